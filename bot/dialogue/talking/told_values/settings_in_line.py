"""Several settings told in one line. In: a message. Out: each setting's value, as `Given`, in their order.

`type: Routing, internal name: x`, `type = Routing and callback = …`, "IMS server … and the type is …".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.dialogue.talking.message.once import once
from bot.dialogue.talking.message.quotations import quoted_at
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.told_values.setting_names import SettingNames
from bot.dialogue.talking.told_values.type_and_name import type_and_name_in
from bot.dialogue.talking.told_values.value_slots import CHECK_OF, Given, given_in
from bot.languages import of_all
from bot.languages.patterns import any_of
from bot.model import Record

LEAST = 2
"""One setting is a question about a value."""
_ENDS = ("judge", "value-end", "join", "and", "clause-end", "type-is")
"""Cues before which a value of any words ends."""
_NO_VALUE = ("ask", "whether", "where", "value", "not-shown", "broken", "negator", "anaphora")
"""Cues of which no value is made: "type: which one?"."""
_FREE = {"internal_name", "type"}
"""Settings of which any words may be the value."""
_OF_OTHERS = ("group-name", "named-group", "named-profile")
"""Cues of a name that is no setting of the account: "the group name is"."""
_OPENING = re.compile(r"[\s\"'«“`‘(]*")
_STOP = re.compile(r"[,;!?\n。、()]|\s[-–—/|]\s|\.(?:\s|$)|\s(?=[가-힣])")
_WORD = re.compile(r"[A-Za-z0-9](?:[\w.@-]*[A-Za-z0-9])?", re.ASCII)
_IN_KOREAN = re.compile(r"(?:[A-Za-z0-9-]+_)+[가-힣]+")
"""A name of programs with a part in Hangul, which is no particle."""
_NOTHING_MORE = re.compile(r"[\"'»”`’)]*\s*(?:[,;.!?\n/|)–-]|$)")
"""What stands behind a word that is a value, not the first of a sentence."""
_IMS_SERVER = re.compile(
    r"(?i)(?<![\w./@-])(?:https?://)?(?:ims|adobeid)-[a-z0-9-]+\.(?:[a-z0-9-]+\.)+com\b", re.ASCII
)
_SCOPES = re.compile(r"[A-Za-z_.]+(?:\s*,\s*[A-Za-z_.]+)*(?!['’\w:=])", re.ASCII)
_SHAPED = re.compile(r"[\"'«“`‘(]?(?:https?:|[\w-]+(?:[_.@][\w-]+)+|[\w -]{3,40}\(\.\*\))", re.ASCII)
"""What needs no sign before it to be taken for a value."""


class _Label(Record, frozen=True):
    """The name of a setting in a text, up to where its value begins."""

    field: str
    start: int
    end: int
    is_signed: bool


class Told(Record, frozen=True):
    """The settings of a message; `is_signed` where each stands behind a colon or an equals sign."""

    given: tuple[Given, ...]
    is_signed: bool


@once
def settings_in(utterance: Utterance) -> Told | None:
    """The settings that stand side by side in a message; None where they are fewer than two."""
    if both := type_and_name_in(utterance):
        others = _told_behind(utterance)
        rest = tuple(given for given in others.given if given.field not in _FREE) if others else ()
        return Told((*both, *rest), is_signed=False)
    return _told_behind(utterance)


def _told_behind(utterance: Utterance) -> Told | None:
    """The same of values that stand behind their settings."""
    text = utterance.text
    labels = [label for label in _labels(text) if not _is_of_another(utterance, label)]
    if len(labels) < LEAST:
        return None
    ends = [label.start for label in labels[1:]] + [len(text)]
    found: dict[str, Given] = {}
    signed = True
    for label, end in zip(labels, ends, strict=True):
        value = _value(utterance, label, end)
        if value and label.field not in found:
            found[label.field] = Given(label.field, value)
            signed = signed and label.is_signed
    return Told(tuple(found.values()), signed) if len(found) >= LEAST else None


@cache
def _names() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern for the names of settings with what ties a value to them, and the setting of each."""
    names = SettingNames.of(CHECK_OF)
    said = any_of(of_all(lambda language: (*language.secrets.is_said, *language.secrets.was_said)))
    particles = any_of(of_all(lambda language: language.secrets.particles))
    pattern = (
        rf"(?i)(?<![\w/.@-])(?P<name>{names.pattern})(?:en|n)?(?:(?P<signed>\s*(?:[:=：＝](?!//)|->|=>|→)\s*)"
        rf"|(?P<said>\s+(?:{said})\s+|(?:{particles})\s*)|(?P<bare>\s+(?:[-–]\s+)?))"
    )
    return re.compile(pattern), names.fields


