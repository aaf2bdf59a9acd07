"""Two values of one setting that are offered: "which is right, X or Y?". In: a message. Out: which one.

Neither is told as what the account has, so that none is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from bot.dialogue import blocks
from bot.dialogue.answers.entry import hosted_notice, onward_button, paired, source_line, topics_button
from bot.dialogue.desk import JudgedValue
from bot.dialogue.exchange import Reply
from bot.dialogue.talking.act import DialogueAct, Moment, answered
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.sections.section_parts import opening
from bot.dialogue.talking.told_values.setting_names import SettingNames
from bot.dialogue.talking.told_values.shown_field import is_shown, is_told
from bot.dialogue.talking.told_values.value_judgement import Judgement, judge
from bot.dialogue.talking.told_values.value_slots import CHECK_OF, Given, given_in, in_capitals
from bot.dialogue.talking.told_values.verdict_words import FORM_ONLY, mending_of, wrong_in
from bot.model import Block, Message, Param
from bot.translate import _
from bot.validator.finding import label

_MAY_BE_TWO = re.compile(r"[._](?=\w)|\(\.\*|dobe|://")
"""What stands in a message with such values; looking for it costs nothing."""
_ELSE = ("where", "who", "why", "same-as", "difference", "adobe-side", "discard")
"""Cues of another question about two values."""
_NAMES = {"internal_name", "type"}
"""Settings whose values look alike."""
_BEST_FIRST = (True, None, False)
_BOTH_TOLD = ("internal_name", "type", "ims_server")
"""Settings of which the documents say in one sentence that there are two right values."""


def read_candidates(moment: Moment) -> DialogueAct | None:
    """Which of two values is right; on what it hangs, where the documents make it hang on something."""
    utterance = moment.utterance
    is_asked = moment.is_question or utterance.has("judge")
    if not is_asked or not _MAY_BE_TWO.search(moment.text) or utterance.has_outside("either", *_ELSE):
        return None
    if not utterance.has("either", "of-two") or (utterance.has("stage") and utterance.has("prod")):
        return None
    offered = _offered(moment)
    if offered is None:
        return None
    from bot.dialogue.message_secrets import may_keep  # its patterns take long to load

    if not may_keep((given.value for given in offered), moment.text):
        return None
    field, check = offered[0].field, CHECK_OF[offered[0].field]
    if field == "product_context" and not is_told(moment):
        told = [*opening(moment.talk.documents, check, moment.locale)]
        return answered(moment, _reply(moment, check, told), check)
    judged = [judge(given, moment.talk.desk.inspect, is_shown=is_shown(moment)) for given in offered]
    if judged[0] is None or judged[1] is None:
        return None
    ordered = sorted((judged[0], judged[1]), key=lambda one: _BEST_FIRST.index(one.judged.is_right))
    told = list(_told(moment, ordered[0], ordered[1], check))
    if not told:
        return None
    return replace(answered(moment, _reply(moment, check, told), check), judged=ordered[0].judged)


def _offered(moment: Moment) -> tuple[Given, Given] | None:
    """The two values, one before and one behind the word that offers them; None where they are not two."""
    utterance, text = moment.utterance, moment.text
    first = given_in(text, moment.best or moment.subject)
    if first is None or first.field not in CHECK_OF:
        return None
    if first.field == "type" and "_" in first.value and not _types().search(text):
        first = Given("internal_name", first.value)
    left = text.replace(first.value, " " * len(first.value), 1)
    second = given_in(left, CHECK_OF[first.field]) or _in_capitals(utterance, first)
    if second is None or (second.field != first.field and {first.field, second.field} != _NAMES):
        return None
    places = sorted((text.find(first.value), left.find(second.value)))
    is_between = any(
        places[0] < utterance.places[cue.start][0] < places[1] for cue in utterance.spans("either")
    )
    if second.value == first.value or min(places) < 0 or not (is_between or utterance.has("of-two")):
        return None
    return Given(first.field, first.value), Given(first.field, second.value)


@cache
def _types() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<![\w/.@-])(?:{SettingNames.of({'type'}).pattern})(?:en|n|ens|s)?(?![a-z])")


def _in_capitals(utterance: Utterance, first: Given) -> Given | None:
    """Another type, by its capitals."""
    if first.field != "type":
        return None
    found = (utterance.text[start:end] for start, end in in_capitals(utterance.text))
    return next((Given("type", value) for value in found if value not in first.value), None)


def _told(moment: Moment, better: Judgement, worse: Judgement, check: str) -> Iterator[Block]:
    """Which one is right, what is wrong with the other one; nothing where the documents leave both open."""
    say, field = moment.say, better.judged.field
    message = _said_of(better.judged, worse.judged)
    if message is None:
        return
    yield blocks.paragraph(say, message)
    is_both = bool(better.judged.is_right and worse.judged.is_right)
    if is_both and field in _BOTH_TOLD:
        yield from opening(moment.talk.documents, check, moment.locale)
    elif not is_both:
        yield from (blocks.paragraph(say, told) for told in wrong_in(worse))
    if better.judged.is_right is False:
        if moment.talk.session.hosting == "hosted":
            yield hosted_notice(say)
        elif mending := mending_of(better):
            yield blocks.paragraph(say, mending)


def _said_of(better: JudgedValue, worse: JudgedValue) -> Message | None:
    one, other = better.value[:200], worse.value[:200]
    params: dict[str, Param] = {"one": one, "other": other, "label": label(better.field)}
    both = (better.is_right, worse.is_right)
    if both == (True, True):
        if better.field in FORM_ONLY:
            return _("Both are written as the documentation asks for **{label}**.", label=params["label"])
        return _("Both are right for **{label}**: `{one}` and `{other}`.", **params)
    if both == (True, False):
        if better.field in FORM_ONLY:
            return _(
                "`{one}` is written as the documentation asks for **{label}**, `{other}` is not.", **params
            )
        return _("`{one}` is right for **{label}**, `{other}` is not.", **params)
    if both == (False, False):
        return _("Neither is right for **{label}**: `{one}`, `{other}`.", **params)
    if both == (None, False):
        return _(
            "`{other}` is not right for **{label}**. Nothing in the documentation rules `{one}` out.",
            **params,
        )
    return None


def _reply(moment: Moment, check: str, told: list[Block]) -> Reply:
    documents, locale = moment.talk.documents, moment.locale
    place = documents.place(check, locale)
    body = (*told, *((source_line(moment.say, place.page),) if place else ()))
    keyboard = paired((onward_button(documents, check, locale), topics_button(locale)))
    return Reply(locale, body, keyboard, item=check)
