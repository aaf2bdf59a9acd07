"""The value that a message asks about. In: a message. Out: the value; None where none is asked about."""

from __future__ import annotations

import re

from bot.dialogue.talking.act import Moment
from bot.dialogue.talking.message.once import once
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.sections.vocabulary import said_of
from bot.dialogue.talking.told_values.bare_word import is_value
from bot.dialogue.talking.told_values.field_names import labelled_field, without_field_names
from bot.dialogue.talking.told_values.former_value import current_text
from bot.dialogue.talking.told_values.need_to_change import as_spelled, asks_to_change, is_type
from bot.dialogue.talking.told_values.set_to import ANY_WORDS, named_settings, told_as_set
from bot.dialogue.talking.told_values.told_instance import of_other_instance
from bot.dialogue.talking.told_values.told_scheme import told_scheme
from bot.dialogue.talking.told_values.type_and_name import value_tied
from bot.dialogue.talking.told_values.value_kind import is_mask, kind_called, pair_of_ids
from bot.dialogue.talking.told_values.value_pair import Pair, pair_in
from bot.dialogue.talking.told_values.value_slots import (
    CHECK_OF,
    FIELD_OF,
    Given,
    given_in,
    in_capitals,
    loosely_in,
    places_in,
)
from bot.dialogue.talking.told_values.verdict_words import FIXED
from bot.model import Outcome

ADDRESSES = {"ims_server", "callback_url"}
_FREE = {"internal_name", "type", "ims_scope", "tenant", "client_id", "association_mask"}
"""Settings of which any quoted words may be the value."""
_NAME = re.compile(r"(?i)adobe|campaign|_|openid|\(\.\*\)|://|\w\.\w")
"""What no message of a screen has, but a value."""
_BARE = {"tenant", "client_id"}
"""Settings of which one word behind a colon or an equals sign may be the value."""
_ASKS_OTHERWISE = ("where", "who", "why", "how", "then", "long")
_SHORT_ID = 3
"""A choice: signs of what may be a word or a number as well."""
_FEW = 2
"""A choice: units between "the type must be" and the value."""


def is_value_asked(moment: Moment) -> bool:
    """Whether a message is about a value in it, so that only a verdict on that tells what is right."""
    return asked_about(moment) is not None


@once
def asked_about(moment: Moment) -> Given | None:
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
        and given.field in _FREE | ADDRESSES
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
    likely = moment.best or moment.subject or CHECK_OF.get(labelled_field(moment.text), "")
    if called := kind_called(moment.utterance, moment.subject):
        likely = CHECK_OF[called]
    opened = _opened(moment)
    if not moment.is_sure and FIELD_OF.get(opened) in ADDRESSES:
        likely = opened  # "with http:// in front?": of the address that was spoken of
    if told := _told_again(moment) or _told_as_set(moment):
        return told, told.field
    text = without_field_names(moment.utterance, moment.text)
    given = given_in(without_field_names(moment.utterance, current_text(moment)), likely)
    if given and given.field in _BARE and _is_spoken(moment, given.value):
        given = None
    if given is None and not moment.is_sure and (value := loosely_in(text)):
        matches = moment.ask(moment.text.replace(value, " ", 1)).matches
        likely = matches[0].id if matches else likely
        given = given_in(text, likely)
    if given is None and (told := _of_any_words(moment)):
        return told, told.field
    if given is None and FIELD_OF.get(likely) == "callback_url" and (scheme := told_scheme(moment)):
        return Given("callback_url", scheme), "callback_url"
    if given is None and FIELD_OF.get(likely) == "type":
        value = _other_type(moment) or _type_in_capitals(moment)
        given = Given("type", value) if value else None
    if given and (own := _of_its_setting(moment, given)) != given:
        given, likely = own, CHECK_OF[own.field]
    if given and (pair := _pair(moment.utterance, given.field)):
        given = Given(given.field, pair.own, pair.adobe)
    if given and given.field == "association_mask" and not is_mask(moment.utterance, given.value):
        return None, FIELD_OF.get(likely, "")  # a group's name, or something else that looks like a mask
    known = moment.memory.groups
    if given and given.field == "association_mask" and not given.adobe and known:
        given = Given(given.field, given.value, known[0], known[1:])
    return given, FIELD_OF.get(likely, "")


def _told_again(moment: Moment) -> Given | None:
    """The organization ID that was told before, now without its end: "just 0A1B2C on stage"."""
    for value in moment.memory.values:
        bare = value.value.partition("@")[0]
        is_id = value.field == "organization_id" and len(bare) > _SHORT_ID
        if is_id and re.search(rf"(?i)(?<![a-z0-9_@]){re.escape(bare)}(?![a-z0-9_@])", moment.text):
            return Given(value.field, bare)
    return None


