"""Not that, this. In: a message with a denial. Out: what is denied ruled out, what is meant answered."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from bot.dialogue import blocks
from bot.dialogue.answers.entry import show_reply
from bot.dialogue.exchange import Reply
from bot.dialogue.talking import triage
from bot.dialogue.talking.act import DialogueAct, Moment, answered, changed
from bot.dialogue.talking.cue_lexicon import Found
from bot.dialogue.talking.utterance import Utterance
from bot.dialogue.talking.vocabulary import named
from bot.matcher.normalise import is_hangul
from bot.model import Match, Outcome, Record, Verdict
from bot.translate import _

_BEFORE, _AFTER, _EVENT, _BACK = "deny-before", "deny-after", "deny-event", "deny-back"
_DENIALS = (_BEFORE, _AFTER, _EVENT)
_LIKELY = 0.4
"""From this probability on an id counts as named in a denied clause."""
_ENOUGH = 0.3
"""From this probability on an id counts as meant, once what is denied is out of the way."""
_NAMED = 0.9
"""The probability of what is named by its title."""
_SHORT_WORDS, _SHORT_SYLLABLES = 14, 28
_LONGEST_WORDS, _LONGEST_SYLLABLES = 26, 60
_SMALL = (
    "yes",
    "no",
    "ok",
    "thanks",
    "meant",
    "and",
    "split",
    "split-after",
    "sorry",
    "anaphora",
    "judge",
    "ask",
    "contrast",
    "deny-back",
    "clause-end",
)
_TURNS_TO = ("meant", "ask")
"""Where in "instead of X I need Y" what is meant begins."""
_NAMES = 3
"""Words of a name that is taken back: "the client ID? no, …"."""
_CORRECTS = ("meant", "no", "sorry", "deny-back")
"""What says that the bot, or the person, took one thing for another."""
_FEW = 1
"""Words that may name a thing by a part of its name."""
_POINT = 0.6
"""From this probability on, what follows a "but" is what is meant."""


_UNSURE = ("unknown",)
"""In "it is the mask that I am not sure of", what says that one is not sure."""


class Told(Record, frozen=True):
    """A message parted: the texts of what is denied, and the text of what is meant.

    `gist` is the latter without the words that say nothing. `is_short`: both are little more than names, so
    that nothing but the contrast can be meant. `are_events`: what is denied is only that something happens.
    """

    denied: tuple[str, ...]
    meant: str
    gist: str = ""
    is_short: bool = False
    clauses: tuple[tuple[int, int], ...] = ()
    are_events: bool = False


def read_denial(moment: Moment) -> DialogueAct | None:
    """A message that rules something out, or puts right what the bot understood."""
    utterance = moment.utterance
    told = parted(utterance)
    if not told.denied and moment.subject and utterance.has(*_CORRECTS):
        return _corrected(moment)
    if not told.denied and utterance.has("all-but"):
        return _left_over(moment, told)
    if not told.denied:
        return _conceded(moment) if utterance.has("contrast") else None
    ruled_out = _ruled_out(moment, told)
    if not told.meant:
        return _only_denied(moment, ruled_out)
    if not _is_contrast(moment, told) or (not ruled_out and (moment.is_sure or not told.is_short)):
        return None
    verdict = _asked(moment, told, ruled_out)
    if moment.is_sure and verdict.outcome is Outcome.ANSWER and verdict.matches[0].id == moment.best:
        return _answer(
            moment, list(verdict.matches)
        )  # what is denied is no other subject: "it is not Campaign that opens but adobe.com"
    is_likely = bool(verdict.matches) and verdict.matches[0].score >= _LIKELY
    is_ruled_out = is_likely and (told.is_short or moment.best in ruled_out)
    if moment.is_sure and not is_ruled_out and verdict.outcome is not Outcome.ANSWER:
        return None
    if moment.is_sure and not told.is_short and moment.best not in ruled_out:
        return None
    left = [match for match in verdict.matches if match.id not in ruled_out]
    if not left and moment.verdict.matches:
        left = [match for match in moment.verdict.matches if match.id not in ruled_out]
    if not left or (left[0].score < _ENOUGH and verdict.outcome is not Outcome.ANSWER):
        return None
    return _answer(moment, left)


def read_correction(moment: Moment) -> DialogueAct | None:
    """The same where a word says, too, that something is done: "the type is done, now the name"."""
    utterance = moment.utterance
    if not utterance.has("done") or utterance.has("same", "next"):
        return None
    told = parted(utterance)
    if not told.denied and utterance.has("all-but"):
        return _left_over(moment, told)
    if not told.denied:
        is_slip = bool(moment.subject) and utterance.has("sorry", "meant", _BACK)
        return _corrected(moment) if is_slip else None
    is_point = bool(told.meant) and moment.ask(told.meant).outcome is Outcome.ANSWER
    return read_denial(moment) if is_point else None


def parted(utterance: Utterance) -> Told:
    """Part a message by its cues into denied and meant; a clause with neither goes with what is meant."""
    denied: list[str] = []
    meant: list[tuple[int, int]] = []
    denials: list[str] = []
    for clause in _clauses(utterance):
        if meant and not denied and _takes_back(utterance, clause, meant):
            denied, meant = [utterance.words(before) for before in meant], []
        found = utterance.spans(*_DENIALS, within=clause)
        if utterance.spans("all-but", within=clause) or (denied and _suggests(utterance, found, clause)):
            found = []
        if not found and denied and utterance.spans("also", within=clause):
            found = utterance.spans("also", within=clause)
        if not found:
            if utterance.rest(*_SMALL, within=clause):
                meant.append(clause)
            continue
        if _is_negated(utterance, found, clause):
            meant.append(clause)
            continue
        covered = {at for cue in found for at in range(cue.start, cue.end)}
        left = [at for at in utterance.rest(*_SMALL, within=clause) if at not in covered]
        if not left and meant and any(cue.cue == _AFTER for cue in found):
            denied += [utterance.words(before) for before in meant]  # "the mask, that one is right"
            meant = []
        if left:
            denials += [cue.cue for cue in found]
            kept = [at for at in range(*clause) if at not in covered or _is_event(found, at)]
            denied.append(utterance.typed(kept))
    is_short = len(utterance.units) <= (_SHORT_SYLLABLES if _is_syllabic(utterance) else _SHORT_WORDS)
    gist = [at for clause in meant for at in utterance.rest(*_SMALL, *_UNSURE, within=clause)]
    texts = (utterance.words(clause) for clause in meant)
    are_events = bool(denials) and set(denials) == {_EVENT}
    return Told(tuple(denied), ", ".join(texts), utterance.typed(gist), is_short, tuple(meant), are_events)


def _clauses(utterance: Utterance) -> Iterator[tuple[int, int]]:
    """The clauses, one that denies something before it says what is meant in two."""
    starts = {start for start, _end in utterance.clauses}
    for cue in utterance.spans(*_DENIALS, _BACK, "all-but"):
        crossed = starts & set(range(cue.start + 1, cue.end))
        starts -= crossed
        if crossed and cue.cue in (_AFTER, _BACK) and cue.end < len(utterance.units):
            starts.add(cue.end)
    starts |= {cue.end for cue in utterance.spans("clause-end") if cue.end < len(utterance.units)}
    for start, end in pairwise([*sorted(starts), len(utterance.units)]):
        before = utterance.spans(_BEFORE, within=(start, end))
        turns = [
            cue.start
            for cue in utterance.spans(*_TURNS_TO, within=(start, end))
            if before and utterance.rest(*_SMALL, _BEFORE, within=(before[0].end, cue.start))
        ]
        at = min(turns, default=end)
        yield start, at
        if at < end:
            yield at, end


def _asked(moment: Moment, told: Told, ruled_out: set[str]) -> Verdict:
    """What the matcher makes of what is meant: said in full, by its names, or by one clause of it.

    A word or two may name one thing only beside what is denied: "the ID, not the secret".
    """
    verdict = moment.ask(told.meant)
    if verdict.outcome is Outcome.NONE and told.gist:
        verdict = moment.ask(told.gist)
    for clause in told.clauses if verdict.outcome is Outcome.NONE and len(told.clauses) > 1 else ():
        verdict = moment.ask(moment.utterance.words(clause))
        if verdict.outcome is not Outcome.NONE:
            return verdict
    near = next(iter(sorted(ruled_out)), moment.subject)
    units = [at for clause in told.clauses for at in moment.utterance.rest(*_SMALL, within=clause)]
    if near and moment.utterance.size(units) <= _FEW:
        item = named(moment.talk.documents, moment.locale, moment.utterance, units, near=near)
        if item and item not in ruled_out and item.partition("/")[0] == near.partition("/")[0]:
            return Verdict(Outcome.ANSWER, (Match(item, _NAMED),), moment.locale)
    return verdict


def _suggests(utterance: Utterance, found: list[Found], clause: tuple[int, int]) -> bool:
    """Whether a denial is a question, as in "then would it not be the mask?"."""
    is_asked = any(utterance.clauses[number][1] == clause[1] for number in utterance.questions)
    return is_asked and all(cue.cue == _BEFORE for cue in found)


def _takes_back(utterance: Utterance, clause: tuple[int, int], before: list[tuple[int, int]]) -> bool:
    """Whether a clause turns from what was said before it.

    As in "the secret? No, I asked about scopes", "the secret? No. The scopes", "… so that cannot be it".
    """
    if utterance.spans(_BACK, within=clause):
        return True
    starts_with_no = any(cue.start == clause[0] for cue in utterance.spans("no", within=clause))
    is_meant = any(cue.start >= clause[0] for cue in utterance.spans("meant"))
    is_name = sum(utterance.size(utterance.rest(*_SMALL, within=said)) for said in before) <= _NAMES
    is_bare = not utterance.rest("no", "anaphora", within=clause)
    return starts_with_no and (is_meant or (is_name and is_bare and clause[1] < len(utterance.units)))


def _is_syllabic(utterance: Utterance) -> bool:
    """Whether most units are syllables of Hangul."""
    return sum(is_hangul(unit) for unit in utterance.units) * 2 > len(utterance.units)


def _is_contrast(moment: Moment, told: Told) -> bool:
    """Whether the message is no longer than somebody needs who puts one thing against another."""
    longest = _LONGEST_SYLLABLES if _is_syllabic(moment.utterance) else _LONGEST_WORDS
    return told.is_short or len(moment.utterance.units) <= longest


def _is_negated(utterance: Utterance, found: list[Found], clause: tuple[int, int]) -> bool:
    """Whether "opens", "matches" and the like are themselves denied, as in "never opens"."""
    if any(cue.cue != _AFTER for cue in found):
        return False
    if any(cue.start <= clause[0] + 1 for cue in utterance.spans("how", within=clause)):
        return True  # "how do I know that it is right" says of nothing that it is
    negators = utterance.spans("negator", within=clause)
    return any(not any(cue.start <= no.start and no.end <= cue.end for cue in found) for no in negators)


def _is_event(found: list[Found], at: int) -> bool:
    """Whether a unit is of a denied event: its verb tells which."""
    return any(cue.cue == _EVENT and cue.start <= at < cue.end for cue in found)


def _ruled_out(moment: Moment, told: Told) -> set[str]:
    found: set[str] = set()
    for text in told.denied:
        matches = moment.ask(text).matches
        if matches and matches[0].score >= _LIKELY and (not told.are_events or _may_happen(matches[0].id)):
            found.add(matches[0].id)
    return found


def _left_over(moment: Moment, told: Told) -> DialogueAct | None:
    """What alone is left: "everything is checked but the callback"."""
    matches = moment.verdict.matches or moment.ask(told.gist).matches
    return _answer(moment, list(matches)) if matches and matches[0].score >= _POINT else None


def _conceded(moment: Moment) -> DialogueAct | None:
    """What stands behind a "but", where what stands before it is granted: "X is beautiful, though Y …"."""
    utterance = moment.utterance
    clauses = [clause for clause in _clauses(utterance) if utterance.rest(*_SMALL, within=clause)]
    cues = utterance.spans("contrast")
    turn = next((clause for clause in clauses[1:] if any(cue.end > clause[0] for cue in cues)), None)
    if turn is None or utterance.has("broken"):
        return None
    granted, point = (clauses[0][0], turn[0]), (turn[0], clauses[-1][1])
    if utterance.spans("negator", "ask", within=granted) or (
        moment.is_question and not _is_point_asked(moment, turn)
    ):
        return None
    before, after = moment.ask(utterance.words(granted)), moment.ask(utterance.words(point))
    if not before.matches or before.matches[0].score < _LIKELY or not after.matches:
        return None
    conceded = before.matches[0].id
    matches = [match for match in after.matches if match.id != conceded]
    if not matches or matches[0].score < _POINT or (moment.is_sure and moment.best != conceded):
        return None
    return _answer(moment, matches)


def _is_point_asked(moment: Moment, turn: tuple[int, int]) -> bool:
    """Whether only what follows the turn is a question."""
    utterance = moment.utterance
    return all(utterance.clauses[number][0] >= turn[0] for number in utterance.questions)


def _may_happen(item: str) -> bool:
    """Whether an id is one that the denial of an event rules out: not that of "so that they don't send …"."""
    return not item.startswith("topic/")


def _corrected(moment: Moment) -> DialogueAct | None:
    """What is said with "I meant the tenant name": the last subject is not it."""
    utterance = moment.utterance
    left = utterance.rest(*_SMALL)
    if not left:
        return None
    verdict = moment.ask(utterance.typed(left))
    matches = [match for match in verdict.matches if match.id != moment.subject]
    item = named(moment.talk.documents, moment.locale, utterance, left, near=moment.subject)
    if item and item != moment.subject and verdict.outcome is not Outcome.ANSWER:
        matches = [Match(item, _NAMED)]
    if not matches or matches[0].score < _ENOUGH or (moment.is_sure and moment.best == moment.subject):
        return None
    return _answer(moment, matches)


def _answer(moment: Moment, matches: list[Match]) -> DialogueAct | None:
    item = matches[0].id
    documents, locale = moment.talk.documents, moment.locale
    shown = show_reply(documents, item, locale, hosting=moment.talk.session.hosting)
    if shown is None:
        return None
    return answered(moment, shown, item, matches=matches)


def _only_denied(moment: Moment, ruled_out: set[str]) -> DialogueAct | None:
    """Nothing is left: ask what people see, unless the bot had offered something else beside."""
    if not ruled_out or not (moment.subject or moment.memory.is_asking or moment.memory.options):
        return None
    if moment.is_question and moment.is_sure:
        return None
    act = triage.asked_back(moment)
    say = moment.say
    first = blocks.paragraph(say, _("All right, not that, then."))
    reply = act.replies[0]
    memory = changed(act.memory, ruled_out=tuple(sorted({*moment.memory.ruled_out, *ruled_out})))
    shown = Reply(reply.locale, (first, *reply.blocks), reply.keyboard)
    return DialogueAct(act.outcome, (shown,), memory)
