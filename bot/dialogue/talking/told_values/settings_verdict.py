"""Several values in one line. In: the settings told. Out: of each what the rules say, the wrong first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.dialogue import blocks
from bot.dialogue.answers.entry import hosted_notice, onward_button, paired, source_lines, topics_button
from bot.dialogue.desk import JudgedValue
from bot.dialogue.exchange import Reply
from bot.dialogue.session import Value
from bot.dialogue.talking.act import DialogueAct, Moment, answered, changed
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.sections.section_parts import needs_restart, opening
from bot.dialogue.talking.told_values.former_value import current_text
from bot.dialogue.talking.told_values.settings_in_line import LEAST, settings_in
from bot.dialogue.talking.told_values.value_judgement import Judgement, judge
from bot.dialogue.talking.told_values.value_slots import (
    CHECK_OF,
    FIELD_OF,
    Given,
    given_in,
    names_in_form,
)
from bot.dialogue.talking.told_values.verdict_words import mending_of, verdict_on, wrong_in
from bot.model import Block, Message
from bot.translate import _
from bot.validator.finding import label

_MAY_BE_NAMED = re.compile(r"(?i)[:=：＝]|https?:|\w[._@]\w|\(\.\*|cloud")
"""What stands in a message with values; looking for it costs nothing."""
_ASKS_ELSE = ("where", "who", "not-shown")
"""Cues of what no verdict answers."""
_OPEN = ("why", "how", "when", "then")
"""Cues of a question that is not whether something is right."""
_OF_EACH = ("internal_name", "type", "ims_server", "product_context")
"""Settings of which the documents tell what is right in each account."""
_INSTANCES = ("prod", "stage")
_SERVER = re.compile(r"(?i)(?<![\w.@-])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.adobe(?:login)?\.com(?![\w-])", re.ASCII)
"""An address that may be that of an IMS server, in whatever words it stands."""
_WORST_FIRST = (False, None, True)
_MOST_BUTTONS = 3
"""A choice: more settings than that are seldom wrong in one line."""


def read_settings(moment: Moment) -> DialogueAct | None:
    """Settings with their values, side by side in a line: each is judged, as in a file that is pasted."""
    if not _MAY_BE_NAMED.search(moment.text):
        return None
    if moment.utterance.has(*_ASKS_ELSE) and not moment.utterance.has("judge"):
        return None
    told = settings_in(moment.utterance)
    if told is None or not (told.is_signed or moment.is_question or moment.utterance.has("judge")):
        return None
    from bot.dialogue.message_secrets import may_keep  # its patterns take long to load

    if not may_keep((given.value for given in told.given), moment.text):
        return None  # whatever else stands in it: a secret is neither judged nor kept
    judged = [
        (given, judgement)
        for given in told.given
        if (judgement := judge(given, moment.talk.desk.inspect)) is not None
    ]
    if len(judged) < LEAST:
        return None
    judged.sort(key=lambda pair: _WORST_FIRST.index(pair[1].judged.is_right))
    checks = list(dict.fromkeys(CHECK_OF[given.field] for given, _judgement in judged))
    act = answered(moment, _reply(moment, judged, checks), *checks)
    fields = {given.field for given, _judgement in judged}
    kept = tuple(value for value in act.memory.values if value.field not in fields)
    new = (Value(given.field, given.value[:200], found.judged.is_right) for given, found in judged)
    memory = changed(act.memory, values=(*kept, *new))
    return replace(act, memory=memory, judged=judged[0][1].judged)


def read_two_values(moment: Moment) -> DialogueAct | None:
    """The values that two accounts, or stage and production, have in one setting: "one …, the other …"."""
    utterance, text = moment.utterance, moment.text
    servers = list(dict.fromkeys(_SERVER.findall(text)))
    is_of_two = utterance.has("another-account") or all(utterance.has(cue) for cue in _INSTANCES)
    is_of_two = is_of_two or len(servers) == LEAST or _is_of_both_sides(moment) or _has_two_names(moment)
    if not is_of_two or utterance.has("either", "other-type") or _asks_else(utterance):
        return None
    if current_text(moment) != text:
        return None  # one of them was replaced by the other
    first = given_in(text, moment.best or moment.subject)
    is_about_else = moment.is_sure and (first is None or FIELD_OF.get(moment.best) != first.field)
    if first is None or first.field not in _OF_EACH or is_about_else:
        return None
    if first.field == "type" and "_" in first.value and utterance.has("internal-name"):
        return None  # it is that one's
    second = given_in(text.replace(first.value, " ", 1), CHECK_OF[first.field])
    if second is None and first.field == "ims_server" and len(servers) == LEAST:
        second = next((Given(first.field, one) for one in servers if one not in first.value), None)
    if second is None or second.field != first.field or second.value == first.value:
        return None
    from bot.dialogue.message_secrets import may_keep  # its patterns take long to load

    if not may_keep((first.value, second.value), text):
        return None
    judged = [
        (given, judgement)
        for given in (first, second)
        if (judgement := judge(given, moment.talk.desk.inspect)) is not None
    ]
    if len(judged) < LEAST:
        return None
    check = CHECK_OF[first.field]
    if told := _must_be_same(moment, first, second, judged):
        wrong = JudgedValue(second.field, second.value, is_right=False, expected=first.value)
        return replace(answered(moment, _reply_to_both(moment, check, told), check), judged=wrong)
    judged.sort(key=lambda pair: _WORST_FIRST.index(pair[1].judged.is_right))
    act = answered(moment, _reply(moment, judged, [check]), check)
    return replace(act, judged=judged[0][1].judged)


def _asks_else(utterance: Utterance) -> bool:
    """Whether something else is asked; "on Adobe's side" does not ask whose task it is."""
    sides = utterance.spans("adobe-side")
    return any(not cue.overlaps(*sides) for cue in utterance.spans(*_ASKS_ELSE))


def _must_be_same(
    moment: Moment, first: Given, second: Given, judged: list[tuple[Given, Judgement]]
) -> Message | None:
    """What is wrong with two different values of which the documents ask that they be the same."""
    one, other = first.value[:200], second.value[:200]
    if first.field == "ims_server" and all(found.judged.is_right for _given, found in judged):
        is_of_instances = all(moment.utterance.has(cue) for cue in _INSTANCES)
        told = _(
            "No: each of the two is valid, but stage and production have to use one and the same, "
            "`{one}` or `{other}`.",
            one=one,
            other=other,
        )
        return told if is_of_instances else None
    if _is_of_both_sides(moment) and first.field == "product_context":
        return _(
            "No: **{label}** has to be the same in Campaign and in Experience Cloud; `{one}` and `{other}` "
            "differ.",
            label=label(first.field),
            one=one,
            other=other,
        )
    return None


def _has_two_names(moment: Moment) -> bool:
    """Whether it is asked if two internal names are right; a type, or what the account is called, is none."""
    names = {moment.text[start:end] for start, end in names_in_form(moment.text)}
    is_asked = moment.is_question and not moment.utterance.has(*_OPEN)
    is_asked = is_asked or moment.utterance.has("judge", "both")
    return is_asked and len({name for name in names if "_" in name}) == LEAST


def _is_of_both_sides(moment: Moment) -> bool:
    """Whether one value is told to be Adobe's."""
    utterance = moment.utterance
    return utterance.has("adobe-side", "granted") and not all(utterance.has(cue) for cue in _INSTANCES)


