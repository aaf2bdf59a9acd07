"""A setting that is as it always was. In: "nobody has touched the scopes". Out: what is left of that check.

What was not changed need not be right: the step that Adobe alone can answer is still to be made, and of a
check without such a step nothing is known yet. Neither counts as done.
"""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue import blocks
from bot.dialogue.answers.entry import paired, ticket_button, topics_button
from bot.dialogue.exchange import Reply
from bot.dialogue.talking.act import DialogueAct, Moment, answered, changed
from bot.dialogue.talking.message.once import once
from bot.dialogue.talking.sections.section_parts import part_of
from bot.dialogue.talking.troubleshooting.next_check import checks_at_hand, next_check, supposes
from bot.dialogue.talking.troubleshooting.told_check import asks, check_in
from bot.dialogue.walk.walkthrough import RESTART
from bot.translate import _

_LEFT = _(
    "Then nothing has changed on your side. That alone does not make it right, as Adobe's "
    "side counts as well. What is left to do here:"
)
_ELSE = ("restarted", "cleared-cache", "solved", "one-computer", "meddled", "hosted", "human")
"""Cues of a message that tells more than that."""


def read_unchanged(moment: Moment) -> DialogueAct | None:
    """Nothing but that a check's setting is as it was, where it is known what people see."""
    utterance, memory = moment.utterance, moment.memory
    if not is_unchanged(moment) or utterance.has(*_ELSE) or asks(utterance):
        return None
    is_open = bool(memory.symptom) or moment.subject.startswith("check/")
    if not is_open or moment.is_of_page or any(supposes(utterance, clause) for clause in utterance.clauses):
        return None
    item = check_in(moment, (0, len(utterance.units))) or _at_hand(moment)
    if not item or memory.affected == "computer":
        return None
    checked = tuple(check for check in memory.checked if check not in moment.noted)
    now = replace(moment, memory=changed(memory, checked=checked), noted=(), mended=())
    left = part_of(moment.talk.documents, item, "who", moment.locale)
    if not left or moment.talk.session.hosting == "hosted":
        subjects = (item, *(subject for subject in memory.subjects if subject != item))
        return next_check(replace(now, memory=changed(now.memory, subjects=subjects)), is_at_hand_made=False)
    title = blocks.title(moment.talk.documents.title(item, moment.locale))
    body = (title, blocks.paragraph(moment.say, _LEFT), *left)
    buttons = paired((ticket_button(moment.locale), topics_button(moment.locale)))
    return answered(now, Reply(moment.locale, body, buttons, item=item), item)


@once
def is_unchanged(moment: Moment) -> bool:
    """Whether a setting was not touched; without its name "nothing changed" tells what came of a check."""
    utterance = moment.utterance
    told = utterance.spans("untouched")
    is_outcome = any(
        not any(own.start < came.start and came.end <= own.end for own in told)  # "nobody" stands before it
        for came in utterance.spans("same")
    )
    is_seen = moment.subject.startswith("symptom/") and not moment.memory.checked
    is_before = is_seen and not utterance.has("done", "checked", "entered")  # nothing was tried yet
    is_named = not is_outcome or is_before or bool(check_in(moment, (0, len(utterance.units))))
    return utterance.has("untouched") and is_named


def _at_hand(moment: Moment) -> str:
    """The check that is spoken of, or the first one of what people see."""
    if moment.subject.startswith("check/"):
        return moment.subject
    return next((check for check in checks_at_hand(moment) if check != RESTART), "")
