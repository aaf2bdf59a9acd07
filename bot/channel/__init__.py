"""Where people are. A channel turns what arrives into events and replies into its own form; it holds no wording."""
