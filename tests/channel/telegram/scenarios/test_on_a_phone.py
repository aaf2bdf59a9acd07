"""7. Answers that read well on a phone: exact values marked, three rows of buttons, nothing broken."""

from __future__ import annotations

import pytest

from bot.dialogue.commands import COMMANDS
from bot.dialogue.desk import Desk
from bot.languages import LOCALES
from tests.channel.telegram.scenarios.setting import ASKED, team_bot
from tests.fakes.bot_api import BotApiServer

LANGUAGES = pytest.mark.parametrize("language", LOCALES)
EVIL = "<b>&amp;</b> <script> & \"'` **x** [a](tg://user?id=1) <a href='x'>"


@LANGUAGES
async def test_every_entry_of_the_catalogue(server: BotApiServer, desk: Desk, language: str) -> None:
    """In one message, with at most three rows of buttons, and no preview of links."""
    async with team_bot(server, desk, person_per_minute=1000):
        anna = server.user("Anna", language_code=language)
        for item in desk.documents.entries:
            anna.sends(f"/start {item.replace('/', '_', 1)}")
            reply = await server.next_reply(anna)
            assert reply.text.startswith(desk.documents.title(item, language))
            assert 1 <= len(reply.buttons) <= 3
            assert all(
                len(button.get("callback_data", "").encode()) <= 64 for row in reply.buttons for button in row
            )
    sent = server.calls_to("sendMessage")
    assert all(call.code == 200 for call in sent)
    assert all(call.params["link_preview_options"] == {"is_disabled": True} for call in sent)
    assert len(sent) == len(desk.documents.entries)


@LANGUAGES
async def test_exact_values_are_marked(server: BotApiServer, desk: Desk, language: str) -> None:
    """To be copied with a touch."""
    async with team_bot(server, desk):
        anna = server.user("Anna", language_code=language)
        anna.sends("/check internal-name")
        assert "Adobe_Marketing_Cloud" in (await server.next_reply(anna)).marked("code")


@LANGUAGES
async def test_markup_from_people_breaks_nothing(server: BotApiServer, desk: Desk, language: str) -> None:
    """In questions, arguments, files and their names."""
    account = f"internal_name: {EVIL}\ntype: {EVIL}\ncallback_url: {EVIL}\n"
    async with team_bot(server, desk, person_per_minute=1000):
        anna = server.user(EVIL[:20], language_code=language)
        for words in (
            EVIL,
            f"{ASKED[language]} {EVIL}",
            *(f"/{name} {EVIL}" for name in COMMANDS),
            f"/x{EVIL}",
        ):
            anna.sends(words)
            assert await server.next_reply(anna)
        for content in (account.encode(), f"<a>{EVIL}".encode(), EVIL.encode()):
            anna.sends_document(content, f'{EVIL}\n\r"../x.yaml')
            report = await server.next_reply(anna)
            for row in report.buttons:
                for button in row:
                    if button.get("callback_data", "").startswith(("findings", "fix", "json")):
                        anna.presses_data(report, button["callback_data"])
                        assert await server.next_reply(anna)
    refused = [call for call in server.calls if call.code not in (200, None)]
    assert refused == []


@LANGUAGES
async def test_many_findings_are_split_between_blocks(
    server: BotApiServer, desk: Desk, language: str
) -> None:
    """Each piece is a message that Telegram takes, and no value is cut."""
    values = [f"https://campaign{n}.example.com/nl/jsp/logon.jsp?{'x' * 60}{n}" for n in range(40)]
    accounts = "\n".join(
        f"  - internal_name: Wrong_{n}\n    callback_url: {value}" for n, value in enumerate(values)
    )
    async with team_bot(server, desk):
        anna = server.user("Anna", language_code=language)
        anna.sends_document(f"external_accounts:\n{accounts}\n".encode(), "a.yaml")
        report = await server.next_reply(anna)
        assert len(report.text) < 4096
        anna.presses(
            report,
            next(
                b["callback_data"]
                for row in report.buttons
                for b in row
                if b.get("callback_data", "").startswith("findings")
            ),
        )
        await server.next_reply(anna)
        anna.sends("/about")
        while "ims-doctor" not in (await server.next_reply(anna)).text:
            pass
    said = "".join(message.text for message in server.replies(anna))
    assert all(call.code == 200 for call in server.calls_to("sendMessage"))
    assert "Wrong_39" in said or server.documents
