"""Guided walk-throughs, check after check."""
