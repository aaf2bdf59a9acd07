"""Words of a person → ranked ids with a calibrated score, and which language they are in."""
