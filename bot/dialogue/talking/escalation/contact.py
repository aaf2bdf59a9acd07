"""Who one's contact is, and a number to call. In: such a question. Out: how Adobe is reached.

Who wants a human *here* is told by `small_talk` that none is.
"""

from __future__ import annotations

from bot.dialogue.answers.entry import CARE, onward_button, paired, topics_button
from bot.dialogue.exchange import Reply
from bot.dialogue.talking.act import DialogueAct, Moment, answered, talked
from bot.dialogue.talking.escalation.hand_over import whom_to_send, with_contact
from bot.dialogue.talking.questions.question_beside import with_question_beside
from bot.translate import _

_CUE, _PHONE = "contact", "phone"
_BESIDE = (
    *(
        "adobe",
        "human",
        "who",
        "where",
        "how",
        "value",
        "of-summary",
        "request",
        "wish",
        "send",
        "also",
        "then",
    ),
    *("greet", "ok", "yes", "urgent", "sorry", "anaphora", "ask", "and", "judge", "thanks", "split", "join"),
    *("address", "hosted", "hybrid", "on-premise", "give-up", "hand-over", "login", "supposed", "expletive"),
)
_FEW = 2
"""A choice: words of whose contact it is."""
_LIKELY = 0.6
"""From this probability on the page of Adobe Customer Care is asked for."""
_NOBODY = _(
    "The documentation names no person and no telephone number. This is how it says that Adobe is reached:"
)


def read_contact(moment: Moment) -> DialogueAct | None:
    """Whom to turn to at Adobe, asked for as a person or a number; no page answers that it is called."""
    utterance = moment.utterance
    is_asked = moment.is_question or utterance.has("who", "where", "request", "judge")
    is_found = moment.best == CARE and moment.verdict.matches[0].score >= _LIKELY
    if moment.is_sure and is_found and not utterance.has(_PHONE):
        return None  # how Adobe is reached is all that is asked
    if not utterance.has(_CUE, _PHONE) or not is_asked or utterance.has("make-ticket", "add-ticket"):
        return None
    asking = [clause for clause in utterance.clauses if utterance.spans(_CUE, _PHONE, within=clause)]
    within = asking[-1] if utterance.has(_PHONE) and asking else None
    if utterance.size(utterance.rest(_CUE, _PHONE, *_BESIDE, within=within)) > _FEW:
        return None
    locale = moment.locale
    body = (*with_contact(moment, _NOBODY), *whom_to_send(moment))
    buttons = [onward_button(moment.talk.documents, CARE, locale), topics_button(locale)]
    act = answered(moment, Reply(locale, body, paired(buttons), item=CARE), CARE)
    told = talked(moment, *act.replies, memory=act.memory) if utterance.has("human") and not is_found else act
    return with_question_beside(
        moment, told, lambda span: bool(utterance.spans(_CUE, _PHONE, "human", within=span)), goes_first=False
    )
