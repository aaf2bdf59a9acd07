"""Two values of one setting in a message. In: where they stand. Out: the account's, and Adobe's."""

from __future__ import annotations

from collections.abc import Sequence

from bot.dialogue.talking.message.utterance import Utterance
from bot.model import Record

_GRANTED, _ASKED_FOR = "granted", "asked-for"


class Pair(Record, frozen=True):
    """What the account has, and what Adobe has on its side."""

    own: str
    adobe: str


def pair_in(utterance: Utterance, spans: Sequence[tuple[int, int]]) -> Pair | None:
    """The first two values, told apart by what is said around them; None where nothing tells.

    `spans` are places in the text, in order. A word of granting stands before its value or, after both of
    them, belongs to the second. Where a verb comes last, both words stand between: "Adobe has A granted, we
    ask for B".
    """
    if len(spans) < 2:
        return None
    first, second = spans[0], spans[1]
    own, adobe = (utterance.text[slice(*span)] for span in (first, second))
    granted = _places(utterance, _GRANTED)
    if not granted:
        return None
    asked = [at for at in _places(utterance, _ASKED_FOR) if first[1] <= at < second[0]]
    between = [at for at in granted if first[1] <= at < second[0]]
    is_before = any(at < first[0] for at in granted)
    is_swapped = is_before and not between
    if between and asked:
        is_swapped = min(between) < min(asked)
    return Pair(adobe, own) if is_swapped else Pair(own, adobe)


def _places(utterance: Utterance, cue: str) -> list[int]:
    """Where a cue begins, in characters."""
    return [utterance.places[found.start][0] for found in utterance.spans(cue)]
