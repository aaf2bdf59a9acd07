"""A message on the screen, quoted, that no page names: it says “unauthorized client”.

In: such a report. Out: that the documents do not have that message, and how to go on.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogue import blocks
from bot.dialogue.answers.documents import Documents, kept
from bot.dialogue.answers.entry import paired, ticket_button
from bot.dialogue.exchange import Reply
from bot.dialogue.talking.act import DialogueAct, Moment, changed
from bot.dialogue.talking.message.cue_lexicon import lexicon
from bot.dialogue.talking.message.utterance import read
from bot.dialogue.talking.sections.section_parts import text_of
from bot.dialogue.talking.told_values.asked_value import is_value_asked
from bot.dialogue.talking.told_values.value_slots import FIELD_OF, groups_in
from bot.dialogue.talking.troubleshooting.triage import SYMPTOMS, asked_back
from bot.dialogue.walk import walkthrough
from bot.dialogue.walk.screen import guide_button
from bot.languages import LOCALES
from bot.model import Block, Outcome
from bot.translate import _

_QUOTED = re.compile(r"[\"«“„`]\s?([^\"«»“”„`]{6,160}?)\s?[\"»”“`]")
_NO_MESSAGE = re.compile(r"[_@*]|://|\w\.\w", re.ASCII)
"""What stands in values, and not in what people read on a screen."""
_SIGNS = re.compile(r"[\W_]+")
_WORDS = 2
"""A choice: a single word in quotes may be anything."""
_NAMES = ("named-group", "named-profile", "type-is", "convert", "judge")
"""Cues of a quoted name or value."""
_LEFT = _(
    "Go through the checks one by one, or send the message to Adobe Customer Care, together with the summary."
)
_LIKELY = 0.5
"""A choice: from this probability on what is quoted is a message that the documents have, in other words."""


def read_unknown_message(moment: Moment) -> DialogueAct | None:
    """What people quote from the screen, where the documents do not have it."""
    utterance = moment.utterance
    found = _QUOTED.search(moment.text)
    if not found or not utterance.has("shows-message") or utterance.has(*_NAMES):
        return None
    quoted = found[1].strip()
    is_message = (
        len(quoted.split()) >= _WORDS and not _NO_MESSAGE.search(quoted) and not groups_in(moment.text)
    )
    if not is_message or moment.tells_secret or (moment.is_sure and moment.best in FIELD_OF):
        return None
    if is_value_asked(moment) or _is_documented(moment, quoted):
        return None
    told = blocks.paragraph(
        moment.say, _("The message `{message}` is not in my documentation.", message=quoted[:200])
    )
    noted = replace(moment, memory=changed(moment.memory, notes=(*moment.memory.notes, quoted[:200])))
    return _all_checks(noted, told) if moment.memory.is_asking else asked_back(noted, (told,))


def _all_checks(moment: Moment, told: Block) -> DialogueAct:
    """What is left where it was asked already what people see: every check, or Adobe with the message."""
    locale = moment.locale
    body = (told, blocks.paragraph(moment.say, _LEFT))
    everything = guide_button(moment.talk.documents, walkthrough.ALL, locale)
    reply = Reply(locale, body, paired((everything, ticket_button(locale))))
    return DialogueAct(Outcome.ASK, (reply,), changed(moment.memory, is_asking=False))


def _is_documented(moment: Moment, quoted: str) -> bool:
    """Whether a page has these words, or the matcher knows them for what people see."""
    heard = read(quoted, lexicon(moment.utterance.locale))
    if heard.has(*SYMPTOMS) and not heard.rest(*SYMPTOMS):
        return True
    said = _bare(quoted)
    if any(said in text for text in _texts(moment.talk.documents)):
        return True
    if moment.is_of_page:
        return True
    verdict = moment.ask(quoted)
    return verdict.outcome is Outcome.ANSWER or (
        bool(verdict.matches) and verdict.matches[0].score >= _LIKELY
    )


@kept(1)
def _texts(documents: Documents) -> tuple[str, ...]:
    """The words of every section, in every language."""
    places = (documents.place(item, locale) for item in documents.entries for locale in LOCALES)
    return tuple(_bare(text_of(place.section.blocks)) for place in places if place)


def _bare(text: str) -> str:
    """A text without capitals and signs."""
    return _SIGNS.sub(" ", text).casefold().strip()
