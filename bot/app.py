"""The only place where the folders are wired: knowledge compiled or loaded, the desk laid."""

from __future__ import annotations

import gc
import sys
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from bot import resources
from bot.atomic_write import give_back, mapped
from bot.dialogue.answers.documents import Documents
from bot.errors import BotError
from bot.matcher import trained_model as matcher_model
from bot.matcher.match import Matcher
from bot.matcher.passage import PassageIndex
from bot.model import KnowledgeBase, Record, section_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from starlette.types import ASGIApp

    from bot.channel.web import Access, PageFileChecks, Pages
    from bot.dialogue.context import Context
    from bot.dialogue.desk import Desk, FileChecks, Turn
    from bot.dialogue.exchange import Event, InlineResult
    from bot.dialogue.session import Session
    from bot.errors import UnreadableFileError
    from bot.settings import Settings
    from bot.validator import Inspection
    from bot.validator.fix import Correction


class Compiled(Record, frozen=True):
    """A knowledge base and what the matcher learnt from it: everything in one file."""

    knowledge: KnowledgeBase
    model: matcher_model.Model
    passages: dict[str, PassageIndex] = {}


@dataclass(frozen=True, slots=True)
class Known:
    """What a bot knows: its own documents, added ones if there are, and who finds what in them."""

    documents: Documents
    matcher: Matcher


def load_known(added: Path | None = None) -> Known:
    """The shipped knowledge, extended by a file that `knowledge build` made. Raises KnowledgeError."""
    compiled = load_knowledge()
    if added is None:
        return Known(Documents(compiled.knowledge), Matcher(compiled.model, passages=compiled.passages))
    from bot.compiler.library.extend import extended
    from bot.compiler.library.library import Library
    from bot.matcher.search import searcher_of
    from bot.matcher.usual import usual_phrases
    from bot.matcher.wording import wording_of

    library = Library.open(added)

    def release() -> None:
        library.release()
        give_back(compiled.model.rows)  # with all else of the file that it is mapped from

    searcher = searcher_of(library, release, usual_phrases(compiled.knowledge))
    return Known(
        Documents(extended(compiled.knowledge, library), library),
        Matcher(
            compiled.model,
            searcher,
            sections_of_entries(compiled.knowledge),
            wording_of(compiled.knowledge),
            compiled.passages,
        ),
    )


def sections_of_entries(knowledge: KnowledgeBase) -> dict[str, str]:
    """The ids under which a search names what is an entry of the catalogue, with the entry's."""
    return {section_id(entry.page, entry.section): entry.id for entry in knowledge.entries.values()}


def compile_knowledge(folder: Path) -> bytes:
    """Compile `knowledge/` and train on it. Raises KnowledgeError with path and line."""
    from bot.compiler.pipeline import check_languages, compile_folder  # heavy, and only when it changed
    from bot.matcher.familiar import familiar_words, foreign_words, spoken_words, word_odds
    from bot.matcher.train import indexed, train

    if sys.stderr.isatty():
        print("Compiling the knowledge base (once, about a minute)…", file=sys.stderr, flush=True)
    check_languages(folder)
    knowledge = compile_folder(folder)
    knowledge = msgspec.structs.replace(
        knowledge,
        familiar=familiar_words(knowledge),
        foreign=foreign_words(knowledge),
        spoken=spoken_words(knowledge),
        odds=word_odds(knowledge),
    )
    model = train(knowledge)
    passages = indexed(knowledge, model)
    knowledge = msgspec.structs.replace(knowledge, senses={})  # the index has them
    return msgspec.msgpack.encode(Compiled(knowledge, model, passages))


def load_knowledge() -> Compiled:
    """What the bot knows: as compiled into the wheel, else from the cache, else compiled now."""
    compiled = resources.compiled_knowledge()
    stored = mapped(compiled) if compiled else stored_knowledge(resources.knowledge())
    known = msgspec.msgpack.decode(stored, type=Compiled)
    if isinstance(stored, memoryview):
        give_back(stored)  # all of it was read; the tables, most of it, are looked into here and there
    return known


def stored_knowledge(folder: Path) -> bytes | memoryview:
    """What `compile_knowledge` makes of `folder`, compiled once. Raises KnowledgeError."""
    from bot.compiler.digest import digest  # not needed once installed

    return resources.cached("knowledge", digest(folder), lambda: compile_knowledge(folder))


def open_desk(known: Known, files: FileChecks | None = None) -> Desk:
    """Everything that the dialogue answers from; `files` are judged in this process unless that is given."""
    from bot.dialogue.desk import Desk

    matcher = known.matcher
    return Desk(
        known.documents,
        matcher.ask,
        matcher.answering,
        _inspect,
        files or _FilesHere(),
        version=version(),
    )


