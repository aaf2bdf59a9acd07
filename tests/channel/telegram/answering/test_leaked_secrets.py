"""Secrets in chats of many."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from bot.channel.telegram.answering.leaked_secrets import brings_secret, leaking, warning
from bot.channel.telegram.incoming.arrival import Arrival, ChatPlace
from bot.dialogue.exchange import Attachment, Command, Event, Question
from bot.dialogue.notices import FILES_MY_FAULT, secret_in_private
from bot.errors import JobFailedError, WorkerError
from bot.languages import LOCALES
from bot.store.inbox import MAX_TRIES
from bot.translate import translator
from bot.validator.given_up import MY_FAULT
from tests.channel.telegram.running import UNPACED, running
from tests.channel.telegram.tiny_dialogue import HEARD
from tests.fakes.bot_api import BotApiServer, Refuse
from tests.validator.workbooks import xlsx

SECRET = "p8e-1a2b3C4d5E6f7G8h9I0jKLmn"
LANGUAGES = pytest.mark.parametrize("language", ["fr", "ko"])
SETTINGS = f"internal_name: Adobe_Marketing_Cloud\nclient_secret: {SECRET}\n"


def _arrival(**more: Any) -> Arrival:
    said: dict[str, Any] = {"is_private": False, "words": "hej", "asked": 5} | more
    return Arrival("telegram:7", "sv", ChatPlace(-100), Question("hej"), **said)


@pytest.mark.parametrize(
    ("arrival", "event", "found"),
    [
        (_arrival(), None, ()),
        (_arrival(words=SETTINGS), None, (5,)),
        (_arrival(words=SETTINGS, is_private=True), None, ()),
        (_arrival(holder=5), Attachment("a.yaml", SETTINGS.encode()), (5,)),
        (_arrival(holder=5, words=SETTINGS), Attachment("a.yaml", SETTINGS.encode()), (5,)),
        (_arrival(holder=3), Command("validate", "", Attachment("", SETTINGS.encode())), (3,)),
        (
            _arrival(holder=3, words=SECRET),
            Command("validate", "", Attachment("", SETTINGS.encode())),
            (5, 3),
        ),
        (_arrival(holder=5), Attachment("a.yaml", b"client_secret: ***\n"), ()),
        (_arrival(holder=5), Attachment("a.xlsx", xlsx({"A": [("client_secret", SECRET)]})), (5,)),
        (_arrival(holder=5), Attachment("a.xlsx", xlsx({"A": [("client_secret", "***")]})), ()),
        (_arrival(holder=5), Attachment(f"client_secret={SECRET}.yaml", b""), (5,)),
        (_arrival(holder=5), Attachment("a.txt", SETTINGS.encode("utf-16")), (5,)),
        (_arrival(holder=5), Attachment("a.txt", SETTINGS.encode("utf-16-le")), (5,)),
        (_arrival(holder=5), Attachment("a.txt", f"클라이언트 암호: {SECRET}".encode("cp949")), (5,)),
        (_arrival(holder=5), Attachment("a.txt", f"clé secrète : {SECRET}".encode("cp1252")), (5,)),
    ],
)
def test_what_gives_a_secret_away(arrival: Arrival, event: Event | None, found: tuple[int, ...]) -> None:
    """Words, files and what a command is about, in any encoding; in private nothing does."""
    assert leaking(arrival, event) == found


@pytest.mark.parametrize("is_private", [True, False])
def test_what_was_typed_behind_a_command_is_no_file(is_private: bool) -> None:
    """It is looked at in place: whoever looks at files is in turn for those, and may be busy."""
    asked: list[str] = []

    def look(name: str, _data: bytes) -> bool:
        asked.append(name)
        return True

    arrival = _arrival(holder=3, is_private=is_private)
    for name in ("", "a.yaml"):
        event = Command("validate", "", Attachment(name, SETTINGS.encode()))
        found = brings_secret(arrival, event, look) if is_private else leaking(arrival, event, look)
        assert found
    assert asked == ["a.yaml"]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("was_deleted", [True, False])
def test_the_warning_leads_to_the_private_chat(locale: str, *, was_deleted: bool) -> None:
    """Which is where such a file belongs."""
    reply = warning(locale, "t.me/ims_doctor_bot", was_deleted=was_deleted)
    ((button,),) = reply.keyboard
    assert button.url == "https://t.me/ims_doctor_bot?start=validate"
    assert button.label


@LANGUAGES
async def test_a_message_with_a_secret_is_taken_away(server: BotApiServer, language: str) -> None:
    """It is said at once, then the question is answered."""
    anna, team = server.user("Anna", language_code=language), server.supergroup("Team")
    team.promotes_bot(anna)
    login = team.topic("Login", by=anna)
    async with running(server):
        asked = anna.sends(f"@ims_doctor_bot client_secret: {SECRET}", topic=login)
        told, answer = await server.next_reply(team), await server.next_reply(team)
    assert asked.is_deleted
    assert (told.topic, answer.topic) == (login, login)
    assert told.button(told.labels[0])["url"].startswith("https://t.me/ims_doctor_bot")
    assert SECRET not in told.text
    assert answer.text.startswith(HEARD[language])


@LANGUAGES
async def test_where_the_bot_may_not_delete_it_asks_for_that(
    server: BotApiServer, language: str, caplog: pytest.LogCaptureFixture
) -> None:
    """As a reply to the message, which nobody had addressed to it."""
    server.bot.privacy_mode = False
    async with running(server):
        anna, team = server.user("Anna", language_code=language), server.group("Team")
        asked = anna.sends(SETTINGS, team)
        told = await server.next_reply(team)
        anna.edits(asked, f"{SETTINGS}\nhosting: hybrid")
        anna.sends("/help", team)
        await server.next_reply(team)
    assert told.reply_to is asked
    assert not asked.is_deleted
    assert len(server.replies(team)) == 2
    assert SECRET not in caplog.text
    assert caplog.text.count("a message with a secret stays") >= 1


async def test_a_file_with_a_secret(server: BotApiServer) -> None:
    """An addressed one is looked into; the report follows the warning."""
    anna, team = server.user("Anna", language_code="sv"), server.group("Team")
    team.promotes_bot(anna)
    async with running(server):
        sent = anna.sends_document(SETTINGS.encode(), "a.yaml", team, caption="@ims_doctor_bot")
        told, report = await server.next_reply(team), await server.next_reply(team)
    assert sent.is_deleted
    assert told.labels
    assert report.text == f"Uppfattat: a.yaml, {len(SETTINGS)} bytes"


@LANGUAGES
async def test_an_answered_question_that_is_edited_into_a_secret(server: BotApiServer, language: str) -> None:
    """The warning is a message of its own, and the answer changes in its place."""
    anna, team = server.user("Anna", language_code=language), server.group("Team")
    team.promotes_bot(anna)
    async with running(server):
        asked = anna.sends("@ims_doctor_bot callback", team)
        answer = await server.next_reply(team)
        anna.edits(asked, f"@ims_doctor_bot client_secret: {SECRET}")
        told = await server.next_reply(team)
        await server.next_edit(answer)
    assert asked.is_deleted
    assert told.button(told.labels[0])["url"].startswith("https://t.me/ims_doctor_bot")
    assert server.messages(team) == [answer, told]


async def test_somebody_was_quicker(server: BotApiServer) -> None:
    """What is gone needs no right to delete it."""
    server.faults.add(Refuse(400, "Bad Request: message to delete not found"), "deleteMessage")
    server.bot.privacy_mode = False
    async with running(server):
        anna, team = server.user("Anna"), server.group("Team")
        anna.sends(SETTINGS, team)
        assert "deleted" in (await server.next_reply(team)).text


@LANGUAGES
async def test_in_private_a_secret_is_warned_of(server: BotApiServer, language: str) -> None:
    """Nothing is deleted there: below the answer stands who can."""
    told = plain(translator(language).text(secret_in_private()))
    async with running(server):
        anna = server.user("Anna", language_code=language)
        anna.sends(f"client_secret: {SECRET}")
        text = (await server.next_reply(anna)).text
        assert text.startswith(HEARD[language])
        assert plain(text).endswith(told)
        anna.sends_document(SETTINGS.encode(), "a.yaml")
        assert plain((await server.next_reply(anna)).text).endswith(told)
        anna.sends("callback")
        assert not plain((await server.next_reply(anna)).text).endswith(told)
    assert server.calls_to("deleteMessage") == []


def plain(text: str) -> str:
    """Without marks for strong words, and blanks that only look different."""
    return " ".join(text.replace("**", "").split())


async def test_in_private_an_answer_does_not_hang_on_a_look_that_fails(server: BotApiServer) -> None:
    """Nobody else reads what stands there: what is missing is a word about it."""

    def look(_name: str, _data: bytes) -> bool:
        raise JobFailedError("a job with a file failed")

    anna = server.user("Anna", language_code="sv")
    async with running(server, contains_secret=look):
        anna.sends_document(b"a: b", "a.yaml")
        told = await server.next_reply(anna)
    assert told.text.startswith(HEARD["sv"])


async def test_a_look_that_could_not_be_made_is_made_later(server: BotApiServer) -> None:
    """As often as it takes: while the machine is short of something nothing is given up."""
    looks: list[str] = []

    def look(name: str, _data: bytes) -> bool:
        looks.append(name)
        if len(looks) <= MAX_TRIES:
            raise WorkerError("no worker for files starts")
        return True

    anna = server.user("Anna", language_code="sv")
    async with running(server, contains_secret=look):
        anna.sends_document(b"a: b", "a.yaml")
        told = await server.next_reply(anna)
    assert plain(told.text).endswith(plain(translator("sv").text(secret_in_private())))
    assert len(looks) == MAX_TRIES + 1


async def test_a_look_ahead_that_could_not_be_made_is_no_fault(
    server: BotApiServer, caplog: pytest.LogCaptureFixture
) -> None:
    """The message is looked at in its turn, as where Telegram or the store is out of reach."""
    looks: list[str] = []

    def look(name: str, _data: bytes) -> bool:
        looks.append(name)
        if len(looks) == 1:
            raise WorkerError("no worker for files starts")
        return True

    anna, team = server.user("Anna", language_code="sv"), server.group("Team")
    team.promotes_bot(anna)
    with caplog.at_level(logging.INFO):
        async with running(server, contains_secret=look):
            sent = anna.sends_document(b"a: b", "a.yaml", team, caption="@ims_doctor_bot")
            await server.next_reply(team)
    assert sent.is_deleted
    assert "is looked at for secrets in its turn: no worker for files starts" in caplog.text
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


@pytest.mark.parametrize("names", [["a.yaml"], ["a.yaml", "b.yaml"]])
async def test_who_sent_a_file_that_is_given_up_is_told(server: BotApiServer, names: list[str]) -> None:
    """In a group, too, where of several files that were sent at once only the last was said to the bot."""

    def look(_name: str, _data: bytes) -> bool:
        raise JobFailedError("a job with a file failed")

    anna, team = server.user("Anna", language_code="sv"), server.supergroup("Team")
    team.promotes_bot(anna)
    *_others, spoken = anna.sends_album([(b"a: b", name) for name in names], team, caption="@ims_doctor_bot")
    async with running(server, contains_secret=look, **UNPACED):
        told = await server.next_reply(team)
        anna.sends("@ims_doctor_bot on", team)
        await server.next_reply(team)
    assert plain(told.text) == translator("sv").text(MY_FAULT if len(names) == 1 else FILES_MY_FAULT)
    assert told.reply_to is spoken
    assert len(server.replies(team)) == 2
