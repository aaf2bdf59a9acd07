"""`ims-doctor ask`: questions from the command line → answers in the form that docs/contract.md fixes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

import msgspec

from bot.app import Known
from bot.channel.plain_text import render
from bot.dialogue.answers.documents import Documents
from bot.dialogue.answers.question import OFFERED, verdict_reply
from bot.errors import BotError
from bot.model import LOCALES, Outcome, Record, Verdict


class BatchLine(Record, frozen=True):
    """A line of a batch."""

    text: str
    locale: str | None = None


class AnsweredMatch(Record, frozen=True):
    """A match with the place in the documents that answers."""

    id: str
    score: float
    page: str
    path: str
    title: str
    locale: str


class SourceLink(Record, frozen=True):
    """A public page that an answer was taken from."""

    title: str
    url: str
    locale: str


class Answered(Record, frozen=True):
    """An answer, as `ask --json` prints it."""

    text: str
    locale: str
    outcome: Outcome
    matches: tuple[AnsweredMatch, ...]
    answer: str
    sources: tuple[SourceLink, ...]


def answered(known: Known, text: str, locale: str | None = None) -> Answered:
    """Answer one question; `locale` is recognised where it is None."""
    verdict = known.matcher.ask(text, locale)
    matches = tuple(_matches(known.documents, verdict))
    return Answered(
        text,
        verdict.locale,
        verdict.outcome,
        matches,
        render(verdict_reply(known.documents, text, verdict).blocks),
        tuple(_sources(known.documents, verdict)),
    )


def _matches(documents: Documents, verdict: Verdict) -> Iterator[AnsweredMatch]:
    for match in verdict.matches:
        if place := documents.place(match.id, verdict.locale):
            page, section = place.page, place.section
            title = section.title or page.title
            yield AnsweredMatch(match.id, match.score, page.anchor, section.path, title, page.locale)


def _sources(documents: Documents, verdict: Verdict) -> Iterator[SourceLink]:
    """The pages that the answer was taken from, each once."""
    used = {Outcome.ANSWER: 1, Outcome.SUGGEST: OFFERED, Outcome.NONE: 0}[verdict.outcome]
    pages = {}
    for match in verdict.matches[:used]:
        if place := documents.place(match.id, verdict.locale):
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
            raise BotError(f'{name}:{number}: not {{"text": …, "locale"?: …}}: {error}') from error
        if asked.locale not in (None, *LOCALES):
            raise BotError(f"{name}:{number}: locale {asked.locale!r}; use {', '.join(LOCALES)}")
        yield asked
