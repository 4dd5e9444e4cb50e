"""How the shipped model is made and measured: read, train, export, measure; needs torch, and is not installed."""
