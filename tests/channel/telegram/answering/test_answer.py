"""One update: buttons, files, what is refused, and what goes wrong."""

from __future__ import annotations

import threading

import pytest

from bot.dialogue.context import Context
from bot.dialogue.desk import Turn
from bot.dialogue.exchange import Attachment, Event
from bot.dialogue.notices import APOLOGY
from bot.dialogue.session import Session
from bot.translate import translator
from tests.channel.telegram.running import running
from tests.channel.telegram.tiny_dialogue import EXPLODES, converse
from tests.fakes.bot_api import BotApiServer, Refuse
from tests.fakes.memory_store import MemoryStore


async def test_a_button_that_replaces_its_message(server: BotApiServer) -> None:
    """The message changes in place; pressed again, nothing changes and nobody is bothered."""
    async with running(server):
        anna = server.user("Anna", language_code="sv")
        anna.sends("hej")
        reply = await server.next_reply(anna)
        press = anna.presses(reply, "Again")
        assert (await server.next_edit(reply)).text == "Uppfattat: pressed"
        await server.next_answer(press)
        press = anna.presses(reply, "Again")
        await server.next_answer(press)
    assert len(server.replies(anna)) == 1


async def test_a_button_that_sends_a_message(server: BotApiServer) -> None:
    """In a group it answers under the message that it belongs to."""
    async with running(server):
        anna, team = server.user("Anna", language_code="sv"), server.group("Team")
        anna.sends("@ims_doctor_bot hej", team)
        reply = await server.next_reply(team)
        press = anna.presses(reply, "More")
        more = await server.next_reply(team)
        assert (more.text, more.reply_to) == ("Uppfattat: pressed more:1", reply)
        await server.next_answer(press)


async def test_an_old_or_forged_button_is_answered_by_the_dialogue(server: BotApiServer) -> None:
    """Whatever data comes, the button is released."""
    async with running(server):
        anna = server.user("Anna")
        anna.sends("hej")
        reply = await server.next_reply(anna)
        press = anna.presses_data(reply, "<forged>")
        assert (await server.next_reply(anna)).text == "Heard: pressed <forged>"
        await server.next_answer(press)


async def test_a_button_under_a_message_that_is_gone(server: BotApiServer) -> None:
    """What it would have put in place is sent as a new message."""
    async with running(server):
        anna = server.user("Anna")
        anna.sends("hej")
        reply = await server.next_reply(anna)
        reply.is_deleted = True
        press = anna.presses_data(reply, "again")
        assert (await server.next_reply(anna)).text == "Heard: pressed"
        await server.next_answer(press)


async def test_a_file_is_read_in_a_thread_while_the_bot_types(server: BotApiServer) -> None:
    """The dialogue gets name and content; others are not held up meanwhile."""
    threads: list[str] = []

    def note_thread(event: Event, session: Session, context: Context) -> Turn:
        if isinstance(event, Attachment):
            assert event.data == b"internal_name: x"
            threads.append(threading.current_thread().name)
        return converse(event, session, context)

    async with running(server, converse=note_thread):
        anna = server.user("Anna", language_code="fr")
        anna.sends_document(b"internal_name: x", "account.yaml", caption="is this right?")
        assert (await server.next_reply(anna)).text == "Entendu: account.yaml, 16 bytes"
    assert threads[0] != threading.main_thread().name
    (typing,) = server.calls_to("sendChatAction")
    assert typing.params["action"] == "typing"


async def test_a_file_in_a_group_needs_a_mention(server: BotApiServer) -> None:
    """In its caption, or the file is none of the bot's business."""
    server.bot.privacy_mode = False
    async with running(server):
        anna, team = server.user("Anna"), server.group("Team")
        anna.sends_document(b"private", "a.yaml", team)
        asked = anna.sends_document(b"content", "b.yaml", team, caption="@ims_doctor_bot check")
        reply = await server.next_reply(team)
        assert (reply.text, reply.reply_to) == ("Heard: b.yaml, 7 bytes", asked)
    assert len(server.calls_to("getFile")) == 1


@pytest.mark.parametrize(("size", "claimed"), [(2000, 2000), (2000, 10), (10, 30_000_000)])
async def test_a_file_over_the_limit_is_refused(server: BotApiServer, size: int, claimed: int) -> None:
    """Before it is fetched if Telegram tells its size, afterwards if that was not true."""
    async with running(server):
        anna = server.user("Anna")
        anna.sends_document(b"x" * size, "big.yaml", size=claimed)
        assert (await server.next_reply(anna)).text == "Heard: file-too-big 1000"
    assert bool(server.calls_to("getFile")) is (claimed <= 1000)