def _labels(text: str) -> Iterator[_Label]:
    """The names of settings, and the address of an IMS server, which needs none, in their order."""
    named = list(_named(text))
    starts = {label.start for label in named}
    unnamed = (
        _Label("ims_server", found.start(), found.start(), is_signed=True)
        for found in _IMS_SERVER.finditer(text)
        if not any(label.field == "ims_server" for label in named) and found.start() not in starts
    )
    yield from sorted((*named, *unnamed), key=lambda label: label.start)


def _named(text: str) -> Iterator[_Label]:
    """The settings that are called by their name."""
    from bot.validator.fields import normalised

    pattern, field_of = _names()
    for found in pattern.finditer(text):
        is_signed = found["signed"] is not None
        if not is_signed and not _SHAPED.match(text, found.end()) and found["said"] is None:
            continue
        field = field_of.get(normalised(found["name"]))
        if field:
            yield _Label(field, found.start(), found.end(), is_signed)


def _is_of_another(utterance: Utterance, label: _Label) -> bool:
    """Whether "name" goes on what was begun before: the name of a group, or of a profile."""
    if label.field != "internal_name":
        return False
    places = utterance.places
    begun = ((places[cue.start][0], places[cue.end - 1][1]) for cue in utterance.spans(*_OF_OTHERS))
    return any(start < label.start <= end + 1 for start, end in begun)


def _value(utterance: Utterance, label: _Label, end: int) -> str:
    """The value behind a name, up to the next one; empty where nothing there can be it."""
    part = utterance.text[label.end : end]
    if (quoted := quoted_at(part)) is not None:
        return quoted
    if label.field in _FREE:
        return _free(utterance, label.end, end)
    bare = part[len(_OPENING.match(part)[0]) :]  # type: ignore[index]  # it matches nothing, too
    if label.field == "ims_scope":
        found = _SCOPES.match(bare)
        is_list = found is not None and ("," in found[0] or "openid" in found[0].casefold())
        return found[0] if found and is_list else ""
    if label.field in ("client_id", "tenant", "product_context"):
        found = _IN_KOREAN.match(bare) if label.field == "product_context" else None
        found = found or _WORD.match(bare)
        is_word = found is not None and found[0].isalpha() and found[0].islower()
        is_alone = found is not None and bool(_NOTHING_MORE.match(bare, found.end()))
        is_value = found and (not is_word or (label.field == "tenant" and label.is_signed and is_alone))
        return found[0] if found and is_value else ""
    given = given_in(part, CHECK_OF[label.field])
    is_first = given is not None and given.value in part and _is_before_words(part, given.value)
    return given.value if given and given.field == label.field and is_first else ""


def _is_before_words(part: str, value: str) -> bool:
    """Whether a value begins what is said, so that nothing denies it nor tells of another one."""
    return not re.search(r"\w", part[: part.index(value)])


def _free(utterance: Utterance, start: int, end: int) -> str:
    """A value of any words: it ends at a sign, or before a word that asks or goes on."""
    text = utterance.text
    stop = _STOP.search(text, start, end)
    end = stop.start() if stop else end
    ends = [
        utterance.places[cue.start][0] for cue in utterance.spans(*_ENDS) if cue.start < len(utterance.places)
    ]
    end = min([end, *(at for at in ends if start < at < end)])
    asked = [at for at, place in enumerate(utterance.places) if start <= place[0] < end]
    if not asked or utterance.spans(*_NO_VALUE, within=(asked[0], asked[-1] + 1)):
        return ""
    value = text[start:end].strip(" \t\xa0\"'«»“”`‘’:=-–")
    if value.isascii() or not value[:1].isascii():
        return value
    found = re.match(r"[\x20-\x7e\xc0-\u024f_]+(?:_[가-힣]+)*", value)
    return found[0].strip() if found else ""
