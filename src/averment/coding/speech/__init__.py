"""Who says it: claims, voices, and who speaks at a given place."""
