"""Several questions of its own in a message. In: the message, and what makes an act of one. Out: all answers.

Each question is understood as if it stood alone, after what was said before it; what is told of an id as a
whole is told in short. One that is about the same as another is no second question.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import takewhile

from bot.dialogue import blocks
from bot.dialogue.answers.entry import onward_button, paired, source_line, source_lines, topics_button
from bot.dialogue.exchange import Reply
from bot.dialogue.session import Memory
from bot.dialogue.talking.act import DialogueAct, Moment, answered, changed
from bot.dialogue.talking.hearing import heard_apart
from bot.dialogue.talking.message.message_pieces import SMALL, points_in
from bot.dialogue.talking.message.own_questions import Pieces, asks_itself, own_questions, whole_pieces
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.questions.asked_pieces import CLEAR, SOURCE, asked_pieces, is_given
from bot.dialogue.talking.questions.unanswered_pieces import unanswered
from bot.dialogue.talking.sections.brief import brief_reply, briefly
from bot.dialogue.talking.sections.section_parts import opening, part_of, text_of
from bot.dialogue.talking.subject.asked_passage import asked_passage, passages_for
from bot.dialogue.talking.subject.follow_up import part_asked, refers_back
from bot.dialogue.walk.walkthrough import RESTART
from bot.matcher.decide import MATCHES
from bot.matcher.normalise import is_hangul
from bot.model import Block, Match, Outcome

_MOST = 5
"""A choice: more questions than anybody asks at once."""

_LEADING = ("request", "greet", "besides", "spelt-2", "spelt-3", "spelt-4")
"""Cues of a clause that only leads to questions: "two things: …"."""
_OPENING = " \t\n#("
"""What stands before the number of the next question."""
_NEAR = 2
"""Units from where a question begins within which a "not" denies that it is asked."""
_FEW = 2
"""A choice: words beside them that say what is counted."""


def answered_each(moment: Moment, understood: Callable[[Moment], DialogueAct]) -> DialogueAct | None:
    """The answers to all questions of a message; None where it has one, or of one too little is made.

    One of which nothing at all is made is said to be unanswered beside the others.
    """
    questions = own_questions(moment.utterance)
    if not 2 <= len(questions) <= _MOST or _is_put_right(moment, questions) or moment.tells_secret:
        return None
    asked: list[Moment] = []
    acts: list[DialogueAct] = []
    missing: list[str] = []
    for question in questions:
        before = acts[-1].memory if acts else moment.memory
        understood_so = _understood_of(moment, question, before, understood)
        is_apart = len(moment.utterance.questions) > 1 or question[0][0] in points_in(moment.utterance)
        if understood_so is None:
            if not is_apart or not _is_unknown(moment, question):
                return None
            missing.append(_text(moment, question))
            continue
        part, act = understood_so
        told = {item for other in acts for item in other.answered}
        if act.is_silent and is_apart and told.issuperset(act.answered):
            missing.append(_text(moment, question))  # of nothing, or of what another one asks
            continue
        if not act.answered:
            return None
        if not all(item in moment.talk.documents.entries for item in act.answered):
            return None  # of what the catalogue does not have, a piece says too little
        asked.append(part)
        acts.append(act)
    items = tuple(dict.fromkeys(item for act in acts for item in act.answered))
    are_many = len({act.answered[0] for act in acts}) + len(missing) > 1
    if not acts or not are_many or (moment.is_of_page and moment.best not in items):
        return None
    last = [blocks.paragraph(moment.say, told) for told in unanswered(moment, missing)]
    return _joined(moment, asked, acts, items, last)


def _is_put_right(moment: Moment, questions: Sequence[Pieces]) -> bool:
    """Whether it says what was not asked, or is not so, before what is: "not the mask, I mean the scopes"."""
    utterance = moment.utterance
    told = [piece for question in questions for piece in question if not asks_itself(utterance, piece)]
    denied = (cue for piece in told for cue in utterance.spans("deny-after", within=piece))
    begun = [question[0][0] for question in questions]
    is_denied = any(
        start <= cue.start <= start + _NEAR or (cue.cue == "meant" and is_hangul(utterance.units[cue.start]))
        for start in begun
        for cue in utterance.spans("deny-before", "meant")
        if not cue.overlaps(*utterance.spans("request"))
    )
    ends = {cue.end for cue in utterance.spans("deny-after") if is_hangul(utterance.units[cue.start])}
    is_instead = any(piece[1] in ends for question in questions[:-1] for piece in question)  # "X 말고 Y …?"
    return is_denied or is_instead or any(denied) or utterance.has("deny-back")


def _understood_of(
    moment: Moment, question: Pieces, before: Memory, understood: Callable[[Moment], DialogueAct]
) -> tuple[Moment, DialogueAct] | None:
    """What is made of a question: alone, or after the one before it; None where that is no answer."""
    text = _text(moment, question)
    goes_on = any(_goes_on(moment.utterance, piece) for piece in question)
    for memory in (before,) if goes_on else (moment.memory, before):
        part = replace(heard_apart(moment, text, memory), noted=moment.noted, mended=moment.mended)
        is_beside = moment.is_sure and question[0][0] not in points_in(moment.utterance)
        act = _answered(part, understood(part), is_sure=is_beside)
        if act:
            return part, act
    return None


def _is_unknown(moment: Moment, question: Pieces) -> bool:
    """Whether a question that says what it is about is about nothing that the documentation has."""
    utterance = moment.utterance
    is_told = question[0][0] in points_in(utterance) or any(
        asks_itself(utterance, piece) for piece in question
    )
    if not is_told or any(_goes_on(utterance, piece) for piece in question):
        return False
    return moment.ask(_text(moment, question)).outcome is Outcome.NONE


def _goes_on(utterance: Utterance, piece: tuple[int, int]) -> bool:
    """Whether a piece asks of the one before: "is it …?", "do I restart afterwards?"."""
    ends = (cue.end for cue in utterance.spans("then", within=piece))
    return refers_back(utterance, piece) or any(not utterance.rest(within=(end, piece[1])) for end in ends)


def _joined(
    moment: Moment,
    asked: Sequence[Moment],
    acts: Sequence[DialogueAct],
    items: tuple[str, ...],
    last: Sequence[Block],
) -> DialogueAct:
    """One act of several: each answer under its title, what none answers, and the sources once."""
    documents, locale = moment.talk.documents, moment.locale
    body: list[Block] = []
    for part, act in zip(asked, acts, strict=True):
        body += [block for block in _told(part, act) if block not in body]
    sources = source_lines(documents, items, locale)
    body = [*(block for block in body if block not in sources), *last, *sources]
    buttons = [*(onward_button(documents, item, locale) for item in items), topics_button(locale)]
    reply = Reply(locale, tuple(body), paired(buttons), item=items[0])
    matches = [match for act in acts for match in act.matches if match.id in items]
    judging = next((act for act in acts if act.judged), None)
    now = replace(moment, memory=judging.memory if judging else moment.memory)
    act = answered(now, reply, *items, matches=matches[:MATCHES])
    return replace(act, memory=changed(act.memory, listed=items), judged=judging.judged if judging else None)


def _told(part: Moment, act: DialogueAct) -> list[Block]:
    """What is told of one question: of an id what it is first; of a whole page no more than comes nearest."""
    documents, locale = part.talk.documents, part.locale
    item, told = act.answered[0], [block for reply in act.replies for block in reply.blocks]
    title = blocks.title(documents.title(item, locale))
    place = documents.place(item, locale)
    if act.judged or len(act.answered) > 1 or place is None:
        return told if title in told else [title, *told]
    if all(block in told for block in place.section.blocks):
        return briefly(part, [item], passages={item: _nearest(part, item)})
    said = text_of(place.section.blocks)
    body = [block for block in told if block not in (title, source_line(part.say, place.page))]
    if not all(text_of((block,)) in said for block in body):
        return [title, *body]
    first = opening(documents, item, locale)
    return [title, *first, *(block for block in body if text_of((block,)) not in text_of(first))]


def _answered(part: Moment, act: DialogueAct, *, is_sure: bool) -> DialogueAct | None:
    """The act, if it answers; where it is not sure, what its words likely ask for beside other questions.

    `is_sure`: whether the matcher is sure of the message as a whole, of which it is no point of a list.
    """
    is_answer = act.outcome is Outcome.ANSWER and bool(act.answered) and act.session is None
    if act.is_silent:
        return act
    if act.judged or not (is_answer or act.outcome is Outcome.SUGGEST):
        return act if is_answer else None
    pieces = asked_pieces(part, whole_pieces(part.utterance), is_asked_for=True)
    match = next((piece.match for piece in pieces if piece.match), None)
    item = act.answered[0] if is_answer else match.id if match else ""
    is_value = item.startswith("check/") and is_given(part, item)
    if is_value and part.utterance.has("who") and not part.utterance.has("alter"):
        return _brief(part, Match(SOURCE, match.score if match else 1.0))
    if is_answer and (match is None or match.id != RESTART or item == RESTART):
        return act
    if match is None or (is_sure and match.score < CLEAR and not part.utterance.has("question-word")):
        return None  # beside what the whole is surely about
    return _brief(part, match)


def _brief(part: Moment, match: Match) -> DialogueAct:
    """What the documents say of an id in short."""
    passages = {match.id: _nearest(part, match.id)}
    return answered(part, brief_reply(part, [match.id], passages=passages), match.id, matches=(match,))


def _nearest(part: Moment, item: str) -> list[Sequence[Block]]:
    """What comes nearest to a question: passages, the part of the page that it asks for, likely passages.

    What "which" asks for may be a value beside the passage that speaks of it.
    """
    documents, locale = part.talk.documents, part.locale
    found: list[Sequence[Block]] = [*passages_for(part, part.text, item)]
    wanted = part_asked(part.utterance) or ("value" if part.utterance.has("question-word") else None)
    if wanted and (not found or wanted == "value"):
        found.append(part_of(documents, item, wanted, locale))
    if not any(found) and (asked := asked_passage(part, item)):
        found = [asked.shown]
    return found


def _text(moment: Moment, question: Pieces) -> str:
    """The text of a question: without an "and" before it, or a clause that only counts ("two things: …")."""
    utterance = moment.utterance
    leading = takewhile(lambda piece: _only_leads(utterance, piece), question[:-1])
    first = sum(1 for _piece in leading)
    start, end = question[first][0], question[-1][1]
    asked = {cue.start for cue in utterance.spans("where")}
    joints = {cue.start: cue.end for cue in utterance.spans("and", "join") if cue.start not in asked}
    start = joints.get(start, start)
    after = utterance.places[end][0] if end < len(utterance.units) else len(utterance.text)
    return utterance.text[utterance.places[start][0] : after].rstrip(_OPENING)


def _only_leads(utterance: Utterance, piece: tuple[int, int]) -> bool:
    """Whether a clause but greets, or counts what is asked."""
    if asks_itself(utterance, piece):
        return False
    is_counted = any(unit.isnumeric() for unit in utterance.units[slice(*piece)])
    is_led = is_counted or bool(utterance.spans(*_LEADING, within=piece))
    return is_led and utterance.size(utterance.rest(*SMALL, *_LEADING, within=piece)) <= _FEW
