"""Answers: in the other languages in place, with a way on, and with what hosted people have to know."""

from __future__ import annotations

import msgspec
import pytest

from bot.dialogue.answers.documents import Documents
from bot.dialogue.answers.entry import paired, show_reply
from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Button, Command, Press, Question
from bot.dialogue.session import Session
from bot.languages import LOCALES
from bot.model import BlockKind
from tests.dialogue.person import Person

LIMIT_BYTES = 64


@pytest.mark.parametrize("locale", LOCALES)
def test_every_answer_can_be_read_in_the_other_languages(desk: Desk, locale: str) -> None:
    """One small button for each; pressed, the same answer stands in place of the message."""
    for item in desk.documents.entries:
        person = Person(desk)
        person.says(Press(f"show:{item}:{locale}"))
        assert person.reply
        assert person.reply.item == item
        offered = person.reply.footer[: len(LOCALES) - 1]
        labels = [button.label for button in offered]
        assert labels == [other.upper() for other in LOCALES if other != locale]
        for button in offered:
            (reply,) = person.says(Press(button.action)).replies
            assert (reply.item, reply.replaces) == (item, True)
            assert reply.locale.upper() == button.label
            assert reply.blocks[0].inline[0].text == desk.documents.title(item, reply.locale)


@pytest.mark.parametrize(
    ("asked", "locale"), [("Var anger man omfång?", "sv"), ("어떤 콜백 URL이 맞나요?", "ko")]
)
def test_reading_along_changes_nobodys_language(desk: Desk, asked: str, locale: str) -> None:
    """The colleague reads French once; whoever asked goes on in their own language."""
    person = Person(desk)
    person.says(Question(asked))
    before = person.session
    assert before.locale == locale
    person.presses(":fr")
    assert person.reply
    assert person.reply.locale == "fr"
    assert person.session == before


@pytest.mark.parametrize("locale", LOCALES)
def test_the_data_of_every_button_fits(desk: Desk, locale: str) -> None:
    """Into Telegram's 64 bytes, in every language; and no more than two rows of two have room for."""
    for item in desk.documents.entries:
        reply = show_reply(desk.documents, item, locale)
        assert reply
        assert sum(map(len, reply.keyboard)) <= 4
        buttons = [*(button for row in reply.keyboard for button in row), *reply.footer]
        assert all(0 < len(button.action.encode()) <= LIMIT_BYTES for button in buttons)


@pytest.mark.parametrize(
    ("labels", "rows"),
    [
        (["Klient-ID", "Alla ämnen", "Guida mig"], [2, 1]),
        (["Sammanfattning att skicka vidare", "Alla ämnen"], [1, 1]),
        (["Guida mig", "Operatörsgruppernas namn", "Tillbaka", "Avbryt"], [1, 1, 2]),
        (["클라이언트 암호(시크릿)", "전체 주제"], [1, 1]),
        ([], []),
    ],
)
def test_only_short_labels_share_a_row(labels: list[str], rows: list[int]) -> None:
    """What half of a phone's width would cut off stands alone; Hangul is twice as wide."""
    keyboard = paired([Button(label, "x") for label in labels])
    assert [len(row) for row in keyboard] == rows
    assert [button.label for row in keyboard for button in row] == labels


def test_whatever_has_steps_offers_to_walk_the_person_through(desk: Desk) -> None:
    """Symptoms and checks their checks, topics their numbered steps; the restart is a step itself."""
    for entry in desk.documents.entries.values():
        person = Person(desk)
        person.says(Press(f"show:{entry.id}:en"))
        guides = [button.label for button in person.buttons if button.action.startswith("guide:")]
        offered = ["Step by step" if entry.kind == "topic" else "Walk me through"]
        assert guides == (offered if entry.id != "check/server-restart" else []), entry.id


def test_a_language_that_the_documents_lack_is_not_offered(desk: Desk) -> None:
    """A button must not lead to the same text again."""
    knowledge = desk.documents.knowledge
    page = {k: v for k, v in knowledge.pages["ims-troubleshooting"].items() if k != "ko"}
    without = msgspec.structs.replace(knowledge, pages={**knowledge.pages, "ims-troubleshooting": page})
    reply = show_reply(Documents(without), "check/scopes", "sv")
    assert reply
    offered = [locale.upper() for locale in LOCALES if locale not in ("sv", "ko")]
    assert [button.label for button in reply.footer[: len(LOCALES) - 1]] == [*offered, "👍"]


@pytest.mark.parametrize("locale", ["fr", "sv"])
@pytest.mark.parametrize(
    "ask", [Command("check", "scopes"), Press("show:check/scopes:sv"), Question("scopes")]
)
def test_hosted_people_are_told_that_it_is_not_theirs_to_change(
    desk: Desk, ask: Command | Press | Question, locale: str
) -> None:
    """In one line at the top, once, however they got to the answer, and get no steps; others do."""
    hosted = Person(desk, Session(chosen=locale, hosting="hosted"))
    hosted.says(ask)
    other = Person(desk, Session(chosen=locale, hosting="on-premise"))
    other.says(ask)
    assert hosted.reply
    assert other.reply
    assert hosted.reply.blocks[1].kind is BlockKind.NOTE
    without_steps = tuple(block for block in other.reply.blocks if block.kind is not BlockKind.STEPS)
    assert (hosted.reply.blocks[0], *hosted.reply.blocks[2:]) == without_steps
    assert without_steps != other.reply.blocks
