"""What follow-ups are about: `follow_ups/learnt.<locale>.txt`, which weights are fitted to, and `aside.…`.

A line is as one of `conversations/`; of a turn is told what it may be about, `none|talk|ask|suggest` where
that is nothing. Those set aside are never fitted to. Not every one goes right: the shares below are what has
been reached and is to be kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.app import Known
from bot.cli.conversations import Conversations
from bot.dialogue.answers.documents import Documents
from bot.dialogue.desk import Desk
from bot.languages import LOCALES

FOLDER = Path(__file__).parent / "follow_ups"
LEAST = {"learnt": 0.75, "aside": 0.55}


def _follow_ups(kind: str, locale: str, talks: Conversations) -> Iterator[bool]:
    """Of each turn but the first, whether it is answered as one of what it may be about."""
    lines = (FOLDER / f"{kind}.{locale}.txt").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        if line.startswith("#"):
            continue
        for place, turn in enumerate(line.partition(": ")[2].split(" ; ")):
            said, _arrow, expected = turn.partition(" => ")
            answer = talks.answered(said, locale, f"{kind} {number}")
            items = {match.id for match in answer.matches if match.answered}
            is_about = set(expected.removeprefix("~").split("|")) if expected.startswith("~") else set()
            if place:
                yield bool(is_about & items) if is_about else answer.outcome in expected.split("|")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", LEAST)
def test_most_follow_ups_are_about_the_right_subject(desk: Desk, locale: str, kind: str) -> None:
    """More of them where the weights know them."""
    talks = Conversations(Known(Documents(desk.documents.knowledge), desk.ask.__self__), desk)  # type: ignore[attr-defined]
    right = list(_follow_ups(kind, locale, talks))
    assert sum(right) / len(right) >= LEAST[kind]


def test_nothing_set_aside_is_fitted_to() -> None:
    """No turn of one set stands in the other, short ones aside, which everybody says."""
    said: dict[str, set[str]] = {}
    for kind in LEAST:
        turns = (
            turn.partition(" => ")[0].strip()
            for locale in LOCALES
            for line in (FOLDER / f"{kind}.{locale}.txt").read_text(encoding="utf-8").splitlines()
            for turn in line.partition(": ")[2].split(" ; ")
        )
        said[kind] = {turn for turn in turns if len(turn) > 30}
    assert said["aside"].isdisjoint(said["learnt"])
