"""Questions that are edited: their answer changes, there is never a second one."""

from __future__ import annotations

import pytest

from bot.channel.telegram.answering.past_answers import EDITABLE_S
from bot.dialogue.context import Context
from bot.dialogue.desk import Turn
from bot.dialogue.exchange import Event, Question
from bot.dialogue.notices import APOLOGY
from bot.dialogue.session import Session
from bot.translate import translator
from tests.channel.telegram.running import running
from tests.channel.telegram.tiny_dialogue import EXPLODES, HEARD, LONG, converse
from tests.fakes.bot_api import BotApiServer, Refuse
from tests.fakes.memory_store import MemoryStore

LANGUAGES = pytest.mark.parametrize("language", ["fr", "ko"])


@LANGUAGES
async def test_an_edited_question_in_private(server: BotApiServer, language: str) -> None:
    """The answer changes in place, with its buttons, as often as the question does."""
    async with running(server):
        anna = server.user("Anna", language_code=language)
        asked = anna.sends("one")
        reply = await server.next_reply(anna)
        for words in ("two", "three"):
            anna.edits(asked, words)
            assert (await server.next_edit(reply)).text == f"{HEARD[language]}: {words}"
            assert reply.labels == ["Again", "More"]
    assert server.replies(anna) == [reply]


@LANGUAGES
async def test_an_edited_question_in_a_topic(server: BotApiServer, language: str) -> None:
    """Only while it is addressed to the bot; otherwise the answer stays as it was."""
    server.bot.privacy_mode = False
    async with running(server):
        anna, team = server.user("Anna", language_code=language), server.supergroup("Team")
        login = team.topic("Login", by=anna)
        asked = anna.sends("@ims_doctor_bot one", topic=login)
        reply = await server.next_reply(team)
        anna.edits(asked, "never mind")
        anna.edits(asked, "@ims_doctor_bot two")
        assert (await server.next_edit(reply)).text == f"{HEARD[language]}: two"
        assert (reply.topic, reply.reply_to) == (login, asked)
    assert reply.edits == [f"{HEARD[language]}: one"]
    assert server.replies(team) == [reply]


async def test_two_people_edit_in_one_group(server: BotApiServer) -> None:
    """Each answer belongs to its question, in the language of who asked."""
    async with running(server):
        anna, jisoo = (server.user("Anna", language_code="sv"), server.user("지수", language_code="ko"))
        team = server.group("Team")
        hers = anna.sends("@ims_doctor_bot hej", team)
        to_her = await server.next_reply(team)
        jisoo.sends("@ims_doctor_bot 안녕", team)
        to_him = await server.next_reply(team)
        anna.edits(hers, "@ims_doctor_bot varför?")
        assert (await server.next_edit(to_her)).text == "Uppfattat: varför?"
    assert (to_him.text, to_him.edits) == ("알겠습니다: 안녕", [])


@LANGUAGES
async def test_a_mention_that_was_forgotten_and_added(server: BotApiServer, language: str) -> None:
    """Talk becomes a question; also after a restart it is answered once, and its answer edited."""
    server.bot.privacy_mode = False
    store, heard = MemoryStore(), HEARD[language]
    anna, team = server.user("Anna", language_code=language), server.group("Team")
    async with running(server, store=store):
        talk = anna.sends("why is that?", team)
        anna.edits(talk, "why is that")
        anna.edits(talk, "@ims_doctor_bot why is that")
        reply = await server.next_reply(team)
        assert (reply.text, reply.reply_to) == (f"{heard}: why is that", talk)
    async with running(server, store=store):
        anna.edits(talk, "@ims_doctor_bot and why is this")
        assert (await server.next_edit(reply)).text == f"{heard}: and why is this"
    assert server.replies(team) == [reply]


async def test_an_old_message_that_is_edited_is_no_question(server: BotApiServer) -> None:
    """Telegram reports edits that nobody made; whether it was answered long ago is not known any more."""
    async with running(server):
        anna = server.user("Anna")
        asked = anna.sends("one")
        await server.next_reply(anna)
        await server.confirmed()  # else the next bot, which remembers nothing, answers it once more
    async with running(server):
        asked.date -= EDITABLE_S + 1
        anna.edits(asked, "two")
        anna.sends("three")
        assert (await server.next_reply(anna)).text == "Heard: three"
    assert len(server.replies(anna)) == 2


async def test_an_edit_that_changes_nothing_of_the_question(server: BotApiServer) -> None:
    """Telegram reports such edits, for there is more to a message than a bot sees; no call is made."""
    async with running(server):
        anna = server.user("Anna")
        asked = anna.sends("one")
        await server.next_reply(anna)
        anna.edits(asked, "one")
        anna.edits(asked, " one ")
        anna.sends("after")
        await server.next_reply(anna)
    assert server.calls_to("editMessageText") == []


async def test_an_edit_that_gets_the_same_answer(server: BotApiServer) -> None:
    """Telegram refuses an edit without a change; nobody is bothered with that."""

    def say_the_same(_event: Event, session: Session, context: Context) -> Turn:
        return converse(Question("always"), session, context)

    async with running(server, converse=say_the_same):
        anna = server.user("Anna", language_code="ko")
        asked = anna.sends("one")
        reply = await server.next_reply(anna)
        anna.edits(asked, "two")
        call = await server.next_call("editMessageText")
        assert "not modified" in str(call.description)
    assert (reply.text, server.replies(anna)) == ("알겠습니다: always", [reply])


