"""A conversation: what was said before, what is denied and meant, and what a short message stands for.

A message is read (`lexicon`, `reading`) with the cue words of its language, which stand in `locales/`; the
readers of `turns` try in order what it may be, and the first that understands it makes the turn.
"""
