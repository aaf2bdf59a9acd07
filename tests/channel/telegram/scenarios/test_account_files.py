"""6. Files: judged where they are sent, in the language of who sent them, and no secret lingers."""

from __future__ import annotations

import json

import pytest

from bot.dialogue.desk import Desk
from tests.channel.telegram.scenarios.setting import BOT, FAULTY, SECRET, team_bot
from tests.fakes.bot_api import BotApiServer, Message

LANGUAGES = pytest.mark.parametrize("language", ["fr", "ko"])
WITH_SECRET = f"{FAULTY}client_secret: {SECRET}\n"


def _labelled(message: Message, verb: str) -> str:
    """The label of the button with this verb."""
    buttons = (button for row in message.buttons for button in row)
    return next(str(b["text"]) for b in buttons if b.get("callback_data", "").startswith(f"{verb}:"))


@LANGUAGES
@pytest.mark.parametrize("name", ["konto å 계정.yaml", "a.txt", "x" * 90 + ".yaml"])
async def test_a_file_in_private(server: BotApiServer, desk: Desk, language: str, name: str) -> None:
    """A report with what is worst; all findings, the corrected file and the machine's report by button."""
    async with team_bot(server, desk):
        anna = server.user("Anna", language_code=language)
        sent = anna.sends_document(FAULTY.encode(), name)
        report = await server.next_reply(anna)
        assert report.reply_to is sent
        assert "Adobe_Marketing_Cloud" in report.text
        assert len(report.buttons) <= 3
        anna.presses(report, _labelled(report, "findings"))
        assert (await server.next_reply(anna)).text
        anna.presses(report, _labelled(report, "fix"))
        await server.next_reply(anna)
        anna.presses(report, _labelled(report, "json"))
        await server.next_reply(anna)
    corrected, machine = server.documents[-2:]
    assert b"Adobe_Marketing_Cloud" in corrected.content
    found = json.loads(machine.content)
    assert found["findings"]
    actions = [call.params["action"] for call in server.calls_to("sendChatAction")]
    assert actions == ["typing", "upload_document", "upload_document", "upload_document"]


@LANGUAGES
async def test_a_file_of_a_colleague(server: BotApiServer, desk: Desk, language: str) -> None:
    """/validate as a reply to it: the report answers the file, and speaks the language of who asked."""
    async with team_bot(server, desk):
        anna, bea = server.user("Anna", language_code=language), server.user("Bea", language_code="sv")
        team = server.supergroup("Team")
        login = team.topic("Login", by=bea)
        sent = bea.sends_document(FAULTY.encode(), "a.yaml", topic=login)
        anna.sends(f"/validate{BOT}", reply_to=sent)
        report = await server.next_reply(team)
        assert (report.reply_to, report.topic) == (sent, login)
        assert any(f":{language}" in str(row) for row in report.buttons)
        assert (await server.next_answer(anna.presses(report, _labelled(report, "findings"))))["show_alert"]
        bea.presses(report, _labelled(report, "findings"))
        assert (await server.next_reply(team)).reply_to is sent


@LANGUAGES
@pytest.mark.parametrize("where", ["private", "group"])
async def test_settings_that_are_pasted(server: BotApiServer, desk: Desk, language: str, where: str) -> None:
    """In a code block, behind the command, in the message replied to, as the caption of the file."""
    async with team_bot(server, desk):
        anna, team = server.user("Anna", language_code=language), server.group("Team")
        chat = team if where == "group" else anna.chat
        mention = f"{BOT} " if where == "group" else ""
        anna.sends_html(f"{mention}<pre>{FAULTY}</pre>", chat)
        anna.sends(f"/validate{BOT} {FAULTY}", chat)
        pasted = anna.sends(FAULTY, chat) if where == "group" else None
        if pasted:
            anna.sends(f"/validate{BOT}", chat, reply_to=pasted)
        anna.sends_document(FAULTY.encode(), "a.yaml", chat, caption=f"/validate{BOT}")
        for _way in range(4 if pasted else 3):
            reply = await server.next_reply(chat)
            assert "Adobe_Marketing_Cloud" in reply.text


@LANGUAGES
async def test_a_secret_in_a_group_is_taken_away(server: BotApiServer, desk: Desk, language: str) -> None:
    """It is said at once, with the way to the private chat, and the report follows all the same."""
    async with team_bot(server, desk):
        anna, team = server.user("Anna", language_code=language), server.supergroup("Team")
        team.promotes_bot(anna)
        login = team.topic("Login", by=anna)
        sent = anna.sends_document(WITH_SECRET.encode(), "a.yaml", topic=login, caption=BOT)
        told, report = await server.next_reply(team), await server.next_reply(team)
        assert sent.is_deleted
        assert (told.topic, report.topic) == (login, login)
        ((button,),) = told.buttons
        assert button["url"].startswith("https://t.me/ims_doctor_bot?start=")
        assert "Adobe_Marketing_Cloud" in report.text
        anna.presses(report, _labelled(report, "findings"))
        assert await server.next_reply(team)
    assert not [message for message in server.replies(team) if SECRET in message.text]


