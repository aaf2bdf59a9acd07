"""Triage of "it does not work". In: a vague report. Out: who is affected and what appears, then the check."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import msgspec

from bot.dialogue import blocks, button_data
from bot.dialogue.answers import menus
from bot.dialogue.answers.entry import paired, show_reply
from bot.dialogue.button_data import Action
from bot.dialogue.desk import Talk, Turn
from bot.dialogue.exchange import Attachment, Button, Reply
from bot.dialogue.session import Affected, Memory
from bot.dialogue.talking import dialogue_state
from bot.dialogue.talking.act import DialogueAct, Moment, answered, changed
from bot.dialogue.talking.cue_lexicon import lexicon
from bot.dialogue.talking.turn import turn_of
from bot.dialogue.talking.utterance import Utterance, read
from bot.dialogue.talking.vocabulary import are_familiar
from bot.dialogue.walk import walkthrough
from bot.dialogue.walk.screen import guide_button
from bot.model import Message, Outcome, Verdict
from bot.translate import _, translator

TRIAGE_VERB = "triage"
MEMBERSHIP = "check/operator-group-membership"
SYMPTOMS = {
    "appears-adobe": "symptom/redirected-to-adobe",
    "appears-rights": "symptom/no-matching-right",
    "appears-no-page": "symptom/login-page-unreachable",
}
"""What appears, by the cue that tells it."""
_ANSWERS: dict[str, Message] = {
    "everybody": _("Everybody"),
    "one": _("One person only"),
    "appears-adobe": _("adobe.com appears"),
    "appears-rights": _("A message about rights"),
    "appears-no-page": _("No login page"),
    "appears-other": _("Something else"),
}
_BOTH = _(
    "Let us find the check that fits. Are all affected or one person only, and what appears: adobe.com, a "
    "message about rights, no login page, something else?"
)
_APPEARS = _(
    "What appears when they try to log in: adobe.com, a message about rights, no login page, something else?"
)
_WHO = _("Are all affected, or one person only?")
_OTHER = _(
    "The documentation describes no such case. Go through the checks one by one, or quote the message that "
    "people see word for word."
)
LIKELY, SURELY = 0.6, 0.8
"""From which probability on a setting is meant: where a word names something, and where none does."""
CHATTER = 3
"""Words beside the report that may be said without making it specific."""
_NAME = 2
"""Words of a person's name."""
_MOST = 3
"""Questions back before the checks are offered instead."""
_CHAT = (
    "deny-after",
    "judge",
    "split",
    "split-after",
    "anaphora",
    "login",
    "broken",
    "when",
    "negator",
    "greet",
)


def symptom_in(utterance: Utterance, spans: Iterable[tuple[int, int]]) -> str:
    """The one symptom that is told within some spans of a message; empty where it is none, or several."""
    told = {SYMPTOMS[found.cue] for span in spans for found in utterance.spans(*SYMPTOMS, within=span)}
    return told.pop() if len(told) == 1 else ""


def is_setting(moment: Moment, least: float) -> bool:
    """Whether the likeliest id is no report of what people see, and likely enough."""
    likely = bool(moment.verdict.matches) and moment.verdict.matches[0].score >= least
    return likely and moment.best.startswith(("check/", "topic/")) and moment.best != MEMBERSHIP


def read_triage_answer(moment: Moment) -> DialogueAct | None:
    """An answer to that question, in words."""
    if not moment.memory.is_asking:
        return None
    utterance = moment.utterance
    memory = _with_affected(moment.memory, utterance.first("everybody", "one"))
    if not memory.affected and _names_somebody(moment):
        memory = changed(memory, affected="one")
    appears = utterance.first(*SYMPTOMS)
    shown = {SYMPTOMS[found.cue] for found in utterance.spans(*SYMPTOMS)}
    own = utterance.rest("everybody", "one", "and", "ok", "yes", "no", "appears-other", "unknown", *_CHAT)
    if moment.best in shown:
        return settled(moment, memory, moment.best)
    if appears and not (moment.is_sure and moment.best in SYMPTOMS.values()):
        return settled(moment, memory, SYMPTOMS[appears])
    if (moment.is_sure or is_setting(moment, least=SURELY)) and (own or appears):
        return settled(moment, memory, moment.best)
    is_told = utterance.has("everybody", "one", "appears-other", "unknown") or (
        memory.affected != moment.memory.affected
    )
    if is_told and (len(own) <= 1 or moment.verdict.outcome is Outcome.NONE or memory.affected == "one"):
        return _narrowed(moment, memory, is_other=utterance.has("appears-other", "unknown"))
    if moment.best in SYMPTOMS.values() and moment.verdict.matches[0].score >= LIKELY:
        return settled(moment, memory, moment.best)
    return None


