"""The summary, asked for in Korean by where it is to be pasted."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from bot.model import Outcome
from tests.dialogue.person import Person


@pytest.mark.parametrize("said", ["메일에 넣을 내용 좀 써 주세요", "문의에 첨부할 요약 하나 작성해 주세요"])
def test_what_is_to_be_pasted_is_the_summary(desk: Desk, said: str) -> None:
    """It names the check that was told to be made."""
    person = Person(desk, Session(chosen="ko"))
    person.says(Question("콜백 URL 맞습니다"))
    told = person.says(Question(said)).told
    assert told is not None
    assert told.outcome is Outcome.TALK
    assert "콜백 URL: 완료" in person.reads
