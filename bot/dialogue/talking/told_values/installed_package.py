"""A package by its name, held against the one of the documents. In: "it is …, right?". Out: yes or no."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogue import blocks
from bot.dialogue.answers.documents import Documents, kept
from bot.dialogue.answers.entry import onward_button, paired, source_line, topics_button
from bot.dialogue.desk import JudgedValue
from bot.dialogue.exchange import Reply
from bot.dialogue.talking.act import DialogueAct, Moment, answered
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.told_values.value_slots import in_capitals
from bot.languages import LOCALES
from bot.model import Block, Message, Style
from bot.translate import _

PACKAGE = "topic/integration-package"
PACKAGE_FIELD = "package"
"""What a verdict on it calls it; no setting of an account has that name."""
_ELSE = ("where", "who", "why", "how", "question-word", "either", "not-shown", "broken", "negator")
"""Cues of another question about a package."""
_QUOTED = re.compile(r"[\"«“„`]\s?([^\"«»“”„`]{4,80}?)\s?[\"»”“`]")
_CAMPAIGN = "campaign"
"""What is no package, but what one is installed in."""
_WITH = re.compile(r"(?i)\bintegration with (?:the )?$")
"""What may stand before the product in the name of a package."""


def read_package(moment: Moment) -> DialogueAct | None:
    """Whether the package that is named is the one that the documents have installed."""
    utterance, documents, locale = moment.utterance, moment.talk.documents, moment.locale
    is_asked = utterance.has("package") and utterance.has("judge", "tag") and moment.is_question
    if not is_asked or utterance.has_outside("judge", *_ELSE):
        return None
    names = _names(documents)
    value = _named(moment, names)
    own = documents.place(PACKAGE, locale) and next(iter(_names_in(documents, locale)), "")
    if not value or not own:
        return None
    from bot.dialogue.message_secrets import may_keep  # its patterns take long to load

    if not may_keep((value,), moment.text):
        return None
    is_right = value.casefold() in names
    told = _told(value, own, is_right=is_right)
    body: list[Block] = [blocks.paragraph(moment.say, told)]
    if place := documents.place(PACKAGE, locale):
        body.append(source_line(moment.say, place.page))
    keyboard = paired((onward_button(documents, PACKAGE, locale), topics_button(locale)))
    act = answered(moment, Reply(locale, tuple(body), keyboard, item=PACKAGE), PACKAGE)
    return replace(act, judged=JudgedValue(PACKAGE_FIELD, value, is_right, None if is_right else own))


def _named(moment: Moment, names: frozenset[str]) -> str:
    """The package that a message names; empty without one, or where it names but a part of the right one."""
    text = moment.text
    if known := next((name for name in names if name in text.casefold()), ""):
        start = text.casefold().index(known)
        return text[start : start + len(known)]
    if quoted := _QUOTED.search(text):
        return quoted[1].strip()
    for start, end in in_capitals(text):
        if not _is_beside(moment.utterance, start) or _CAMPAIGN in text[start:end].casefold():
            continue
        before = _WITH.search(text, 0, start)
        value = text[before.start() if before else start : end]
        if not any(value.casefold() in name for name in names):
            return value
    return ""


def _is_beside(utterance: Utterance, start: int) -> bool:
    """Whether a place in the text is in a clause that speaks of a package."""
    return any(
        utterance.places[first][0] <= start < utterance.places[last - 1][1]
        for first, last in utterance.clauses
        if utterance.spans("package", within=(first, last))
    )


@kept()
def _names(documents: Documents) -> frozenset[str]:
    """The names of the package in all languages, in small letters."""
    return frozenset(name.casefold() for locale in LOCALES for name in _names_in(documents, locale))


def _names_in(documents: Documents, locale: str) -> list[str]:
    """What the section on the package calls it: the label of the console in its steps."""
    place = documents.place(PACKAGE, locale)
    steps = [item for block in place.section.blocks for item in block.items] if place else []
    return [span.text for step in steps for part in step for span in part.inline if span.style is Style.UI]


def _told(value: str, own: str, *, is_right: bool) -> Message:
    if is_right:
        return _("Yes: `{value}` is the package that the documentation asks for.", value=value[:200])
    return _(
        "No: the documentation asks for the package `{name}`, not for `{value}`.", name=own, value=value[:200]
    )
