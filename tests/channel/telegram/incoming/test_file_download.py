"""Buttons about a file that somebody sent, over the real protocol."""

from __future__ import annotations

import logging
import threading

import pytest

from bot.dialogue.context import Context
from bot.dialogue.desk import Turn
from bot.dialogue.exchange import Attachment, Event, Press
from bot.dialogue.notices import NOT_YOURS, private_only
from bot.dialogue.session import Session
from bot.translate import translator
from tests.channel.telegram.running import running
from tests.channel.telegram.tiny_dialogue import HEARD, converse
from tests.fakes.bot_api import BotApiServer, Chat, Hold, Refuse

SECRET = b"client_secret: my-secret-words"
LANGUAGES = pytest.mark.parametrize("language", ["sv", "ko"])


async def test_costly_files_keep_nobody_waiting(server: BotApiServer) -> None:
    """However many of them are read, a question of another chat is answered at once."""
    go_on = threading.Event()

    def take_long(event: Event, session: Session, context: Context) -> Turn:
        if isinstance(event, Attachment):
            go_on.wait(60)
        return converse(event, session, context)

    people = [server.user(f"Person {number}", language_code="en") for number in range(12)]
    try:
        async with running(server, converse=take_long, concurrency=2):
            for person in people:
                person.sends_document(b"costly", "costly.yaml")
            await server.confirmed()
            anna = server.user("Anna")
            for question in ("one", "two"):
                anna.sends(question)
                assert (await server.next_reply(anna)).text == f"Heard: {question}"
            anna.sends_html("<code>three</code>")
            assert (await server.next_reply(anna)).text == "Heard: three", "pasted is not sent"
            assert not any(server.replies(person) for person in people)
            go_on.set()
            await server.until(lambda: all(server.replies(person) for person in people))
    finally:
        go_on.set()


@pytest.mark.parametrize("names", [["costly.yaml"], ["cheap.yaml", "costly.yaml"]], ids=["alone", "album"])
async def test_costly_files_of_groups_keep_nobody_waiting(server: BotApiServer, names: list[str]) -> None:
    """They are looked through for secrets before their turn, and their turn waits for that."""
    go_on, looks = threading.Event(), list[str]()

    def look(name: str, _data: bytes) -> bool:
        looks.append(name)
        return name == "costly.yaml" and not go_on.wait(60)

    people = [server.user(f"Person {number}", language_code="en") for number in range(4)]
    teams = [server.supergroup(f"Team {number}") for number in range(4)]
    try:
        async with running(server, contains_secret=look, concurrency=2):
            for person, team in zip(people, teams, strict=True):
                team.promotes_bot(person)
                person.sends_album([(b"a: b", name) for name in names], team, caption="@ims_doctor_bot")
            await server.confirmed()
            await server.until(lambda: "costly.yaml" in looks)
            anna = server.user("Anna")
            for question in ("one", "two"):
                anna.sends(question)
                assert (await server.next_reply(anna)).text == f"Heard: {question}"
            assert not any(server.replies(team) for team in teams)
            go_on.set()
            await server.until(lambda: all(server.replies(team) for team in teams))
    finally:
        go_on.set()


async def test_who_cannot_be_told_yet_keeps_no_file_waiting(server: BotApiServer) -> None:
    """However many answers about files Telegram does not take for now."""
    people = [server.user(f"Person {number}", language_code="en") for number in range(6)]
    slow = {str(person.id) for person in people}
    rule = server.faults.add(Hold(), "sendMessage", when=lambda params: str(params["chat_id"]) in slow)
    async with running(server, concurrency=8):
        for person in people:
            person.sends_document(b"a: b", "a.yaml")
        await server.until(lambda: rule.hits >= len(people))
        anna = server.user("Anna")
        anna.sends_document(b"a: b", "a.yaml")
        await server.next_reply(anna)
        rule.release()
        await server.until(lambda: all(server.replies(person) for person in people))


