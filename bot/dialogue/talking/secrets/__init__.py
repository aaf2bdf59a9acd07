"""Secrets that were sent or are asked about. In: a message. Out: not here, and what to do now."""
