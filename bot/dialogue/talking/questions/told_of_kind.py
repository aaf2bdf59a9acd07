"""What of a section is a kind of answer, or comes nearest to one. In: a question, an id. Out: blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from bot.compiler.quotable import parts_of
from bot.dialogue.talking.act import Moment
from bot.dialogue.talking.questions.kind_traits import TOLD, AnswerKind
from bot.dialogue.talking.sections.documented_facts import quotes_telling, spoken_of
from bot.dialogue.talking.sections.section_parts import notes_with, opening, part_of, text_of
from bot.dialogue.talking.sections.vocabulary import shares_words
from bot.dialogue.talking.subject.asked_passage import AskedPassages, asked_passage
from bot.dialogue.talking.subject.follow_up import says
from bot.dialogue.talking.subject.thing_wanted import has_command
from bot.model import Block, BlockKind


def telling(moment: Moment, item: str, kind: AnswerKind) -> list[Block]:
    """The sentences of a section that are such an answer; of some kinds there are none."""
    place = moment.talk.documents.place(item, moment.locale)
    if place is None or kind not in TOLD:
        return []
    quotes = quotes_telling(kind).get(item, {}).get(place.page.locale, ())
    return list(_sentences(place.section.blocks, quotes))


def passage_or_fact(moment: Moment, item: str) -> AskedPassages | None:
    """What has the words of the question: a fact; of a section nearby one that is no yes or no; a passage."""
    documents, utterance = moment.talk.documents, moment.utterance
    for fact in (found.fact for found in spoken_of(utterance, item) if not found.fact.polar):
        source = fact.source_for(item)
        place = documents.place(source, moment.locale) if source == item or not fact.answer else None
        quotes = fact.stands[source].get(place.page.locale, ()) if place else ()
        if place and (shown := tuple(_sentences(place.section.blocks, quotes))):
            return AskedPassages(shown, 1.0, 1.0)
    return asked_passage(moment, item)


def that_share_words(moment: Moment, told: Sequence[Block], left: list[int]) -> list[Block]:
    """Those of some sentences that have most of the words of the question."""
    has_most = shares_words(moment.utterance, left)
    return [block for block in told if has_most(text_of((block,)))] if left else []


def with_neighbours(moment: Moment, item: str, found: Sequence[Block], known: Sequence[Block]) -> list[Block]:
    """Some of the sentences that tell it, with those right beside them: two languages part them otherwise."""
    place = moment.talk.documents.place(item, moment.locale)
    parts = [block for block, _text in parts_of(place.section.blocks)] if place else []
    runs = groupby(parts, lambda block: block in known)
    groups = [list(run) for is_known, run in runs if is_known]
    return [block for run in groups if any(one in found for one in run) for block in run]


def nearest_sentence(moment: Moment, item: str) -> tuple[Block, ...]:
    """What comes nearest where no passage has the words: of an instance what is said of those; the first."""
    documents, locale = moment.talk.documents, moment.locale
    is_of_instance = moment.utterance.has("stage", "prod", "both")
    of_instance = part_of(documents, item, "stage", locale) if is_of_instance else ()
    found = parts_of(opening(documents, item, locale))
    first = tuple(block for block, _text in found[:1] if block.kind is BlockKind.PARAGRAPH)
    return of_instance or first


def is_of_hosted(moment: Moment, item: str, told: Sequence[Block]) -> bool:
    """Whether all that is told stands in what is for those whose Campaign Adobe runs."""
    notes = notes_with(moment.talk.documents, item, moment.locale, says("hosted", moment.locale))
    of_hosted = text_of(notes)
    return all(text_of((block,)) in of_hosted for block in told)


def tells_commands(moment: Moment, item: str, left: list[int]) -> bool:
    """Whether a section is about commands, or one stands in a sentence that has the words of the question."""
    place = moment.talk.documents.place(item, moment.locale)
    found = (
        [block for block, _text in parts_of(place.section.blocks) if has_command((block,))] if place else []
    )
    least = 1 if moment.subject else 0  # of a first message the section is what is asked for
    return len(found) > least or bool(that_share_words(moment, found, left))


def _sentences(section: Sequence[Block], quotes: Sequence[str]) -> Iterator[Block]:
    """The sentences, steps or items in which quoted words stand."""
    for block, text in parts_of(section):
        if any(quote in text for quote in quotes):
            yield block
