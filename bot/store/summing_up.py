"""Counts of notes → `Records` for the bot's owner: the same for every store, in an order of its own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar

from bot.dialogue.notes import Complaint, ItemFeedback, Records, Suggested, Unanswered

_Key = TypeVar("_Key", bound=str | tuple[str, ...])


def summed(
    since: int,
    people: int,
    asked: Mapping[tuple[str, str, str], int],
    unanswered: Mapping[tuple[str, str, str], int],
    *,
    ratings: Iterable[tuple[str, bool]],
    complaints: Iterable[tuple[str, Complaint]],
    suggestions: Iterable[Suggested],
) -> Records:
    """Sum up what a store counted.

    `asked` counts (outcome, locale, item), `unanswered` (words, locale, item); `ratings` are (item, is good),
    one for each person and item; `complaints` (item, reason).
    """
    outcomes: Counter[tuple[str, str]] = Counter()
    items: Counter[str] = Counter()
    for (outcome, locale, item), times in asked.items():
        outcomes[outcome, locale] += times
        if item:
            items[item] += times
    return Records(
        since,
        people,
        tuple((outcome, locale, times) for (outcome, locale), times in _greatest_first(outcomes)),
        tuple(_greatest_first(items)),
        _feedback(ratings, complaints),
        tuple(Unanswered(words, lang, n, item) for (words, lang, item), n in _greatest_first(unanswered)),
        tuple(suggestions),
    )


def _feedback(
    ratings: Iterable[tuple[str, bool]], complaints: Iterable[tuple[str, Complaint]]
) -> tuple[ItemFeedback, ...]:
    """How each answer was liked, the least liked first."""
    marks = Counter(ratings)
    reasons: defaultdict[str, Counter[Complaint]] = defaultdict(Counter)
    for item, reason in complaints:
        reasons[item][reason] += 1
    items = {item for item, _ in marks} | set(reasons)
    return tuple(
        ItemFeedback(item, marks[item, True], marks[item, False], tuple(_greatest_first(reasons[item])))
        for item in sorted(items, key=lambda item: (-marks[item, False], -reasons[item].total(), item))
    )


def _greatest_first(counts: Mapping[_Key, int]) -> list[tuple[_Key, int]]:
    return sorted(counts.items(), key=lambda one: (-one[1], _comparable(one[0])))


def _comparable(key: str | tuple[str, ...]) -> tuple[str, ...]:
    return key if isinstance(key, tuple) else (key,)
