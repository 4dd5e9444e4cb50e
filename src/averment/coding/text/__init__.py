"""How a report is laid out and worded: paragraphs, tables of words, numbers, hedges; knows nothing of incidents."""
