"""What is told and asks for nothing: "one letter, really", "they are in a meeting until noon".

In: a message after something was spoken of, and the id that it is likeliest about. Out: one short line, with
the next check at hand; None where the documents have something to say to it.
"""

from __future__ import annotations

from bot.dialogue import blocks
from bot.dialogue.answers.entry import onward_button, topics_button
from bot.dialogue.exchange import Reply
from bot.dialogue.talking.act import DialogueAct, Moment, changed, talked
from bot.dialogue.talking.sections.told_before import is_told
from bot.dialogue.talking.sections.vocabulary import are_of_other_things, said_of
from bot.dialogue.talking.subject.asked_passage import asked_passage
from bot.dialogue.talking.subject.context_features import passages_of
from bot.dialogue.talking.subject.follow_up import own_words, part_asked
from bot.dialogue.talking.subject.passage_evidence import BY_CHANCE
from bot.dialogue.talking.troubleshooting.next_check import checks_at_hand
from bot.dialogue.talking.troubleshooting.triage import SYMPTOMS
from bot.model import Message, Outcome
from bot.translate import _

_NOTED: tuple[Message, ...] = (
    _("Noted. If that leaves a question, just ask me."),
    _("All right, I have noted that, too."),
)
"""The line, and the one for who has just read it."""
_WISHES = (
    *("ask", "request", "whether", "where", "why", "who", "then", "how", "long", "question-word", "judge"),
    *("next", "so", "elaborate", "again", "tag", "may", "must", "wish", "meant", "rather", "find-out"),
)
"""Cues of who wants to be told something."""
_REPORTS = ("same", "broken", "restarted", "not-shown", "deny-event", "discard", *SYMPTOMS)
"""Cues of what people see, or have done about it."""
_ANSWERED, _LIKELY = 0.15, 0.3
"""How much of it a passage answers, and how likely the matcher finds an id, that has something to say to it.
Of what strangers told in the middle of a conversation, the documents had nothing for any with less."""


def taken(moment: Moment, item: str) -> DialogueAct | None:
    """The line for a remark that is likeliest about an id, of which its section says nothing."""
    if not is_remark(moment) or _is_documented(moment, item):
        return None
    return noted(moment)


def read_remark(moment: Moment) -> DialogueAct | None:
    """A remark that is about nothing documented: it is not said that no page has it."""
    found = moment.verdict.matches
    is_likely = moment.verdict.outcome is not Outcome.NONE and bool(found) and found[0].score >= _LIKELY
    if is_likely or not is_remark(moment):
        return None
    is_else = are_of_other_things(moment.talk.documents, moment.utterance, own_words(moment.utterance))
    return None if is_else else noted(moment)


def is_remark(moment: Moment) -> bool:
    """Whether something is told, in words of its own, by which nothing is asked and no check is reported."""
    utterance = moment.utterance
    if not moment.subject or moment.memory.is_asking or moment.is_of_page or moment.tells_secret:
        return False
    if moment.is_question or moment.noted or moment.mended or moment.talk.session.walk:
        return False
    if part_asked(utterance) not in (None, "detail") or utterance.has(*_WISHES, *_REPORTS):
        return False
    return bool(own_words(utterance))


def _is_documented(moment: Moment, item: str) -> bool:
    """Whether the section has something to say to it: by a passage, its title, or as the matcher has it."""
    asked = asked_passage(moment, item)
    if asked and asked.is_clear and asked.score >= BY_CHANCE:
        return True
    documents, utterance = moment.talk.documents, moment.utterance
    said = said_of(documents, utterance, own_words(utterance))
    if said.share_of_title(item) == 1 or (item == moment.subject and said.share_of_title(item)):
        return True
    likely = next((match.score for match in moment.verdict.matches if match.id == item), 0.0)
    is_answering = passages_of(moment).get(item, 0.0) >= _ANSWERED and item == moment.subject
    return likely >= _LIKELY or is_answering


def noted(moment: Moment) -> DialogueAct:
    """That it is noted, and where one goes on."""
    documents, locale = moment.talk.documents, moment.locale
    at_hand = checks_at_hand(moment) if moment.memory.symptom else []
    left = [check for check in at_hand if check not in (*moment.memory.checked, moment.subject)]
    buttons = [*(onward_button(documents, check, locale) for check in left[:1]), topics_button(locale)]
    said, again = (
        Reply(locale, (blocks.paragraph(moment.say, line),), tuple((button,) for button in buttons))
        for line in _NOTED
    )
    reply = again if is_told(moment.memory, (said,)) else said
    return talked(moment, reply, memory=changed(moment.memory, is_asking=False))
