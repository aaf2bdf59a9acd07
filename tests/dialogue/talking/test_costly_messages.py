"""What a message costs grows with its length, whatever stands in it: one message must hold nobody else up."""

from __future__ import annotations

import cProfile
import pstats

import pytest

from bot.dialogue.context import Context
from bot.dialogue.converse import converse
from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session

MOST_CALLS = 1_000_000
"""Calls of functions; the costliest took 12,000,000 when each clause was compared with all before it."""


@pytest.mark.parametrize(
    "piece",
    [
        "1. a\n",
        "[a-z]+",
        '{"a":1},',
        "- a: b\n",
        "?a",
        "no, a. ",
        "non, et a. ",
        "아니요, 가. ",
        "not a, but b. ",
    ],
)
@pytest.mark.parametrize("length", [900, 4000])
def test_a_message_of_hundreds_of_clauses(desk: Desk, piece: str, length: int) -> None:
    """It is answered, or asked to be shorter, in so many steps."""
    converse(Question("hej"), Session(), desk, Context())
    profile = cProfile.Profile()
    turn = profile.runcall(converse, Question((piece * length)[:length]), Session(), desk, Context())
    assert turn.replies
    assert pstats.Stats(profile).total_calls < MOST_CALLS  # type: ignore[attr-defined]
