"""Stand-ins for the world outside: they speak the real protocols, so nothing is patched."""
