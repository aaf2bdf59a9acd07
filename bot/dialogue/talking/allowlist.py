"""Adobe's allowlist: "can I see it?". In: a question. Out: the step of the callback URL that tells."""

from __future__ import annotations

from bot.dialogue.talking.act import DialogueAct, Moment, answered
from bot.dialogue.talking.elsewhere import names
from bot.dialogue.talking.follow_up import BESIDE, part_reply
from bot.dialogue.talking.section_parts import PARTS, steps_with
from bot.dialogue.talking.vocabulary import are_of_other_things

_CALLBACK = "check/callback-url"
_CONCEPT = "allowlist"
_OWN_LIST = ("check/scopes", "symptom/login-page-unreachable")
"""Where a list of what is allowed is that of the provisioned scopes."""
_FEW = 3
"""Words of a question about it, its name included."""


def read_allowlist(moment: Moment) -> DialogueAct | None:
    """A question about the list itself, where the matcher is sure of nothing."""
    utterance, documents, locale = moment.utterance, moment.talk.documents, moment.locale
    if moment.is_sure or moment.is_beside_page or not names(documents, moment.text, _CONCEPT):
        return None
    if not (moment.is_question or utterance.has("where", "who", "how")):
        return None
    if moment.subject in _OWN_LIST:
        return None
    left = utterance.rest(*BESIDE, *PARTS)
    if utterance.size(left) > _FEW or are_of_other_things(documents, locale, utterance, left):
        return None
    found = steps_with(documents, _CALLBACK, locale, lambda text: names(documents, text, _CONCEPT))
    return answered(moment, part_reply(moment, _CALLBACK, "detail", found), _CALLBACK) if found else None
