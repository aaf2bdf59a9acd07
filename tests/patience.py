"""How long a test waits for what must come: long enough for a machine that has much else to do."""

PATIENCE_S = 120.0
