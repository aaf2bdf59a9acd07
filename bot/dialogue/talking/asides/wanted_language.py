"""A language that is asked for, in any of the bot's: "back to Swedish", "tu parles anglais ?".

In: a message. Out: the language that is spoken from now on, or that of one answer. Who asks for another
language often does so in that one, so that the cues of the language in which the conversation goes do not
find it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from bot.dialogue.answers import menus
from bot.dialogue.talking.act import DialogueAct, Moment
from bot.dialogue.talking.message.cue_lexicon import CueMatch, lexicon
from bot.dialogue.talking.message.utterance import Utterance, may_name_language, read, typed_units
from bot.dialogue.talking.sections.vocabulary import said_of
from bot.languages import LOCALES
from bot.matcher.word_memory import KeptByWord
from bot.model import Outcome, Record

_ASIDE = (
    *("greet", "ok", "yes", "no", "urgent", "sorry", "anaphora", "ask", "and", "judge", "bye", "thanks"),
    *("address", "also", "then", "next", "when", "request", "who-are-you", "meant", "same"),
)
"""Cues that may stand beside it and name nothing."""
_KIND = ("sorry", "thanks", "greet", "ok", "yes")
"""Cues of a clause that asks nothing."""
_FEW = 2
"""Units of other things beside it, where a verb of speaking is said."""
_NEAR = 8
"""A choice: units between the language and the word that says to answer in it."""
_LONGEST = 20
"""A choice: words of a message that asks for no more than a language."""
_REMEMBERED = 8
"""Texts that are looked at once: more than are in the midst of being answered."""
_REMEMBERED_WORDS = 1 << 12
"""A choice: words of which it is known that they name no language, as hardly any does."""


def read_language(moment: Moment) -> DialogueAct | None:
    """The language that is asked for from now on."""
    if moment.is_sure or moment.utterance.length > _LONGEST:
        return None
    for utterance in _readings(moment.utterance):
        wanted = next((tag for tag in LOCALES if utterance.has(f"language-{tag}")), "")
        if wanted and _is_all(moment, utterance):
            session = msgspec.structs.replace(moment.talk.session, chosen=wanted)
            reply = menus.language_chosen(wanted)
            return DialogueAct(Outcome.TALK, (reply,), moment.memory, session=session)
    return None


class AnswerIn(Record, frozen=True):
    """A question to be answered in `locale`, without the words that say so; `reads` is its own language."""

    locale: str
    question: str
    reads: str


def answered_in(utterance: Utterance) -> AnswerIn | None:
    """The question beside which another language is asked for: "tell me in French where the mask is"."""
    for reading in _readings(utterance):
        for wanted in LOCALES:
            for span in reading.spans(f"language-{wanted}"):
                if _is_alone(reading, span):
                    continue
                taken = _asking_for(reading, span)
                question = _without(reading, taken)
                if taken and wanted != utterance.locale and any(char.isalpha() for char in question):
                    return AnswerIn(wanted, question, reading.locale)
    return None


def _is_alone(utterance: Utterance, span: CueMatch) -> bool:
    """Whether nothing but kind words stands beside the wish: "sorry, could you speak English now?"."""
    others = (clause for clause in utterance.clauses if not clause[0] <= span.start < clause[1])
    is_kind = all(utterance.spans(*_KIND, within=clause) for clause in others)
    return is_kind and not utterance.rest(span.cue, "tell-in", "speak", *_ASIDE)


def _asking_for(utterance: Utterance, span: CueMatch) -> tuple[int, int] | None:
    """What of a message asks for the language: its clause, or its name beside a word such as "tell"."""
    clause = next(c for c in utterance.clauses if c[0] <= span.start < c[1])
    left = utterance.rest(span.cue, "tell-in", "speak", *_ASIDE, within=clause)
    if not left:
        return clause if len(utterance.clauses) > 1 else None
    is_told = any(
        max(told.start - span.end, span.start - told.end) <= _NEAR
        for told in utterance.spans("tell-in", within=clause)
    )
    return (span.start, span.end) if is_told and span.end not in left else None  # no "French console"


def _without(utterance: Utterance, taken: tuple[int, int] | None) -> str:
    """The text of a message without some of its units."""
    start, end = taken or (0, 0)
    kept = [at for at in range(len(utterance.units)) if not start <= at < end]
    is_asked = bool(utterance.questions)
    return utterance.typed(kept) + ("?" if is_asked else "")


def _readings(utterance: Utterance) -> Iterator[Utterance]:
    """The message as each language reads it that may find one named there, that of the conversation first."""
    yield utterance
    for locale in _naming_language(utterance.text):
        if locale != utterance.locale:
            yield read(utterance.text, lexicon(locale))


@lru_cache(maxsize=_REMEMBERED)
def _naming_language(text: str) -> tuple[str, ...]:
    """The languages that may find one named in a text: each turn asks twice."""
    units = {unit for joins in (False, True) for unit in typed_units(text, joins_apostrophes=joins)[0]}
    likely = {locale for unit in units for locale in _NAMING[unit]}
    return tuple(
        locale for locale in LOCALES if locale in likely and may_name_language(text, lexicon(locale))
    )


def _naming(unit: str) -> tuple[str, ...]:
    """The languages in which a word may name one."""
    return tuple(locale for locale in LOCALES if lexicon(locale).is_of_language(unit))


_NAMING = KeptByWord(_naming, _REMEMBERED_WORDS)


def _is_all(moment: Moment, utterance: Utterance) -> bool:
    """Whether nothing else is said; beside a verb of speaking, a word or two that no page has."""
    left = utterance.rest("speak", *(f"language-{tag}" for tag in LOCALES), *_ASIDE)
    if not left or not utterance.has("speak"):
        return not left
    said = said_of(moment.talk.documents, utterance, left)
    return utterance.size(left) <= _FEW and not any(said.ids)