class ReloadableDialogue:
    """The dialogue with what it answers from, which can be read anew while it talks."""

    def __init__(
        self,
        added: Path | None = None,
        *,
        walk_idle_s: int = 86_400,
        retention_days: int = 90,
        memory_idle_s: int = 28_800,
        contact: str = "",
        files: FileChecks | None = None,
    ) -> None:
        """`added` is a file of added documentation; the terms are those of `Desk`, `files` of `open_desk`."""
        self._added = added
        self._walk_idle_s = walk_idle_s
        self._retention_days = retention_days
        self._memory_idle_s = memory_idle_s
        self._contact = contact
        self._files = files
        self._desk = self._opened()

    def _opened(self) -> Desk:
        from bot.dialogue.talking.manager import prepare

        desk = open_desk(load_known(self._added), self._files)
        prepare(desk)
        return replace(
            desk,
            walk_idle_s=self._walk_idle_s,
            retention_days=self._retention_days,
            memory_idle_s=self._memory_idle_s,
            contact=self._contact,
        )

    def converse(self, event: Event, session: Session, context: Context) -> Turn:
        """What to reply to an event."""
        from bot.dialogue.converse import converse

        return converse(event, session, self._desk, context)

    @property
    def documents(self) -> Documents:
        """What it answers from now."""
        return self._desk.documents

    def search(self, query: str, session: Session, address: str) -> tuple[InlineResult, ...]:
        """What inline mode offers for a query."""
        from bot.dialogue.answers.inline_mode import inline_results

        return inline_results(query, session, self._desk, address)

    async def read_anew(self) -> str:
        """Take up changed documents; a line says why where they cannot be used, and the old ones stay."""
        import asyncio

        try:
            self._desk = await asyncio.to_thread(self._opened)
        except BotError as error:
            return str(error)
        return ""


@contextmanager
def _loading() -> Iterator[None]:
    """What is loaded within stays: nobody looks for garbage in it, neither now nor later."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


async def serve_telegram(settings: Settings, *, by_webhook: bool = False) -> None:
    """Run the Telegram bot until it is told to stop. Raises ChannelError, StoreError."""
    with _loading():
        from bot.channel.telegram import run
        from bot.dialogue.commands import COMMANDS
        from bot.store import SqlStore
        from bot.workers import FileWorkers
    async with await SqlStore.open(settings.database) as store:
        files = FileWorkers()
        with _loading():
            answerer = ReloadableDialogue(
                settings.knowledge,
                walk_idle_s=settings.walk_hours * 3600,
                retention_days=settings.retention_days,
                memory_idle_s=settings.memory_minutes * 60,
                contact=settings.contact,
                files=files,
            )
        try:
            await run(
                settings if by_webhook else settings.polling(),
                answerer.converse,
                store,
                tuple(COMMANDS.values()),
                read_anew=answerer.read_anew,
                web=_pages_of(settings, answerer, files) if settings.web_url else None,
                search=answerer.search,
                contains_secret=files.contains_secret,
            )
        finally:
            files.close()


def web_pages(
    files: PageFileChecks,
    added: Path | None = None,
    sources: Sequence[Path] = (),
    settings: Settings | None = None,
) -> Pages:
    """What the pages show: the dialogue, and the health of `sources`, else of the bot's own documents.

    What people send is judged by `files`, which are the caller's to close.
    """
    from functools import partial

    from bot.channel.web import Pages
    from bot.compiler.lint.board import read_board
    from bot.dialogue.converse import converse

    desk = open_desk(load_known(added), files)
    if settings:
        desk = replace(desk, walk_idle_s=settings.walk_hours * 3600)
    shown = list(sources) or [resources.knowledge() / "docs"]
    return Pages(
        lambda event, session, context: converse(event, session, desk, context),
        lambda: desk.documents,
        partial(read_board, shown),
        files,
    )


def _pages_of(settings: Settings, answerer: ReloadableDialogue, files: PageFileChecks) -> ASGIApp:
    """The pages of a bot that listens anyway."""
    import secrets
    from functools import partial

    from bot.channel.web import Pages, application
    from bot.compiler.lint.board import read_board

    token = settings.web_token.get_secret_value() if settings.web_token else secrets.token_urlsafe(24)
    host = settings.listen.host if settings.listen else "127.0.0.1"
    pages = Pages(
        answerer.converse,
        lambda: answerer.documents,
        partial(read_board, [resources.knowledge() / "docs"]),
        files,
    )
    return application(pages, web_access(settings, host, token), per_minute=settings.person_per_minute)


def web_access(settings: Settings, host: str, token: str) -> Access:
    """Who may use the pages when they are served at `host`."""
    from bot.channel.web import Access

    return Access.listening(
        host,
        token,
        public_url=settings.web_url,
        bot_token=settings.token.get_secret_value(),
        people=settings.people,
    )


def version() -> str:
    """The version of the installed distribution."""
    from importlib import metadata

    return metadata.version("ims-doctor")


def _inspect(data: bytes, name: str) -> Inspection:
    from bot.validator import inspect_file  # rules are loaded when a file comes

    return inspect_file(data, name)


class _FilesHere:
    """Files judged in this process, which has nothing else to do."""

    def inspect(self, data: bytes, name: str) -> Inspection:
        """Judge an account file."""
        return _inspect(data, name)

    def correct(self, data: bytes, name: str) -> Correction:
        """Put right what cannot be wrong."""
        from bot.validator.fix import corrected

        return corrected(data, name)

    def inspect_together(
        self, files: Sequence[tuple[bytes, str]], /
    ) -> list[Inspection | UnreadableFileError]:
        """Judge files as one."""
        from bot.validator.joint_inspection import inspect_together

        return inspect_together(files)