@LANGUAGES
async def test_a_secret_that_nobody_asked_about(server: BotApiServer, desk: Desk, language: str) -> None:
    """Where the bot sees it, it helps; where it may not delete, it asks for that, once."""
    server.bot.privacy_mode = False
    async with team_bot(server, desk):
        anna, team = server.user("Anna", language_code=language), server.group("Team")
        posted = anna.sends(WITH_SECRET, team)
        told = await server.next_reply(team)
        assert told.reply_to is posted
        assert posted.update_id
        server.redeliver(posted.update_id)
        anna.sends("the client secret is secret", team)
        anna.sends("client_secret: ***", team)
        anna.sends(f"/check{BOT} client-secret", team)
        assert (await server.next_reply(team)).text.startswith(
            desk.documents.title("check/client-secret", language)
        )
        anna.edits(posted, f"{BOT} {FAULTY}")
        assert "Adobe_Marketing_Cloud" in (await server.next_edit(told)).text
    assert len(server.replies(team)) == 2
    assert not posted.is_deleted


async def test_a_secret_in_a_file_that_a_colleague_asks_about(server: BotApiServer, desk: Desk) -> None:
    """It is the file's message that goes."""
    async with team_bot(server, desk):
        anna, bea = server.user("Anna", language_code="sv"), server.user("Bea", language_code="fr")
        team = server.group("Team")
        team.promotes_bot(anna)
        sent = bea.sends_document(WITH_SECRET.encode(), "a.yaml", team)
        asked = anna.sends("/validate", team, reply_to=sent)
        await server.next_reply(team)
        assert "Adobe_Marketing_Cloud" in (await server.next_reply(team)).text
    assert (sent.is_deleted, asked.is_deleted) == (True, False)


@LANGUAGES
async def test_a_secret_in_a_channel(server: BotApiServer, desk: Desk, language: str) -> None:
    """The channel's default language tells it."""
    async with team_bot(server, desk):
        news = server.channel("News")
        words = {"fr": "voici le compte", "ko": "계정입니다"}[language]
        post = news.posts(f"{words}\n{WITH_SECRET}")
        told = await server.next_reply(news)
        assert post.is_deleted
        assert told.buttons


@LANGUAGES
async def test_what_is_no_account_file(server: BotApiServer, desk: Desk, language: str) -> None:
    """Broken, empty, too big, a picture: each gets a line; an album of pictures gets one."""
    async with team_bot(server, desk):
        anna = server.user("Anna", language_code=language)
        for content, size in ((b"\x00\x01\x02", None), (b"", None), (b"x", 2 << 20), (b"<a", None)):
            anna.sends_document(content, "<b>&\u202eevil.xml", size=size)
            assert (await server.next_reply(anna)).text
        photo = anna.sends_photo()
        await server.next_reply(anna)
        for number in range(3):
            album = photo.as_json() | {"message_id": 900 + number, "media_group_id": "77"}
            server.push("message", album, anna.chat.id)
        assert (await server.next_reply(anna)).text
        anna.sends("/about")
        assert "ims-doctor" in (await server.next_reply(anna)).text


@LANGUAGES
@pytest.mark.parametrize("where", ["private", "group"])
async def test_files_of_one_installation(server: BotApiServer, desk: Desk, language: str, where: str) -> None:
    """Sent at once, they are judged together; a secret in one of them is seen to."""
    server.bot.privacy_mode = False
    stage = (
        FAULTY.replace("Klaud", "Cloud").replace("ims-na1.adobelogin", "ims-eu1.adobelogin")
        + "environment: stage\n"
    )
    files = [(WITH_SECRET.encode(), "prod.yaml"), (stage.encode(), "stage.yaml"), (b"%PDF-1.7", "konto.pdf")]
    async with team_bot(server, desk):
        anna, team = server.user("Anna", language_code=language), server.supergroup("Team")
        team.promotes_bot(anna)
        chat = team if where == "group" else anna.chat
        sent = anna.sends_album(files, chat, caption=f"/validate{BOT}" if where == "group" else "")
        warning = await server.next_reply(chat) if where == "group" else None
        report = await server.next_reply(chat)
        anna.sends(f"/about{BOT}", chat)
        await server.until(lambda: any("ims-doctor" in m.text for m in server.replies(chat)[-1:]))
    assert [message.is_deleted for message in sent] == [where == "group", False, False]
    assert (warning is None) == (where == "private")
    for name in ("prod.yaml", "stage.yaml", "konto.pdf"):
        assert name in report.text
    assert server.documents[-1].name.startswith("prod-")
    assert SECRET not in report.text
    assert SECRET.encode() not in server.documents[-1].content
