"""The dialogue through its one entrance, in every language."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.dialogue.answers.menus import native_name
from bot.dialogue.converse import converse
from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Attachment, Command, Event, Press, Question, Refused, Reply
from bot.dialogue.session import Session
from bot.languages import LOCALES
from bot.model import BlockKind
from tests.builders import labels_of, text_of
from tests.said import in_each

Say = Callable[[Event], Reply]

DAMAGED = ("Adobe_마케팅_클라우드", "dma_campaign_클래식", "ADOBE MARKETING CLOUD")
REDIRECTED = in_each("redirected_after_login")


@pytest.mark.parametrize("locale", LOCALES)
def test_the_callback_url_is_named_in_the_language_of_the_question(say: Say, locale: str) -> None:
    """Value in code, source page in that language, the check one press away."""
    reply = say(Question(REDIRECTED[locale]))
    text = text_of(reply)
    assert reply.locale == locale
    assert "`https://`" in text
    assert ("lang=" + locale in text) == (locale != "en")
    assert reply.keyboard[0][0].action == f"show:check/callback-url:{locale}"


@pytest.mark.parametrize("locale", LOCALES)
def test_no_answer_shows_a_damaged_value(desk: Desk, locale: str) -> None:
    """Every entry, in every language."""
    for entry_id in desk.documents.entries:
        (reply,) = converse(Press(f"show:{entry_id}:{locale}"), Session(), desk).replies
        assert reply.locale == locale
        assert not any(value in text_of(reply) for value in DAMAGED)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_check_shows_its_values_as_values(desk: Desk, locale: str) -> None:
    """What must be typed stands in code style."""
    for entry in desk.documents.entries.values():
        (reply,) = converse(Press(f"show:{entry.id}:{locale}"), Session(), desk).replies
        if entry.kind == "check":
            for value in (v for v in entry.values if v != "Enterprise Dashboard"):
                assert f"`{value}`" in text_of(reply) or "    " + value in text_of(reply), entry.id


@pytest.mark.parametrize("locale", LOCALES)
def test_every_answer_has_steps_source_and_buttons(desk: Desk, locale: str) -> None:
    """What it is, what to do in order, where it is from, where to go on."""
    for entry in desk.documents.entries.values():
        (reply,) = converse(Press(f"show:{entry.id}:{locale}"), Session(), desk).replies
        kinds = [block.kind for block in reply.blocks]
        assert kinds[0] is BlockKind.HEADING
        assert BlockKind.STEPS in kinds or BlockKind.BULLETS in kinds, entry.id
        assert "https://experienceleague.adobe.com/" in text_of(reply)
        assert labels_of(reply)


def test_what_is_not_documented_is_said_so_with_the_topics_to_choose_from(say: Say) -> None:
    """Never a guess."""
    reply = say(Question("quelle est la recette de la tarte aux pommes ?"))
    assert reply.locale == "fr"
    assert [button.action for row in reply.keyboard for button in row] == [
        "topics:symptom:fr",
        "topics:check:fr",
        "topics:topic:fr",
    ]


def test_a_chosen_language_wins_over_the_language_of_the_message(say: Say) -> None:
    """/language sv, then a French question."""
    say(Command("language", "sv"))
    assert say(Question(REDIRECTED["fr"])).locale == "sv"


def test_the_language_can_be_chosen_by_button(say: Say) -> None:
    """/language offers each by its own name."""
    offer = say(Command("language"))
    assert labels_of(offer) == [native_name(locale) for locale in LOCALES]
    assert "한국어" in labels_of(offer)
    assert say(Press(offer.keyboard[LOCALES.index("ko")][0].action)).locale == "ko"
    assert say(Command("help")).locale == "ko"


def test_without_words_the_language_of_the_app_is_used(desk: Desk) -> None:
    """A photo, from a Swedish phone."""
    (reply,) = converse(Refused("picture"), Session(client="sv-SE"), desk).replies
    assert reply.locale == "sv"


@pytest.mark.parametrize(
    "event",
    [
        pytest.param(Question(""), id="empty"),
        pytest.param(Question("🙂"), id="emoji"),
        pytest.param(Question("x" * 10_000), id="long"),
        pytest.param(Command("no-such-command"), id="unknown command"),
        pytest.param(Command("ask"), id="ask without a question"),
        pytest.param(Command("language", "klingon"), id="unknown language"),
        pytest.param(Press(""), id="empty button"),
        pytest.param(Press("show:check/none:en"), id="button of an unknown entry"),
        pytest.param(Press("show:check/callback-url:xx"), id="button in an unknown language"),
        pytest.param(Press("topics:other:en"), id="button of an unknown group"),
        pytest.param(Refused("not-text"), id="voice"),
        pytest.param(Refused("picture"), id="photo"),
        pytest.param(Refused("file-too-big", 1024), id="big file"),
        pytest.param(Refused("file-unavailable"), id="lost file"),
        pytest.param(Attachment("photo.jpg", b"\xff\xd8\xff\xe0" + bytes(range(256))), id="no account file"),
        pytest.param(Attachment("", b""), id="empty file"),
        pytest.param(
            Attachment("bomb.yaml", b"a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b]\n" * 3),
            id="bomb",
        ),
    ],
)
@pytest.mark.parametrize("locale", LOCALES)
def test_whatever_comes_gets_a_line_in_the_persons_language(desk: Desk, event: Event, locale: str) -> None:
    """A message that says something, and a way on."""
    (reply,) = converse(event, Session(chosen=locale), desk).replies
    assert reply.locale == locale
    assert len(text_of(reply)) > 10
    assert reply.keyboard


@pytest.mark.parametrize("group", ["symptom", "check", "topic"])
def test_every_topic_can_be_reached_by_buttons(say: Say, group: str) -> None:
    """/topics, a kind, an entry."""
    menu = say(Command("topics"))
    listed = say(Press(next(b.action for row in menu.keyboard for b in row if group in b.action)))
    assert all(len(button.action.encode()) <= 64 for row in listed.keyboard for button in row)
    entry = say(Press(listed.keyboard[0][0].action))
    assert entry.blocks[0].inline[0].text == listed.keyboard[0][0].label


@given(st.text(max_size=200), st.sampled_from(["question", "command", "press", "file"]))
@settings(max_examples=80, deadline=None)
def test_nothing_that_a_person_sends_raises(desk: Desk, text: str, kind: str) -> None:
    """Any text as anything."""
    events: dict[str, Event] = {
        "question": Question(text),
        "command": Command(text),
        "press": Press(text),
        "file": Attachment(text, text.encode("utf-8", "replace")),
    }
    event = events[kind]
    assert converse(event, Session(), desk).replies


@pytest.mark.parametrize(
    ("text", "locale"), [("Bonjour !", "fr"), ("hej", "sv"), ("안녕하세요", "ko"), ("Hi", "en")]
)
def test_a_greeting_is_greeted_back(say: Say, text: str, locale: str) -> None:
    """With what the bot is for, and the topics."""
    reply = say(Question(text))
    assert reply.locale == locale
    assert next(button.action for row in reply.keyboard for button in row) == f"topics:symptom:{locale}"
