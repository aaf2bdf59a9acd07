"""Triage of "it does not work". In: a vague report. Out: who is affected and what appears, then the check."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

import msgspec

from bot.dialogue import blocks, button_data
from bot.dialogue.answers import menus
from bot.dialogue.answers.entry import paired, show_reply, ticket_button
from bot.dialogue.exchange import Button, Reply
from bot.dialogue.session import Affected, Memory
from bot.dialogue.talking.act import DialogueAct, Moment, answered, changed
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.sections.vocabulary import are_familiar
from bot.dialogue.talking.troubleshooting.one_computer import is_of_one_computer, shown_for_computer
from bot.dialogue.talking.troubleshooting.one_site import is_one_site
from bot.dialogue.talking.troubleshooting.shown_message import is_other_message
from bot.dialogue.walk import walkthrough
from bot.dialogue.walk.screen import guide_button
from bot.model import Block, Message, Outcome
from bot.translate import _, translator

TRIAGE_VERB = "triage"
MEMBERSHIP = "check/operator-group-membership"
SYMPTOMS = {
    "appears-adobe": "symptom/redirected-to-adobe",
    "appears-rights": "symptom/no-matching-right",
    "appears-no-page": "symptom/login-page-unreachable",
}
"""What appears, by the cue that tells it."""
ANSWERS: dict[str, Message] = {
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
_DEPENDS = _(
    "Which check comes first depends on what people see when they log in: adobe.com, a message about rights, "
    "no login page, something else? If nobody can tell, go through all checks one by one."
)
_WITHOUT = _(
    "As long as nobody can tell me what people see, the only way is to go through all checks in "
    "order. Or ask somebody to try to log in, and send me the message word for word."
)
_OTHER = _(
    "The documentation describes no such case. Go through the checks one by one, or quote the message that "
    "people see word for word."
)
LIKELY, SURELY = 0.6, 0.8
"""From which probability on a setting is meant: where a word names something, and where none does."""
BORNE_OUT = 0.2
"""From this probability on the matcher bears out a symptom that few words name."""
_QUOTED = re.compile(r"[\"«“„‘]\s?\w[^\"»”“’]*[\"»”“’]")
"""Words that somebody quotes."""
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
    """An answer to that question, in words; that the check at hand is made is none."""
    if not moment.memory.is_asking or moment.subject in moment.noted:
        return None
    utterance = moment.utterance
    if utterance.has("open-case", "give-up"):
        return None  # "hur öppnar jag ärende hos adobe?": nothing that opens at Adobe's
    memory = with_affected(moment.memory, affected_in(utterance))
    if not memory.affected and _names_somebody(moment):
        memory = changed(memory, affected="one")
    appears = utterance.first(*SYMPTOMS)
    shown = {SYMPTOMS[found.cue] for found in utterance.spans(*SYMPTOMS)}
    own = utterance.rest(
        "everybody",
        "one",
        "site",
        "part-of",
        "all-in",
        "others",
        "and",
        "ok",
        "yes",
        "no",
        "appears-other",
        "unknown",
        *_CHAT,
    )
    is_other = is_other_message(moment, SYMPTOMS.values(), *_CHAT)
    if moment.best in shown or (is_other and len(shown) == 1):
        return settled(moment, memory, moment.best)
    if appears and not (moment.is_sure and moment.best in SYMPTOMS.values()):
        return settled(moment, memory, SYMPTOMS[appears])
    if (moment.is_sure or is_setting(moment, least=SURELY)) and (own or appears):
        return settled(moment, memory, moment.best)
    is_told = utterance.has("everybody", "one", "appears-other", "unknown") or (
        memory.affected != moment.memory.affected
    )
    is_nothing = utterance.size(own) <= 1 or moment.verdict.outcome is Outcome.NONE
    if is_told and (is_nothing or memory.affected in ("one", "computer")):
        return narrowed(moment, memory, is_other=utterance.has("appears-other", "unknown"))
    if moment.best in SYMPTOMS.values() and moment.verdict.matches[0].score >= LIKELY:
        return settled(moment, memory, moment.best)
    if utterance.has("shows-message") and _QUOTED.search(moment.text) and not moment.is_sure:
        return narrowed(moment, memory, is_other=True)  # a message that no page has
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
    return is_name and (is_nothing or not are_familiar(moment.talk.documents, utterance, left))


def read_unclear_answer(moment: Moment) -> DialogueAct | None:
    """A few words to that question which nothing is made of: another way than to put it again."""
    utterance = moment.utterance
    is_little = utterance.size(utterance.rest()) <= CHATTER
    is_asked = bool(utterance.questions) or utterance.has("question-word")  # "står inget": no question
    if not moment.memory.is_asking or is_asked or moment.is_sure or not is_little:
        return None
    return _asked_again(moment, moment.memory)


def asked_back(moment: Moment, first: Iterable[Block] = ()) -> DialogueAct:
    """The question, as far as it is not answered yet; another way on where it stands open already.

    `first` is said before it. Checks that are done are kept if no symptom is known, else a new matter begins.
    """
    memory = moment.memory
    affected = _affected(affected_in(moment.utterance))
    if memory.is_asking and not memory.symptom:
        act = _asked_again(moment, changed(memory, affected=affected or memory.affected))
    else:
        checked = () if memory.symptom else memory.checked
        affected = affected or (None if memory.symptom else memory.affected)
        memory = changed(memory, affected=affected, asked=1, is_asking=True, symptom="", checked=checked)
        act = _question(moment, memory)
    replies = tuple(msgspec.structs.replace(reply, blocks=(*first, *reply.blocks)) for reply in act.replies)
    return replace(act, replies=replies)


def _asked_again(moment: Moment, memory: Memory) -> DialogueAct:
    """Another way than the question once more: why it is asked, or all checks one by one, in turn."""
    documents, locale = moment.talk.documents, moment.locale
    everything = guide_button(documents, walkthrough.ALL, locale)
    if memory.asked > 1:
        rows = paired((everything, ticket_button(locale)))
        reply, asked = Reply(locale, (blocks.paragraph(moment.say, _WITHOUT),), rows), 1
    else:
        buttons = _keyboard([name for name in ANSWERS if name.startswith("appears-")], locale)
        body = (blocks.paragraph(moment.say, _DEPENDS),)
        reply, asked = Reply(locale, body, (*buttons, (everything,))), memory.asked + 1
    return DialogueAct(Outcome.ASK, (reply,), changed(memory, asked=asked, is_asking=True))


def _question(moment: Moment, memory: Memory) -> DialogueAct:
    asked = _APPEARS if memory.affected else _BOTH
    offered = [name for name in ANSWERS if not (memory.affected and name in ("everybody", "one"))]
    reply = Reply(moment.locale, (blocks.paragraph(moment.say, asked),), _keyboard(offered, moment.locale))
    return DialogueAct(Outcome.ASK, (reply,), memory)


def narrowed(moment: Moment, memory: Memory, *, is_other: bool) -> DialogueAct:
    """What follows where the screen is not known: one person's group, a last question, or all checks."""
    if memory.affected == "computer" and (act := shown_for_computer(replace(moment, memory=memory))):
        return replace(act, memory=changed(act.memory, is_asking=True))
    if memory.affected == "one" and moment.subject != MEMBERSHIP:
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
    if memory.affected == "computer" and (symptom or item == MEMBERSHIP):
        act = shown_for_computer(replace(moment, memory=memory), symptom)
        if act:
            return act
    is_membership = memory.affected == "one" and item == SYMPTOMS["appears-rights"]
    if is_membership and MEMBERSHIP not in (moment.subject, *memory.checked):
        item = MEMBERSHIP
    shown = show_reply(moment.talk.documents, item, moment.locale, hosting=moment.talk.session.hosting)
    if shown is None:
        shown = menus.not_documented(moment.locale)
    now = replace(moment, memory=memory)
    act = answered(now, shown, item)
    return replace(act, memory=changed(act.memory, symptom=symptom)) if symptom else act


