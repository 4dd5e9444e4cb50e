"""What is asked of the tables, a module a thing; each a function of a connection."""
