"""A value in a question. In: the value slot. Out: the verdict, the exact difference, then the one step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.dialogue import blocks
from bot.dialogue.answers.entry import hosted_notice, onward_button, paired, source_line, topics_button
from bot.dialogue.exchange import Reply
from bot.dialogue.session import Value
from bot.dialogue.talking.act import DialogueAct, Moment, answered, changed
from bot.dialogue.talking.sections.section_parts import needs_restart, part_of
from bot.dialogue.talking.told_values.asked_value import ADDRESSES, asked_about
from bot.dialogue.talking.told_values.literal_verdict import read_literal
from bot.dialogue.talking.told_values.mask_for_one import (
    DASHES_DIFFER,
    differs_by_dash,
    for_group,
    for_one,
    has_longer_dashes,
)
from bot.dialogue.talking.told_values.need_to_change import need_told
from bot.dialogue.talking.told_values.several_groups import of_groups
from bot.dialogue.talking.told_values.shown_field import is_shown
from bot.dialogue.talking.told_values.told_instance import of_other_instance
from bot.dialogue.talking.told_values.value_judgement import Judgement, judge_beside
from bot.dialogue.talking.told_values.value_slots import (
    CHECK_OF,
    FIELD_OF,
    Given,
    groups_beside,
)
from bot.dialogue.talking.told_values.verdict_words import (
    FIXED,
    FORM_ONLY,
    mending_of,
    verdict_on,
    wrong_in,
)
from bot.model import Block
from bot.translate import _

_UNIQUE = "check/external-account-unique"
_KEEP_IT = _("Of the two accounts, keep this one if its other values are right, and delete the other one.")
_DELETE_IT = _("So delete this account and keep the other one, if its values are right.")
_COMPARE = _("Only a comparison with Adobe's side can show whether it is the right one for you.")


def read_value(moment: Moment) -> DialogueAct | None:
    """A question about a value that stands in it."""
    if corrected := _corrected(moment):
        return corrected
    given = asked_about(moment)
    if moment.utterance.has_outside("judge", "always") and moment.is_question:
        return None  # that it is right here does not say that it always is
    if given is None:
        return read_literal(moment)
    from bot.dialogue.message_secrets import may_contain_secret, without_secrets  # patterns take long to load

    if given.field in ADDRESSES:
        address = without_secrets(given.value)
        text = moment.text.replace(given.value, address)
        given = Given(given.field, address)
    else:
        text = moment.text
    if may_contain_secret(text):
        return None  # whatever else stands in it: a secret is neither judged nor kept
    if wrong := of_other_instance(moment.utterance, given):
        return _kept(moment, _reply(moment, wrong, CHECK_OF[given.field], given), given, wrong)
    return judged(moment, given)


def _corrected(moment: Moment) -> DialogueAct | None:
    """A group's or profile's name that was mistyped before, against the mask that was told with it."""
    from bot.dialogue.message_secrets import may_keep  # its patterns take long to load

    mask = next((one.value for one in moment.memory.values if one.field == "association_mask"), "")
    if not mask or "*" in moment.text or not moment.utterance.has("mistyped", "retract"):
        return None  # with a star it is the mask that was mistyped
    name = next(iter(groups_beside(moment.text, mask)), "")
    if not name or not may_keep((name,), moment.text):
        return None
    return judged(moment, Given("association_mask", mask, name))


def judged(moment: Moment, given: Given) -> DialogueAct | None:
    """The verdict on a value; None where the rules cannot read it as one."""
    given, judgement = judge_beside(given, moment.talk.desk.inspect, is_shown=is_shown(moment))
    if judgement is None:
        return None
    check = CHECK_OF[given.field]
    if moment.best in FIELD_OF and FIELD_OF[moment.best] == given.field:
        check = moment.best
    return _kept(moment, _reply(moment, judgement, check, given), given, judgement)


def _kept(moment: Moment, reply: Reply, given: Given, judgement: Judgement) -> DialogueAct:
    """The verdict as the answer, and the value remembered with it."""
    judged = judgement.judged
    act = answered(moment, reply, reply.item)
    values = tuple(value for value in act.memory.values if value.field != given.field)
    memory = changed(act.memory, values=(*values, Value(given.field, given.value[:200], judged.is_right)))
    return replace(act, memory=memory, judged=judged)


def _reply(moment: Moment, judgement: Judgement, check: str, given: Given) -> Reply:
    documents, locale, say, adobe = moment.talk.documents, moment.locale, moment.say, given.adobe
    judged = judgement.judged
    # "is it wrong?", "do I drop the end?": yes or no would be read the wrong way round
    is_turned = moment.utterance.has("bad", "discard")
    is_for_one = moment.memory.affected == "one" and bool(adobe) and judged.field == "association_mask"
    body = need_told(moment, judgement) or [
        blocks.paragraph(say, verdict_on(judgement, adobe, is_turned=is_turned))
    ]
    if judged.is_right and _is_of_duplicate(moment, judged.field):
        body.append(blocks.paragraph(say, _KEEP_IT))
    if judged.is_right is False and is_for_one:
        body = [blocks.paragraph(say, told) for told in for_one(judged.value, adobe)]
    elif judged.is_right is False and has_longer_dashes(judged.value, adobe):
        body = [blocks.paragraph(say, told) for told in for_group(judged.value, adobe)]
    elif judged.is_right is False:
        body += [blocks.paragraph(say, told) for told in wrong_in(judgement)]
        if differs_by_dash(judged.value, adobe):
            body.append(blocks.paragraph(say, DASHES_DIFFER))
        body += _what_to_do(moment, judgement, check)
    elif judged.is_right is None and moment.talk.session.hosting == "hosted":
        body.append(hosted_notice(say))
    elif judged.is_right is None and judgement.message:
        body = [blocks.paragraph(say, told) for told in (judgement.message, mending_of(judgement)) if told]
    elif judged.is_right and judgement.message:  # the documented form is met, and that is all they tell
        yes = () if is_turned else (_("Yes."),)
        body = [blocks.sentences(say, (*yes, judgement.message))]
    elif judged.is_right is None:
        body += part_of(documents, check, "how", locale)
    elif judged.field in FORM_ONLY and not adobe:
        body.append(blocks.paragraph(say, _COMPARE))
    body += [blocks.paragraph(say, told) for told in of_groups(say, given, judged)]
    if place := documents.place(check, locale):
        body.append(source_line(say, place.page))
    keyboard = paired((onward_button(documents, check, locale), topics_button(locale)))
    return Reply(locale, tuple(body), keyboard, item=check)


def _what_to_do(moment: Moment, judgement: Judgement, check: str) -> Iterator[Block]:
    """How a wrong value is put right, and by whom; a duplicate that has one is deleted."""
    say = moment.say
    if moment.talk.session.hosting == "hosted":
        yield hosted_notice(say)
        return
    if _is_of_duplicate(moment, judgement.judged.field):
        yield blocks.paragraph(say, _DELETE_IT)
    elif mending := mending_of(judgement):
        yield blocks.paragraph(say, mending)
    if needs_restart(moment.talk.documents, check):
        yield blocks.paragraph(say, _("Save, restart the server and sign in again."))


def _is_of_duplicate(moment: Moment, field: str) -> bool:
    """Whether it is the value of one of several accounts, of which one is to stay."""
    spoken_of = (moment.subject, *moment.memory.subjects[:2], moment.best)
    return field in FIXED and moment.utterance.has("another-account") and _UNIQUE in spoken_of
