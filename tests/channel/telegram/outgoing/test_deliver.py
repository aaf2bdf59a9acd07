"""Replies as messages in the chat."""

from __future__ import annotations

import pytest

from bot.channel.telegram import DialogueTurn
from bot.dialogue.context import Context
from bot.dialogue.desk import Turn
from bot.dialogue.exchange import Attachment, Button, Event, Press, Reply
from bot.dialogue.session import Session
from bot.model import Block, BlockKind, Span
from tests.channel.telegram.running import running
from tests.channel.telegram.tiny_dialogue import HEARD, LONG
from tests.fakes.bot_api import BotApiServer, Hold, ServerError, TooManyRequests


async def test_a_long_reply_is_split_with_the_buttons_last(server: BotApiServer) -> None:
    """Telegram takes each piece; the first answers the question."""
    async with running(server):
        anna, team = server.user("Anna"), server.group("Team")
        asked = anna.sends(f"@ims_doctor_bot {LONG}", team)
        first, second = await server.next_reply(team), await server.next_reply(team)
        assert (first.reply_to, first.labels) == (asked, [])
        assert second.labels == ["Again", "More"]
        assert first.text.startswith("Part 0. ")
        assert second.text.startswith("Part ")
    assert len(server.replies(team)) == 2


async def test_previews_are_off(server: BotApiServer) -> None:
    """A link in an answer does not open a picture under it."""
    async with running(server):
        anna = server.user("Anna")
        anna.sends("see adobe.com")
        await server.next_reply(anna)
    (sent,) = server.calls_to("sendMessage")
    assert sent.params["link_preview_options"] == {"is_disabled": True}
    assert sent.params["parse_mode"] == "HTML"


def _offer_many(event: Event, session: Session, _context: Context) -> DialogueTurn:
    if isinstance(event, Press):
        first = Reply("en", (_text("first"),), replaces=True)
        return Turn((first, Reply("en", (_text("second"),), replaces=True)), session)
    rows = tuple((Button(f"Check number {n} of the account", f"show:{n}"),) for n in range(1, 10))
    return Turn((Reply("en", (_text("Which one?"),), rows),), session)


def _text(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, inline=(Span(text),))


async def test_many_choices_are_listed_and_numbered(server: BotApiServer) -> None:
    """A list to read and small buttons, instead of a wall of buttons."""
    async with running(server, converse=_offer_many):
        anna = server.user("Anna")
        anna.sends("hej")
        reply = await server.next_reply(anna)
        assert reply.text.startswith("Which one?\n\n1. Check number 1 of the account\n2. ")
        assert reply.labels == [str(n) for n in range(1, 10)]
        anna.presses(reply, "7")
        assert (await server.next_edit(reply)).text == "first"
        second = await server.next_reply(anna)  # there is one message to replace, not two
        assert (reply.text, second.text) == ("first", "second")


async def test_nothing_to_say_is_no_message(server: BotApiServer) -> None:
    """An empty reply is not sent, for Telegram would refuse it."""

    def say_little(_event: Event, session: Session, _context: Context) -> DialogueTurn:
        return Turn((Reply("en", ()), Reply("en", (_text("something"),))), session)

    async with running(server, converse=say_little):
        anna = server.user("Anna")
        anna.sends("hej")
        assert (await server.next_reply(anna)).text == "something"
    assert len(server.calls_to("sendMessage")) == 1


LANGUAGES = pytest.mark.parametrize("language", ["fr", "ko"])


def _read_out(event: Event, session: Session, _context: Context) -> DialogueTurn:
    """A long answer, which a button shows in another language, longer or shorter."""
    count = int(event.action) if isinstance(event, Press) else 8
    body = tuple(_text(f"{count}/{n} " + "word " * 200) for n in range(count))
    rows = ((Button("12", "12"), Button("8", "8"), Button("2", "2")),)
    return Turn((Reply("en", body, rows, isinstance(event, Press), item="check/x"),), session)


async def test_all_of_an_answer_changes_in_place(server: BotApiServer) -> None:
    """Not only the message with the button; what is too much goes, what is missing is sent."""
    async with running(server, converse=_read_out):
        anna, team = server.user("Anna"), server.group("Team")
        anna.sends("@ims_doctor_bot read", team)
        first, last = await server.next_reply(team), await server.next_reply(team)
        anna.presses(last, "12")
        third = await server.next_reply(team)
        assert [m.text.partition(" ")[0] for m in (first, last)] == ["12/0", last.text.partition(" ")[0]]
        assert last.text.startswith("12/")
        assert (first.labels, last.labels, third.labels) == ([], [], ["12", "8", "2"])
        anna.presses(third, "2")
        await server.next_call("deleteMessage")
        await server.next_call("deleteMessage")
        assert (first.text.partition(" ")[0], first.labels) == ("2/0", ["12", "8", "2"])
        assert (last.is_deleted, third.is_deleted) == (True, True)
        anna.presses(first, "8")
        again = await server.next_reply(team)
        assert first.text.startswith("8/0")
        assert again.text.startswith("8/")
    assert [m for m in server.messages(team) if m.is_by_bot] == [first, again]


