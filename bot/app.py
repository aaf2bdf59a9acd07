"""What a bot knows and answers from: knowledge compiled or loaded, the desk laid; folders are wired here."""

from __future__ import annotations

import sys
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
from bot.model import KnowledgeBase, Record, StoredWords, section_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.dialogue.context import Context
    from bot.dialogue.desk import Desk, FileChecks, Turn
    from bot.dialogue.exchange import Event, InlineResult
    from bot.dialogue.session import Session
    from bot.errors import UnreadableFileError
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
        give_back(compiled.model.marks_known.own)  # with all else of the file that it is mapped from

    searcher = searcher_of(
        library, release, usual_phrases(compiled.knowledge), compiled.knowledge.pages.keys()
    )
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
    from bot.matcher.familiar import said_words
    from bot.matcher.known_terms import stored_terms
    from bot.matcher.train import indexed, train

    if sys.stderr.isatty():
        print("Compiling the knowledge base (once, about a minute)…", file=sys.stderr, flush=True)
    check_languages(folder)
    knowledge = compile_folder(folder)
    said = {locale: StoredWords.of(words) for locale, words in said_words(knowledge).items()}
    knowledge = msgspec.structs.replace(knowledge, said_words=said, known_terms=stored_terms(knowledge))
    model = train(knowledge)
    passages = indexed(knowledge, model)
    knowledge = msgspec.structs.replace(knowledge, senses={}, other_languages={})  # index and model have them
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
