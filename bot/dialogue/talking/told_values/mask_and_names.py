"""A mask beside the names that it ties together. In: the mask, a group, a profile. Out: whether they fit.

Documented: the mask with the group's internal name in the place of `(.*)` is the complete name that
Adobe has. The mask may have been told in an earlier message.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogue import blocks
from bot.dialogue.answers.entry import onward_button, paired, source_line, topics_button
from bot.dialogue.desk import JudgedValue
from bot.dialogue.exchange import Reply
from bot.dialogue.session import Value
from bot.dialogue.talking.act import DialogueAct, Moment, answered, changed
from bot.dialogue.talking.message.quotations import quoted_at
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.told_values.former_value import current_text
from bot.dialogue.talking.told_values.value_kind import is_mask, names_mask
from bot.dialogue.talking.told_values.value_slots import Given, given_in, groups_beside
from bot.dialogue.talking.told_values.value_verdict import judged
from bot.languages import of_all
from bot.languages.patterns import any_of
from bot.model import Message, Record
from bot.translate import _

CHECK = "check/operator-group-names"
MASK = "association_mask"
_NAMED = ("named-group", "named-profile", "group-name")
_ENDS = (*_NAMED, "judge", "value-end", "join", "clause-end", "convert", "changed", "condition", "in-order")
_CHANGE = ("alter", "convert")
SUPPOSES = ("condition", "convert", "alter", "changed")
"""Cues of a name that a group is to get, or might: "and if we rename it to …?"."""
_STOP = re.compile(r"[,;!?\n。、()]|\.(?:\s|$)|\s(?=[가-힣])|(?<=[\w.-])(?=[가-힣])")
_SAID = any_of(of_all(lambda language: (*language.secrets.is_said, *language.secrets.was_said)))
_PARTICLES = any_of(of_all(lambda language: language.secrets.particles))
_LINK = re.compile(rf"(?i)(?:{_PARTICLES})?\s*(?:[:=：]|(?:{_SAID})\s)?\s*")
_BEGUN = re.compile(r"(?i)\s*[-–_]\s*\w")
_CAMPAIGN = "campaign"
_WHICH_TO_CHANGE = _(
    "They only have to match. The mask holds for all users: if it fits the other groups, leave it and "
    "correct, in Adobe Admin Console, the name of the profile that does not begin like it. Change the mask "
    "only if it fits none of them."
)
_SPELLED = re.compile(r"[A-Z0-9가-힣_-]")


class RelatedNames(Record, frozen=True):
    """The internal name of a group in Campaign, and the complete name of a profile; either may lack."""

    group: str
    profile: str


def read_mask_and_names(moment: Moment) -> DialogueAct | None:
    """Whether the mask with the group's name gives the profile's name; all three have to be told."""
    utterance = moment.utterance
    if _is_choice(utterance):
        return answered(moment, _reply(moment, _WHICH_TO_CHANGE), CHECK)
    if not utterance.has(*_NAMED):
        return None
    here = given_in(current_text(moment), "check/association-mask")
    mask_text = here.value if here and here.field == MASK else mask_told_before(moment)
    if not mask_text:
        return None
    names = names_in(utterance, mask_text)
    if not names.group and names.profile and not here:
        return _of_profile(moment, mask_text, names.profile)
    is_asked = utterance.has("name-asked")  # "what is the group to be called?" names none
    if not names.profile or not (names.group or is_asked):
        return None
    from bot.dialogue.message_secrets import may_keep  # its patterns take long to load
    from bot.validator.mask.form import read_mask

    mask = read_mask(mask_text)
    if not may_keep((names.group, names.profile), moment.text):
        return None  # whatever else stands in it: a secret is neither judged nor kept
    if mask.form not in ("pattern", "prefix"):
        return None
    if is_asked:
        group = mask.campaign_name(names.profile)
        if not group:
            return None
        told = _("With this mask, the internal name of the group in Campaign is `{group}`.", group=group)
        return answered(moment, _reply(moment, told), CHECK)
    if names.group.endswith(f" {mask.campaign_name(names.profile) or names.group}"):
        return _of_profile(moment, mask_text, names.profile)  # before it may stand a word of the sentence
    complete = mask.dashboard_name(names.group)
    is_small = names.group == names.group.lower()
    is_right = complete == names.profile or (is_small and complete.casefold() == names.profile.casefold())
    judged = JudgedValue(MASK, mask_text, is_right, None if is_right else complete)
    act = answered(moment, _reply(moment, _told(mask_text, names, complete, is_right=is_right)), CHECK)
    return replace(act, judged=judged)


def _is_choice(utterance: Utterance) -> bool:
    """Whether it is asked which of both to change, the mask or a name."""
    if not utterance.has("either") or "*" in utterance.text or not names_mask(utterance):
        return False
    changes = {cue.start for cue in utterance.spans(*_CHANGE)}
    return len(changes) > 1 or (bool(changes) and utterance.has(*_NAMED))


def _of_profile(moment: Moment, mask: str, profile: str) -> DialogueAct | None:
    """Whether a mask that was told before takes in a profile that is told now."""
    from bot.dialogue.message_secrets import may_keep  # its patterns take long to load

    is_asked = moment.is_question or moment.utterance.has("judge", "may")
    if (
        not is_asked
        or (moment.is_question and supposes(moment.utterance))
        or not may_keep((profile,), moment.text)
    ):
        return None
    return judged(moment, Given(MASK, mask, profile))


def supposes(utterance: Utterance) -> bool:
    """Whether it is asked what were if a name were another one: "what if", and nothing else, asks it."""
    conditions = utterance.spans("condition")
    is_open = any(not cue.overlaps(*conditions) for cue in utterance.spans("question-word"))
    return utterance.has(*SUPPOSES) and not is_open


def names_in(utterance: Utterance, mask: str) -> RelatedNames:
    """What stands behind the words for a group and for a profile; what begins as the mask does is Adobe's."""
    first = re.split(r"[\s_-]+", mask.strip(), maxsplit=1)[0].casefold()
    group = profile = ""
    told = utterance.spans(*_NAMED)
    for cue in told:
        if any(other.start < cue.end < other.end for other in told):
            continue  # "group" within "the group's internal name is"
        name = name_behind(utterance, cue.start, cue.end)
        if not name or "(" in name or "*" in name:
            continue
        begun = re.search(rf"(?i)(?<!\w){re.escape(first)}\s*[-–_]\s*\w", name) if first else None
        name = name[begun.start() :] if begun else name  # "the profile becomes Campaign - x"
        is_adobes = re.match(rf"(?i){re.escape(first)}\s*[-–_]", name) is not None
        if is_adobes or cue.cue == "named-profile":
            profile = profile or (name if is_adobes or _is_name(utterance, name) else "")
        else:
            group = group or name
    if profile and not profile.casefold().startswith(
        first
    ):  # a word behind "profile", and the name elsewhere
        names = groups_beside(utterance.text, mask)
        profile = names[0] if len(names) == 1 else profile
    return RelatedNames(group, profile)


