"""A message that is to be answered in another language is read in its own."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk, TurnSummary
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from tests.dialogue.person import Person

WISHES = {
    "en": ("answer in French: ", "fr"),
    "fr": ("réponds en allemand : ", "de"),
    "sv": ("på engelska tack: ", "en"),
    "ko": ("영어로 답해 주세요: ", "en"),
    "de": ("auf Englisch bitte: ", "en"),
}


def _told(desk: Desk, locale: str, said: tuple[str, ...], wish: str) -> TurnSummary:
    """What is made of the last thing said, which has the wish before it."""
    person = Person(desk, Session(chosen=locale))
    *before, last = said
    for text in before:
        person.says(Question(text))
    told = person.says(Question(wish + last)).told
    assert told
    return told


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", ("where do I find the organization ID", "and who is allowed to see it")),
        ("en", ("How do we block password logins?", "can that be taken back", "what of the API accounts")),
        ("fr", ("où trouver l'ID de l'organisation", "et qui a le droit de le voir ?")),
        ("fr", ("comment nommer les profils produit", "et si une lettre diffère")),
        ("sv", ("vilka scopes ska stå i ims-kontot", "får det vara färre än adobes lista", "och tvärtom?")),
        ("sv", ("folk hamnar på adobe.com när de loggat in", "och vem lägger in den på tillåtelselistan?")),
        ("ko", ("조직 ID 어디서 구하죠", "어떻게 생겼어요")),
        ("ko", ("외부 계정은 어디서 설정하죠", "아무나 건드려도 되나")),
        ("ko", ("마스크는 정상인데 사용자가 운영자 그룹에 없어요",)),
        ("ko", ("지라 로그인이 안되는데 어쩌죠",)),
        ("de", ("woher kriegen wir die Client-ID", "und das Geheimnis")),
        (
            "de",
            (
                "nach dem Anmelden steht im Browser adobe.com",
                "und wer trägt sie in die Liste ein?",
            ),
        ),
    ],
)
def test_it_is_understood_as_without_the_wish(desk: Desk, locale: str, said: tuple[str, ...]) -> None:
    """The same ids, in the language that is wanted."""
    wish, wanted = WISHES[locale]
    with_wish, without = (_told(desk, locale, said, text) for text in (wish, ""))
    assert with_wish.locale == wanted
    assert (with_wish.outcome, with_wish.answered) == (without.outcome, without.answered)


@pytest.mark.parametrize(
    ("spoken", "said"),
    [
        ("en", "answer in German: make me a ticket for Johnson"),
        ("sv", "på tyska tack: skriv ett ärende åt Johansson"),
    ],
)
def test_a_name_in_a_request_for_the_summary_is_read_in_its_language(
    desk: Desk, spoken: str, said: str
) -> None:
    """German nouns have capitals; that the answer is German makes no noun of a name."""
    turn = Person(desk, Session(chosen=spoken)).says(Question(said))
    assert turn.replies[0].locale == "de"
    assert turn.replies[0].is_summary
