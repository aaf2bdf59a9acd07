"""Whether two settings are the same, or what parts them: "is the tenant the client ID?".

In: two settings that are named, one of which may be the subject, or two values. Out: yes or no, and
what each is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.dialogue import blocks
from bot.dialogue.exchange import Reply
from bot.dialogue.talking.act import DialogueAct, Moment, answered
from bot.dialogue.talking.sections.brief import brief_reply
from bot.dialogue.talking.sections.section_parts import text_of
from bot.dialogue.talking.told_values.setting_names import SettingNames
from bot.dialogue.talking.told_values.value_slots import CHECK_OF, FIELD_OF, given_in
from bot.model import Block, BlockKind, Message, Param, Record
from bot.translate import _
from bot.validator.finding import label

_CONFIDENTIAL = "check/client-secret"
_SERVER, _FIELDS = "server", "topic/account-fields"
"""The setting that is called but "Server", and the page that tells of it."""
_CHECK_OF = {**CHECK_OF, "client_secret": _CONFIDENTIAL, _SERVER: _FIELDS}
_FIELD_OF = {**FIELD_OF, _CONFIDENTIAL: "client_secret"}
_OTHER_SIDE = ("adobe-side", "adobe-says", "came-to-us")
"""Cues of what Adobe has or sent, with which one setting is compared, and not with another one."""
_BETWEEN = ("join", "either", "and", "than")
"""Cues between two things that are compared."""


_TWO = 2
"""Settings that are compared."""


class _Named(Record, frozen=True):
    """A setting as a message has it."""

    field: str
    name: str


def read_same(moment: Moment) -> DialogueAct | None:
    """A question whether two settings are one, or how they differ."""
    utterance = moment.utterance
    fields = _equated(moment.text) if moment.is_question else []
    if not fields and not utterance.has("same-as", "difference"):
        return None
    if utterance.has("stage", "prod", "both", "broken", "done"):
        return None
    fields = fields or _compared(moment)
    if not fields:
        return None
    items = [_CHECK_OF[field] for field in fields]
    return answered(moment, _reply(moment, fields), *items)


def _equated(text: str) -> list[str]:
    """The settings on both sides of an equals sign; none where they are one."""
    from bot.validator.fields import normalised

    if "=" not in text:
        return []
    pattern, field_of = _equation()
    found = pattern.search(text)
    fields = [field_of[normalised(found[side])] for side in ("one", "other")] if found else []
    return fields if len(set(fields)) == _TWO else []


@cache
def _equation() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern for two names of settings with an equals sign between them, and the setting of each name."""
    names = SettingNames.of(_CHECK_OF)
    name = rf"(?:{names.pattern})"
    equation = rf"(?i)(?<![\w/.@-])(?P<one>{name})\s*==?\s*(?P<other>{name})(?![A-Za-z0-9_])"
    return re.compile(equation), names.fields


def _compared(moment: Moment) -> list[str]:
    """The two settings that are compared, or the one of which two names are; none where it is otherwise."""
    utterance, denied = moment.utterance, moment.contrast.denied
    named = list(_named(moment.contrast.meant if denied else moment.text)) or list(_with_values(moment))
    if any(one.field == _SERVER for one in named) and not _is_a_field(moment):
        named = [one for one in named if one.field != _SERVER]  # a server is spoken of, and no field
    fields = list(dict.fromkeys(one.field for one in named))
    subject = "" if denied or utterance.has(*_OTHER_SIDE) else _FIELD_OF.get(moment.subject, "")
    if len(fields) == 1 and subject:
        fields = list(dict.fromkeys((subject, *fields))) if subject != fields[0] else fields
    are_two_names = len(fields) == 1 and len({one.name for one in named}) > 1
    return fields if len(fields) == _TWO or are_two_names else []


def _is_a_field(moment: Moment) -> bool:
    """Whether "Server" is one of two names with nothing but their comparison between them."""
    utterance = moment.utterance
    pattern, _fields = _names()
    spans = [found.span() for found in pattern.finditer(moment.text)]
    if len(spans) != _TWO:
        return False
    between = utterance.spans("same-as", "difference", *_BETWEEN)
    return any(spans[0][1] <= utterance.places[cue.start][0] < spans[1][0] for cue in between)


def _named(text: str) -> Iterator[_Named]:
    """The settings that are called by a name in a text, in order."""
    from bot.validator.fields import normalised

    pattern, field_of = _names()
    for found in pattern.finditer(text):
        yield _Named(field_of[normalised(found[0])], normalised(found[0]))


def _with_values(moment: Moment) -> Iterator[_Named]:
    """The settings that values in the message are for: "… and …, what is the difference?"."""
    utterance, text = moment.utterance, moment.text
    ends = sorted(utterance.places[cue.start][0] for cue in utterance.spans(*_BETWEEN))
    for start, end in zip((0, *ends), (*ends, len(text)), strict=True):
        if given := given_in(text[start:end], ""):
            yield _Named(given.field, given.value)


@cache
def _names() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern for the names of settings, and the setting of each."""
    names = SettingNames.of(_CHECK_OF)
    return re.compile(rf"(?i)(?<![\w/.@-])(?:{names.pattern})(?![A-Za-z0-9_])"), names.fields


def _reply(moment: Moment, fields: list[str]) -> Reply:
    documents, locale = moment.talk.documents, moment.locale
    titles: list[Param] = [
        label(field) if field == _SERVER else documents.title(_CHECK_OF[field], locale) for field in fields
    ]
    told = [blocks.paragraph(moment.say, _told(titles, is_open=moment.utterance.has("difference")))]
    if _SERVER in fields:
        told += _line_on_server(moment)
    return brief_reply(moment, [_CHECK_OF[field] for field in fields if field != _SERVER], told)


def _line_on_server(moment: Moment) -> Iterator[Block]:
    """What the list of the account's fields says of it."""
    place = moment.talk.documents.place(_FIELDS, moment.locale)
    name = re.compile(rf"(?i){re.escape(moment.say.text(label(_SERVER)))}\s*[(:：]")
    for block in place.section.blocks if place else ():
        lines = tuple(line for line in block.items if name.match(text_of(line).strip()))
        if block.kind is BlockKind.BULLETS and lines:
            yield Block(BlockKind.BULLETS, items=lines)


def _told(titles: list[Param], *, is_open: bool) -> Message:
    """Yes or no; to what the difference is, neither."""
    if len(titles) == 1:
        return _("Yes: both are names of the same setting, **{name}**.", name=titles[0])
    one, other = titles
    if is_open:
        return _("**{one}** and **{other}** are two different settings.", one=one, other=other)
    return _("No: **{one}** and **{other}** are two different settings.", one=one, other=other)
