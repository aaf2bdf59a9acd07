"""A login that fails on one computer only. In: a report. Out: what the documents have for a single computer.

An account's settings and a person's groups hold wherever somebody logs in, so that neither can be the cause
of what happens on one computer.
"""

from __future__ import annotations

from dataclasses import replace

import msgspec

from bot.dialogue import blocks
from bot.dialogue.answers.documents import Documents
from bot.dialogue.answers.entry import show_reply
from bot.dialogue.session import Memory
from bot.dialogue.talking.act import DialogueAct, Moment, answered, changed
from bot.dialogue.talking.message.elsewhere import is_elsewhere
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.sections.vocabulary import are_of_other_things
from bot.translate import _

CONSOLE = "topic/console-cache"
"""What helps in most cases, by the documents."""
PAGES = (
    CONSOLE,
    "topic/browser-warning",
    "topic/edge-chromium",
    "topic/console-version",
    "topic/enable-adobe-id",
)
"""What the documents have for a computer, in the order to try: cache, updates, WebView2, console, its box."""
_FOLLOWS = _(
    "On one computer only: then the cause is neither the external account nor a group, as "
    "those apply to every computer. For a single computer, the documentation has this:"
)
_SEEN = ("appears-adobe", "appears-rights", "appears-no-page")
"""Cues of what people see when a login fails."""
_REPORT = (
    *("broken", "same", "others", "next", "why", "appears-other", "deny-event"),
    *_SEEN,
)
"""Cues of a question in which a trouble is told."""
_BESIDE = (
    *("one-computer", "own-computer", "one", "everybody", "several", "only", "and", "also", "ok", "yes"),
    *("no", "sorry", "greet", "thanks", "urgent", "negator", "deny-before", "anaphora", "login", "when"),
    *("meant", "ask", "then", "how", "works", "solved", "other-machine", "in-console", *_REPORT),
)
"""Cues of a message that says no more than that."""


def is_of_one_computer(utterance: Utterance) -> bool:
    """Whether it says that the trouble is on one computer, or that the login works on others."""
    found = utterance.spans("one-computer")
    if not found and utterance.has("others"):
        found = utterance.spans("own-computer")
    negations = utterance.spans("negator", "deny-before", "no")
    return bool(found) and not any(no.end == cue.start for cue in found for no in negations)


def pages_for(documents: Documents) -> list[str]:
    """The pages for one computer that are in the documents, in their order."""
    return [page for page in PAGES if page in documents.entries]


def next_page(documents: Documents, memory: Memory) -> str:
    """The first of them that is not done; empty where all are."""
    return next((page for page in pages_for(documents) if page not in memory.checked), "")


def read_one_computer(moment: Moment) -> DialogueAct | None:
    """A report that it fails on one computer only, whatever people see there."""
    utterance, memory = moment.utterance, moment.memory
    if moment.is_of_page or not is_of_one_computer(utterance) or utterance.has("hosted", "make-ticket"):
        return None
    if moment.is_question and not utterance.has(*_REPORT):
        return None  # "can I switch it on for one computer only?"
    is_told_again = memory.affected == "computer" and moment.subject in PAGES
    if is_told_again and utterance.has("same", "done", "next"):
        return None
    left = utterance.rest(*_BESIDE)
    documents = moment.talk.documents
    if is_elsewhere(documents, moment.text):
        return None
    if not utterance.has(*_SEEN) and are_of_other_things(documents, utterance, left):
        return None  # "the printer fails on one PC only"
    return shown_for_computer(replace(moment, memory=changed(memory, affected="computer")))


def shown_for_computer(moment: Moment, symptom: str = "") -> DialogueAct | None:
    """The next page for one computer, and why that one; None where all are done."""
    documents, locale = moment.talk.documents, moment.locale
    item = next_page(documents, moment.memory)
    shown = show_reply(documents, item, locale, hosting=None) if item else None
    if shown is None:
        return None
    follows = blocks.paragraph(moment.say, _FOLLOWS)
    act = answered(moment, msgspec.structs.replace(shown, blocks=(follows, *shown.blocks)), item)
    return replace(act, memory=changed(act.memory, symptom=symptom)) if symptom else act


def kept_to_computer(moment: Moment, act: DialogueAct, common: tuple[str, ...]) -> DialogueAct:
    """The act; of a computer's trouble its next page, where what holds for all would be shown.

    `common` are the symptoms and checks that it may come to; a question about one of them is answered.
    """
    is_told = act.memory.affected == "computer" and not moment.is_question and not act.judged
    if not is_told or len(act.answered) != 1 or act.answered[0] not in common:
        return act
    symptom = act.answered[0] if act.answered[0].startswith("symptom/") else ""
    return shown_for_computer(replace(moment, memory=act.memory), symptom) or act
