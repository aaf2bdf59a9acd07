"""Where the person's Campaign runs, and nothing else: "on-premise", "sorry, we are hybrid".

In: such a message. Out: that it is noted, and what was at hand goes on: the next check, the question that
is open, what the page on hosting has for them. So, too, where they only ask with what to begin.
"""

from __future__ import annotations

from dataclasses import replace

import msgspec

from bot.dialogue.answers.entry import HOSTED, show_reply
from bot.dialogue.desk import Turn
from bot.dialogue.people import hosting_model
from bot.dialogue.talking.act import DialogueAct, Moment, answered, with_session
from bot.dialogue.talking.asides.user_facts import HOSTINGS
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.sections.section_parts import steps_with
from bot.dialogue.talking.sections.vocabulary import said_of
from bot.dialogue.talking.subject.follow_up import part_reply, says
from bot.dialogue.talking.troubleshooting.next_check import next_check
from bot.dialogue.talking.troubleshooting.triage import SYMPTOMS, asked_back
from bot.model import Outcome

_ASKED_OF_IT = (
    *("yes", "no", "ok", "and", "greet", "anaphora", "split", "ask", "who", "then", "how", "value", "judge"),
    *("counted", "detail", "next", "discard", "adobe", "meant", "sorry", "negator"),
)
"""Cues of a question what follows from it."""
_BESIDE = (
    *("yes", "no", "ok", "and", "login", "anaphora", "split", "broken", "everybody", "prod"),
    *("sorry", "greet", "thanks", "meant", "retract", "besides", "amiss"),
)
"""Cues of what says nothing else beside it: "sorry, I was wrong, we are hybrid"."""
_ORDER = ("order", "comes-first")
"""Cues of what it is asked to begin with."""
_FIRST = "topic/prerequisites"
"""What has to be there before the setup begins."""
_IN_ORDER = (
    "topic/user-migration",
    "topic/technical-accounts",
    "topic/native-login-block",
    "topic/ims-versions",
)
"""Ids of what comes after the setup, whose first step is asked for while they are spoken of."""
_TROUBLE = ("login", "everybody", "one", "deny-event", "same", *SYMPTOMS)
"""Cues of what is told to go wrong, beside words that name nothing."""
_FEW = 2
"""Words of its own in such a question: "does it play a part?"."""


def read_hosting(moment: Moment) -> DialogueAct | None:
    """Nothing but where the person's Campaign runs, or beside it with what to begin."""
    utterance = moment.utterance
    cue = utterance.first(*HOSTINGS)
    if not cue:
        return None
    turn = hosting_model.settle(cue, moment.locale, moment.talk)
    now = with_session(moment, turn.session)
    is_begun = utterance.has(*_ORDER) and not utterance.has("restart", "stage", "prod")
    if cue != "hosted" and is_begun and _asks_what_follows(moment, cue, *_ORDER):
        return _begun(now, turn)
    if moment.is_question or utterance.has("broken") or _says_more(moment, cue):
        return None
    if cue == "hosted":
        return replace(answered(moment, turn.replies[0], HOSTED), session=turn.session)
    act = _gone_on(now)
    if act:
        return _noted(act, turn)
    return DialogueAct(Outcome.TALK, turn.replies, moment.memory, session=turn.session)


def read_whose_task(moment: Moment) -> DialogueAct | None:
    """Where the person's Campaign runs, and whose task it then is."""
    cue = moment.utterance.first(*HOSTINGS)
    if cue in ("", "hosted") or not _asks_what_follows(moment, cue):
        return None
    turn = hosting_model.settle(cue, moment.locale, moment.talk)
    return DialogueAct(Outcome.TALK, turn.replies, moment.memory, session=turn.session)


def _noted(act: DialogueAct, turn: Turn) -> DialogueAct:
    """An act behind the word that it is noted."""
    first, *others = act.replies
    told = turn.replies[0].blocks[:1]
    return replace(
        act,
        replies=(msgspec.structs.replace(first, blocks=(*told, *first.blocks)), *others),
        session=turn.session,
    )


def _gone_on(moment: Moment) -> DialogueAct | None:
    """What was at hand, for somebody who does the checks themselves; None where it hung on nothing."""
    documents, memory = moment.talk.documents, moment.memory
    if memory.symptom:
        return next_check(moment, is_at_hand_made=False)
    if memory.is_asking:
        return asked_back(moment)
    if moment.subject == HOSTED:
        found = steps_with(documents, HOSTED, moment.locale, says("on-premise", moment.locale))
        return answered(moment, part_reply(moment, HOSTED, "detail", found), HOSTED) if found else None
    if not moment.was_hosted or moment.subject not in documents.entries:
        return None
    shown = show_reply(documents, moment.subject, moment.locale, hosting=moment.talk.session.hosting)
    return answered(moment, shown, moment.subject) if shown else None


def _begun(moment: Moment, turn: Turn) -> DialogueAct | None:
    """The next check of a trouble, else what has to be there first; None beside what has its own order."""
    documents = moment.talk.documents
    if moment.memory.symptom:
        return _noted(next_check(moment, is_at_hand_made=False), turn)
    if moment.subject in _IN_ORDER:
        return None
    shown = show_reply(documents, _FIRST, moment.locale, hosting=moment.talk.session.hosting)
    return _noted(answered(moment, shown, _FIRST), turn) if shown else None


def _says_more(moment: Moment, cue: str) -> bool:
    """Whether more is told than words around it, "… as it turned out", which name nothing."""
    left = moment.utterance.rest(cue, *_BESIDE)
    return bool(left) and (moment.utterance.has(*_TROUBLE) or not _names_nothing(moment, left))


def _names_nothing(moment: Moment, left: list[int]) -> bool:
    """Whether some units are few, and name no page but that on hosting."""
    named = said_of(moment.talk.documents, moment.utterance, left).in_titles()
    return moment.utterance.size(left) <= _FEW and not any(item != HOSTED for item in named)


def _asks_what_follows(moment: Moment, cue: str, *order: str) -> bool:
    """Whether people say where their Campaign runs, and ask no more than what follows, or who does it."""
    utterance = moment.utterance
    if not moment.is_question or (moment.is_sure and moment.best != HOSTED):
        return False
    told = utterance.spans(cue)[0].start
    start, end = next(clause for clause in utterance.clauses if clause[0] <= told < clause[1])
    if utterance.spans("ask", within=(start, told)) or not _is_asked_of_it(utterance, told, end):
        return False  # "what is hybrid?" says nothing of oneself
    return _names_nothing(moment, utterance.rest(cue, *_ASKED_OF_IT, *order))


def _is_asked_of_it(utterance: Utterance, told: int, end: int) -> bool:
    """Whether a question stands behind what is told: of its own, or in Korean behind an ending."""
    endings = [cue.end for cue in utterance.spans("clause-end") if cue.end > told]
    end = min([end, *endings])
    if any(cue.start > told for cue in utterance.spans("who", "then", "counted")):
        return True
    is_marked = any(utterance.clauses[number][1] > end for number in utterance.questions)
    return is_marked or any(found.start >= end for found in utterance.spans("ask"))
