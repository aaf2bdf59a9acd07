"""A page followed to its end. In: "done", or "done, still the same". Out: its last step, or what is left."""

from __future__ import annotations

from collections.abc import Iterator

from bot.dialogue.talking.act import DialogueAct, Moment, answered
from bot.dialogue.talking.sections.section_parts import opening, steps_with
from bot.dialogue.talking.sections.vocabulary import shares_words
from bot.dialogue.talking.subject.follow_up import part_reply, told_of
from bot.dialogue.talking.troubleshooting import triage
from bot.matcher.normalise import words
from bot.model import Block, Style

_COMMAND = 2
"""Words of a command that tell which one is meant: "config -reload"."""
_MESSAGE = 4
"""Words from which on a code is a message, and no name or command. A choice."""


def after_topic(moment: Moment) -> DialogueAct | None:
    """The last step of a page that is done; where that changed nothing, the step told of, or what is seen."""
    if not moment.utterance.has("same", "broken"):
        return told_of(moment, moment.subject, "then")
    if found := step_told(moment):
        return answered(moment, part_reply(moment, moment.subject, "then", found), moment.subject)
    if found := _steps_left(moment):
        return answered(moment, part_reply(moment, moment.subject, "how", found), moment.subject)
    return triage.asked_back(moment)


def _steps_left(moment: Moment) -> tuple[Block, ...]:
    """The steps of the page of a message beside the one that is done, where the same message still appears.

    It is the step that is named, or the first one: "installed it, same message".
    """
    utterance, documents, locale = moment.utterance, moment.talk.documents, moment.locale
    seen = utterance.spans("shows-message")
    is_seen = any(cue.overlaps(*seen) for cue in utterance.spans("same"))
    if not is_seen or not _quotes_message(moment):
        return ()
    names_it = shares_words(utterance, utterance.rest("same", "done", "shows-message"))
    texts: list[str] = []

    def is_noted(text: str) -> bool:
        texts.append(text)
        return False

    steps_with(documents, moment.subject, locale, is_noted)
    named = [text for text in texts if names_it(text)]
    done = named if len(named) == 1 else texts[:1]
    return steps_with(documents, moment.subject, locale, lambda text: text not in done)


def _quotes_message(moment: Moment) -> bool:
    """Whether the page at hand opens with a message word for word."""
    told = opening(moment.talk.documents, moment.subject, moment.locale)
    return any(
        span.style is Style.CODE and len(words(span.text)) >= _MESSAGE
        for block in told
        for span in block.inline
    )


def step_told(moment: Moment) -> tuple[Block, ...]:
    """The step whose command is said to be made: it may say what to do where nothing changes."""
    said = frozenset(words(moment.text))
    named = [" ".join(text) for text in _commands(moment) if len(said.intersection(text)) >= _COMMAND]
    if not named:
        return ()
    documents, locale = moment.talk.documents, moment.locale
    return steps_with(
        documents, moment.subject, locale, lambda text: any(one in " ".join(words(text)) for one in named)
    )


def _commands(moment: Moment) -> Iterator[list[str]]:
    """The words of each code in the steps of the page."""
    place = moment.talk.documents.place(moment.subject, moment.locale)
    for block in place.section.blocks if place else ():
        for part in (part for step in block.items for part in step):
            yield from (list(words(span.text)) for span in part.inline if span.style is Style.CODE)
