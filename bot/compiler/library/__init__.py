"""Many pages: gathered from folders, compiled, kept in one file."""
