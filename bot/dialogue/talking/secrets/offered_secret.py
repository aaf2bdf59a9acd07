"""A secret that is to change hands: "may I paste it here?", "shall Adobe mail it?", "it came, what now?".

In: a message about a secret that is not in it. Out: that it goes to nobody, where Adobe's goes, or whence
it is.
"""

from __future__ import annotations

from bot.dialogue import blocks
from bot.dialogue.answers.entry import onward_button, paired, source_line, topics_button
from bot.dialogue.exchange import Reply
from bot.dialogue.talking.act import DialogueAct, Moment, answered
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.secrets.sent_secret import CHECK
from bot.dialogue.talking.sections.section_parts import opening, part_of, steps_with
from bot.dialogue.talking.subject.follow_up import part_reply
from bot.model import Block, Outcome
from bot.privacy.secret_words import has_name
from bot.translate import _

_SOURCE = "topic/credentials-source"
_SUPPORT = "topic/customer-care"
_FIELD = "IMS client secret"
"""As the console shows it, in every language of the pages."""
_IS_SENT = ("leaked", "leaked-away")
"""Cues of a secret that others can read by now; of one that is only offered they stand in the same words."""
_OF_PEOPLE = ("give-up", "reach", "contact", "human", "hand-over")
"""Cues of what is asked about people, and not about the secret at hand."""
_OPEN = ("where", "how", "why", "who")
"""Cues of a question to which no is no answer."""
_LIKELY = 0.5
"""A choice: from this probability on another thing is asked for."""
_NEAR = 2
"""A choice: so many subjects back it is still the secret that is offered."""
_FEW = 3
"""A choice: words beside an offer that name no other thing."""
_NEVER = _(
    "Never send a client secret to anybody: not to me, not to a colleague, not to Adobe in a "
    "case. To see whether it is right, enter it again and have somebody sign in."
)
_NO = _("No.")
_FOR_CALLS = _(
    "The Developer Console is for technical accounts, which other systems use to call the "
    "API. The client secret for login does not come from there."
)
_OF_CALLS = "topic/technical-accounts"


def read_offered_secret(moment: Moment) -> DialogueAct | None:
    """A secret that is offered, asked of Adobe, or has come from there, or is looked for where it is not."""
    utterance = moment.utterance
    is_named = has_name(moment.text)
    is_at_hand = not {CHECK, _SOURCE}.isdisjoint(moment.memory.subjects[:_NEAR])
    if not (is_named or is_at_hand) or utterance.has("password") or moment.tells_secret:
        return None
    if utterance.has("developer-console"):
        return _elsewhere(moment)
    is_bare = is_at_hand and utterance.has("hand-out") and _names_nothing(utterance)
    is_meant = is_named or ((utterance.has("anaphora") or is_bare) and not utterance.has(*_OF_PEOPLE))
    is_about_else = _is_about_else(moment)
    if not is_meant or is_about_else or _is_sent(utterance):
        return None
    if utterance.has("came-to-us"):
        return _entered(moment) if moment.is_question and not _asks_for_other(moment) else None
    if utterance.has("asked-to-send"):
        return _requested(moment)
    is_of_summary = bool(moment.memory.ticket)  # which says itself that none belongs into it
    is_offered = utterance.has_outside("sent-to-us", "hand-out")  # "who gives us the secret?"
    return _never(moment) if is_offered and not is_of_summary else None


def _is_about_else(moment: Moment) -> bool:
    """Whether another thing is surely meant, of several clauses by the question that offers something."""
    offer = _offer_in(moment.utterance)
    verdict = moment.ask(moment.utterance.words(offer)) if offer else moment.verdict
    best = verdict.matches[0].id if verdict.matches else ""
    return verdict.outcome is Outcome.ANSWER and best not in (CHECK, _SOURCE, _SUPPORT)


def _asks_for_other(moment: Moment) -> bool:
    """Whether a "but" leads to something else that did not come: "… but no organization ID, where is it?"."""
    utterance = moment.utterance
    turns = [cue.start for cue in utterance.spans("contrast", "split", "clause-end", "negator")]
    told = utterance.spans("came-to-us")[-1]
    at = next((at for at in sorted(turns) if at > told.start), 0)
    found = moment.ask(utterance.words((at, len(utterance.units)))).matches if at else ()
    return bool(found) and found[0].score >= _LIKELY and found[0].id not in (CHECK, _SOURCE, _SUPPORT)


def _names_nothing(utterance: Utterance) -> bool:
    """Whether nothing else is named that might change hands: "shall I mail it over, to compare?"."""
    left = utterance.rest(
        *("hand-out", "send", "ask", "judge", "may", "must", "same-as"), within=_offer_in(utterance)
    )
    return utterance.size(left) <= _FEW


def _offer_in(utterance: Utterance) -> tuple[int, int] | None:
    """The clause with a question mark in which something is offered; None where it is all of the message."""
    asking = (utterance.clauses[number] for number in sorted(utterance.questions))
    return next((clause for clause in asking if utterance.spans("hand-out", within=clause)), None)


def _is_sent(utterance: Utterance) -> bool:
    """Whether others have it by now."""
    offered = utterance.spans("hand-out", "asked-to-send", "came-to-us")
    return not all(sent.overlaps(*offered) for sent in utterance.spans(*_IS_SENT))


def _never(moment: Moment) -> DialogueAct | None:
    documents, locale, say = moment.talk.documents, moment.locale, moment.say
    place = documents.place(_SUPPORT, locale)
    if place is None:
        return None
    is_open = moment.utterance.has(*_OPEN)
    body: tuple[Block, ...] = (
        blocks.title(documents.title(CHECK, locale)),
        blocks.sentences(say, (_NEVER,) if is_open else (_NO, _NEVER)),
        source_line(say, place.page),
    )
    buttons = (onward_button(documents, CHECK, locale), topics_button(locale))
    return answered(moment, Reply(locale, body, paired(buttons), item=CHECK), CHECK)


def _requested(moment: Moment) -> DialogueAct:
    """Whom to ask for it, and where it goes."""
    return answered(moment, part_reply(moment, _SOURCE, "how"), _SOURCE)


def _entered(moment: Moment) -> DialogueAct:
    """Where it is put into the account, and what comes after that."""
    documents, locale = moment.talk.documents, moment.locale
    entered = steps_with(documents, _SOURCE, locale, lambda text: _FIELD in text)
    found = (*entered, *part_of(documents, _SOURCE, "then", locale))
    return answered(moment, part_reply(moment, _SOURCE, "how", found), _SOURCE)


def _elsewhere(moment: Moment) -> DialogueAct | None:
    """Whose secret the Developer Console has; where technical accounts are spoken of, no other is meant."""
    utterance = moment.utterance
    if moment.subject == _OF_CALLS or utterance.has("for-calls"):
        return None
    is_open = not moment.is_question or utterance.has(*_OPEN)
    first = blocks.sentences(moment.say, (_FOR_CALLS,) if is_open else (_NO, _FOR_CALLS))
    found = opening(moment.talk.documents, _SOURCE, moment.locale)
    return answered(moment, part_reply(moment, _SOURCE, "detail", found, first=first), _SOURCE)
