"""What a verb says beside its result."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def tell(problems: Sequence[object], prefix: str = "") -> None:
    """Print a line for each, on the side of errors."""
    for problem in problems:
        print(f"{prefix}{problem}", file=sys.stderr)
