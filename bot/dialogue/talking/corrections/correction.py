"""Corrections: "I meant …", "all but …", "fine, though …". In: a message. Out: what is meant, answered."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue.answers.entry import show_reply
from bot.dialogue.talking.act import DialogueAct, Moment, answered
from bot.dialogue.talking.message.contrast import SMALL, Contrast, clauses_of
from bot.dialogue.talking.message.cue_lexicon import CueMatch, lexicon
from bot.dialogue.talking.message.utterance import Utterance, read
from bot.dialogue.talking.sections.titles import named, titles_of
from bot.dialogue.talking.subject.follow_up import part_asked, told_of
from bot.matcher.word_stems import stems_of
from bot.model import Match, Outcome

LIKELY = 0.4
"""From this probability on an id counts as named in what is denied or granted."""
ENOUGH = 0.25
"""From this probability on an id counts as meant, once what is denied is out of the way."""
NAMED = 0.9
"""The probability of what is named by its title."""
POINT = 0.6
"""From this probability on, what follows a "but" is what is meant."""

_ASKED = ("where", "who", "how", "why", "value")
"""Cues of a question that is no more than told."""
_CORRECTS = ("meant", "no", "sorry", "deny-back")
"""What says that the bot, or the person, took one thing for another."""
_FEW = 3
"""Words of a name that is meant."""
_PARTS = ("where", "who", "long")
"""What of a page may be all that is asked."""
_TWO = 2
"""Clauses of a plain contrast."""
_HOSTING = ("on-premise", "hosted", "hybrid")
_NARROWS = (
    *_HOSTING,
    "negator",
    "deny-before",
    "deny-after",
    "deny-event",
    "only",
    "done",
)
"""Cues of what is told so that it is not answered."""


def asked_after_all(moment: Moment) -> DialogueAct | None:
    """The question behind what is only told to narrow it: "we have one account. Which type is it?"."""
    utterance = moment.utterance
    span = _asked_at_last(utterance)
    if span is None:
        return None
    before = (0, span[0])
    if not utterance.spans(*_NARROWS, within=before) or utterance.spans("ask", "whether", within=before):
        return None
    asked = moment.ask(utterance.words(span))
    if asked.outcome is not Outcome.ANSWER or (moment.is_sure and moment.best == asked.matches[0].id):
        return None
    told = moment.ask(utterance.words(before)).matches
    if not told or told[0].score < LIKELY or told[0].id == asked.matches[0].id:
        return None
    if moment.is_sure and not utterance.spans(*_HOSTING, within=before):
        return None  # the question takes up what is told: only both together say what is meant
    return answer(moment, list(asked.matches))


def _asked_at_last(utterance: Utterance) -> tuple[int, int] | None:
    """Where the question stands with which a message ends; None where all of it asks, or more than once."""
    asking = [
        clause
        for number, clause in enumerate(utterance.clauses)
        if number in utterance.questions or any(cue.start == clause[0] for cue in utterance.spans("ask"))
    ]
    last = utterance.clauses[-1] if utterance.clauses else None
    is_last = len(asking) == 1 and asking[0] == last
    return last if is_last and last and last[0] > 0 else None


def is_put_right(moment: Moment) -> bool:
    """Whether a word says that the bot, or the person, took one thing for another: "no, the secret".

    It opens a clause or ends a short one, and no question of its own is asked: "yes or no", "mine, that is …"
    and "is it really …?" put nothing right.
    """
    utterance = moment.utterance
    if moment.is_question and utterance.size(utterance.rest(*SMALL, *_CORRECTS)) > _FEW:
        return False
    return any(
        _opens_or_ends(utterance, cue, clause)
        for clause in utterance.clauses
        for cue in utterance.spans(*_CORRECTS, within=clause)
        if not (cue.cue == "no" and utterance.spans("yes", within=clause))
    )


def _opens_or_ends(utterance: Utterance, cue: CueMatch, clause: tuple[int, int]) -> bool:
    """Whether nothing of its own stands before a cue in its clause, or a name alone does."""
    before = utterance.rest(*SMALL, within=(clause[0], cue.start))
    if not before:
        return True
    return cue.end == clause[1] and utterance.size(before) <= _FEW


def corrected(moment: Moment) -> DialogueAct | None:
    """What is said with "I meant the tenant name": the last subject is not it."""
    utterance = moment.utterance
    left = utterance.rest(*SMALL)
    if not left or is_called(moment, utterance.typed(left)):
        return None
    verdict = moment.ask(utterance.typed(left))
    if not verdict.matches and (said := _said_to_be_meant(utterance)):
        verdict = moment.ask(utterance.typed(said))
    matches = [match for match in verdict.matches if match.id != moment.subject]
    whole = [match for match in moment.verdict.matches if match.id != moment.subject]
    if whole and whole[0].id == moment.best and whole[0].score >= POINT:
        matches = whole if not matches or whole[0].score > matches[0].score else matches
    item = named(moment.talk.documents, utterance, left, near=moment.subject)
    if item and item != moment.subject and verdict.outcome is not Outcome.ANSWER:
        matches = [Match(item, NAMED)]
    if not matches or matches[0].score < ENOUGH or (moment.is_sure and moment.best == moment.subject):
        return None
    return answer(moment, matches)


def is_called(moment: Moment, text: str) -> bool:
    """Whether some words are such by which the subject at hand is called, and no others: "the server"."""
    title = titles_of(moment.talk.documents, moment.utterance.locale).get(moment.subject, frozenset())
    piece = read(text, lexicon(moment.utterance.locale))
    terms = stems_of(piece.typed(piece.rest(*SMALL)))
    return bool(terms) and terms <= title


def _said_to_be_meant(utterance: Utterance) -> list[int]:
    """What the clause names in which something is said to be meant."""
    meant = utterance.spans("meant")
    clause = next((clause for clause in utterance.clauses if meant and meant[-1].start < clause[1]), None)
    return utterance.rest(*SMALL, within=clause) if clause else []


def left_over(moment: Moment, told: Contrast) -> DialogueAct | None:
    """What alone is left: "everything is checked but the callback"."""
    matches = moment.verdict.matches or moment.ask(told.gist).matches
    return answer(moment, list(matches)) if matches and matches[0].score >= POINT else None


def conceded(moment: Moment) -> DialogueAct | None:
    """What stands behind a "but", where what stands before it is granted: "X is beautiful, though Y …"."""
    utterance = moment.utterance
    clauses = [clause for clause in clauses_of(utterance) if utterance.rest(*SMALL, within=clause)]
    cues = utterance.spans("contrast")
    turn = next((clause for clause in clauses[1:] if any(cue.end > clause[0] for cue in cues)), None)
    if turn is None or utterance.has("broken"):
        return None
    if moment.is_sure and any(cue.start == turn[0] for cue in utterance.spans("ask")):
        return None  # a question that follows, and no turn: "… will it *still* open?"
    granted, point = (clauses[0][0], turn[0]), (turn[0], clauses[-1][1])
    if utterance.spans("negator", "ask", within=granted) or (
        moment.is_question and not _is_point_asked(moment, turn)
    ):
        return None
    before, after = moment.ask(utterance.words(granted)), moment.ask(utterance.words(point))
    if not before.matches or before.matches[0].score < LIKELY or not after.matches:
        return None
    granted_id = before.matches[0].id
    matches = [match for match in after.matches if match.id != granted_id]
    if not matches or matches[0].score < POINT or (moment.is_sure and moment.best != granted_id):
        return None
    return answer(moment, matches)


def contradicted(moment: Moment) -> DialogueAct | None:
    """What is said to be so, where something else is said not to be: "we get no message, we get adobe.com".

    No cue tells that the first is denied: it has a negator, and the last one names something else and asks
    nothing ("X doesn't open, where do I get the right?"). What people do not see is not meant.
    """
    utterance = moment.utterance
    clauses = [clause for clause in clauses_of(utterance) if utterance.rest(*SMALL, within=clause)]
    if len(clauses) != _TWO or utterance.questions or utterance.has("same", "done"):
        return None
    first, last = clauses
    if not utterance.spans("negator", within=first) or utterance.spans(*_ASKED, within=last):
        return None
    denied, meant = (moment.ask(utterance.words(clause)).matches for clause in clauses)
    if not denied or denied[0].score < LIKELY or not meant or meant[0].score < POINT:
        return None
    is_unseen = bool(utterance.spans("negator", within=last)) and meant[0].id.startswith("symptom/")
    if (
        is_unseen
        or denied[0].id == meant[0].id
        or (moment.is_sure and moment.best not in (denied[0].id, meant[0].id))
    ):
        return None
    return answer(moment, list(meant))


def _is_point_asked(moment: Moment, turn: tuple[int, int]) -> bool:
    """Whether only what follows the turn is a question."""
    utterance = moment.utterance
    return all(utterance.clauses[number][0] >= turn[0] for number in utterance.questions)


def answer(moment: Moment, matches: list[Match]) -> DialogueAct | None:
    """The answer to the likeliest of these ids, or the part of it that is asked for; None without a page."""
    item = matches[0].id
    documents, locale = moment.talk.documents, moment.locale
    part = part_asked(moment.utterance) if moment.is_question else None
    if part in _PARTS and item in documents.entries and (told := told_of(moment, item, part)):
        return replace(told, matches=tuple(matches))
    shown = show_reply(documents, item, locale, hosting=moment.talk.session.hosting)
    if shown is None:
        return None
    return answered(moment, shown, item, matches=matches)