def _is_name(utterance: Utterance, name: str) -> bool:
    """Whether words behind "profile" are its name: of a choice ("the profile or the mask?") only quoted ones.

    A name has a capital, a digit or a sign in it; what a sentence goes on with has none.
    """
    at = utterance.text.find(name)
    is_quoted = at > 0 and quoted_at(utterance.text, at - 1) == name
    return is_quoted or (not utterance.has("either") and _SPELLED.search(name) is not None)


def mask_told_before(moment: Moment) -> str:
    """The mask that was told last; empty without any."""
    return next((value.value for value in moment.memory.values if value.field == MASK), "")


def with_mask(moment: Moment, act: DialogueAct) -> DialogueAct:
    """The act with a mask that is told kept in the place of the former one, whatever else was answered."""
    from bot.dialogue.message_secrets import may_keep  # its patterns take long to load

    if "*" not in moment.text or moment.utterance.has("either", "of-two"):
        return act
    here = given_in(current_text(moment), "check/association-mask")
    is_told = here is not None and here.field == MASK and is_mask(moment.utterance, here.value)
    if here is None or not is_told or not may_keep((here.value,), moment.text):
        return act
    mask = here.value[:200]
    known = act.memory.values
    if any(value.field == MASK and value.value == mask for value in known):
        return act
    is_right = act.judged.is_right if act.judged and act.judged.value == mask else None
    others = (value for value in known if value.field != MASK)
    return replace(act, memory=changed(act.memory, values=(*others, Value(MASK, mask, is_right))))


def name_behind(utterance: Utterance, first: int, end: int) -> str:
    """The name behind the unit before `end`; "group Campaign - x" has the name's own beginning in the cue."""
    text = utterance.text
    start = utterance.places[end - 1][1]
    is_begun = utterance.units[end - 1] == _CAMPAIGN and end - first > 1 and _BEGUN.match(text, start)
    start = utterance.places[end - 1][0] if is_begun else start
    link = _LINK.match(text, start)
    start = link.end() if link else start
    if quoted := quoted_at(text, start):
        return quoted
    stop = _STOP.search(text, start)
    places = [utterance.places[cue.start][0] for cue in utterance.spans(*_ENDS) if cue.start >= end]
    last = min([stop.start() if stop else len(text), *(at for at in places if at > start)])
    last = _without_verb(utterance, start, last)
    return text[start:last].strip(' \t\xa0-–:=/|"»”')


def _without_verb(utterance: Utterance, start: int, last: int) -> int:
    """Where a name ends before the question whether it is right: "le profil X est-il correct ?"."""
    if not any(utterance.places[cue.start][0] == last for cue in utterance.spans("judge")):
        return last
    fillers = {at for cue in utterance.spans("filler") for at in range(cue.start, cue.end)}
    for at in reversed(range(len(utterance.places))):
        first, end = utterance.places[at]
        if end > last:
            continue
        if first <= start or at not in fillers or not utterance.text[first:end].islower():
            break
        last = first
    return last


def _told(mask: str, names: RelatedNames, complete: str, *, is_right: bool) -> Message:
    if is_right:
        return _(
            "Yes: the mask `{mask}` with the group `{group}` gives `{complete}`, which is the "
            "name of the profile.",
            mask=mask[:200],
            group=names.group[:200],
            complete=names.profile[:200],
        )
    return _(
        "No: the mask `{mask}` with the group `{group}` gives `{complete}`, but the profile is called "
        "`{profile}`.",
        mask=mask[:200],
        group=names.group[:200],
        complete=complete[:200],
        profile=names.profile[:200],
    )


def _reply(moment: Moment, told: Message) -> Reply:
    documents, locale, say = moment.talk.documents, moment.locale, moment.say
    body = [blocks.paragraph(say, told)]
    if place := documents.place(CHECK, locale):
        body.append(source_line(say, place.page))
    keyboard = paired((onward_button(documents, CHECK, locale), topics_button(locale)))
    return Reply(locale, tuple(body), keyboard, item=CHECK)
