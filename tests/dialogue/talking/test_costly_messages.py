"""What a message costs grows with its length, whatever stands in it: one message must hold nobody else up."""

from __future__ import annotations

import cProfile
import pstats
import time

import pytest

from bot.dialogue.context import Context
from bot.dialogue.converse import converse
from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session

MOST_CALLS = 1_000_000
"""Calls of functions; the costliest took 12,000,000 when each clause was compared with all before it."""
LENGTHS = (980, 3920)
"""Characters beside what stands before and behind them; LIMIT_CHARS of a message is a little more."""
MOST_GROWTH = 8
"""Four times is even growth, sixteen times is what a pattern takes that starts anew at each character."""
UNNOTICED_S = 0.3
"""Of the processor; less is not held against a message. The costliest took 13 s."""


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
    for text in ("hej", piece * 20):  # loads what a language or a kind of message needs
        converse(Question(text), Session(), desk, Context())
    profile = cProfile.Profile()
    turn = profile.runcall(converse, Question((piece * length)[:length]), Session(), desk, Context())
    assert turn.replies
    assert pstats.Stats(profile).total_calls < MOST_CALLS  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("before", "piece", "after"),
    [
        ('is "', " ", "x right?"),
        ('is Campaign - acme - (.*) right for the group "', " ", "x ?"),
        ("is Campaign -", " ", "x right?"),
        ("is Campaign - a", " ", "x right?"),
        ("is Client -", " ", "x right?"),
        ("is internal name = a", " ", "x right?"),
        ("are the scopes openid", " ", "x right?"),
        ("", "a.", ""),
        ("", "a,", ""),
        ("", "@", ""),
        ("", "a@", ""),
        ("", "?", "=x"),
        ("", "-", ": x"),
        ("", '" ', ""),
        ("", "Campaign - ", ""),
        ("1", " ", "x"),
    ],
)
def test_no_pattern_is_tried_from_each_place_to_the_end(
    desk: Desk, before: str, piece: str, after: str
) -> None:
    """No count of calls sees how long a pattern takes: four times the message may not take much longer."""
    _seconds(desk, "hej")  # loads what all need
    short, long = (_seconds(desk, before + piece * (length // len(piece)) + after) for length in LENGTHS)
    assert long < max(MOST_GROWTH * short, UNNOTICED_S)


def _seconds(desk: Desk, text: str) -> float:
    """What one message takes of the processor, below buttons that it may press."""
    session = converse(Question("nothing works"), Session(chosen="en"), desk, Context()).session
    began = time.process_time()
    assert converse(Question(text), session, desk, Context()).replies
    return time.process_time() - began
