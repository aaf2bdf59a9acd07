"""A bare word behind a setting's name. In: its place in a message. Out: whether it is a value of the setting.

"Tenant: nordwind" tells one; "tenant: who decides that" and "tenant: purpose of the field?" go on in words.
"""

from __future__ import annotations

from bot.dialogue.talking.act import Moment
from bot.dialogue.talking.message.cue_lexicon import folded
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.sections.vocabulary import said_of

_BEHIND = ("judge", "tag", "ok", "yes", "value-end", "stage", "prod", "both", "clause-end", "split")
"""Cues of what is said of a value right behind it."""
_INSTANCES = ("stage", "prod")
"""Cues of words that may well be a name."""


def is_value(moment: Moment, start: int, end: int) -> bool:
    """Whether the word from `start` to `end` is a name, and not the next one of a sentence.

    No cue has it, and either nobody uses it in speaking to the bot, or its clause ends with it.
    """
    utterance = moment.utterance
    if not utterance.text[start:end].replace("-", "").isalpha():
        return True  # digits and signs stand in names
    units = [at for at, place in enumerate(utterance.places) if start <= place[0] < end]
    if not units:
        return True  # further behind than is read
    if all(_is_cue(utterance, at) for at in units):
        return False  # "doit-il"
    said = said_of(moment.talk.documents, utterance, units)
    if len(units) > 1 or (said.unknown and not said.foreign):
        return True
    number, clause = next(
        (number, span) for number, span in enumerate(utterance.clauses) if span[0] <= units[0] < span[1]
    )
    is_asked_alone = number in utterance.questions and units[0] + 1 == clause[1]
    return not is_asked_alone and not utterance.rest(*_BEHIND, within=(units[0] + 1, clause[1]))


def _is_cue(utterance: Utterance, at: int) -> bool:
    """Whether a word stands for something said, as it was typed and not behind a slip of the finger."""
    is_typed = utterance.units[at] == folded(utterance.text[slice(*utterance.places[at])])
    cues = {cue.cue for cue in utterance.found if cue.start <= at < cue.end}
    return is_typed and bool(cues.difference(_INSTANCES))
