"""Hosted customers ask about the day on which Adobe moves them: what to do before and after.

In: such a question, or one that follows it. Out: the note of the page that is for them, once; then the
sentence of it that is asked for.
"""

from __future__ import annotations

from bot.dialogue import blocks
from bot.dialogue.answers.entry import HOSTED, onward_button, paired, source_line, topics_button
from bot.dialogue.exchange import Reply
from bot.dialogue.talking.act import DialogueAct, Moment, answered
from bot.dialogue.talking.sections.section_parts import notes_with, text_of
from bot.dialogue.talking.sections.told_before import was_told
from bot.dialogue.talking.subject.asked_passage import best_within
from bot.dialogue.talking.subject.follow_up import says
from bot.model import Block

_PAGE = "topic/user-migration"
_NEAR = (_PAGE, HOSTED, "topic/ims-versions", "topic/campaign-version", "topic/authentication-type")
"""What the matcher takes such a question for."""
_SEEN = ("appears-adobe", "appears-rights", "appears-no-page", "appears-other", "broken", "thanks", "solved")
"""Cues of a trouble, which is another matter, and of the end of one."""


def read_hosted_migration(moment: Moment) -> DialogueAct | None:
    """A question about the move, of somebody whose Campaign Adobe runs."""
    utterance = moment.utterance
    if moment.talk.session.hosting != "hosted" or utterance.has(*_SEEN):
        return None
    is_of_it = utterance.has("migration") or moment.subject == _PAGE
    is_asked = moment.is_question or utterance.has("and", "must", "then", "long", "how", "when")
    is_about_else = moment.is_sure and moment.best not in _NEAR
    if not is_of_it or not is_asked or is_about_else:
        return None
    documents, locale = moment.talk.documents, moment.locale
    found = notes_with(documents, _PAGE, locale, says("hosted", locale))
    place = documents.place(_PAGE, locale)
    if place is None or not found:
        return None
    if moment.subject == _PAGE and was_told(moment.memory, found):
        told = best_within(moment, _PAGE, text_of(found))
        return answered(moment, _reply(moment, (*told, source_line(moment.say, place.page))), _PAGE)
    body = (blocks.title(documents.title(_PAGE, locale)), *found, source_line(moment.say, place.page))
    return answered(moment, _reply(moment, body), _PAGE)


def _reply(moment: Moment, body: tuple[Block, ...]) -> Reply:
    documents, locale = moment.talk.documents, moment.locale
    keyboard = paired((onward_button(documents, HOSTED, locale), topics_button(locale)))
    return Reply(locale, body, keyboard, item=_PAGE)
