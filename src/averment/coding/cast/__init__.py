"""Who takes part: incidents, people, and which words mean whom."""
