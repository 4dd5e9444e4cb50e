"""One module per family of fields; `RULES` is the one table of what codes them."""
