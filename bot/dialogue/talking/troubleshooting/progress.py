"""After "did that, no change", "next". In: what is said of checks. Out: the next one (`next_check.py`)."""

from __future__ import annotations

from bot.dialogue.talking.act import DialogueAct, Moment
from bot.dialogue.talking.message.contrast import MAY_DENY
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.sections.vocabulary import are_familiar, is_only_checked, nearness
from bot.dialogue.talking.subject.asked_passage import asked_passage
from bot.dialogue.talking.subject.follow_up import COMMANDS, own_words, refers_back, told_of
from bot.dialogue.talking.troubleshooting import triage
from bot.dialogue.talking.troubleshooting.next_check import (
    checks_for,
    is_undone,
    just_done,
    next_check,
    start_of,
    statements,
    supposes,
)
from bot.dialogue.talking.troubleshooting.reported_change import changes_in
from bot.dialogue.talking.troubleshooting.reported_check import reported_in
from bot.dialogue.talking.troubleshooting.reported_restart import restarts_in
from bot.dialogue.walk.walkthrough import RESTART

_CUES = ("done", "same", "next")
_BESIDE = (
    *_CUES,
    "ok",
    "yes",
    "no",
    "and",
    "ask",
    "anaphora",
    "then",
    "how",
    "thanks",
    "broken",
    "login",
    "when",
    "everybody",
    "complaint",
    "urgent",
    "judge",
    "deny-after",
    "appears-adobe",
    "appears-rights",
    "appears-no-page",
    "negator",
    "solved",
    "in-order",
    "of-check",
    "also",
    "so",
)
_WISH = ("next", "so", "and", "ask", "anaphora", "then", "how", "ok", "yes", "thanks")
"""Cues of a message that wishes for the next check, and no more."""
_IN_ORDER = ("done", "deny-after", "ok", "same", "in-order")
"""Cues of a clause that says of a check that it is done."""
_OF_RESTART = ("restarted", "restart", "server", "other-machine", "only", "join")
"""Cues of what names nothing but the restart."""
_OF_PART = ("where", "who", "why", "value", "how")
"""Cues of a clause that asks something of the check at hand."""
_FEW = 2
"""A choice: so many words beside the cues are no report of their own."""
_LIKELY = 0.3
"""From this probability on a check counts as named."""
_MEANT = 0.6
"""From this probability on what is set against something done is what is meant."""


def read_progress(moment: Moment) -> DialogueAct | None:
    """A word on how a check came out, or a wish for the next one."""
    utterance = moment.utterance
    is_wish = utterance.has("next")
    if (_is_mended(moment) and (is_wish or not _is_solved(moment))) or _is_restarted(moment):
        return next_check(moment)
    if _is_solved(moment) or _is_new_report(moment) or _is_complaint(moment):
        return None
    if _is_contrast(moment):
        return None
    if checked := _named_as_done(moment):
        return next_check(moment, checked)
    if is_of_check(moment) or _confirms(moment) or _tells_again(moment) or _is_still_broken(moment):
        return next_check(moment)
    if not _is_told(moment) or _asks_else(utterance):
        return None
    left = utterance.rest(*_BESIDE)
    if left and (moment.is_sure or not _is_aside(moment, left)):
        return None
    if not is_wish and _asks_passage(moment):
        return None
    if _goes_on_with_topic(moment):
        return told_of(moment, moment.subject, "then")
    if not moment.memory.symptom and (not moment.subject or moment.memory.is_asking):
        is_report = utterance.has("broken") and utterance.has("login")
        is_wish = utterance.has("next") and not utterance.rest(*_WISH)
        is_known = not is_wish and bool(moment.best) and moment.verdict.matches[0].score >= _MEANT
        return None if is_known or is_report else triage.asked_back(moment)
    if moment.subject.startswith("topic/") and not moment.memory.symptom:
        return _after_topic(moment)
    return next_check(moment)


def _asks_passage(moment: Moment) -> bool:
    """Whether something is asked of the page at hand: "done. do the saved ones go?", "how does it end?"."""
    utterance = moment.utterance
    if moment.subject.startswith("topic/") and utterance.questions and own_words(utterance):
        return True
    asked = asked_passage(moment, moment.subject) if moment.is_question else None
    return asked is not None and asked.is_sure


def _after_topic(moment: Moment) -> DialogueAct | None:
    """The last step of a page that is done; where it is still the same, what people see is asked."""
    is_same = moment.utterance.has("same", "broken")
    return triage.asked_back(moment) if is_same else told_of(moment, moment.subject, "then")


