"""Documentation held against itself in other languages: what is damaged, missing, left behind or broken."""
