"""`python -m averment` is `averment`."""

from averment.cli import main

main()