def _is_mended(moment: Moment) -> bool:
    """Whether a check is said to be put right, by its name or with little else said of the one at hand."""
    if moment.mended:
        return True
    utterance = moment.utterance
    is_little = utterance.size(utterance.rest(*_BESIDE, "changed", "discard")) <= _FEW
    return is_little and utterance.has("next", "same") and bool(changes_in(utterance) and just_done(moment))


def _is_restarted(moment: Moment) -> bool:
    """Whether the restart is told of, after a check or what people see, and nothing else is asked."""
    utterance, memory = moment.utterance, moment.memory
    if moment.is_question or not utterance.has("restarted") or utterance.rest(*_BESIDE, *_OF_RESTART):
        return False
    is_at_hand = bool(memory.symptom) or moment.subject.startswith("check/")
    return is_at_hand and moment.best in ("", RESTART, COMMANDS, memory.symptom, moment.subject)


def _is_solved(moment: Moment) -> bool:
    """Whether the login works, and not only what was looked at."""
    utterance = moment.utterance
    if not utterance.has("solved") or utterance.has("same"):
        return False
    return not is_of_check(moment) and not is_only_checked(utterance)


def _asks_else(utterance: Utterance) -> bool:
    """Whether something else is asked than what comes next: "what" of "what is next" asks for no reason."""
    wishes = utterance.spans("next")
    return any(
        not any(cue.start < wish.end and wish.start < cue.end for wish in wishes)
        for cue in utterance.spans("stage", "prod", "both", "where", "who", "why")
    )


def _is_contrast(moment: Moment) -> bool:
    """Whether one thing is said to be in order, and another one named to be meant."""
    if not moment.utterance.has(*MAY_DENY):
        return False
    told = moment.contrast
    if not told.denied or not told.meant or moment.utterance.has("next"):
        return False
    if moment.best.startswith("symptom/") and moment.best == moment.memory.symptom:
        return False
    meant = moment.ask(told.meant).matches
    if not meant or meant[0].score < _MEANT:
        return False
    is_corrected = moment.utterance.has("no") and meant[0].id.startswith(("check/", "topic/"))
    return meant[0].id == moment.best or is_corrected


def _goes_on_with_topic(moment: Moment) -> bool:
    """Whether "what now?" is asked of a page that is about no trouble: its own last steps, and no check.

    Of a check, too, where nobody sees anything and "then what?" is all that is asked.
    """
    utterance = moment.utterance
    if moment.memory.symptom or not utterance.has("next") or utterance.has("same"):
        return False
    is_then = bool(moment.subject) and utterance.has("then") and not utterance.has("done")
    return moment.subject.startswith("topic/") or is_then


def _is_told(moment: Moment) -> bool:
    """Whether something is said to be done or unchanged, or the next check asked for."""
    utterance = moment.utterance
    if utterance.is_only("so"):
        return True
    denied = utterance.spans("deny-event")
    if any(
        not any(no.start <= wish.start and wish.end <= no.end for no in denied)
        for wish in utterance.spans("next")
    ):
        return True
    return any(utterance.spans("done", "same", within=clause) for clause in statements(utterance))


def _named_as_done(moment: Moment) -> tuple[str, ...]:
    """The checks of the symptom at hand that are said to be in order; none where more is told.

    In "scopes ok, still dead" nothing but the scopes is done; where "no difference" stands beside, no word
    need say so.
    """
    utterance = moment.utterance
    checks = checks_for(moment.talk.documents, start_of(moment))
    if not checks or not utterance.has(*_IN_ORDER):
        return ()
    is_unchanged = utterance.has("same") and not utterance.questions and bool(moment.memory.symptom)
    found: list[str] = []
    reported = reported_in(moment)
    for number, clause in enumerate(utterance.clauses):
        if clause in reported:
            found.append(reported[clause])
            continue
        left = utterance.rest(*_BESIDE, *_OF_PART, within=clause)
        if not left and _asks_of_check(utterance, clause):
            return ()
        left = utterance.rest(*_BESIDE, within=clause)
        if not left:
            continue
        if supposes(utterance, clause) or is_undone(utterance, clause):
            return ()
        is_said = bool(utterance.spans(*_IN_ORDER, within=clause)) or _is_said_after(utterance, number)
        is_told = is_unchanged or is_said or bool(utterance.spans("no", "negator", within=clause))
        if number in utterance.questions or utterance.spans("ask", "deny-before", within=clause):
            return ()
        if not is_told:
            if utterance.has("next") and not utterance.spans("broken", within=clause):
                continue  # "checked, she is in the group. next?": what was found
            return ()
        texts = (utterance.words(clause), utterance.typed(left))
        known = [matches[0] for text in texts if (matches := moment.ask(text).matches)]
        likely = [match.id for match in known if match.score >= _LIKELY]
        named = next((item for item in likely if item in checks), "")
        if named == RESTART and not restarts_in(utterance):
            continue
        if named and (is_unchanged or is_said):
            found.append(named)
        elif named not in found and utterance.size(left) > _FEW:
            return ()
    return tuple(dict.fromkeys(found)) or (
        just_done(moment) if utterance.has("next", "same") and _is_told(moment) else ()
    )


