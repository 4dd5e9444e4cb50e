"""What is done to the tables, a module a thing; each a function of a unit of work."""
