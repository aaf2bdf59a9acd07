"""Who asks where the documentation says so gets the page."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from bot.model import Outcome
from tests.builders import text_of
from tests.dialogue.person import Person, after

TENANT = {
    "en": "What do I enter as tenant?",
    "fr": "Que mettre comme tenant ?",
    "sv": "Vad anger jag som tenant?",
    "ko": "테넌트에 뭘 입력하나요?",
    "de": "Was trage ich als Tenant ein?",
}


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "says who?"),
        ("en", "and where is that documented"),
        ("en", "source?"),
        ("fr", "et c'est écrit où ?"),
        ("fr", "qui dit ça"),
        ("sv", "vem säger det då?"),
        ("sv", "har du nån källa?"),
        ("ko", "근거가 뭔가요?"),
        ("ko", "어느 문서에 있어요?"),
        ("de", "wer sagt das?"),
        ("de", "gibt es eine Quelle?"),
    ],
)
def test_the_page_is_named(desk: Desk, locale: str, said: str) -> None:
    """With its address, and nothing of the section again."""
    person = after(desk, locale, TENANT[locale])
    turn = person.says(Question(said))
    assert turn.told
    assert (turn.told.outcome, turn.told.answered) == (Outcome.ANSWER, ("topic/tenant-name",))
    (reply,) = turn.replies
    assert "configuring-ims" in text_of(reply)
    assert len(reply.blocks) == 2


@pytest.mark.parametrize(
    ("locale", "said", "says"),
    [
        ("en", "where does it stand in the console?", "Customer Care"),
        ("sv", "var står det i konsolen?", "kundtjänst"),
        ("de", "wo steht das in der Konsole?", "Kundenbetreuung"),
    ],
)
def test_a_place_in_the_console_is_no_page(desk: Desk, locale: str, said: str, says: str) -> None:
    """That is asked of the setting."""
    turn = after(desk, locale, TENANT[locale]).says(Question(said))
    assert says in text_of(turn.replies[0])


def test_nothing_was_told_yet(desk: Desk) -> None:
    """There is no page to name."""
    turn = Person(desk, Session(chosen="en")).says(Question("says who?"))
    assert turn.told
    assert not turn.told.answered
