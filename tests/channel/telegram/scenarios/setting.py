"""The whole bot, its real dialogue included, in a team's chats over the real protocol."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

from bot.compiler.quotable import parts_of
from bot.dialogue import commands
from bot.dialogue.answers.inline_mode import inline_results
from bot.dialogue.context import Context
from bot.dialogue.converse import converse
from bot.dialogue.desk import Desk, Turn
from bot.dialogue.exchange import Event, InlineResult
from bot.dialogue.session import Session
from bot.model import Message
from bot.store import Store
from bot.translate import translator
from tests.channel.telegram.running import running
from tests.fakes.bot_api import BotApiServer
from tests.fakes.bot_api import Message as Sent
from tests.fakes.memory_store import MemoryStore
from tests.said import in_each

BOT = "@ims_doctor_bot"
REDIRECTED = "symptom/redirected-to-adobe"
ASKED = in_each("redirected")
"""One symptom, as people of each language put it."""
MASK = in_each("mask")
SECRET = "p8e-1a2b3C4d5E6f7G8h9I0jKLmn"
FAULTY = """\
internal_name: Adobe_Marketing_Klaud
type: Adobe Marketing Cloud
callback_url: http://campaign.example.com/nl/jsp/logon.jsp
ims_server: https://ims-na1.adobelogin.com
"""


@asynccontextmanager
async def team_bot(
    server: BotApiServer, desk: Desk, store: Store | None = None, **settings: Any
) -> AsyncIterator[Store]:
    """Have the bot run, with more `settings` if need be; gives its store."""

    def talk(event: Event, session: Session, context: Context) -> Turn:
        return converse(event, session, desk, context)

    def find(query: str, session: Session, address: str) -> tuple[InlineResult, ...]:
        return inline_results(query, session, desk, address)

    kept = store or MemoryStore()
    listed = tuple(commands.COMMANDS.values())
    settings = {"limit_bytes": 1 << 20} | settings
    async with running(server, converse=talk, store=kept, search=find, commands=listed, **settings):
        yield kept


def hurried(desk: Desk, **changes: Any) -> Desk:
    """The desk with other settings."""
    return replace(desk, **changes)


def said(message: Message, locale: str) -> str:
    """What a message is in a language, as plain text."""
    return translator(locale).text(message)


def is_in(desk: Desk, locale: str, reply: Sent, item: str = REDIRECTED) -> bool:
    """Whether a reply is the answer `item` in a language: begins with its title, or says some part of it."""
    if reply.text.startswith(desk.documents.title(item, locale)):
        return True
    place = desk.documents.place(item, locale)
    return place is not None and any(said in reply.text for _part, said in parts_of(place.section.blocks))
