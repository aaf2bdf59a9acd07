"""The next thing, of which the same is asked: "where is the tenant?", "and the organization ID?".

In: a message that is but a name. Out: the part of its page that was asked for before.
"""

from __future__ import annotations

from bot.dialogue.talking.act import Moment
from bot.dialogue.talking.message.once import once
from bot.dialogue.talking.sections.section_parts import Part
from bot.dialogue.talking.sections.vocabulary import said_of
from bot.dialogue.talking.subject.follow_up import own_words, part_asked

_PARTS: dict[str, Part] = {"where": "where", "who": "who", "stage": "stage", "prod": "prod", "both": "both"}
"""The parts that are asked of one thing after the other."""


@once
def part_wanted(moment: Moment) -> Part | None:
    """The part of a page that a message asks for, said in it or in the one before."""
    part = part_asked(moment.utterance)
    if part is not None or not moment.utterance.has("and", "also", "so-is") or not is_name(moment):
        return part
    return _PARTS.get(moment.memory.part)


def is_name(moment: Moment) -> bool:
    """Whether nothing is said but the title of some section, or a part of it."""
    utterance = moment.utterance
    said = said_of(moment.talk.documents, utterance, own_words(utterance))
    return bool(said.count) and any(said.share_of_title(item) == 1 for item in said.in_titles())
