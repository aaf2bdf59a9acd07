"""Whole conversations, as administrators type them: `conversations/<locale>.txt`.

A line is `kind: turn ; turn …`, a turn `what is said => what is expected of the answer`: an outcome, or one
of `none|suggest`; ids that are answered; `~a|b`, one of these is; `!id`, this one is not; `=true`, `=false`,
`=null`, the verdict on a value; `"text"`, what stands in the answer. A kind that begins with `open` is known
to go wrong still: the line says what is wanted, and the test tells when it has come right.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.app import Known
from bot.cli.conversations import Answered, Conversations
from bot.dialogue.answers.documents import Documents
from bot.dialogue.desk import Desk
from bot.languages import LOCALES
from bot.model import Outcome
from tests.dialogue.talking.conversation_files import lines_of

VERDICTS = {"=true": True, "=false": False, "=null": None}
LEAST = 40
"""Conversations of a language."""
OPEN = "open "
MOST_OPEN = 5
"""Conversations of a language that may be known to go wrong."""


def _faults(answer: Answered, expected: str) -> Iterator[str]:
    """What an answer lacks of what is expected."""
    done = [match.id for match in answer.matches if match.answered]
    for word in expected.split():
        if set(word.split("|")) <= set(Outcome):
            if answer.outcome not in word.split("|"):
                yield f"{answer.outcome} instead of {word}"
        elif word.startswith("~"):
            if not set(word[1:].split("|")) & set(done):
                yield f"{done} instead of {word}"
        elif word.startswith("!"):
            if word[1:] in done:
                yield f"answers {word[1:]}"
        elif word.startswith("="):
            if answer.verdict is None or answer.verdict.is_right is not VERDICTS[word]:
                yield f"verdict {answer.verdict} instead of {word}"
        elif word.startswith('"'):
            if word.strip('"') not in answer.answer:
                yield f"does not say {word}"
        elif word not in done:
            yield f"{done} instead of {word}"


@pytest.mark.parametrize("locale", LOCALES)
def test_there_are_enough_conversations(locale: str) -> None:
    """Of each kind in each language."""
    lines = lines_of(locale)
    kinds = {line.removeprefix(OPEN).partition(":")[0] for line in lines}
    assert len(lines) >= LEAST
    assert sum(line.startswith(OPEN) for line in lines) <= MOST_OPEN
    assert kinds == {"follow-up", "negation", "two", "verdict", "triage", "talk", "honest", "walk"}


@pytest.mark.parametrize("locale", LOCALES)
def test_a_conversation_goes_right(desk: Desk, known: Known, locale: str) -> None:
    """Every turn of every one, but of those that are known to go wrong."""
    talks = Conversations(known, desk)
    wrong: list[str] = []
    for number, line in enumerate(lines_of(locale)):
        kind, _colon, turns = line.partition(": ")
        faults: list[str] = []
        for turn in turns.split(" ; "):
            said, _arrow, expected = turn.partition(" => ")
            answer = talks.answered(said, locale, str(number))
            faults += [f"{kind}: {said}: {fault}" for fault in _faults(answer, expected)]
        if not kind.startswith(OPEN):
            wrong += faults
        elif not faults:
            wrong.append(f"{kind}: came right, so it is open no more: {turns}")
    assert not wrong


def test_lines_without_a_session_know_nothing_of_each_other(desk: Desk, known: Known) -> None:
    """Each stands alone, and so do those of two sessions."""
    talks = Conversations(known, desk)
    assert talks.answered("client ID", "en", "a").outcome is Outcome.ANSWER
    for session in (None, "b"):
        assert talks.answered("and where is that?", "en", session).outcome is Outcome.ASK
    assert talks.answered("and where is that?", "en", "a").outcome is Outcome.ANSWER


@pytest.fixture
def known(desk: Desk) -> Known:
    """The documents with what finds in it."""
    return Known(Documents(desk.documents.knowledge), desk.ask.__self__)  # type: ignore[attr-defined]