@pytest.mark.parametrize(
    ("refusal", "text"),
    [
        ("Bad Request: wrong file_id or the file is temporarily unavailable", "file-unavailable"),
        ("Bad Request: file is too big", "file-too-big"),
    ],
)
async def test_a_file_that_telegram_does_not_give(server: BotApiServer, refusal: str, text: str) -> None:
    """The person is told."""
    server.faults.add(Refuse(400, refusal), "getFile")
    async with running(server):
        anna = server.user("Anna")
        anna.sends_document(b"x")
        assert (await server.next_reply(anna)).text == f"Heard: {text} 1000"


async def test_a_file_that_was_lost_on_the_way(server: BotApiServer) -> None:
    """A 404 for the content is no wrong token."""
    async with running(server):
        anna = server.user("Anna")
        sent = anna.sends_document(b"x" * 10)
        assert (await server.next_reply(anna)).text == "Heard: file.txt, 10 bytes"
        assert sent.document is not None
        server.lose_file(sent.document["file_id"])
        anna.forwards(sent)
        assert (await server.next_reply(anna)).text == "Heard: file-unavailable 1000"


async def test_what_is_no_text_gets_one_line(server: BotApiServer) -> None:
    """Photo, voice, sticker, location."""
    async with running(server):
        anna = server.user("Anna")
        for send in (anna.sends_voice, anna.sends_sticker, anna.sends_location):
            send()
            assert (await server.next_reply(anna)).text == "Heard: not-text 0"
        anna.sends_photo()
        assert (await server.next_reply(anna)).text == "Heard: picture 0"


async def test_an_album_gets_one_line_too(server: BotApiServer) -> None:
    """Telegram sends each picture of an album as a message of its own."""
    async with running(server):
        anna = server.user("Anna")
        photo = anna.sends_photo()
        await server.next_reply(anna)
        for number in range(3):
            album = photo.as_json() | {"message_id": 900 + number, "media_group_id": "77"}
            server.push("message", album, anna.chat.id)
        anna.sends("that was all")
        assert (await server.next_reply(anna)).text == "Heard: picture 0"
        assert (await server.next_reply(anna)).text == "Heard: that was all"


async def test_a_fault_of_ours_gets_an_apology(
    server: BotApiServer, caplog: pytest.LogCaptureFixture
) -> None:
    """In the person's language; the log says where it happened and nothing of what was said."""
    async with running(server):
        anna = server.user("Anna", language_code="fr-CA")
        anna.sends(EXPLODES)
        reply = await server.next_reply(anna)
        assert reply.text == translator("fr").text(APOLOGY)
        anna.sends("encore")
        assert (await server.next_reply(anna)).text == "Entendu: encore"
    assert "ValueError" in caplog.text
    assert "tiny_dialogue.py" in caplog.text
    assert EXPLODES not in caplog.text


class _BrokenStore(MemoryStore):
    async def session(self, person: str) -> Session:
        raise OSError(f"database gone for {person}")


async def test_a_broken_store_gets_an_apology_too(
    server: BotApiServer, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever is at fault."""
    async with running(server, store=_BrokenStore()):
        anna = server.user("Anna", language_code="sv")
        anna.sends("hej")
        assert (await server.next_reply(anna)).text == translator("sv").text(APOLOGY)
    assert "OSError" in caplog.text


async def test_an_answer_that_telegram_refuses_stops_nobody(
    server: BotApiServer, caplog: pytest.LogCaptureFixture
) -> None:
    """The next question is answered, the log has one line."""
    refusal = Refuse(400, "Bad Request: can't parse entities: unclosed tag")
    async with running(server):
        anna = server.user("Anna")
        server.faults.add(refusal, "sendMessage", count=2)
        anna.sends("one")
        anna.sends("two")
        assert (await server.next_reply(anna)).text == "Heard: two"
    assert caplog.text.count("Telegram refused: ") == 1
    assert "Traceback" not in caplog.text


async def test_a_person_who_blocked_the_bot(server: BotApiServer, caplog: pytest.LogCaptureFixture) -> None:
    """One line in the log, no traceback, and others are answered."""
    async with running(server):
        anna, bea = server.user("Anna"), server.user("Bea")
        server.faults.add(Refuse(403, "Forbidden: bot was blocked by the user"), "sendMessage", count=1)
        anna.sends("one")
        await server.next_call("sendMessage")
        bea.sends("two")
        assert (await server.next_reply(bea)).text == "Heard: two"
    assert "not answered: Forbidden: bot was blocked by the user" in caplog.text
    assert "Traceback" not in caplog.text
