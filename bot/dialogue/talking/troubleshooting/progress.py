"""After "did that, no change", "next". In: what is said of checks. Out: the next one (`next_check.py`)."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from bot.dialogue import blocks
from bot.dialogue.talking.act import DialogueAct, Moment
from bot.dialogue.talking.message.contrast import MAY_DENY
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.sections.vocabulary import are_familiar, nearness
from bot.dialogue.talking.subject.asked_passage import asked_passage
from bot.dialogue.talking.subject.follow_up import COMMANDS, DISCARD, own_words, refers_back, told_of
from bot.dialogue.talking.subject.restart_asked import reloads, told_reload
from bot.dialogue.talking.troubleshooting import triage
from bot.dialogue.talking.troubleshooting.after_topic import after_topic
from bot.dialogue.talking.troubleshooting.looked_at import is_of_check, is_only_checked
from bot.dialogue.talking.troubleshooting.met_step import read_met_step
from bot.dialogue.talking.troubleshooting.named_as_done import (
    BESIDE_PROGRESS,
    FEW,
    OF_PROGRESS,
    is_progress_told,
    named_as_done,
)
from bot.dialogue.talking.troubleshooting.next_check import (
    is_at_hand,
    just_done,
    next_check,
    statements,
)
from bot.dialogue.talking.troubleshooting.reported_change import changes_in
from bot.dialogue.walk.walkthrough import RESTART
from bot.model import Outcome
from bot.translate import _

_WISH = ("next", "so", "and", "ask", "anaphora", "then", "how", "ok", "yes", "thanks")
"""Cues of a message that wishes for the next check, and no more."""
_OF_RESTART = ("restarted", "restart", "server", "other-machine", "only", "join")
"""Cues of what names nothing but the restart."""
_MADE = ("member", "in-place")
"""Cues of a check that is made, of which it is noted already which one."""
_KEPT = _(
    "Leave what you have put as the documentation has it: if that changed nothing, the cause is another one."
)
_MEANT = 0.6
"""From this probability on what is set against something done is what is meant."""


def read_progress(moment: Moment) -> DialogueAct | None:
    """A word on how a check came out, or a wish for the next one; whether to undo it beside that."""
    if _is_only_reloaded(moment):
        return told_of(moment, COMMANDS, "how")
    if _is_file_unread(moment):
        return told_reload(moment)
    is_to_undo = _asks_to_undo(moment.utterance)
    act = _progress(moment) or (next_check(moment) if is_to_undo and is_progress_told(moment) else None)
    if act is None or not is_to_undo:
        return act
    told = blocks.paragraph(moment.say, _KEPT)
    first, *others = act.replies
    return replace(act, replies=(msgspec.structs.replace(first, blocks=(told, *first.blocks)), *others))


def _progress(moment: Moment) -> DialogueAct | None:
    """A word on how a check came out, or a wish for the next one."""
    utterance = moment.utterance
    is_wish = utterance.has("next")
    if (_is_mended(moment) and (is_wish or not _is_solved(moment))) or _is_restarted(moment):
        return next_check(moment)
    if _is_solved(moment) or _is_new_report(moment) or _is_complaint(moment):
        return None
    if _is_contrast(moment) or _asks_beside(utterance):
        return None
    if act := read_met_step(moment):
        return act
    if checked := named_as_done(moment):
        return next_check(moment, checked)
    if is_of_check(moment) or _confirms(moment) or _tells_again(moment) or _is_still_broken(moment):
        return next_check(moment)
    if not is_progress_told(moment) or _asks_else(utterance) or _is_change_elsewhere(moment):
        return None
    left = utterance.rest(*BESIDE_PROGRESS, *(_MADE if moment.noted else ()))
    if left and (moment.is_sure or not _is_aside(moment, left)):
        return None
    if (not is_wish or utterance.has(DISCARD)) and _asks_passage(moment):  # "do I remove the others?"
        return None
    if _goes_on_with_topic(moment):
        return told_of(moment, moment.subject, "then")
    is_open = moment.memory.is_asking and moment.subject not in moment.noted
    if not moment.memory.symptom and (not moment.subject or is_open):
        is_report = utterance.has("broken") and utterance.has("login")
        is_wish = utterance.has("next") and not utterance.rest(*_WISH)
        is_known = not is_wish and bool(moment.best) and moment.verdict.matches[0].score >= _MEANT
        # nothing was said before, and what is told is of something else
        is_else = (
            left
            and moment.verdict.outcome is Outcome.NONE
            and not is_open
            and not are_familiar(moment.talk.documents, utterance, left)
        )
        return None if is_known or is_report or is_else else triage.asked_back(moment)
    if moment.subject.startswith("topic/") and not (moment.memory.symptom or is_at_hand(moment)):
        return after_topic(moment)
    return next_check(moment)


def _is_change_elsewhere(moment: Moment) -> bool:
    """Whether somebody changed what is no setting of the documents: "the vendor replaced the firewall"."""
    utterance = moment.utterance
    if moment.noted or moment.mended or utterance.has("next", "same", "restarted"):
        return False
    return utterance.has("meddled")


def _asks_to_undo(utterance: Utterance) -> bool:
    """Whether it is asked, beside that nothing has changed, whether to undo what was done."""
    unable = [cue.end for cue in utterance.spans("broken")]  # "I can't undo it" asks for nothing
    wishes = [cue for cue in utterance.spans("put-back") if cue.start not in unable]
    told = utterance.spans("same", "broken", "done", "changed")
    return bool(wishes) and any(not cue.overlaps(*wishes) for cue in told)


def _is_only_reloaded(moment: Moment) -> bool:
    """Whether the configuration was read anew, and nothing has changed: that is no restart.

    A page of the configuration file has its own word on what is left then.
    """
    utterance = moment.utterance
    if moment.subject.startswith("topic/"):
        return False
    is_told = utterance.has("reloaded") and utterance.has("same", "broken") and not moment.is_question
    return is_told and not utterance.has("restarted") and COMMANDS in moment.talk.documents.entries


def _is_file_unread(moment: Moment) -> bool:
    """Whether a file was changed, or read anew, and it is the same: what its page has for that."""
    utterance = moment.utterance
    is_done = utterance.has("done", "reloaded", "changed")
    is_told = utterance.has("same") or (utterance.has("broken") and is_done)
    return is_told and not moment.memory.symptom and not moment.is_question and reloads(moment)


def _asks_passage(moment: Moment) -> bool:
    """Whether something is asked of the page at hand: "done. do the saved ones go?", "how does it end?"."""
    utterance = moment.utterance
    if moment.subject.startswith("topic/") and utterance.questions and own_words(utterance):
        return True
    asked = asked_passage(moment, moment.subject) if moment.is_question else None
    return asked is not None and asked.is_sure


def _is_mended(moment: Moment) -> bool:
    """Whether a check is said to be put right, by its name or with little else said of the one at hand."""
    if moment.mended:
        return True
    utterance = moment.utterance
    is_little = utterance.size(utterance.rest(*BESIDE_PROGRESS, "changed", "discard")) <= FEW
    return is_little and utterance.has("next", "same") and bool(changes_in(utterance) and just_done(moment))


def _is_restarted(moment: Moment) -> bool:
    """Whether the restart is told of, after a check or what people see, and nothing else is asked."""
    utterance, memory = moment.utterance, moment.memory
    if moment.is_question or not utterance.has("restarted") or utterance.rest(*BESIDE_PROGRESS, *_OF_RESTART):
        return False
    is_open = bool(memory.symptom) or is_at_hand(moment)
    return is_open and moment.best in ("", RESTART, COMMANDS, memory.symptom, moment.subject)


def _is_solved(moment: Moment) -> bool:
    """Whether the login works, and not only what was looked at."""
    utterance = moment.utterance
    if not utterance.has("solved") or utterance.has("same"):
        return False
    changes = utterance.spans("changed")
    if utterance.has("next") and all(cue.overlaps(*changes) for cue in utterance.spans("solved")):
        return False  # "fixed it, what do I do now?"
    return not is_of_check(moment) and not is_only_checked(utterance)


def _asks_beside(utterance: Utterance) -> bool:
    """Whether another clause than that of what is done asks something: "done. are my views gone now?"."""
    marked = [utterance.clauses[number] for number in utterance.questions]
    if any(_asks_whether_it_must(utterance, clause) for clause in utterance.clauses):
        return True
    return any(
        utterance.size(utterance.rest(*BESIDE_PROGRESS, within=clause)) > 1
        and not utterance.spans("next", "done", "same", "put-back", within=clause)
        for clause in marked
    )


def _asks_whether_it_must(utterance: Utterance, clause: tuple[int, int]) -> bool:
    """Whether a clause asks, without a mark, if something must be: "it isn't ticked, does it have to be"."""
    opens = any(cue.start == clause[0] for cue in utterance.spans("ask", within=clause))
    return (
        opens and bool(utterance.spans("must", within=clause)) and not utterance.spans("next", within=clause)
    )


def _asks_else(utterance: Utterance) -> bool:
    """Whether something else is asked than what comes next: "what" of "what is next" asks for no reason."""
    wishes = utterance.spans("next")
    if utterance.has("done") and not utterance.questions:
        wishes += utterance.spans("all-of-it")  # "did both" of two places, not of two instances
    return any(
        not cue.overlaps(*wishes)
        for cue in utterance.spans("stage", "prod", "both", "where", "who", "why", "application-server")
    ) or any(
        wish.start < cue.start < wish.end < cue.end  # Korean "to what, then?" begins as "what, then?" does
        for cue in utterance.spans("value")
        for wish in wishes
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
    if moment.memory.affected == "computer" and is_at_hand(moment):
        return False
    is_then = bool(moment.subject) and utterance.has("then") and not utterance.has("done")
    return moment.subject.startswith("topic/") or is_then


def _tells_again(moment: Moment) -> bool:
    """Whether what people see is told again after a check: it did not help."""
    symptom, utterance = moment.memory.symptom, moment.utterance
    if not symptom or moment.best != symptom or not is_at_hand(moment):
        return False
    return not moment.is_question and not utterance.has(
        "deny-event", "deny-before", "meant", "next", "solved"
    )


def _is_still_broken(moment: Moment) -> bool:
    """Whether no more is said, after what people see was told, than that it does not work."""
    utterance = moment.utterance
    is_told = (
        bool(moment.memory.symptom)
        and utterance.has("broken", "same")
        and not utterance.rest(*BESIDE_PROGRESS)
    )
    is_more = utterance.has("deny-event", "meant", "complaint", "one", "everybody", "thanks")
    return is_told and not is_more and len(tuple(statements(utterance))) == len(utterance.clauses)


def _confirms(moment: Moment) -> bool:
    """Whether the check at hand is said to be as it should be ("she is in there, in the group")."""
    utterance, subject = moment.utterance, moment.subject
    if not is_at_hand(moment) or moment.is_question or moment.best not in ("", subject):
        return False
    if utterance.has(
        "negator", "no", "broken", "not-shown", "deny-before", "deny-event", "and", "meant", "unknown"
    ):
        return False
    if not (refers_back(utterance) or utterance.has("done", "in-order")) or not utterance.has(
        "yes", "done", "deny-after", "judge", "in-order"
    ):
        return False
    left = utterance.rest(*BESIDE_PROGRESS)
    return bool(left) and nearness(moment.talk.documents, subject, utterance, left) == 1.0


def _is_aside(moment: Moment, left: list[int]) -> bool:
    """Whether what else is said are a few words that people use of their logins."""
    utterance = moment.utterance
    if utterance.size(left) > FEW:
        return False
    is_told = utterance.has("done", "same") and not moment.is_question
    return is_told or are_familiar(moment.talk.documents, utterance, left)


def _is_complaint(moment: Moment) -> bool:
    """Whether it is the bot that does not help: "you are not helping at all"."""
    utterance = moment.utterance
    anger = utterance.spans("complaint")
    if not anger or (moment.subject and not utterance.has("address")):
        return False
    return all(cue.overlaps(*anger) for cue in utterance.spans(*OF_PROGRESS))


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
