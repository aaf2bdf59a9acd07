"""What a message writes as the documents do, or almost. In: a message. Out: yes or no, and what they write.

It is held against them before any sentence that settles a question: `webView2Mode="0"` gets no "yes" from the
sentence that has a 1.
"""

from __future__ import annotations

from dataclasses import replace

from bot.compiler.quotable import parts_of
from bot.dialogue import blocks
from bot.dialogue.answers.entry import (
    footer_of,
    hosted_notice,
    onward_button,
    paired,
    source_line,
    topics_button,
)
from bot.dialogue.desk import JudgedValue
from bot.dialogue.exchange import Reply
from bot.dialogue.talking.act import DialogueAct, Moment, answered
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.sections.documented_facts import spoken_of
from bot.dialogue.talking.told_values.asked_value import asks_otherwise
from bot.dialogue.talking.told_values.literal_kinds import ToldLiteral, literals_told
from bot.model import Block, BlockKind, Message
from bot.translate import _

_YES, _NO = _("Yes."), _("No.")
_OF_STATE = ("judge", "tag", "may", "bad")
"""Cues of a question whether something is right as it is."""
_OF_NAME = ("judge", "tag", "name-is")
"""Cues of what something is called, beside a name that has a slip in it."""
_PAST = ("negator", "changed", "contrast", "broken", "done", "supposed")
"""Cues of a report in which a value is not, or no longer, how it is."""
_MORE = ("enough", "must", "only", "all-of-it", "restart", "who", "where", "negator")
"""Cues of a question that a right value does not settle: whether it is enough, whether it is for all."""
_NAMED = ("named-profile", "name-is", "name-asked")
"""Cues of a name that is asked about, rather than who is in it."""
_BESIDE = (
    *("anaphora", "ask", "and", "judge", "tag", "ok", "yes", "meant", "may", "bad", "then", "also", "detail"),
    *(
        "value",
        "command",
        "restart",
        "server",
        "set-to",
        "name-is",
        "named-profile",
        "at-once",
        "prod",
        "stage",
    ),
)
"""Cues beside a value that tell nothing more of it."""
_MOST_LEFT = {"command": 0.0}
_MOST_LEFT_OF_OTHERS = 6.0
"""A choice: words beside a value that is right; more may say what it is wrong for, of a command any."""


def read_literal(moment: Moment) -> DialogueAct | None:
    """Whether a setting of the server, a command, a header or a profile's name is as documented."""
    if _is_choice(moment.utterance):
        return None
    likely = (moment.best if moment.is_sure else "", moment.subject)
    told = literals_told(moment.talk.documents, moment.locale, moment.text, likely)
    wrong = next((one for one in told if not one.is_right), None)
    if wrong is not None:
        is_told = _is_told(moment) if wrong.field != "name" else moment.utterance.has(*_OF_NAME)
        return _told(moment, wrong) if is_told else None
    right = next(iter(told), None)
    return _told(moment, right) if right and _is_settled(moment, right) else None


def _is_choice(utterance: Utterance) -> bool:
    """Whether two things are offered; "or not?" offers nothing."""
    asking, denied = utterance.spans("judge", "tag"), {cue.start for cue in utterance.spans("negator")}
    last = len(utterance.units)
    return any(
        not cue.is_within(*asking) and cue.end < last and cue.end not in denied
        for cue in utterance.spans("either")
    )


def _is_told(moment: Moment) -> bool:
    """Whether it is asked about, and not how to get there; or only told, as it is now."""
    if moment.is_question or moment.utterance.has(*_OF_STATE):
        return _is_asked(moment) or not asks_otherwise(moment.utterance)
    return not moment.utterance.has(*_PAST)


def _is_asked(moment: Moment) -> bool:
    utterance = moment.utterance
    is_judging = utterance.has("judge", "tag")
    return utterance.has(*_OF_STATE) and (is_judging or not asks_otherwise(utterance))


def _is_settled(moment: Moment, right: ToldLiteral) -> bool:
    """Whether nothing is asked but if it is right, of which no other sentence says no."""
    utterance, item = moment.utterance, right.meant.item
    start = moment.text.casefold().find(right.value.casefold())
    end = start + len(right.value)
    own = {at for at, (first, last) in enumerate(utterance.places) if start <= first and last <= end}
    more = {*_MORE} - ({"restart"} if right.field == "command" else set())
    is_named = right.field != "product_profile" or utterance.has(*_NAMED)
    is_next = moment.subject == item and (moment.is_question or utterance.has("condition"))
    is_named = is_named or (is_next and not utterance.has("enough", "member"))
    if (
        not (_is_asked(moment) or is_next)
        or not is_named
        or any(cue.start not in own for cue in utterance.spans(*more))
    ):
        return False
    facts = (found for found in spoken_of(utterance, item) if found.start not in own)
    if any(found.fact.answer in ("no", "wrong") for found in facts):
        return False
    left = [at for at in utterance.rest(*_BESIDE) if at not in own]
    return utterance.size(left) <= _MOST_LEFT.get(right.field, _MOST_LEFT_OF_OTHERS)


def _told(moment: Moment, one: ToldLiteral) -> DialogueAct:
    item = one.meant.item
    expected = None if one.is_right else (one.meant.value or one.expected)
    judged = JudgedValue(one.field, one.value[:200], one.is_right, expected)
    matches = moment.verdict.matches if item == moment.best else ()
    return replace(answered(moment, _reply(moment, one), item, matches=matches), judged=judged)


def _reply(moment: Moment, one: ToldLiteral) -> Reply:
    documents, locale, say, item = moment.talk.documents, moment.locale, moment.say, one.meant.item
    place = documents.place(item, locale)
    is_turned = moment.utterance.has("bad")  # "is it wrong?": yes or no would be read the wrong way round
    first: list[Message] = [] if is_turned else [_YES if one.is_right else _NO]
    if not one.is_right:
        first.append(_("It has to be `{expected}`.", expected=one.expected))
    body: list[Block] = [blocks.sentences(say, first)] if first else []
    if moment.talk.session.hosting == "hosted":
        body.append(hosted_notice(say))
    if place:
        parts = [
            (block, text)
            for block, text in parts_of(place.section.blocks)
            if block.kind is not BlockKind.CODE
        ]
        found = [block for block, text in parts if one.meant.text in text]
        found = found or [block for block, text in parts if one.meant.setting and one.meant.setting in text]
        body += [*found[:1], source_line(say, place.page)]
    keyboard = paired((onward_button(documents, item, locale), topics_button(locale)))
    return Reply(locale, tuple(body), keyboard, footer=footer_of(documents, item, locale), item=item)
