"""Updates as they come in → `Arrival`: polling or webhook, what was said, by whom, where."""
