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
        ("ko", "죄송한데 혹시 앞으로는 정말 영어로 대답해 주실 수 있으실까요?", "en"),
        ("sv", "죄송하지만 지금부터는 계속 한국어로 말씀해 주실 수 있으실까요?", "ko"),
        ("fr", "죄송한데 지금부터는 한국어로 답변해 주실 수 있으신가요?", "ko"),
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


@pytest.mark.parametrize(
    ("spoken", "said", "wanted"),
    [
        ("en", "please tell me in Swedish what the callback URL is", "sv"),
        ("en", "what is the callback URL? answer in German", "de"),
        ("fr", "expliquez-moi l'URL de callback en anglais", "en"),
        ("fr", "what's the callback URL? reply in English please", "en"),
        ("sv", "förklara återanrops-URL på franska", "fr"),
        ("ko", "콜백 URL이 뭔지 영어로 설명해 줘", "en"),
        ("de", "auf Englisch bitte: was ist die Callback-URL?", "en"),
    ],
)
def test_one_answer_in_another_language(desk: Desk, spoken: str, said: str, wanted: str) -> None:
    """The question is answered in it, and the next one as before."""
    person = Person(desk, Session(chosen=spoken))
    turn = person.says(Question(said))
    assert turn.told
    assert turn.told.answered == ("check/callback-url",)
    assert turn.replies[0].locale == wanted
    assert person.session.chosen == spoken


@pytest.mark.parametrize(
    ("spoken", "said"),
    [
        ("en", "what does the French console say for the type?"),
        ("fr", "dans la console en anglais, que changer pour le type ?"),
        ("de", "wo steht der Typ in der englischen Konsole?"),
    ],
)
def test_a_language_that_is_only_spoken_of_changes_nothing(desk: Desk, spoken: str, said: str) -> None:
    """It is that of a console."""
    assert Person(desk, Session(chosen=spoken)).says(Question(said)).replies[0].locale == spoken