def _names_somebody(moment: Moment) -> bool:
    """Whether the message says "only" and then a word or two that nobody says of logins: a person's name."""
    utterance = moment.utterance
    said = utterance.spans("only")
    if not said or moment.is_sure or moment.is_question:
        return False
    start, end = next(clause for clause in utterance.clauses if clause[0] <= said[0].start < clause[1])
    left = utterance.rest("only", "anaphora", *_CHAT, within=(start, end))
    is_name = bool(left) and utterance.size(left) <= _NAME
    is_nothing = moment.verdict.outcome is Outcome.NONE
    return is_name and (is_nothing or not are_familiar(moment.talk.documents, moment.locale, utterance, left))


def read_unclear_answer(moment: Moment) -> DialogueAct | None:
    """A few words to that question which nothing is made of: it is put again, once or twice."""
    is_little = moment.utterance.size(moment.utterance.rest()) <= CHATTER
    if not moment.memory.is_asking or moment.is_question or moment.is_sure or not is_little:
        return None
    if moment.memory.asked >= _MOST:
        return None
    return _question(moment, changed(moment.memory, asked=moment.memory.asked + 1))


def press_triage(action: Action, _file: Attachment | None, talk: Talk) -> Turn | None:
    """The same by a button."""
    if action.argument not in _ANSWERS:
        return None
    memory = changed(dialogue_state.recalled(talk), is_asking=True)
    verdict = Verdict(Outcome.NONE, (), action.locale)
    moment = Moment(talk, memory, verdict, read("", lexicon(action.locale)))
    memory = _with_affected(memory, action.argument)
    if symptom := SYMPTOMS.get(action.argument):
        return turn_of(moment, settled(moment, memory, symptom))
    return turn_of(moment, _narrowed(moment, memory, is_other=action.argument == "appears-other"))


def asked_back(moment: Moment) -> DialogueAct:
    """The question, as far as it is not answered yet."""
    affected = _affected(moment.utterance.first("everybody", "one"))
    memory = changed(moment.memory, affected=affected, asked=1, is_asking=True, symptom="", checked=())
    return _question(moment, memory)


def _question(moment: Moment, memory: Memory) -> DialogueAct:
    asked = _APPEARS if memory.affected else _BOTH
    offered = [name for name in _ANSWERS if not (memory.affected and name in ("everybody", "one"))]
    reply = Reply(moment.locale, (blocks.paragraph(moment.say, asked),), _keyboard(offered, moment.locale))
    return DialogueAct(Outcome.ASK, (reply,), memory)


def _narrowed(moment: Moment, memory: Memory, *, is_other: bool) -> DialogueAct:
    """What follows where the screen is not known: one person's group, a last question, or all checks."""
    if memory.affected == "one":
        act = settled(moment, memory, MEMBERSHIP)
        return replace(act, memory=changed(act.memory, is_asking=True))  # what appears may yet follow
    if is_other and memory.affected is None and memory.asked < _MOST - 1:
        reply = Reply(
            moment.locale,
            (blocks.paragraph(moment.say, _WHO),),
            _keyboard(["everybody", "one"], moment.locale),
        )
        return DialogueAct(Outcome.ASK, (reply,), changed(memory, asked=memory.asked + 1, is_asking=True))
    if not is_other and memory.asked < _MOST:
        return _question(moment, changed(memory, asked=memory.asked + 1, is_asking=True))
    everything = guide_button(moment.talk.documents, walkthrough.ALL, moment.locale)
    reply = Reply(moment.locale, (blocks.paragraph(moment.say, _OTHER),), ((everything,),))
    return DialogueAct(Outcome.ASK, (reply,), changed(memory, is_asking=False))


def settled(moment: Moment, memory: Memory, item: str) -> DialogueAct:
    """The documented check for what is known now; one person's missing right hangs on their own groups."""
    symptom = item if item in SYMPTOMS.values() else ""
    if memory.affected == "one" and item == SYMPTOMS["appears-rights"]:
        item = MEMBERSHIP
    shown = show_reply(moment.talk.documents, item, moment.locale, hosting=moment.talk.session.hosting)
    if shown is None:
        shown = menus.not_documented(moment.locale)
    now = Moment(moment.talk, memory, moment.verdict, moment.utterance)
    act = answered(now, shown, item)
    return replace(act, memory=changed(act.memory, symptom=symptom)) if symptom else act


def _with_affected(memory: Memory, cue: str) -> Memory:
    affected = _affected(cue)
    return msgspec.structs.replace(memory, affected=affected) if affected else memory


def _affected(cue: str) -> Affected | None:
    if cue == "everybody":
        return "everybody"
    return "one" if cue == "one" else None


def _keyboard(names: list[str], locale: str) -> tuple[tuple[Button, ...], ...]:
    say = translator(locale)
    return paired(
        [Button(say.text(_ANSWERS[name]), button_data.encode(TRIAGE_VERB, name, locale)) for name in names]
    )
