"""A value in a question. In: the value slot. Out: the verdict, the exact difference, then the one step."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.dialogue import blocks
from bot.dialogue.answers.entry import hosted_notice, onward_button, paired, source_line, topics_button
from bot.dialogue.exchange import Reply
from bot.dialogue.session import Value
from bot.dialogue.talking.act import DialogueAct, Moment, answered, changed
from bot.dialogue.talking.message.once import once
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.sections.section_parts import needs_restart, part_of
from bot.dialogue.talking.sections.vocabulary import said_of
from bot.dialogue.talking.told_values.mask_for_one import (
    DASHES_DIFFER,
    differs_by_dash,
    for_group,
    for_one,
    has_longer_dashes,
)
from bot.dialogue.talking.told_values.need_to_change import as_spelled, asks_to_change, is_type, need_told
from bot.dialogue.talking.told_values.several_groups import of_groups
from bot.dialogue.talking.told_values.told_instance import of_other_instance
from bot.dialogue.talking.told_values.value_judgement import Judgement, judge_beside
from bot.dialogue.talking.told_values.value_kind import is_mask, kind_called, pair_of_ids
from bot.dialogue.talking.told_values.value_pair import Pair, pair_in
from bot.dialogue.talking.told_values.value_slots import (
    CHECK_OF,
    FIELD_OF,
    Given,
    given_in,
    groups_beside,
    in_capitals,
    loosely_in,
    places_in,
)
from bot.dialogue.talking.told_values.verdict_words import (
    FIXED,
    FORM_ONLY,
    mending_of,
    verdict_on,
    wrong_in,
)
from bot.model import Block, Outcome
from bot.translate import _

_ADDRESSES = {"ims_server", "callback_url"}
_FREE = {"internal_name", "type", "ims_scope", "tenant", "client_id", "association_mask"}
"""Settings of which any quoted words may be the value."""
_NAME = re.compile(r"(?i)adobe|campaign|_|openid|\(\.\*\)|://|\w\.\w")
"""What no message of a screen has, but a value."""
_ASKS_OTHERWISE = ("where", "who", "why", "how", "then", "long")
_UNIQUE = "check/external-account-unique"
_KEEP_IT = _("Of the two accounts, keep this one if its other values are right, and delete the other one.")
_DELETE_IT = _("So delete this account and keep the other one, if its values are right.")
_FEW = 2
"""A choice: units between "the type must be" and the value."""
_COMPARE = _("Only a comparison with Adobe's side can show whether it is the right one for you.")


def read_value(moment: Moment) -> DialogueAct | None:
    """A question about a value that stands in it."""
    if corrected := _corrected(moment):
        return corrected
    given = _asked_about(moment)
    if given is None or (moment.utterance.has("always") and moment.is_question):
        return None  # that it is right here does not say that it always is
    from bot.dialogue.message_secrets import may_contain_secret, without_secrets  # patterns take long to load

    if given.field in _ADDRESSES:
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
    is_shown = not (given.field == "product_context" and moment.utterance.has("not-shown"))
    given, judgement = judge_beside(given, moment.talk.desk.inspect, is_shown=is_shown)
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


def is_value_asked(moment: Moment) -> bool:
    """Whether a message is about a value in it, so that only a verdict on that tells what is right."""
    return _asked_about(moment) is not None


@once
def _asked_about(moment: Moment) -> Given | None:
    """The value that the message asks about; None where it has none, or only tells it."""
    given, about = _given(moment)
    is_asked = (
        given is not None
        and given.field in CHECK_OF
        and (
            _is_asked(moment, given, about)
            or _is_claimed(moment, given)
            or of_other_instance(moment.utterance, given) is not None
        )
    )
    return as_spelled(given, moment.utterance) if given and is_asked else None


def _is_claimed(moment: Moment, given: Given) -> bool:
    """Whether a name is told as the type of the account, which is written otherwise."""
    return given.field == "type" and "_" in given.value and _is_behind_type(moment.utterance, given.value)


def _is_behind_type(utterance: Utterance, value: str) -> bool:
    """Whether a value stands right behind "the type is"."""
    at = utterance.text.find(value)
    first = next((unit for unit, place in enumerate(utterance.places) if place[1] > at), 0)
    return any(0 <= first - cue.end <= _FEW for cue in utterance.spans("type-is"))


def _given(moment: Moment) -> tuple[Given | None, str]:
    """The value in the message, and the setting that the words beside it are about.

    What the screen says in quotes ("they see 'cannot connect'") is no value of a setting that nobody names.
    """
    given, about = _found(moment)
    if (
        given
        and given.field in _FREE | _ADDRESSES
        and moment.utterance.has("shows-message")
        and _is_quoted(moment, given)
    ):
        utterance, check = moment.utterance, CHECK_OF.get(given.field, "")
        units = utterance.rest("shows-message")
        said = said_of(moment.talk.documents, utterance, units)
        if not said.of_title(check) and not _NAME.search(given.value):
            return None, about
    return given, about


def _is_quoted(moment: Moment, given: Given) -> bool:
    """Whether a value stands in quotes."""
    return re.search(rf"[\"«“`‘'„]\s?{re.escape(given.value)}\s?[\"»”`’'“]", moment.text) is not None


def _found(moment: Moment) -> tuple[Given | None, str]:
    """What stands in the message like a value, and the setting that the words beside it are about."""
    likely = moment.best or moment.subject
    if called := kind_called(moment.utterance, moment.subject):
        likely = CHECK_OF[called]
    opened = _opened(moment)
    if not moment.is_sure and FIELD_OF.get(opened) in _ADDRESSES:
        likely = opened  # "with http:// in front?": of the address that was spoken of
    given = given_in(moment.text, likely)
    if given is None and not moment.is_sure and (value := loosely_in(moment.text)):
        matches = moment.ask(moment.text.replace(value, " ", 1)).matches
        likely = matches[0].id if matches else likely
        given = given_in(moment.text, likely)
    if given is None and moment.utterance.has("judge") and (value := _typed_behind(moment.utterance)):
        return Given("type", value), "type"
    if given is None and FIELD_OF.get(likely) == "type":
        value = _other_type(moment) or _type_in_capitals(moment)
        given = Given("type", value) if value else None
    if given and given.field == "internal_name" and _is_behind_type(moment.utterance, given.value):
        given, likely = Given("type", given.value), CHECK_OF["type"]
    elif given and not moment.is_sure and moment.subject == CHECK_OF["type"] and is_type(given.value):
        given, likely = Given("type", given.value), moment.subject
    if given and (pair := _pair(moment.utterance, given.field)):
        given = Given(given.field, pair.own, pair.adobe)
    if given and given.field == "association_mask" and not is_mask(moment.utterance, given.value):
        return None, FIELD_OF.get(likely, "")  # a group's name, or something else that looks like a mask
    known = moment.memory.groups
    if given and given.field == "association_mask" and not given.adobe and known:
        given = Given(given.field, given.value, known[0], known[1:])
    return given, FIELD_OF.get(likely, "")


def _pair(utterance: Utterance, field: str) -> Pair | None:
    """The values of a setting on both sides, where a message tells them."""
    found = pair_in(utterance, places_in(utterance.text, field))
    return found or (pair_of_ids(utterance) if field == "client_id" else None)


def _opened(moment: Moment) -> str:
    """What is spoken of; of a symptom, the first check that it leads to: what people look at then."""
    entry = moment.talk.documents.entries.get(moment.subject)
    is_symptom = entry is not None and entry.kind == "symptom" and bool(entry.leads_to)
    return entry.leads_to[0] if entry is not None and is_symptom else moment.subject


def _typed_behind(utterance: Utterance) -> str:
    """What stands behind "the type is", up to the end of the clause or the question about it."""
    for found in utterance.spans("type-is"):
        end = next(end for start, end in utterance.clauses if start < found.end <= end)
        ends = [cue.start for cue in utterance.spans("judge", "value-end") if found.end <= cue.start < end]
        span = (found.end, min([end, *ends]))
        if utterance.rest("judge", "value", "ask", "yes", "no", "deny-after", within=span):
            return utterance.words(span)
    return ""


def _other_type(moment: Moment) -> str:
    """The name of another type of account, where it is asked whether that does; empty without any."""
    utterance = moment.utterance
    if not utterance.has("judge", "may") or utterance.has("another-account", "counted"):
        return ""
    return next((utterance.words((cue.start, cue.end)) for cue in utterance.spans("other-type")), "")


def _type_in_capitals(moment: Moment) -> str:
    """The name of a type by its capitals, where no title in the documentation has it; empty without any."""
    utterance = moment.utterance
    if not moment.is_question or utterance.has("value"):
        return ""
    for start, end in in_capitals(moment.text):
        units = [at for at, place in enumerate(utterance.places) if start <= place[0] < end]
        said = said_of(moment.talk.documents, utterance, units)
        if units and not any(said.in_titles()):
            return moment.text[start:end]
    return ""


def _is_asked(moment: Moment, given: Given, likely: str) -> bool:
    """Whether it is this value that is asked about, rather than told beside something else."""
    utterance = moment.utterance
    about = likely or FIELD_OF.get(moment.subject)
    is_judging = utterance.has("judge", "detail")
    if given.adobe and (is_judging or moment.is_question or given.field != "association_mask"):
        return True  # told twice, so that one is held against the other
    if moment.is_sure and FIELD_OF.get(moment.best) != given.field:
        return is_judging and _is_rare(given) and (moment.best.startswith("check/") or _is_all(moment, given))
    if _asks_otherwise(utterance) and not is_judging:
        return False
    if asks_to_change(utterance) and given.field in FIXED:
        return True
    return about == given.field or ((is_judging or bool(utterance.questions)) and _is_rare(given))


def _asks_otherwise(utterance: Utterance) -> bool:
    """Whether something else is asked than whether it is right; what stands in no question tells nothing."""
    asking = [utterance.clauses[number] for number in utterance.questions] or [(0, len(utterance.units))]
    must = utterance.spans("must")
    return any(
        not cue.overlaps(*must)
        for clause in asking
        for cue in utterance.spans(*_ASKS_OTHERWISE, within=clause)
    )


def _is_all(moment: Moment, given: Given) -> bool:
    """Whether nothing is asked but whether the value is right: without it, nothing sure is left."""
    return moment.ask(moment.text.replace(given.value, " ", 1)).outcome is not Outcome.ANSWER


def _is_rare(given: Given) -> bool:
    """Whether the value itself tells which setting it is for."""
    return given.field in (
        "product_context",
        "organization_id",
        "association_mask",
        "ims_server",
        "ims_scope",
    )


def _reply(moment: Moment, judgement: Judgement, check: str, given: Given) -> Reply:
    documents, locale, say, adobe = moment.talk.documents, moment.locale, moment.say, given.adobe
    judged = judgement.judged
    is_turned = moment.utterance.has("bad")  # "is it wrong?": yes or no would be read the wrong way round
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