@LANGUAGES
@pytest.mark.parametrize("verb", ["fix", "findings"])
async def test_a_button_in_private_works_on_the_file(server: BotApiServer, language: str, verb: str) -> None:
    """It is fetched anew from the message that the report answers, and the document answers that too."""
    threads: list[str] = []

    def note_thread(event: Event, session: Session, context: Context) -> Turn:
        if isinstance(event, Press):
            threads.append(threading.current_thread().name)
        return converse(event, session, context)

    async with running(server, converse=note_thread):
        anna = server.user("Anna", language_code=language)
        sent = anna.sends_document(SECRET, "konto å.yaml")
        report = await server.next_reply(anna)
        assert report.reply_to is sent
        press = anna.presses(report, verb)
        reply = await server.next_reply(anna)
        assert await server.next_answer(press) == {"callback_query_id": press.id}
    assert (reply.text, reply.reply_to) == (f"{HEARD[language]}: {verb} konto å.yaml", sent)
    (document,) = server.documents
    assert (document.name, document.content) == (f"{verb}-konto å.yaml", SECRET.upper())
    assert [call.params["action"] for call in server.calls_to("sendChatAction")] == [
        "typing",
        "upload_document",
    ]
    assert threads[0] != threading.main_thread().name


@LANGUAGES
async def test_a_report_in_a_topic_stays_there(server: BotApiServer, language: str) -> None:
    """The whole report comes as a reply to the file; its content shows no secret."""
    async with running(server):
        anna, team = server.user("Anna", language_code=language), server.supergroup("Team")
        login = team.topic("Login", by=anna)
        sent = anna.sends_document(SECRET, "a.yaml", topic=login, caption="@ims_doctor_bot")
        report = await server.next_reply(team)
        assert (report.topic, report.reply_to) == (login, sent)
        anna.presses(report, "findings")
        reply = await server.next_reply(team)
        assert (reply.topic, reply.reply_to) == (login, sent)
        assert reply.document
        assert reply.document["file_name"] == "findings-a.yaml"
    actions = [(c.params["action"], c.params["message_thread_id"]) for c in server.calls_to("sendChatAction")]
    assert actions == [("typing", login.id), ("upload_document", login.id)]


@LANGUAGES
@pytest.mark.parametrize("kind", ["group", "topic"])
async def test_a_corrected_file_never_comes_in_a_group(
    server: BotApiServer, language: str, kind: str
) -> None:
    """A window says so in the person's language, and where it does come; nothing else happens."""
    async with running(server):
        anna = server.user("Anna", language_code=language)
        forum = server.supergroup("Forum")
        login = forum.topic("Login", by=anna) if kind == "topic" else None
        team: Chat = forum if login else server.group("Team")
        anna.sends_document(SECRET, "a.yaml", team, caption="@ims_doctor_bot", topic=login)
        report = await server.next_reply(team)
        press = anna.presses(report, "fix")
        answer = await server.next_answer(press)
    expected = translator(language).text(private_only("ims_doctor_bot"))
    assert (answer["text"], answer["show_alert"]) == (expected, True)
    assert "t.me/ims_doctor_bot" in answer["text"]
    assert len(press.answers) == 1
    assert (len(server.replies(team)), server.documents) == (1, [])
    assert len(server.calls_to("getFile")) == 1


@pytest.mark.parametrize("verb", ["fix", "findings"])
async def test_only_who_sent_the_file_may_press(server: BotApiServer, verb: str) -> None:
    """Others read so in a window, in their own language, whatever that of the report is."""
    async with running(server):
        anna, jisoo = (server.user("Anna", language_code="sv"), server.user("지수", language_code="ko"))
        team = server.supergroup("Team")
        login = team.topic("Login", by=anna)
        anna.sends_document(SECRET, "a.yaml", topic=login, caption="@ims_doctor_bot")
        report = await server.next_reply(team)
        answer = await server.next_answer(jisoo.presses(report, verb))
        assert (answer["text"], answer["show_alert"]) == (translator("ko").text(NOT_YOURS), True)
        jisoo.sends("/language fr", team)
        await server.next_reply(team)
        answer = await server.next_answer(jisoo.presses(report, verb))
        assert answer["text"] == translator("fr").text(NOT_YOURS)
    assert (len(server.replies(team)), server.documents) == (2, [])