def _asks_of_check(utterance: Utterance, clause: tuple[int, int]) -> bool:
    """Whether a clause without words of its own asks something of what was named: "where do I enter it?"."""
    return bool(utterance.spans(*_OF_PART, within=clause)) and not utterance.spans("next", within=clause)


def _is_said_after(utterance: Utterance, number: int) -> bool:
    """Whether the next clause says of what one names that it is right: "the mask, re-read, that's it"."""
    after = utterance.clauses[number + 1 : number + 2]
    return any(
        utterance.spans("done", "in-order", "deny-after", within=clause)
        and not utterance.rest(*_BESIDE, within=clause)
        for clause in after
    )


def _tells_again(moment: Moment) -> bool:
    """Whether what people see is told again after a check: it did not help."""
    symptom, utterance = moment.memory.symptom, moment.utterance
    if not symptom or moment.best != symptom or not moment.subject.startswith("check/"):
        return False
    return not moment.is_question and not utterance.has(
        "deny-event", "deny-before", "meant", "next", "solved"
    )


def _is_still_broken(moment: Moment) -> bool:
    """Whether no more is said, after what people see was told, than that it does not work."""
    utterance = moment.utterance
    is_told = bool(moment.memory.symptom) and utterance.has("broken", "same") and not utterance.rest(*_BESIDE)
    is_more = utterance.has("deny-event", "meant", "complaint", "one", "everybody")
    return is_told and not is_more and len(tuple(statements(utterance))) == len(utterance.clauses)


def _confirms(moment: Moment) -> bool:
    """Whether the check at hand is said to be as it should be ("she is in there, in the group")."""
    utterance, subject = moment.utterance, moment.subject
    if not subject.startswith("check/") or moment.is_question or moment.best not in ("", subject):
        return False
    if utterance.has(
        "negator", "no", "broken", "not-shown", "deny-before", "deny-event", "and", "meant", "unknown"
    ):
        return False
    if not (refers_back(utterance) or utterance.has("done", "in-order")) or not utterance.has(
        "yes", "done", "deny-after", "judge", "in-order"
    ):
        return False
    left = utterance.rest(*_BESIDE)
    return bool(left) and nearness(moment.talk.documents, subject, moment.locale, utterance, left) == 1.0


def _is_aside(moment: Moment, left: list[int]) -> bool:
    """Whether what else is said are a few words that people use of their logins."""
    utterance = moment.utterance
    if utterance.size(left) > _FEW:
        return False
    is_told = utterance.has("done", "same") and not moment.is_question
    return is_told or are_familiar(moment.talk.documents, moment.locale, utterance, left)


def is_of_check(moment: Moment) -> bool:
    """Whether "done, it is right" is said of the check at hand, and ends no matter."""
    utterance = moment.utterance
    if moment.is_question or utterance.has("negator", "all-but"):
        return False
    if not moment.subject.startswith("check/"):
        return _is_part_right(utterance) and bool(just_done(moment))
    is_right = utterance.has("in-order") and utterance.has("done") and not utterance.has("thanks")
    return is_right or _is_part_right(utterance)


def _is_part_right(utterance: Utterance) -> bool:
    """Whether all that is well is what was looked at: "that part is fine", not "we are in again"."""
    right = utterance.spans("of-check")
    return bool(right) and all(
        any(cue.start < part.end and part.start < cue.end for part in right)
        for cue in utterance.spans("solved", "thanks")
    )


def _is_complaint(moment: Moment) -> bool:
    """Whether it is the bot that does not help: "you are not helping at all"."""
    utterance = moment.utterance
    anger = utterance.spans("complaint")
    if not anger or (moment.subject and not utterance.has("address")):
        return False
    return all(
        any(cue.start < other.end and other.start < cue.end for other in anger)
        for cue in utterance.spans(*_CUES)
    )


def _is_new_report(moment: Moment) -> bool:
    """Whether it tells a trouble anew, with nothing done and nothing spoken of, or surely another one."""
    utterance = moment.utterance
    is_other = moment.is_sure and moment.best.startswith("symptom/") and moment.best != moment.memory.symptom
    if is_other and moment.memory.symptom and not utterance.has("done", "next"):
        return True
    return (
        utterance.has("login")
        and utterance.has("broken")
        and not utterance.has("done", "next")
        and not moment.subject
    )
