"""`ims-doctor ask`: questions from the command line → answers in the form that DESIGN.md fixes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

import msgspec

from bot.app import Compiled, matcher_of
from bot.channel.plain_text import render
from bot.dialogue.answer import place_of
from bot.dialogue.question import verdict_reply
from bot.errors import BotError
from bot.model import LOCALES, KnowledgeBase, Match, Outcome, Record


class Asked(Record, frozen=True):
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


class Source(Record, frozen=True):
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
    sources: tuple[Source, ...]


def answered(compiled: Compiled, text: str, locale: str | None = None) -> Answered:
    """Answer one question; `locale` is recognised where it is None."""
    knowledge = compiled.knowledge
    verdict = matcher_of(compiled).ask(text, locale)
    sources: tuple[Source, ...] = ()
    if verdict.outcome is Outcome.ANSWER:
        page = place_of(knowledge, knowledge.entries[verdict.matches[0].id], verdict.locale).page
        sources = (Source(page.title, page.url, page.locale),)
    return Answered(
        text,
        verdict.locale,
        verdict.outcome,
        tuple(_match(knowledge, match, verdict.locale) for match in verdict.matches),
        render(verdict_reply(knowledge, verdict).blocks),
        sources,
    )


def _match(knowledge: KnowledgeBase, match: Match, locale: str) -> AnsweredMatch:
    place = place_of(knowledge, knowledge.entries[match.id], locale)
    return AnsweredMatch(
        match.id,
        match.score,
        place.page.anchor,
        place.section.path,
        place.section.title,
        place.page.locale,
    )


def read_batch(name: str, stdin: TextIO) -> Iterator[Asked]:
    """The questions of a file of JSON lines, `-` for standard input. Raises BotError naming the line."""
    if name == "-":
        yield from _questions(name, stdin)
        return
    try:
        with Path(name).open(encoding="utf-8", errors="replace") as lines:
            yield from _questions(name, lines)
    except OSError as error:
        raise BotError(f"{name}: {error.strerror}") from error


def _questions(name: str, lines: Iterable[str]) -> Iterator[Asked]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            asked = msgspec.json.decode(line, type=Asked)
        except msgspec.DecodeError as error:
            raise BotError(f'{name}:{number}: not {{"text": …, "locale"?: …}}: {error}') from error
        if asked.locale not in (None, *LOCALES):
            raise BotError(f"{name}:{number}: locale {asked.locale!r}; use {', '.join(LOCALES)}")
        yield asked
