"""Where people are. A channel turns what arrives into events and shows replies; it holds no wording."""
