"""Which checks are done? In: that question. Out: those that were told, and those that are still open."""

from __future__ import annotations

from bot.dialogue import blocks
from bot.dialogue.answers.entry import onward_button, paired, ticket_button, topics_button
from bot.dialogue.exchange import Reply
from bot.dialogue.talking.act import DialogueAct, Moment, talked
from bot.dialogue.talking.sections.brief import named_in
from bot.dialogue.talking.troubleshooting.next_check import checks_at_hand
from bot.translate import _

_BESIDE = (
    *("so-far", "done", "checked", "changed", "in-order", "ask", "and", "ok", "yes", "greet", "thanks"),
    *("next", "where", "value", "when", "how", "detail", "long", "join", "asked-for", "deny-after", "same"),
    *("urgent", "restart", "anaphora", "so", "make-ticket", "everybody", "then", "address", "judge"),
)
"""Cues beside that question."""
_FEW = 2
"""Words beside it: "the checks", "please"."""


def read_so_far(moment: Moment) -> DialogueAct | None:
    """What the conversation has as done."""
    utterance, memory, documents = moment.utterance, moment.memory, moment.talk.documents
    if not utterance.has("so-far") or utterance.size(utterance.rest(*_BESIDE)) > _FEW:
        return None
    done = memory.checked
    left = [check for check in checks_at_hand(moment) if check not in done]
    if not memory.symptom and memory.affected != "computer":
        left = []
    body = [
        named_in(moment, _("Done so far: {checks}."), done)
        if done
        else blocks.paragraph(moment.say, _("You have not told me of any check that is done."))
    ]
    if left:
        body.append(named_in(moment, _("Still open: {checks}."), left))
    buttons = [onward_button(documents, left[0], moment.locale)] if left else []
    buttons += [ticket_button(moment.locale), topics_button(moment.locale)]
    return talked(moment, Reply(moment.locale, tuple(body), paired(buttons)))