def affected_in(utterance: Utterance) -> str:
    """The cue that says who is affected; of two the one that is not denied: "not all, only my boss".

    One computer comes before anybody who sits at it; a single site is `several`, whatever "all" or "only"
    stands beside it. None is a word of what people see: Swedish has one for "nobody" and "no" right.
    Nor is it whom an answer is for ("in a line for my boss"), nor that nobody has changed anything.
    """
    if is_of_one_computer(utterance):
        return "one-computer"
    if is_one_site(utterance):
        return "several"
    seen = utterance.spans(*SYMPTOMS, "of-summary", "untouched")
    found = [cue for cue in utterance.spans("everybody", "one") if not cue.is_within(*seen)]
    if len({cue.cue for cue in found}) > 1:
        denied = utterance.spans("deny-before", "deny-after", "negator")
        clauses = [
            (start, end)
            for start, end in utterance.clauses
            if any(
                start <= no.start < end and not any(cue.start <= no.start < cue.end for cue in found)
                for no in denied
            )
        ]
        kept = [cue for cue in found if not any(start <= cue.start < end for start, end in clauses)]
        if kept:
            found = kept
    return min(found, key=lambda cue: (cue.start, -cue.end)).cue if found else ""


def with_affected(memory: Memory, cue: str) -> Memory:
    """The memory with who is affected, by a cue of `affected_in`."""
    affected = _affected(cue)
    return msgspec.structs.replace(memory, affected=affected) if affected else memory


def _affected(cue: str) -> Affected | None:
    told: dict[str, Affected] = {
        "everybody": "everybody",
        "several": "several",
        "one": "one",
        "one-computer": "computer",
    }
    return told.get(cue)


def _keyboard(names: list[str], locale: str) -> tuple[tuple[Button, ...], ...]:
    say = translator(locale)
    return paired(
        [Button(say.text(ANSWERS[name]), button_data.encode(TRIAGE_VERB, name, locale)) for name in names]
    )