def _reply_to_both(moment: Moment, check: str, told: Message) -> Reply:
    """What is wrong, and what the documents say of the setting."""
    documents, locale = moment.talk.documents, moment.locale
    body = (
        blocks.paragraph(moment.say, told),
        *opening(documents, check, locale),
        *source_lines(documents, [check], locale),
    )
    keyboard = paired((onward_button(documents, check, locale), topics_button(locale)))
    return Reply(locale, body, keyboard, item=check)


def _reply(moment: Moment, judged: list[tuple[Given, Judgement]], checks: list[str]) -> Reply:
    documents, locale, say = moment.talk.documents, moment.locale, moment.say
    wrong = [CHECK_OF[given.field] for given, found in judged if found.judged.is_right is False]
    is_hosted = moment.talk.session.hosting == "hosted"
    body: list[Block] = [
        blocks.bullets(tuple(_told(moment, judgement, is_hosted)) for _given, judgement in judged)
    ]
    if is_hosted and wrong:
        body.append(hosted_notice(say))
    elif any(needs_restart(documents, check) for check in wrong):
        body.append(blocks.paragraph(say, _("Save, restart the server and sign in again.")))
    body += source_lines(documents, checks, locale)
    buttons = [onward_button(documents, check, locale) for check in (wrong or checks)[:_MOST_BUTTONS]]
    return Reply(locale, tuple(body), paired((*buttons, topics_button(locale))), item=checks[0])


def _told(moment: Moment, judgement: Judgement, is_hosted: bool) -> Iterator[Block]:
    say = moment.say
    judged = judgement.judged
    if judged.is_right is None:
        open_still = _(
            "The documentation does not say whether `{value}` is right for **{label}**, but "
            "nothing in it rules the value out.",
            value=judged.value[:200],
            label=label(judged.field),
        )
        yield blocks.paragraph(say, open_still)
        return
    yield blocks.paragraph(say, verdict_on(judgement))
    if judged.is_right is False:
        yield from (blocks.paragraph(say, told) for told in wrong_in(judgement))
        if not is_hosted and (mending := mending_of(judgement)):
            yield blocks.paragraph(say, mending)
