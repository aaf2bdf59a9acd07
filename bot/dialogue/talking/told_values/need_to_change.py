"""Whether a value has to be changed, or has to be this one: "must we convert it?", "must it be …?".

In: such a question and the judgement of the value. Out: what it answers, for "yes, it is right" reads as
"yes, you must".
"""

from __future__ import annotations

from bot.dialogue import blocks
from bot.dialogue.talking.act import Moment
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.sections.section_parts import notes_with, opening
from bot.dialogue.talking.told_values.value_judgement import Judgement
from bot.dialogue.talking.told_values.value_slots import CHECK_OF, Given
from bot.model import Block, BlockKind, Param
from bot.translate import _
from bot.validator.finding import label
from bot.validator.values.documented import NEWER_TYPE, TYPE

_BOTH_RIGHT = {"internal_name": "opening", "type": "note", "ims_server": "opening"}
"""Settings of which the documents give two right values, and where they say so."""
_SETTLED = {*_BOTH_RIGHT, "product_context"}
"""Settings of which the documents tell the right value, so that nothing else can have to be entered."""
_TYPES = {spelling.casefold(): spelling for spelling in (TYPE, NEWER_TYPE)}


def asks_to_change(utterance: Utterance) -> bool:
    """Whether it is asked if a value has to become another one."""
    others = utterance.spans("judge", "changed")  # "…, correct?", "we have changed it" ask for no change
    is_change = any(not cue.is_within(*others) for cue in utterance.spans("convert"))
    return _is_asked(utterance) and is_change and not utterance.has("may")


def asks_whether_it_must(utterance: Utterance) -> bool:
    """Whether it is asked if it has to be this value."""
    return _is_asked(utterance) and utterance.has("must")


def is_type(value: str) -> bool:
    """Whether a value is the name of the right type, whatever its capitals."""
    return value.casefold() in _TYPES


def as_spelled(given: Given, utterance: Utterance) -> Given:
    """The value; a type that is only spoken of, in small letters, as the console writes it."""
    spelling = _TYPES.get(given.value.casefold()) if given.field == "type" else None
    return Given(given.field, spelling) if spelling and asks_to_change(utterance) else given


def need_told(moment: Moment, judgement: Judgement) -> list[Block]:
    """What such a question is answered with; nothing where it is another question, or the value unsettled."""
    judged, say = judgement.judged, moment.say
    params: dict[str, Param] = {"value": judged.value[:200], "label": label(judged.field)}
    is_to_change = asks_to_change(moment.utterance)
    if judged.is_right is None or judged.field not in _SETTLED:
        return []
    if not judged.is_right:
        wrong = _("`{value}` is not the right value for **{label}**.", **params)
        return [blocks.paragraph(say, wrong)] if is_to_change else []
    if is_to_change:
        told = _("No need to change `{value}`: it is right for **{label}**.", **params)
    elif asks_whether_it_must(moment.utterance) and judged.field in _BOTH_RIGHT:
        told = _("`{value}` is right for **{label}**, but not the only right value.", **params)
    else:
        return []
    return [blocks.paragraph(say, told), *_both(moment, judged.field)]


def _both(moment: Moment, field: str) -> list[Block]:
    """The sentence of the documents that names both values."""
    documents, locale = moment.talk.documents, moment.locale
    if field not in _BOTH_RIGHT:
        return []
    check = CHECK_OF[field]
    found = opening(documents, check, locale)
    if _BOTH_RIGHT[field] == "note":
        found = notes_with(documents, check, locale, lambda _text: True)
    return [block for block in found if block.kind in (BlockKind.PARAGRAPH, BlockKind.NOTE)]


def _is_asked(utterance: Utterance) -> bool:
    return bool(utterance.questions) or utterance.has("ask", "must")
