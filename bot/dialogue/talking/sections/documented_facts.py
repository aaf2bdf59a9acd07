"""What a sentence of the documents settles: `knowledge/facts.yaml` → `Fact`, found in what somebody says."""

from __future__ import annotations

from functools import cache
from typing import Literal, TypeAlias

from bot import resources
from bot.dialogue.talking.message.cue_lexicon import CueLexicon, CueMatch, lexicon
from bot.dialogue.talking.message.cue_patterns import JOINS
from bot.dialogue.talking.message.utterance import Utterance, read
from bot.errors import KnowledgeError
from bot.languages import LOCALES
from bot.model import Record

Holds: TypeAlias = Literal["", "needed", "optional", "wrong", "yes", "no"]
"""What the documents say of it: it has to be, may be, must not be; or that what is asked is so, or not."""
FactPlace: TypeAlias = "int | Literal['opening', 'note']"
"""Where a sentence stands in its section: a step by its number, what comes before the steps, or a note."""
_FILE = "facts.yaml"


class Fact(Record, frozen=True, forbid_unknown_fields=True):
    """Where a sentence stands, what it says, and the patterns by which people ask for it, by locale.

    `stands` maps ids to places in their sections; it is told where one of them or of `near` is spoken of, and
    where `told` is set to what is no question, too. Beside a cue of `unless` yes and no do not hold.
    """

    stands: dict[str, tuple[FactPlace, ...]]
    asked: dict[str, tuple[str, ...]]
    answer: Holds = ""
    near: tuple[str, ...] = ()
    told: bool = False
    unless: tuple[str, ...] = ()

    def source_for(self, item: str) -> str:
        """The id whose section has the sentence, where `item` is spoken of; empty where that is other."""
        if item in self.stands:
            return item
        return next(iter(self.stands)) if item in self.near else ""


class SpokenFact(Record, frozen=True):
    """A fact that somebody speaks of, and the units in which they do."""

    fact: Fact
    start: int
    end: int


@cache
def facts() -> tuple[Fact, ...]:
    """All facts; none without the file. Raises KnowledgeError with the line, also if a language lacks."""
    from bot.yaml_records import line_at, read_record

    path = resources.knowledge() / _FILE
    if not path.is_file():
        return ()
    found, node = read_record(path, path.read_text(encoding="utf-8"), tuple[Fact, ...])
    for number, fact in enumerate(found):
        lacking = [locale for locale in LOCALES if not fact.asked.get(locale)]
        if lacking or not fact.stands:
            what = f"`asked` lacks {', '.join(lacking)}" if lacking else "`stands` names no section"
            raise KnowledgeError(path, line_at(node, f"$[{number}].asked"), what)
    return found


def spoken_of(utterance: Utterance, item: str, locale: str) -> list[SpokenFact]:
    """The facts about an id that a message speaks of, without those whose words stand within another's."""
    if not any(fact.source_for(item) for fact in facts()):
        return []
    heard = read(utterance.text, _lexicon(locale))
    found = [cue for cue in heard.found if facts()[int(cue.cue)].source_for(item)]
    return [
        SpokenFact(facts()[int(cue.cue)], cue.start, cue.end)
        for cue in found
        if not any(_is_within(cue, other) for other in found)
    ]


def _is_within(cue: CueMatch, other: CueMatch) -> bool:
    """Whether a longer pattern has its words, or one that begins before it some of them."""
    is_within = other.start <= cue.start and cue.end <= other.end
    is_longer = other.end - other.start > cue.end - cue.start
    return (is_within and is_longer) or other.start < cue.start < other.end


@cache
def _lexicon(locale: str) -> CueLexicon:
    """The patterns of all facts, each called by its number. Raises KnowledgeError for a bad one."""
    cues = {str(number): list(fact.asked[locale]) for number, fact in enumerate(facts())}
    if lexicon(locale).joins_apostrophes:
        cues[JOINS] = ["yes"]
    try:
        return CueLexicon.of(cues)
    except ValueError as error:
        raise KnowledgeError(resources.knowledge() / _FILE, 1, f"{locale}: {error}") from error


def ready_for(locale: str) -> None:
    """Read what the first direct question of a language would wait for. Raises KnowledgeError."""
    _lexicon(locale)