async def test_a_group_moves_between_two_messages_of_an_answer(server: BotApiServer) -> None:
    """What was said stays said: the rest follows in the new chat."""
    async with running(server, converse=_read_out):
        anna, team = server.user("Anna"), server.group("Team")
        held = server.faults.add(Hold(), "sendMessage", when=lambda said: "8/0" not in said["text"])
        anna.sends("@ims_doctor_bot read", team)
        first = await server.next_reply(team)
        await server.until(lambda: held.hits or None)
        new = team.upgrades()
        held.release()
        rest = await server.next_reply(new)
        assert (rest.labels, rest.reply_to) == (["12", "8", "2"], None)
    assert (server.replies(team), server.replies(new)) == ([first], [rest])


@LANGUAGES
async def test_a_document_bears_the_reply_as_its_caption(server: BotApiServer, language: str) -> None:
    """One message with text, file and buttons; the file keeps its name, whatever the script."""
    async with running(server):
        anna = server.user("Anna", language_code=language)
        anna.sends("/template")
        reply = await server.next_reply(anna)
        assert (reply.text, reply.labels) == (f"{HEARD[language]}: a file", ["Again", "More"])
    (document,) = server.documents
    assert (document.name, document.content) == ("계정 från Ågot.yaml", b"filled: in")
    assert server.replies(anna) == [reply]


@LANGUAGES
@pytest.mark.parametrize("units", [1024, 1025])
async def test_a_long_text_goes_before_its_document(server: BotApiServer, language: str, units: int) -> None:
    """A caption holds 1,024 UTF-16 units; emoji count two, and markup does not count."""
    lead = f"{HEARD[language]}: "
    words = "👍" * 100 + " &" * ((units - len(lead) - 200) // 2)
    words += "." * (units - len(lead) - 200 - words.count(" ") * 2)
    async with running(server):
        anna, team = server.user("Anna", language_code=language), server.supergroup("Team")
        login = team.topic("Login", by=anna)
        asked = anna.sends(f"/template@ims_doctor_bot {words}", topic=login)
        first = await server.next_reply(team)
        last = first if units == 1024 else await server.next_reply(team)
        assert first.text == lead + words
        assert last.document
        assert (last.labels, last.text) == (["Again", "More"], first.text if last is first else "")
        assert [(m.topic, m.reply_to) for m in (first, last)] == [(login, asked)] * 2
        assert first.document is last.document or first.labels == []
    assert len(server.replies(team)) == (1 if units == 1024 else 2)


@pytest.mark.parametrize("fault", [TooManyRequests(3), ServerError(502)], ids=["429", "502"])
async def test_a_document_survives_a_bad_moment(
    server: BotApiServer, fault: TooManyRequests | ServerError
) -> None:
    """It is sent again, whole."""
    server.faults.add(fault, "sendDocument", count=1)
    async with running(server):
        anna = server.user("Anna")
        anna.sends("/template")
        await server.next_reply(anna)
    assert [document.content for document in server.documents] == [b"filled: in"]


@LANGUAGES
async def test_a_document_cannot_become_a_text(server: BotApiServer, language: str) -> None:
    """A reply that would take its place is sent; the file stays."""
    async with running(server):
        anna, team = server.user("Anna", language_code=language), server.supergroup("Team")
        login = team.topic("Login", by=anna)
        anna.sends("/template@ims_doctor_bot", topic=login)
        document = await server.next_reply(team)
        press = anna.presses(document, "Again")
        reply = await server.next_reply(team)
        assert (reply.text, reply.topic) == (f"{HEARD[language]}: pressed", login)
        assert await server.next_answer(press) == {"callback_query_id": press.id}
    assert document.edits == []


@LANGUAGES
async def test_topics_and_languages_are_shown_in_place(server: BotApiServer, language: str) -> None:
    """In a topic as in private; pressed twice, nothing changes and nobody is bothered."""
    async with running(server):
        anna, team = server.user("Anna", language_code=language), server.supergroup("Team")
        login = team.topic("Login", by=anna)
        asked = anna.sends("@ims_doctor_bot hej", topic=login)
        reply = await server.next_reply(team)
        for _time in range(2):
            press = anna.presses(reply, "Again")
            assert await server.next_answer(press) == {"callback_query_id": press.id}
        assert (reply.text, reply.topic, reply.reply_to) == (f"{HEARD[language]}: pressed", login, asked)
    assert (len(reply.edits), server.replies(team)) == (1, [reply])


async def test_buttons_about_a_file_stand_under_a_reply_to_it(server: BotApiServer) -> None:
    """Of a long report the last message must be one, or its buttons would not find the file."""

    def report_at_length(event: Event, session: Session, _context: Context) -> DialogueTurn:
        if isinstance(event, Attachment):
            rows = ((Button("Findings", "findings:file:en"),),)
            body = tuple(_text(f"{n} " + "word " * 200) for n in range(8))
            return Turn((Reply("en", body, rows),), session)
        assert isinstance(event, Press)
        return Turn((Reply("en", (_text(event.attachment.name if event.attachment else "gone"),)),), session)

    async with running(server, converse=report_at_length):
        anna = server.user("Anna")
        sent = anna.sends_document(b"content", "a.yaml")
        first, last = await server.next_reply(anna), await server.next_reply(anna)
        assert (first.reply_to, last.reply_to) == (sent, sent)
        anna.presses(last, "Findings")
        assert (await server.next_reply(anna)).text == "a.yaml"
