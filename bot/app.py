"""The only place where the rooms are wired: knowledge compiled or loaded, the desk laid."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from bot import resources
from bot.dialogue.shelf import Shelf
from bot.matcher import model as matcher_model
from bot.matcher.match import Matcher
from bot.model import KnowledgeBase, Record

if TYPE_CHECKING:
    from bot.dialogue.desk import Desk
    from bot.settings import Settings
    from bot.validator import Inspection
    from bot.validator.fix import Correction


class Compiled(Record, frozen=True):
    """A knowledge base and what the matcher learnt from it: everything in one file."""

    knowledge: KnowledgeBase
    model: matcher_model.Model


@dataclass(frozen=True, slots=True)
class Known:
    """What a bot knows: its own documents, added ones if there are, and who finds what in them."""

    shelf: Shelf
    matcher: Matcher


def load_known(added: Path | None = None) -> Known:
    """The shipped knowledge, extended by a file that `knowledge build` made. Raises KnowledgeError."""
    compiled = load_knowledge()
    if added is None:
        return Known(Shelf(compiled.knowledge), Matcher(compiled.model))
    from bot.compiler.extend import extended
    from bot.compiler.library import Library
    from bot.matcher.search import searcher_of

    library = Library.open(added)
    return Known(
        Shelf(extended(compiled.knowledge, library), library),
        Matcher(compiled.model, searcher_of(library).find),
    )


def compile_knowledge(folder: Path) -> bytes:
    """Compile `knowledge/` and train on it. Raises KnowledgeError with path and line."""
    from bot.compiler.pipeline import compile_folder  # heavy, and only when it changed
    from bot.matcher.train import train

    if sys.stderr.isatty():
        print("Compiling the knowledge base (once, about half a minute)…", file=sys.stderr, flush=True)
    knowledge = compile_folder(folder)
    return msgspec.msgpack.encode(Compiled(knowledge, train(knowledge)))


def load_knowledge() -> Compiled:
    """What the bot knows: as compiled into the wheel, else from the cache, else compiled now."""
    if compiled := resources.compiled_knowledge():
        return msgspec.msgpack.decode(compiled.read_bytes(), type=Compiled)
    from bot.compiler.digest import digest  # not needed once installed

    folder = resources.knowledge()
    stored = resources.cached("knowledge", digest(folder), lambda: compile_knowledge(folder))
    return msgspec.msgpack.decode(stored, type=Compiled)


def open_desk(known: Known) -> Desk:
    """Everything that the dialogue answers from."""
    from bot.dialogue.desk import Desk

    return Desk(known.shelf, known.matcher.ask, _inspect, _correct)


async def serve_telegram(settings: Settings) -> None:
    """Run the Telegram bot until it is told to stop. Raises ChannelError, StoreError."""
    from bot.channel.telegram import TelegramSettings, run
    from bot.dialogue.commands import COMMANDS
    from bot.dialogue.converse import converse
    from bot.store import SqlSessions

    menu = [(command.name, command.summary) for command in COMMANDS.values()]
    telegram = TelegramSettings(settings.token, settings.api_root)
    telegram.check()
    async with await SqlSessions.open(settings.database) as sessions:
        desk = open_desk(load_known(settings.knowledge))
        await run(telegram, lambda event, session: converse(event, session, desk), sessions, menu)


def version() -> str:
    """The version of the installed distribution."""
    from importlib import metadata

    return metadata.version("ims-doctor")


def _inspect(data: bytes, name: str) -> Inspection:
    from bot.validator import inspect_file  # rules are loaded when a file comes

    return inspect_file(data, name)


def _correct(data: bytes, name: str) -> Correction:
    from bot.validator.fix import corrected

    return corrected(data, name)
