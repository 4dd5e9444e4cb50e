"""Who is said to have done what to whom: people mentioned, predicates, and what hangs on them."""