def _of_its_setting(moment: Moment, given: Given) -> Given:
    """A name with the setting that it is tied to, of several the one that is tied to the setting."""
    if given.field in ANY_WORDS and (tied := value_tied(moment.utterance, given.field)):
        given = Given(given.field, tied)
    elif given.field == "type" and "_" in given.value and value_tied(moment.utterance, "internal_name"):
        return Given("internal_name", given.value)
    if given.field == "internal_name" and _is_behind_type(moment.utterance, given.value):
        return Given("type", given.value)
    if given.field == "type" and _is_of_name_at_hand(moment):
        return Given("internal_name", given.value)
    is_of_type = not moment.is_sure and moment.subject == CHECK_OF["type"] and is_type(given.value)
    return Given("type", given.value) if is_of_type else given


def _is_of_name_at_hand(moment: Moment) -> bool:
    """Whether a value that may be a type's is one more internal name, after one that was told before."""
    is_else = moment.is_sure and moment.best != CHECK_OF["internal_name"]
    named = {one.field for one in named_settings(moment.utterance)}
    return _told_before(moment) == "internal_name" and not is_else and "type" not in named


def _is_spoken(moment: Moment, value: str) -> bool:
    """Whether a bare word, told as a value, is one of the sentence; what stands in quotes is none."""
    found = re.search(rf"[:=]\s*({re.escape(value)})(?![\w.-])", moment.text, re.ASCII)
    return found is not None and not is_value(moment, *found.span(1))


def _is_judging(moment: Moment) -> bool:
    return moment.is_question or moment.utterance.has("judge")


def _told_as_set(moment: Moment, at_hand: str = "") -> Given | None:
    """What a setting is told to have; where nothing is asked, one that is spoken of, and a name."""
    told = told_as_set(moment.utterance, at_hand)
    if told is None or _is_judging(moment):
        return told
    is_name = "_" in told.value or told.value != told.value.lower()
    is_name = is_name or any(
        told.value == moment.utterance.words((cue.start, cue.end))
        for cue in moment.utterance.spans("other-type")
    )
    return told if is_name and FIELD_OF.get(moment.subject) in ANY_WORDS else None


def _of_any_words(moment: Moment) -> Given | None:
    """What a setting that is spoken of was changed to, or what stands behind "the type is"."""
    if told := _told_as_set(moment, _told_before(moment)):
        return told
    value = _typed_behind(moment.utterance) if moment.utterance.has("judge") else ""
    return Given("type", value) if value else None


def _told_before(moment: Moment) -> str:
    """The setting that is spoken of, if a value of it was told; empty otherwise."""
    field = FIELD_OF.get(moment.subject, "")
    return field if any(value.field == field for value in moment.memory.values) else ""


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
        is_vague = bool(utterance.spans("vague-value", within=span))
        if not is_vague and utterance.rest("judge", "value", "ask", "yes", "no", "deny-after", within=span):
            return utterance.words(span)
    return ""


def _other_type(moment: Moment) -> str:
    """The name of another type of account, where it is asked whether that does; empty without any."""
    utterance = moment.utterance
    is_asked = utterance.has("judge", "may") or _told_before(moment) == "type"
    if not is_asked or utterance.has("another-account", "counted"):
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
    if given == _told_again(moment):
        return True
    utterance = moment.utterance
    about = likely or FIELD_OF.get(moment.subject)
    is_judging = utterance.has("judge", "detail")
    if given.adobe and (is_judging or moment.is_question or given.field != "association_mask"):
        return True  # told twice, so that one is held against the other
    if moment.is_sure and FIELD_OF.get(moment.best) != given.field:
        return is_judging and _is_rare(given) and (moment.best.startswith("check/") or _is_all(moment, given))
    if asks_otherwise(utterance) and not is_judging:
        return False
    if asks_to_change(utterance) and given.field in FIXED:
        return True
    return about == given.field or ((is_judging or bool(utterance.questions)) and _is_rare(given))


def asks_otherwise(utterance: Utterance) -> bool:
    """Whether something else is asked than whether it is right; what stands in no question tells nothing."""
    asking = [utterance.clauses[number] for number in utterance.questions] or [(0, len(utterance.units))]
    proposing = utterance.spans("must", "condition")  # "et si je …" has the words of a why in French
    return any(
        not cue.overlaps(*proposing)
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
