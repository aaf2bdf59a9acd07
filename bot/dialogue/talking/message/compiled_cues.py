"""`cues.yaml` of a language → what its cues are recognised by, as bytes that are mapped and load at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from bot.dialogue.talking.message import (
    chat_spelling,
    cue_automaton,
    cue_patterns,
    named_language,
    subset_construction,
    transition_table,
    word_classes,
)
from bot.dialogue.talking.message.chat_spelling import ChatSpellings
from bot.dialogue.talking.message.cue_automaton import CueAutomaton
from bot.dialogue.talking.message.cue_patterns import (
    JOINS,
    UNCORRECTED,
    Pattern,
    lines_of,
    patterns_of,
    spellings_of,
)
from bot.dialogue.talking.message.named_language import NamedLanguage
from bot.dialogue.talking.message.subset_construction import automaton_of
from bot.dialogue.talking.message.word_classes import WordClasses
from bot.matcher import phrasebook, word_table
from bot.matcher.phrasebook import Phrasebook
from bot.model import Record

SHORTEST = 5
"""Letters of a word that is recognised behind a slip of the finger."""


class CompiledCues(Record, frozen=True):
    """The cues of a language, by name, as the automaton numbers them, and how it classes words.

    `corrections` are the words that a slip of the finger is read as; a word that begins as one of `begun`, a
    pattern's first, is none. `language` tells what asks for a language.
    """

    joins_apostrophes: bool
    cues: tuple[str, ...]
    classes: WordClasses
    automaton: CueAutomaton
    corrections: Phrasebook
    begun: tuple[str, ...]
    language: NamedLanguage
    spellings: ChatSpellings


def compile_file(written: bytes) -> bytes:
    """Compile what stands in a `cues.yaml`, for `read_compiled`. Raises ValueError naming a bad pattern."""
    return msgspec.msgpack.encode(compiled(lines_of(written)))


read_compiled = msgspec.msgpack.Decoder(CompiledCues).decode


def compiled(cues: dict[str, list[str]]) -> CompiledCues:
    """What the patterns of cues are recognised by. Raises ValueError naming a bad one."""
    patterns = list(dict.fromkeys(patterns_of(cues)))
    names = sorted({pattern.cue for pattern in patterns})
    classes, automaton = automaton_of(patterns, {cue: number for number, cue in enumerate(names)})
    read_as = frozenset[str]().union(
        *(_words_in(pattern) for pattern in patterns if pattern.cue not in UNCORRECTED)
    )
    corrections = frozenset(word for word in read_as if len(word) >= SHORTEST)
    return CompiledCues(
        bool(cues.get(JOINS)),
        tuple(names),
        classes,
        automaton,
        Phrasebook.of(sorted(corrections)),
        tuple(sorted({start for pattern in patterns for start in _begun(pattern)})),
        NamedLanguage.of(patterns, corrections),
        spellings_of(cues),
    )


def _words_in(pattern: Pattern) -> frozenset[str]:
    return frozenset[str]().union(*(piece.whole for piece in pattern.pieces))


def _begun(pattern: Pattern) -> Iterator[str]:
    """The long beginnings that the first word of a pattern may have."""
    for piece in pattern.pieces:
        yield from (start for start in piece.starts if len(start) >= SHORTEST)
        if not piece.is_optional:
            break


def source_code() -> list[bytes]:
    """The code that makes what is compiled: by other code it is compiled anew."""
    modules = (
        chat_spelling,
        cue_automaton,
        cue_patterns,
        named_language,
        phrasebook,
        subset_construction,
        transition_table,
        word_classes,
        word_table,
    )
    return [Path(str(file)).read_bytes() for file in (__file__, *(module.__file__ for module in modules))]
