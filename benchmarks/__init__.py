"""Figures as ratios against named peers in the same run: `make bench`, or one of them by `python -m`."""
