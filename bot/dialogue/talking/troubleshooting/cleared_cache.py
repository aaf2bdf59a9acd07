"""The console's cache that people say they emptied. In: a message. Out: both places, or the one that is left.

The documents name two folders to empty, and many people know of one.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.dialogue import blocks
from bot.dialogue.talking.act import DialogueAct, Moment, answered
from bot.dialogue.talking.sections.section_parts import steps_with
from bot.dialogue.talking.subject.follow_up import part_reply
from bot.dialogue.talking.troubleshooting.one_computer import CONSOLE
from bot.matcher.normalise import words
from bot.model import Block, Style
from bot.translate import _

_OTHER_PLACE = _("That is one of the two places. Empty the other one as well:")
_AGAINST = ("negator", "whether", "supposed", "unknown", "how", "where", "wish")
"""Cues of a clause in which it is asked or wanted, and not told."""


def cleared_in(moment: Moment) -> Iterator[tuple[int, int]]:
    """The clauses in which the whole cache is said to be emptied."""
    if not _other_place(moment):
        yield from _told(moment)


def read_half_cleared(moment: Moment) -> DialogueAct | None:
    """One of the two places is emptied: the other one."""
    left = _other_place(moment)
    if not left or not any(_told(moment)) or CONSOLE in moment.memory.checked or moment.is_of_page:
        return None
    reply = part_reply(moment, CONSOLE, "detail", left, first=blocks.paragraph(moment.say, _OTHER_PLACE))
    return answered(moment, reply, CONSOLE)


def _told(moment: Moment) -> Iterator[tuple[int, int]]:
    utterance = moment.utterance
    for number, clause in enumerate(utterance.clauses):
        is_told = bool(utterance.spans("cleared-cache", within=clause)) and number not in utterance.questions
        if is_told and not utterance.spans(*_AGAINST, within=clause):
            yield clause


def _other_place(moment: Moment) -> tuple[Block, ...]:
    """The step with the place that is not named, where only the other one is."""
    if not moment.utterance.has("cleared-cache"):
        return ()
    said = frozenset(words(moment.text))
    places = list(_places(moment))
    own = [place.difference(*(other for other in places if other != place)) for place in places]
    left = [folders for folders in own if not folders & said]
    if len(left) != len(own) - 1 or not left:
        return ()
    documents, locale = moment.talk.documents, moment.locale
    return steps_with(documents, CONSOLE, locale, lambda text: any(each & _folders(text) for each in left))


def _places(moment: Moment) -> Iterator[frozenset[str]]:
    """The folders of each step that has a path."""
    place = moment.talk.documents.place(CONSOLE, moment.locale)
    for block in place.section.blocks if place else ():
        for step in block.items:
            codes = [span.text for part in step for span in part.inline if span.style is Style.CODE]
            if folders := _folders(" ".join(codes)):
                yield folders


def _folders(text: str) -> frozenset[str]:
    """The folders of the paths in a text, as words."""
    return frozenset(word for path in text.split() if "\\" in path for word in words(path))