async def test_a_file_whose_sender_is_unknown_is_nobodys(server: BotApiServer) -> None:
    """An anonymous administrator writes in the group's name: anybody could say to be them."""
    async with running(server):
        anna, team = server.user("Anna"), server.supergroup("Team")
        sent = anna.sends_document(SECRET, "a.yaml", team, caption="@ims_doctor_bot")
        report = await server.next_reply(team)
        sent.sender = None  # from now on it is shown as the group's
        press = anna.presses(report, "findings")
        assert (await server.next_answer(press))["text"] == translator("en").text(NOT_YOURS)
    assert server.documents == []


@LANGUAGES
@pytest.mark.parametrize("how", ["deleted", "lost", "refused", "too-big-now", "report-gone"])
async def test_a_file_that_is_gone_is_told(server: BotApiServer, language: str, how: str) -> None:
    """The dialogue is asked without it and says so."""
    async with running(server):
        anna = server.user("Anna", language_code=language)
        sent = anna.sends_document(SECRET, "a.yaml")
        report = await server.next_reply(anna)
        data = report.button("fix")["callback_data"]
        if how == "deleted":
            anna.deletes(sent)
        elif how == "lost":
            assert sent.document
            server.lose_file(sent.document["file_id"])
        elif how == "refused":
            server.faults.add(Refuse(400, "Bad Request: file is too big"), "getFile")
        elif how == "too-big-now":
            sent.content["document"] = {**sent.content["document"], "file_size": 1001}
        else:
            report.is_deleted = True
        press = anna.presses_data(report, data)
        assert (await server.next_reply(anna)).text == f"{HEARD[language]}: gone"
        assert await server.next_answer(press) == {"callback_query_id": press.id}
    assert server.documents == []


async def test_a_gone_file_in_a_group_is_told_to_anybody(server: BotApiServer) -> None:
    """Nothing can come out, and whose it was is not known any more."""
    async with running(server):
        anna, team = server.user("Anna", language_code="fr"), server.group("Team")
        sent = anna.sends_document(SECRET, "a.yaml", team, caption="@ims_doctor_bot")
        report = await server.next_reply(team)
        anna.deletes(sent)
        anna.presses(report, "fix")
        reply = await server.next_reply(team)
        assert (reply.text, reply.reply_to) == ("Entendu: gone", report)


async def test_a_forged_file_button_is_no_way_round(server: BotApiServer) -> None:
    """Any argument and language means the same button; what is none goes to the dialogue."""
    async with running(server):
        anna, team = server.user("Anna"), server.group("Team")
        anna.sends_document(SECRET, "a.yaml", team, caption="@ims_doctor_bot")
        report = await server.next_reply(team)
        for data in ("fix::sv", "fix:other:ko"):
            assert (await server.next_answer(anna.presses_data(report, data)))["show_alert"]
        anna.presses_data(report, "fix:file:xx")
        assert (await server.next_reply(team)).text == "Heard: pressed fix:file:xx"
    assert server.documents == []


async def test_what_is_in_a_file_is_not_logged(
    server: BotApiServer, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither what came nor what went out, at any level."""
    caplog.set_level(logging.DEBUG)
    async with running(server):
        anna = server.user("Anna")
        anna.sends_document(SECRET, "my-file-name.yaml")
        anna.presses(await server.next_reply(anna), "fix")
        await server.next_reply(anna)
    logged = "\n".join(r.getMessage() for r in caplog.records if not r.name.startswith("uvicorn")).lower()
    assert "my-secret-words" not in logged
    assert "my-file-name" not in logged


async def test_files_are_read_one_after_the_other(server: BotApiServer) -> None:
    """Side by side they take as long, and nobody else gets a word in meanwhile."""
    inside, others, overlaps = 0, threading.Event(), list[int]()

    def read(event: Event, session: Session, context: Context) -> Turn:
        nonlocal inside
        if isinstance(event, Attachment):
            inside += 1
            overlaps.append(inside)
            others.set() if inside > 1 else others.wait(0.2)
            inside -= 1
        return converse(event, session, context)

    async with running(server, converse=read):
        people = [server.user(name) for name in ("Anna", "Bo", "Chloé")]
        for person in people:
            person.sends_document(b"type: x", "a.yaml")
        for person in people:
            await server.next_reply(person)
    assert overlaps == [1, 1, 1]
