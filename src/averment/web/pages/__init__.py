"""One module a page: what it shows, and how that is made of what the store answers."""
