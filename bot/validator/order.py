"""In which order findings are told: the checks as `knowledge/order.yaml` has them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import yaml

from bot import resources
from bot.errors import KnowledgeError

FIRST = 0
"""The place of what comes before everything, however light its findings are: who hosts decides who acts."""


@cache
def places() -> Mapping[str, int]:
    """Id of a check or topic → its place. Raises KnowledgeError unless the file lists ids, each once."""
    path = resources.knowledge() / "order.yaml"
    listed = yaml.safe_load(path.read_bytes())
    if not isinstance(listed, list) or not all(isinstance(item, str) for item in listed):
        raise KnowledgeError(path, 1, "write a list of ids")
    found = {item: place for place, item in enumerate(listed)}
    if len(found) != len(listed):
        raise KnowledgeError(path, 1, "an id stands there twice")
    return found


def place(check: str) -> int:
    """Where a check stands; behind all others where it stands nowhere."""
    return places().get(check, len(places()))
