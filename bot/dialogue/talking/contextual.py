"""A question that only the subject makes clear: "will there be downtime?", "and the normal operators?".

In: a message that the matcher is not sure of, and the subject. Out: the answer to what it means most likely,
where the subject and what it leads to count for more than anything else.
"""

from __future__ import annotations

import msgspec

from bot.dialogue.talking.act import DialogueAct, Moment
from bot.dialogue.talking.follow_up import own_words, refers_back, told_of
from bot.dialogue.talking.standalone_question import read_question
from bot.dialogue.talking.vocabulary import are_foreign, are_of_title, nearness
from bot.model import Match, Outcome

_MORE = 6
"""Words of its own that a question may have which is completed by the subject."""
_MEANT, _SURELY, _NEAR = 0.5, 0.97, 0.6
"""How likely a question with the subject's title before it must be one about the subject.

The first counts where this much of the question is said of the subject elsewhere, the second where it is not.
"""
_NEARER = 0.75
"""How much of a question must be said of the subject elsewhere, where nothing else tells what it is about."""
_SUBJECT, _NAMED, _LED_TO = 0.3, 0.2, 0.2
"""What the subject has ahead of other ids, what more where a word stands for it; an id that it leads to."""
_OF_ANYTHING = ("who", "where", "long", "value", "stage", "prod", "both")
"""Cues of what may be asked of every subject."""
_CLEAR = 0.75
"""A choice: what the matcher is so sure of is a question by itself."""
_UNNAMED = 0.6
"""What the likelihood of an id counts for of whose title no word is said, unless it is clear."""
_LEAST = 0.3
"""How likely what is added must be."""
_FEW, _SAID = 2, 3
"""Words of its own that a question may have in which a word stands for the subject, or that say nothing."""
_ENOUGH = 0.5
"""How likely an id must be, with what it has ahead."""
_OPEN = ("ask", "not-shown", "condition", "anaphora", "detail")
"""Cues of a question that has no word of its own."""

_TOLD = ("broken", "same", "done", "next", "negator", "human", "who-are-you", "greet", "thanks", "solved")
"""Cues of what is more than a name with a question mark."""


def read_unspecific_question(moment: Moment) -> DialogueAct | None:
    """A question that could be a report that nothing works, had nothing been spoken of ("and who is in?")."""
    utterance = moment.utterance
    if not moment.verdict.is_unspecific or not utterance.questions or utterance.has("same", "everybody"):
        return None
    if utterance.has("broken") and not utterance.has("condition", "detail"):
        return None
    verdict = msgspec.structs.replace(moment.verdict, outcome=Outcome.NONE, matches=())
    return read_in_context(Moment(moment.talk, moment.memory, verdict, utterance))


def read_in_context(moment: Moment) -> DialogueAct | None:
    """A question that means little by itself, and is one about the subject or near it once that is known."""
    subject, utterance = moment.subject, moment.utterance
    if not subject or moment.is_sure:
        return None
    if not (moment.is_question or utterance.has("and", "not-shown", "condition", "detail")):
        return None
    left = own_words(utterance)
    if utterance.size(left) > _MORE or not (left or utterance.has(*_OPEN) or _is_mere_name(moment)):
        return None
    is_known = bool(moment.verdict.matches) and utterance.size(left) <= 1
    if left and not is_known and are_foreign(moment.talk.documents, moment.locale, utterance, left):
        return None
    meant = _meant(moment, left)
    if not meant:
        return None
    if meant == subject:
        return told_of(moment, subject)
    best = next((match for match in moment.verdict.matches if match.id == meant), Match(meant, _ENOUGH))
    others = (match for match in moment.verdict.matches if match != best)
    verdict = msgspec.structs.replace(moment.verdict, outcome=Outcome.ANSWER, matches=(best, *others))
    return read_question(Moment(moment.talk, moment.memory, verdict, utterance))


def _is_mere_name(moment: Moment) -> bool:
    """Whether somebody or something is but named and asked about: "the operators?", "on every machine?"."""
    utterance = moment.utterance
    return bool(utterance.questions) and len(utterance.clauses) == 1 and not utterance.has(*_TOLD)


def _meant(moment: Moment, left: list[int]) -> str:
    """The id that is meant; nothing where that is not clear. What is added is not the subject."""
    matches, utterance = moment.verdict.matches, moment.utterance
    is_added = bool(left) and utterance.has("and") and not utterance.has("not-shown", "condition", "detail")
    if matches and (found := _added(moment, left) if is_added else _likeliest(moment, left)):
        return found
    is_another = is_added and bool(matches) and matches[0].score >= _LEAST
    return moment.subject if not is_another and _is_about_subject(moment, left) else ""


def _added(moment: Moment, left: list[int]) -> str:
    """What is named alone of all titles, or far likelier than anything else."""
    documents, locale, utterance = moment.talk.documents, moment.locale, moment.utterance
    first, *others = moment.verdict.matches
    named = [item for item in documents.entries if are_of_title(documents, locale, item, utterance, left)]
    if len(named) == 1:
        return named[0]
    is_clear = first.score >= _LEAST and (not others or others[0].score * 2 <= first.score)
    return first.id if is_clear else ""


def _likeliest(moment: Moment, left: list[int]) -> str:
    """What the matcher finds, weighed by how near it is to the subject; nothing where that is not enough."""
    found = {moment.subject: 0.0, **{match.id: match.score for match in moment.verdict.matches}}
    weights = {item: _weight(moment, left, item, score) for item, score in found.items()}
    likely = max(weights, key=weights.__getitem__)
    return likely if weights[likely] >= _ENOUGH else ""


def _weight(moment: Moment, left: list[int], item: str, score: float) -> float:
    """How likely an id is, given the subject."""
    documents, locale, utterance = moment.talk.documents, moment.locale, moment.utterance
    if item == moment.subject:
        is_short = utterance.has(*_OF_ANYTHING) and utterance.size(left) <= 1
        is_marked = not left or is_short or _is_marked(moment)
        near = 1.0 if is_marked else nearness(documents, item, locale, utterance, left)
        return score + _SUBJECT + _NAMED * near
    entry = documents.entries.get(moment.subject)
    ahead = _LED_TO if entry and item in entry.leads_to else 0.0
    is_named = are_of_title(documents, locale, item, utterance, left, subject=moment.subject)
    return score * (1.0 if is_named or score >= _CLEAR else _UNNAMED) + ahead


def _is_marked(moment: Moment) -> bool:
    """Whether a word stands for the subject, or asks for something that every subject has."""
    return refers_back(moment.utterance) or moment.utterance.has("detail")


def _is_about_subject(moment: Moment, left: list[int]) -> bool:
    """Whether a question that the matcher makes nothing of is one about the subject."""
    utterance, documents, locale = moment.utterance, moment.talk.documents, moment.locale
    if not left:
        return True
    if utterance.size(left) <= (_FEW if _is_marked(moment) else _SAID if moment.verdict.is_unspecific else 0):
        return True
    near = nearness(documents, moment.subject, locale, utterance, left)
    if near >= _NEARER:
        return True
    if utterance.has("and"):
        return False
    verdict = moment.ask(f"{documents.title(moment.subject, locale)}: {moment.text}")
    is_likely = bool(verdict.matches) and verdict.matches[0].id == moment.subject
    return is_likely and verdict.matches[0].score >= (_MEANT if near >= _NEAR else _SURELY)
