"""A dialogue act → the turn: the replies, the session that remembers it, the notes for the owner.

An open walk-through that was on the screen before is offered again below the answer.
"""

from __future__ import annotations

import msgspec

from bot.dialogue.answers.question_answering import asked_note
from bot.dialogue.desk import Talk, Turn, TurnSummary
from bot.dialogue.exchange import Reply
from bot.dialogue.notes import Asked, Forget
from bot.dialogue.session import Memory, Session, Walk
from bot.dialogue.talking import dialogue_state
from bot.dialogue.talking.act import DialogueAct, Moment, changed
from bot.dialogue.talking.sections.told_before import told_after
from bot.dialogue.talking.subject.named_next import part_wanted
from bot.dialogue.walk import controls, procedure, walkthrough
from bot.dialogue.walk.screen import STEP_VERB, progress, start_title, step_button
from bot.model import Outcome, Verdict
from bot.translate import _, translator


def turn_of(moment: Moment, act: DialogueAct) -> Turn:
    """The turn for what was act: replies, session, note, and what it came to."""
    talk, verdict = moment.talk, moment.verdict
    session = act.session or talk.session
    replies = _with_walk_offered(act.replies, session, talk, moment.memory, moment.locale)
    memory = told_after(_after(act.memory, replies), act.replies)
    memory = changed(memory, part=part_wanted(moment) or "")
    if not verdict.is_foreign:
        session = msgspec.structs.replace(session, spoken=moment.utterance.locale)
    return Turn(
        replies,
        dialogue_state.kept(session, memory, talk.context.now),
        notes=_notes(moment, act),
        told=TurnSummary(act.outcome, moment.locale, act.matches, act.answered, act.judged, verdict.spoken),
    )


def remembered(turn: Turn, talk: Talk) -> Turn:
    """The turn of a button, a command or a file, with what it showed kept in the conversation."""
    if any(isinstance(note, Forget) for note in turn.notes) or not turn.replies:
        return turn
    memory = dialogue_state.recalled(talk)
    if turn.replies[-1].item:
        replies = _with_walk_offered(turn.replies, turn.session, talk, memory, turn.replies[-1].locale)
        turn = msgspec.structs.replace(turn, replies=replies)
    items = [reply.item for reply in turn.replies if reply.item]
    present = _present(turn.session, talk)
    if items or present:
        symptom = next((item for item in items if item.startswith("symptom/")), "")
        memory = dialogue_state.about(memory, *items, *([present] if present else ()), symptom=symptom)
    if open_walk := turn.session.walk or talk.session.walk:
        done = [
            check
            for check, result in zip(open_walk.checks, open_walk.results, strict=False)
            if result in ("ok", "fixed") and check in talk.documents.entries
        ]
        memory = changed(memory, checked=(*memory.checked, *done))
    memory = _after(memory, turn.replies)
    return msgspec.structs.replace(turn, session=dialogue_state.kept(turn.session, memory, talk.context.now))


def _after(memory: Memory, replies: tuple[Reply, ...]) -> Memory:
    """The memory with what the replies leave behind: their buttons, and that the summary was given."""
    return changed(
        memory,
        options=dialogue_state.options_of(replies, memory.options),
        ticket=dialogue_state.ticket_after(replies, memory.ticket),
    )


def _with_walk_offered(
    replies: tuple[Reply, ...], session: Session, talk: Talk, memory: Memory, locale: str
) -> tuple[Reply, ...]:
    """Offer to go on with the walk-through that was on the screen before, unless this turn has ended it."""
    known = session.walk
    was_shown = any(option.action.startswith(f"{STEP_VERB}:") for option in memory.options)
    if known is None or not was_shown or not replies or not _is_open(known, talk):
        return replies
    title = start_title(talk.documents, known.start, locale)
    go_on = _("Go on: {title} ({progress})", title=title, progress=progress(known, talk.documents))
    button = step_button(translator(locale).text(go_on), known, controls.GO_ON, locale)
    last = msgspec.structs.replace(replies[-1], keyboard=((button,), *replies[-1].keyboard))
    return (*replies[:-1], last)


def _present(session: Session, talk: Talk) -> str:
    """The id that an open walk-through stands at: a check, or the topic whose steps are taken."""
    open_walk = session.walk
    return (
        procedure.id_of(walkthrough.present(open_walk, talk.documents))
        if open_walk and walkthrough.is_usable(open_walk, talk.documents)
        else ""
    )


def _is_open(known: Walk, talk: Talk) -> bool:
    is_expired = walkthrough.is_expired(known, talk.context.now, talk.desk.walk_idle_s)
    return walkthrough.is_usable(known, talk.documents) and not is_expired


def _notes(moment: Moment, act: DialogueAct) -> tuple[Asked, ...]:
    if act.outcome in (Outcome.ASK, Outcome.TALK):
        return ()
    if act.outcome is Outcome.ANSWER:
        return (Asked(Outcome.ANSWER.value, moment.locale, act.answered[0] if act.answered else ""),)
    return (
        asked_note(moment.text, Verdict(act.outcome, act.matches, moment.locale, moment.verdict.is_foreign)),
    )
