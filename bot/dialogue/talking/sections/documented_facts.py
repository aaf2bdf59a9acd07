"""What a sentence of the documents settles (`compiler/fact_file.py`), found in what somebody says."""

from __future__ import annotations

from functools import cache

from bot import resources
from bot.compiler.fact_file import FACT_FILE, Fact, read_facts
from bot.dialogue.talking.message.cue_lexicon import CueLexicon, CueMatch, lexicon
from bot.dialogue.talking.message.cue_patterns import JOINS
from bot.dialogue.talking.message.utterance import Utterance, read
from bot.errors import KnowledgeError
from bot.model import Record


class SpokenFact(Record, frozen=True):
    """A fact that somebody speaks of, and the units in which they do."""

    fact: Fact
    start: int
    end: int


@cache
def facts() -> tuple[Fact, ...]:
    """All facts; none without the file. Raises KnowledgeError with the line, also if a language lacks."""
    return read_facts(resources.knowledge())


def spoken_of(utterance: Utterance, item: str) -> list[SpokenFact]:
    """The facts about an id that a message speaks of, without those whose words stand within another's."""
    if not any(fact.source_for(item) for fact in facts()):
        return []
    heard = read(utterance.text, _lexicon(utterance.locale))
    found = [cue for cue in heard.found if facts()[int(cue.cue)].source_for(item)]
    return [
        SpokenFact(facts()[int(cue.cue)], cue.start, cue.end)
        for cue in found
        if not any(_is_within(cue, other) for other in found)
    ]


def _is_within(cue: CueMatch, other: CueMatch) -> bool:
    """Whether a longer pattern has its words, or one that begins before it some of them."""
    is_longer = other.end - other.start > cue.end - cue.start
    return (is_longer and cue.is_within(other)) or other.start < cue.start < other.end


@cache
def _lexicon(locale: str) -> CueLexicon:
    """The patterns of all facts, each called by its number. Raises KnowledgeError for a bad one."""
    cues = {str(number): list(fact.asked[locale]) for number, fact in enumerate(facts())}
    if lexicon(locale).joins_apostrophes:
        cues[JOINS] = ["yes"]
    try:
        return CueLexicon.of(cues, locale)
    except ValueError as error:
        raise KnowledgeError(resources.knowledge() / FACT_FILE, 1, f"{locale}: {error}") from error


def ready_for(locale: str) -> None:
    """Read what the first direct question of a language would wait for. Raises KnowledgeError."""
    _lexicon(locale)
