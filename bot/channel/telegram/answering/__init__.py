"""One update after the other, from the inbox to its answer."""
