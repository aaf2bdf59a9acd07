"""Words that are to be added to the summary for a human: "add that it began on Monday". Out: how to add them.

The summary has what the bot knows. What a person writes is not kept: it may hold anything.
"""

from __future__ import annotations

import msgspec

from bot.dialogue import blocks
from bot.dialogue.people.support_ticket import ticket_reply
from bot.dialogue.talking.act import DialogueAct, Moment, talked
from bot.translate import _

_ADD_YOURSELF = _(
    "I do not take over words of your own: please add that below the summary yourself when you send it."
)


def read_note(moment: Moment) -> DialogueAct | None:
    """A wish that something be written down: the summary as it stands, and who adds the rest."""
    utterance = moment.utterance
    is_asked = bool(utterance.questions) or utterance.has("value", "how")
    if not utterance.has("add-note") or is_asked or moment.is_of_page:
        return None
    reply = ticket_reply(moment.talk, moment.locale)
    told = blocks.paragraph(moment.say, _ADD_YOURSELF)
    return talked(moment, msgspec.structs.replace(reply, blocks=(told, *reply.blocks[1:])))
