"""What a sentence of the documents settles or tells (`compiler/fact_file.py`, `compiler/tells_file.py`).

In: what somebody says, or a kind of answer. Out: the facts that it speaks of; words of what tells it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec

from bot import resources
from bot.atomic_write import mapped
from bot.compiler import fact_file, tells_file
from bot.compiler.fact_file import FACT_FILE, Fact, read_facts
from bot.compiler.tells_file import TELLS_FILE, KindTold, QuotesByItem, Tells, read_tells
from bot.dialogue.talking.message import compiled_cues
from bot.dialogue.talking.message.compiled_cues import CompiledCues
from bot.dialogue.talking.message.cue_lexicon import CueLexicon, CueMatch, lexicon
from bot.dialogue.talking.message.cue_patterns import JOINS
from bot.dialogue.talking.message.once import once
from bot.dialogue.talking.message.polar_question import is_polar
from bot.dialogue.talking.message.utterance import Utterance, read
from bot.errors import KnowledgeError
from bot.languages import LOCALES
from bot.model import Record

COMPILED = "facts.kb"
"""What a wheel has beside the file of facts."""


class SpokenFact(Record, frozen=True):
    """A fact that somebody speaks of, and the units in which they do."""

    fact: Fact
    start: int
    end: int


class FactSheet(Record, frozen=True):
    """All facts, and by locale the patterns by which people ask for them, each called by its number.

    The facts have no `asked` of their own any more. `tells` are the sentences that are some kind of answer.
    """

    facts: tuple[Fact, ...] = ()
    patterns: dict[str, CompiledCues] = {}
    tells: Tells = {}


def facts() -> tuple[Fact, ...]:
    """All facts; none without the file. Raises KnowledgeError with the line, also if a language lacks."""
    return _sheet().facts


def quotes_telling(kind: KindTold) -> QuotesByItem:
    """Words of the sentences that are a kind of answer, by id and locale. Raises KnowledgeError."""
    return _sheet().tells.get(kind, {})


@cache
def _sheet() -> FactSheet:
    path = resources.knowledge() / FACT_FILE
    ready = path.with_name(COMPILED)  # in a wheel
    if ready.is_file():
        stored: bytes | memoryview = mapped(ready)
    elif path.is_file():
        modules = (__file__, fact_file.__file__, tells_file.__file__)
        code = [Path(str(file)).read_bytes() for file in modules]
        code += compiled_cues.source_code()
        joining = [locale for locale in LOCALES if lexicon(locale).joins_apostrophes]
        languages = " ".join((*LOCALES, "joining", *joining)).encode()
        told = path.with_name(TELLS_FILE)
        written = [path.read_bytes(), told.read_bytes() if told.is_file() else b""]
        key = hashlib.sha256(b"".join([*written, *code, languages])).hexdigest()
        stored = resources.cached("facts", key, lambda: compile_facts(path.parent))
    else:
        return FactSheet()
    return _decode(stored)


_decode = msgspec.msgpack.Decoder(FactSheet).decode


def compile_facts(folder: Path) -> bytes:
    """Compile the files of facts and of what is told, which take a tenth of a second to read.

    Raises as `facts` does.
    """
    found = read_facts(folder)
    patterns = {locale: _compiled(folder, found, locale) for locale in LOCALES}
    bare = tuple(msgspec.structs.replace(fact, asked={}) for fact in found)
    sheet = FactSheet(bare, patterns, read_tells(folder))
    return msgspec.msgpack.encode(sheet)


def _compiled(folder: Path, found: Sequence[Fact], locale: str) -> CompiledCues:
    cues = {str(number): list(fact.asked[locale]) for number, fact in enumerate(found)}
    if lexicon(locale).joins_apostrophes:
        cues[JOINS] = ["yes"]
    try:
        return compiled_cues.compiled(cues)
    except ValueError as error:
        raise KnowledgeError(folder / FACT_FILE, 1, f"{locale}: {error}") from error


def spoken_of(utterance: Utterance, item: str) -> list[SpokenFact]:
    """The facts about an id that a message speaks of, without those whose words stand within another's.

    Those that say whether what is asked is so come alone: the others hold of the thing, whatever is asked.
    """
    if not any(fact.source_for(item) for fact in facts()):
        return []
    found = [(facts()[int(cue.cue)], cue) for cue in _heard(utterance)]
    held = [(fact, cue) for fact, cue in found if fact.source_for(item) and _fits(fact, utterance)]
    if any(fact.polar for fact, _cue in held):
        held = [(fact, cue) for fact, cue in held if fact.polar]
    if any(fact.when for fact, _cue in held):  # "must it be all?" rather than "is it for all?"
        held = [(fact, cue) for fact, cue in held if fact.when]
    return [
        SpokenFact(fact, cue.start, cue.end)
        for fact, cue in held
        if not any(_is_within(cue, other) for _fact, other in held)
    ]


@once
def _heard(utterance: Utterance) -> tuple[CueMatch, ...]:
    """What a message has of the patterns by which people ask for facts; several ids may be asked about."""
    return read(utterance.text, _lexicon(utterance.locale)).found


def _fits(fact: Fact, utterance: Utterance) -> bool:
    """Whether it is asked in the way in which it holds."""
    is_beside = not fact.when or any(all(map(utterance.has, cues.split())) for cues in fact.when)
    return is_beside and (not fact.polar or is_polar(utterance))


def _is_within(cue: CueMatch, other: CueMatch) -> bool:
    """Whether a longer pattern has its words, or one that begins before it some of them."""
    is_longer = other.end - other.start > cue.end - cue.start
    return (is_longer and cue.is_within(other)) or other.start < cue.start < other.end


@cache
def _lexicon(locale: str) -> CueLexicon:
    """The patterns of all facts. Raises KnowledgeError as `facts` does."""
    patterns = _sheet().patterns.get(locale)
    return CueLexicon.of({}, locale) if patterns is None else CueLexicon(patterns, locale)


def ready_for(locale: str) -> None:
    """Read what the first direct question of a language would wait for. Raises KnowledgeError."""
    _lexicon(locale)
