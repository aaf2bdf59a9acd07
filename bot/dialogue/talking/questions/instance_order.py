"""Which instance comes first: "start with prod or stage?". In: a message. Out: what the documents say of it.

They tell an order of the migration to IMS only, and none in which a trouble is looked for.
"""

from __future__ import annotations

from bot.dialogue import blocks
from bot.dialogue.talking.act import DialogueAct, Moment, answered
from bot.dialogue.talking.sections.section_parts import part_of
from bot.dialogue.talking.subject.follow_up import part_reply
from bot.translate import _

_MIGRATION = "topic/ims-versions"
_OF_TROUBLE = ("symptom/", "check/")
OF_MIGRATION = _("On the migration to IMS, the documentation says:")
NOT_OF_CHECKS = _(
    "The documentation does not say which instance to check and change first. On the "
    "migration to IMS, it says:"
)


def read_instance_order(moment: Moment) -> DialogueAct | None:
    """A question whether stage or production comes first."""
    utterance, documents, locale = moment.utterance, moment.talk.documents, moment.locale
    is_both = utterance.has("stage") and utterance.has("prod")
    is_asked = moment.is_question or utterance.has("either") or len(utterance.spans("comes-first")) > 1
    if not is_both or not is_asked or not utterance.has("comes-first") or moment.tells_secret:
        return None
    told = part_of(documents, _MIGRATION, "stage", locale)
    if not told:
        return None
    is_of_trouble = moment.subject.startswith(_OF_TROUBLE) or bool(moment.memory.symptom)
    first = blocks.paragraph(moment.say, NOT_OF_CHECKS if is_of_trouble else OF_MIGRATION)
    return answered(moment, part_reply(moment, _MIGRATION, "stage", told, first=first), _MIGRATION)
