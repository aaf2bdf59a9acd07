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
from bot.dialogue.talking.told_values.setting_names import SettingNames
from bot.dialogue.talking.told_values.value_slots import CHECK_OF, FIELD_OF, given_in
from bot.model import Message, Record
from bot.translate import _

_CONFIDENTIAL = "check/client-secret"
_CHECK_OF = {**CHECK_OF, "client_secret": _CONFIDENTIAL}
_FIELD_OF = {**FIELD_OF, _CONFIDENTIAL: "client_secret"}
_OTHER_SIDE = ("adobe-side", "adobe-says", "came-to-us")
"""Cues of what Adobe has or sent, with which one setting is compared, and not with another one."""
_BETWEEN = ("join", "either", "and", "than")
"""Cues between two things that are compared."""


class _Named(Record, frozen=True):
    """A setting as a message has it."""

    field: str
    name: str


def read_same(moment: Moment) -> DialogueAct | None:
    """A question whether two settings are one, or how they differ."""
    utterance = moment.utterance
    if not utterance.has("same-as", "difference") or utterance.has("stage", "prod", "both", "broken", "done"):
        return None
    denied = moment.contrast.denied
    named = list(_named(moment.contrast.meant if denied else moment.text)) or list(_with_values(moment))
    fields = list(dict.fromkeys(one.field for one in named))
    subject = "" if denied or utterance.has(*_OTHER_SIDE) else _FIELD_OF.get(moment.subject, "")
    if len(fields) == 1 and subject:
        fields = list(dict.fromkeys((subject, *fields))) if subject != fields[0] else fields
    are_two_names = len(fields) == 1 and len({one.name for one in named}) > 1
    if len(fields) != 2 and not are_two_names:
        return None
    items = [_CHECK_OF[field] for field in fields]
    return answered(moment, _reply(moment, items), *items)


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


def _reply(moment: Moment, items: list[str]) -> Reply:
    titles = [moment.talk.documents.title(item, moment.locale) for item in items]
    told = _told(titles, is_open=moment.utterance.has("difference"))
    return brief_reply(moment, items, (blocks.paragraph(moment.say, told),))


def _told(titles: list[str], *, is_open: bool) -> Message:
    """Yes or no; to what the difference is, neither."""
    if len(titles) == 1:
        return _("Yes: both are names of the same setting, **{name}**.", name=titles[0])
    one, other = titles
    if is_open:
        return _("**{one}** and **{other}** are two different settings.", one=one, other=other)
    return _("No: **{one}** and **{other}** are two different settings.", one=one, other=other)
