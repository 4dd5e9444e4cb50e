"""Drafts in formats that others read."""
