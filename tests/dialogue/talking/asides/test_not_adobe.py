"""Who takes the bot for Adobe, or wants it to look itself, is told what it is."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from bot.model import Message
from bot.translate import _, translator
from tests.dialogue.person import Person

NO_HANDS = _(
    "I cannot do that: I have no access to your systems, I only know the documentation on logging in to "
    "Campaign with an Adobe ID. With /ticket I write a summary for whoever can."
)
NOT_ADOBE = _(
    "No, I am a program and not Adobe: I only know the documentation on logging in to Campaign with an "
    "Adobe ID. You reach Adobe itself through Customer Care."
)


@pytest.mark.parametrize("before", ["", "callback URL"])
@pytest.mark.parametrize(
    ("locale", "said", "told"),
    [
        ("en", "can't you log in and have a look?", NO_HANDS),
        ("en", "could you fix it for me?", NO_HANDS),
        ("en", "but you're adobe, no?", NOT_ADOBE),
        ("fr", "vous pouvez vous connecter et regarder ?", NO_HANDS),
        ("fr", "vous ne voulez pas le faire à ma place ?", NO_HANDS),
        ("fr", "mais vous êtes Adobe, non ?", NOT_ADOBE),
        ("sv", "kan du inte logga in och titta?", NO_HANDS),
        ("sv", "kan du inte bara göra det åt mig?", NO_HANDS),
        ("sv", "men du är väl Adobe?", NOT_ADOBE),
        ("ko", "직접 들어와서 봐주실 수 있어요?", NO_HANDS),
        ("ko", "대신 고쳐 주실 수 있나요?", NO_HANDS),
        ("ko", "어도비 직원 아니세요?", NOT_ADOBE),
        ("de", "können Sie sich nicht einloggen und nachsehen?", NO_HANDS),
        ("de", "können Sie das nicht für mich machen?", NO_HANDS),
        ("de", "Sie sind doch Adobe?", NOT_ADOBE),
    ],
)
def test_the_bot_says_what_it_is(desk: Desk, locale: str, said: str, told: Message, before: str) -> None:
    """And gives no page, also while one is at hand."""
    person = Person(desk, Session(chosen=locale))
    for text in filter(None, (before, said)):
        person.says(Question(text))
    assert person.reply
    assert not person.reply.item
    assert translator(locale).text(told) in person.reads


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "the type is Adobe Experience Cloud, right?"),
        ("fr", "c'est Adobe qui s'en occupe ou nous ?"),
        ("sv", "är det Adobe som gör det?"),
        ("ko", "콜백 서버 칸에 뭘 적어야 하는지 좀 봐주세요"),
        ("de", "ist das Adobe oder sind wir das?"),
        ("en", "can you have a look? everybody lands on adobe.com"),
    ],
)
def test_a_question_and_a_trouble_are_helped_with(desk: Desk, locale: str, said: str) -> None:
    """Adobe is named in many."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question(said))
    text = translator(locale).text
    assert text(NO_HANDS) not in person.reads
    assert text(NOT_ADOBE) not in person.reads