async def test_an_answer_that_grows_and_shrinks(server: BotApiServer) -> None:
    """Messages are added after the first, or what is too much is taken away; buttons stay last."""
    async with running(server):
        anna, team = server.user("Anna", language_code="fr"), server.supergroup("Team")
        asked = anna.sends("@ims_doctor_bot short", team)
        first = await server.next_reply(team)
        anna.edits(asked, f"@ims_doctor_bot {LONG}")
        second = await server.next_reply(team)
        assert first.text.startswith("Part 0. ")
        assert (first.labels, second.labels) == ([], ["Again", "More"])
        anna.edits(asked, "@ims_doctor_bot short again")
        await server.next_call("deleteMessage")
        assert (first.text, first.labels) == ("Entendu: short again", ["Again", "More"])
        assert second.is_deleted
    assert server.replies(team) == [first, second]


@LANGUAGES
async def test_an_answer_that_becomes_a_document_and_back(server: BotApiServer, language: str) -> None:
    """A text cannot become a file: the new one is sent, then the old one is taken away."""
    async with running(server):
        anna = server.user("Anna", language_code=language)
        asked = anna.sends("hej")
        text = await server.next_reply(anna)
        anna.edits(asked, "/template")
        document = await server.next_reply(anna)
        await server.next_call("deleteMessage")
        assert (document.text, text.is_deleted) == (f"{HEARD[language]}: a file", True)
        anna.edits(asked, "why?")
        reply = await server.next_reply(anna)
        await server.next_call("deleteMessage")
        assert (reply.text, document.is_deleted) == (f"{HEARD[language]}: why?", True)
    assert [m for m in server.messages(anna) if m.is_by_bot] == [reply]


async def test_an_answer_that_somebody_deleted(server: BotApiServer) -> None:
    """The edited question is answered anew, and that answer is the one to change from then on."""
    async with running(server):
        anna, team = server.user("Anna"), server.group("Team")
        asked = anna.sends("@ims_doctor_bot one", team)
        (await server.next_reply(team)).is_deleted = True
        anna.edits(asked, "@ims_doctor_bot two")
        reply = await server.next_reply(team)
        assert (reply.text, reply.reply_to) == ("Heard: two", asked)
        anna.edits(asked, "@ims_doctor_bot three")
        assert (await server.next_edit(reply)).text == "Heard: three"


async def test_what_cannot_be_taken_back_stays(server: BotApiServer) -> None:
    """Telegram lets nothing be deleted after two days; the answer is changed all the same."""
    server.faults.add(Refuse(400, "Bad Request: message can't be deleted for everyone"), "deleteMessage")
    async with running(server):
        anna = server.user("Anna")
        asked = anna.sends(LONG)
        first = await server.next_reply(anna)
        await server.next_reply(anna)
        anna.edits(asked, "short")
        await server.next_edit(first)
        anna.edits(asked, "shorter")
        assert (await server.next_edit(first)).text == "Heard: shorter"


async def test_a_file_in_place_of_another(server: BotApiServer) -> None:
    """The report is changed and its buttons work on the new file."""
    async with running(server):
        anna = server.user("Anna", language_code="sv")
        sent = anna.sends_document(b"old", "a.yaml", caption="rätt?")
        report = await server.next_reply(anna)
        anna.edits(sent, "är det rätt?")  # the same file: nothing to do
        new = anna.sends_document(b"newer", "b.yaml")
        assert (await server.next_reply(anna)).text == "Uppfattat: b.yaml, 5 bytes"
        sent.content["document"] = new.content["document"]
        anna.edits(sent, "och nu?")
        assert (await server.next_edit(report)).text == "Uppfattat: b.yaml, 5 bytes"
        anna.presses(report, "fix")
        assert (await server.next_reply(anna)).reply_to is sent
    assert server.documents[-1].content == b"NEWER"
    assert len(report.edits) == 1


@LANGUAGES
async def test_an_apology_is_put_right_by_an_edit(server: BotApiServer, language: str) -> None:
    """It takes the place of the answer, and an answer its place."""
    async with running(server):
        anna = server.user("Anna", language_code=language)
        asked = anna.sends("one")
        reply = await server.next_reply(anna)
        anna.edits(asked, EXPLODES)
        assert (await server.next_edit(reply)).text == translator(language).text(APOLOGY)
        anna.edits(asked, "two")
        assert (await server.next_edit(reply)).text == f"{HEARD[language]}: two"
    assert server.replies(anna) == [reply]


async def test_an_edit_that_telegram_refuses_can_be_repeated(server: BotApiServer) -> None:
    """What did not arrive does not count as answered."""
    async with running(server):
        anna = server.user("Anna")
        asked = anna.sends("one")
        reply = await server.next_reply(anna)
        server.faults.add(Refuse(403, "Forbidden: bot was blocked by the user"), "editMessageText", count=1)
        anna.edits(asked, "two")
        await server.next_call("editMessageText")
        anna.edits(asked, "two")
        assert (await server.next_edit(reply)).text == "Heard: two"
    assert server.replies(anna) == [reply]
