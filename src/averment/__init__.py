"""Averment: who said what about a use of force, in their exact words."""

__version__ = "0.1.0"
