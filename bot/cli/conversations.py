"""Questions, each alone or in a session → answers in the form that docs/contract.md fixes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

import msgspec

from bot.app import Known
from bot.channel.plain_text import render
from bot.dialogue.answers.documents import Documents
from bot.dialogue.answers.question_answering import OFFERED
from bot.dialogue.context import Context
from bot.dialogue.desk import Desk, JudgedValue, Talk, Turn, TurnSummary
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from bot.dialogue.talking.manager import answer_question, prepare
from bot.dialogue.talking.turn import remembered
from bot.errors import BotError
from bot.languages import LOCALES
from bot.model import Outcome, Record


class BatchLine(Record, frozen=True):
    """A line of a batch; those of one `session` are one conversation."""

    text: str
    locale: str | None = None
    session: str | None = None


class AnsweredMatch(Record, frozen=True, omit_defaults=True):
    """A match with the place in the documents that answers; `answered` if the answer really is about it."""

    id: str
    score: float
    page: str
    path: str
    title: str
    locale: str
    answered: bool = False


class SourceLink(Record, frozen=True):
    """A public page that an answer was taken from."""

    title: str
    url: str
    locale: str


class Answered(Record, frozen=True, omit_defaults=True):
    """An answer, as `ask --json` prints it; `verdict` where a value was judged."""

    text: str
    locale: str
    outcome: Outcome
    matches: tuple[AnsweredMatch, ...]
    answer: str
    sources: tuple[SourceLink, ...]
    verdict: JudgedValue | None = None


class Conversations:
    """Answers lines; remembers what was said in each session."""

    def __init__(self, known: Known, desk: Desk) -> None:
        self._known = known
        self._desk = desk
        self._sessions: dict[str, Session] = {}

    def prepare(self) -> None:
        """Load what the first lines would otherwise wait for."""
        prepare(self._desk)

    def answered(self, text: str, locale: str | None = None, session: str | None = None) -> Answered:
        """Answer one line; `locale` is recognised where it is None, and kept for a session else."""
        before = self._sessions.get(session, Session()) if session is not None else Session()
        if locale:
            before = msgspec.structs.replace(before, chosen=locale)
        turn = answer_question(Question(text), Talk(before, self._desk, Context()))
        if session is not None:
            self._sessions[session] = (
                turn.session if turn.told else remembered(turn, Talk(before, self._desk, Context())).session
            )
        return self._answered(text, turn, turn.session.locale)

    def _answered(self, text: str, turn: Turn, spoken: str) -> Answered:
        told = turn.told or TurnSummary(Outcome.TALK, spoken)
        documents = self._known.documents
        shown = [render(reply.blocks) for reply in turn.replies]
        return Answered(
            text,
            told.locale,
            told.outcome,
            tuple(_matches(documents, told)),
            "\n\n".join(shown),
            tuple(_sources(documents, told)),
            told.verdict,
        )


def _matches(documents: Documents, told: TurnSummary) -> Iterator[AnsweredMatch]:
    for match in told.matches:
        if place := documents.place(match.id, told.locale, told.spoken):
            page, section = place.page, place.section
            title = section.title or page.title
            is_answered = match.id in told.answered
            yield AnsweredMatch(
                match.id, match.score, page.anchor, section.path, title, page.locale, is_answered
            )


def _sources(documents: Documents, told: TurnSummary) -> Iterator[SourceLink]:
    """The pages that the answer was taken from, each once."""
    used = list(told.answered)
    if told.outcome is Outcome.SUGGEST:
        used = [match.id for match in told.matches[:OFFERED]]
    pages = {}
    for item in used:
        if place := documents.place(item, told.locale, told.spoken):
            pages[place.page.url] = SourceLink(place.page.title, place.page.url, place.page.locale)
    yield from pages.values()


def read_batch(name: str, stdin: TextIO) -> Iterator[BatchLine]:
    """The questions of a file of JSON lines, `-` for standard input. Raises BotError naming the line."""
    if name == "-":
        yield from _questions(name, stdin)
        return
    try:
        with Path(name).open(encoding="utf-8", errors="replace") as lines:
            yield from _questions(name, lines)
    except OSError as error:
        raise BotError(f"{name}: {error.strerror}") from error


def _questions(name: str, lines: Iterable[str]) -> Iterator[BatchLine]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            asked = msgspec.json.decode(line, type=BatchLine)
        except (msgspec.DecodeError, RecursionError) as error:
            raise BotError(
                f'{name}:{number}: not {{"text": …, "locale"?: …, "session"?: …}}: {error}'
            ) from error
        if asked.locale not in (None, *LOCALES):
            raise BotError(f"{name}:{number}: locale {asked.locale!r}; use {', '.join(LOCALES)}")
        yield asked
