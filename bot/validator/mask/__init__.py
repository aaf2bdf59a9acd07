"""The association mask: its form, and whether it fits the groups of an instance."""
