"""A language is asked for in any of the bot's languages, whichever the conversation is in."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from tests.dialogue.person import Person


@pytest.mark.parametrize(
    ("spoken", "said", "wanted"),
    [
        ("sv", "can you reply in english", "en"),
        ("sv", "do you speak english?", "en"),
        ("sv", "tillbaka till svenska", "sv"),
        ("en", "pouvez-vous répondre en français ?", "fr"),
        ("en", "back to english", "en"),
        ("en", "한국어로 말해 주세요", "ko"),
        ("fr", "reviens au français", "fr"),
        ("fr", "est-ce que tu parles anglais ?", "en"),
        ("de", "bitte wieder deutsch", "de"),
        ("de", "sprichst du auch englisch?", "en"),
        ("ko", "다시 한국어로 돌아가 주세요", "ko"),
        ("ko", "영어 가능해요?", "en"),
    ],
)
def test_it_is_spoken_from_now_on(desk: Desk, spoken: str, said: str, wanted: str) -> None:
    """The next answer is in it, too, though the next question may be in the language of before."""
    person = Person(desk, Session(chosen=spoken))
    person.says(Question(said))
    assert person.session.chosen == wanted
    told = person.says(Question("Adobe_Marketing_Cloud")).told
    assert told
    assert told.locale == wanted


@pytest.mark.parametrize(
    ("spoken", "said"),
    [
        ("en", "the console is in German, is that a problem"),
        ("fr", "l'interface est en anglais, c'est normal ?"),
        ("de", "die Konsole ist auf Englisch, ist das ein Problem?"),
        ("sv", "svenska användare kommer inte in"),
        ("ko", "내부 이름을 한글로 써도 되나요"),
    ],
)
def test_a_language_that_something_is_in_is_not_asked_for(desk: Desk, spoken: str, said: str) -> None:
    """The console's, a name's, that of some people."""
    person = Person(desk, Session(chosen=spoken))
    person.says(Question(said))
    assert person.session.chosen == spoken
