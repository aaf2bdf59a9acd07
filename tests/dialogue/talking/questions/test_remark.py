"""What is told and asks for nothing gets a short line, and neither a page nor the word that none has it."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from bot.model import BlockKind, Outcome
from tests.dialogue.person import Person
from tests.dialogue.reports import ADOBE

REMARKS = {
    "en": "the vendor replaced the firewall yesterday",
    "sv": "leverantören bytte brandväggen igår",
    "ko": "팀장이 화났어요",
}
THEN = {
    "en": "who can tell us what is on that list?",
    "fr": "qui peut nous dire ce qu'il y a dans cette liste ?",
    "sv": "vem kan säga vad som står på listan?",
    "ko": "그 목록에 뭐가 있는지 누가 알려 줘요?",
    "de": "wer kann uns sagen, was auf der Liste steht?",
}


@pytest.mark.parametrize("locale", REMARKS)
def test_a_remark_is_noted_and_what_was_spoken_of_stays(desk: Desk, locale: str) -> None:
    """No page is told for it, and the next question is about what was spoken of before."""
    person = Person(desk, Session(chosen=locale))
    person.told(ADOBE[locale])
    assert person.told(REMARKS[locale]) == (Outcome.TALK, ())
    assert person.reply
    assert {block.kind for block in person.reply.blocks} == {BlockKind.PARAGRAPH}
    _outcome, answered = person.told(THEN[locale])
    assert set(answered) & {"check/callback-url", "symptom/redirected-to-adobe", "topic/customer-care"}


def test_two_remarks_do_not_get_the_same_line(desk: Desk) -> None:
    """Who goes on telling reads something else."""
    person = Person(desk, Session(chosen="en"))
    person.told(ADOBE["en"])
    lines = [person.says(Question(REMARKS["en"])).replies[0].blocks for _again in range(2)]
    assert lines[0] != lines[1]
