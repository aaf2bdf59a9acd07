"""Who is affected, told once it is known what people see. In: "only me", "all of us". Out: what follows.

What one account sets holds for everybody who logs in to an instance; a person's group is their own.
"""

from __future__ import annotations

from dataclasses import replace

import msgspec

from bot.dialogue import blocks
from bot.dialogue.answers.entry import HOSTED, onward_button, paired, show_reply, topics_button
from bot.dialogue.exchange import Reply
from bot.dialogue.talking.act import DialogueAct, Moment, answered
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.sections.documented_facts import spoken_of
from bot.dialogue.talking.sections.vocabulary import are_familiar, are_neutral, said_of
from bot.dialogue.talking.troubleshooting.next_check import checks_for, next_check
from bot.dialogue.talking.troubleshooting.one_computer import CONSOLE
from bot.dialogue.talking.troubleshooting.triage import (
    LIKELY,
    MEMBERSHIP,
    SYMPTOMS,
    affected_in,
    is_setting,
    with_affected,
)
from bot.dialogue.walk.walkthrough import RESTART
from bot.model import Message
from bot.translate import _

_FOLLOWS: dict[tuple[bool, bool], Message] = {
    (False, True): _(
        "Not everybody is affected: as long as the others get in, mask and group names fit them. What to "
        "look at first is the group of whoever does not get in."
    ),
    (True, True): _(
        "All are affected, so it is hardly the group of a single person. What to look at first is what holds "
        "for everybody: whether mask and group names go together."
    ),
    (False, False): _(
        "Not everybody is affected: the settings of the external account hold for all, so they are hardly "
        "the cause as long as the others get in. For a single computer the documentation has this:"
    ),
    (True, False): _(
        "All are affected, which fits: the settings of the external account hold for everybody who logs in "
        "to this instance. This is the one to check:"
    ),
}
"""What follows: by whether all are affected, and by whether they see the message about rights."""
_BESIDE = (
    *("everybody", "one", "several", "only", "and", "also", "ok", "yes", "no", "sorry", "greet", "thanks"),
    *("urgent", "negator", "deny-before", "anaphora", "login", "broken", "same", "when", "prod", "meant"),
    *(
        "site",
        "part-of",
        "all-in",
        "whole-firm",
        "detail",
        "supposed",
        "another-account",
        "others",
        "next",
        "ask",
        "then",
        "how",
        "value",
    ),
)
"""Cues of a message that says no more than who is affected."""
_ELSE = (
    *("done", "in-order", "next", "restart", "changed", "checked", "unknown", "human", "complaint"),
    *("make-ticket", "solved", "of-check", "works", "hosted", "hybrid", "on-premise", *SYMPTOMS),
)
"""Cues of a message that does more, whatever else stands in it."""
_NAME, _WORD = 2, 1
"""Words of a name beside "only", or of a site, and of an aside ("oh wait, …")."""


def read_affected(moment: Moment) -> DialogueAct | None:
    """Nothing but who is affected, where what they see is known."""
    memory, utterance = moment.memory, moment.utterance
    if memory.symptom not in SYMPTOMS.values() or _asks_who(utterance) or _does_more(moment):
        return None
    if moment.noted or moment.mended or utterance.has("member"):
        return None  # "she is in the group": what was done
    if utterance.has("same") and moment.subject.startswith("check/"):
        return None  # what came of the check at hand
    cue = affected_in(utterance)
    is_some = cue == "several" or utterance.has("several")
    if utterance.has("others") and not is_some:
        cue = "one"
    is_named = utterance.has("only") and _is_name(moment)
    if not (cue or is_named or is_some) or not (
        is_named or _is_all(moment, _NAME if cue == "several" else _WORD)
    ):
        return None
    if is_some or (cue == "everybody" and _is_negated(utterance)):
        return _narrowed(replace(moment, memory=with_affected(memory, "several")), is_for_all=False)
    if _is_negated(utterance):
        return None
    told = replace(moment, memory=with_affected(memory, cue or "one"))
    return _narrowed(told, is_for_all=cue == "everybody")


def _asks_who(utterance: Utterance) -> bool:
    """Whether what is asked is who, or why they: "why only me?", and not "everyone. what now?"."""
    asking = {utterance.clauses[number] for number in utterance.questions}
    asking |= {c for c in utterance.clauses if any(c[0] == cue.start for cue in utterance.spans("ask"))}
    return any(utterance.spans("everybody", "one", "several", "others", within=clause) for clause in asking)


def _does_more(moment: Moment) -> bool:
    """Whether more is said than who it is, and, where that was not known, a wish to go on."""
    utterance = moment.utterance
    told = utterance.spans("one", "others")
    told += utterance.spans("next") if moment.memory.affected is None else []
    return any(
        not any(other.start <= cue.start < other.end for other in told) for cue in utterance.spans(*_ELSE)
    )


def _is_all(moment: Moment, most: int) -> bool:
    """Whether no more is said, but for words in each clause that name nothing here ("mostly me")."""
    utterance = moment.utterance
    left = {clause: utterance.rest(*_BESIDE, within=clause) for clause in utterance.clauses}
    if any(utterance.size(units) > most for units in left.values()):
        return False
    words = [at for units in left.values() for at in units if utterance.typed([at]).isalpha()]
    documents = moment.talk.documents
    said = said_of(documents, utterance, words)  # the "s" of "she's" is in titles
    if utterance.has("one") and not utterance.has("only", "site"):  # "my colleague is on holiday"
        is_about_them = are_familiar(documents, utterance, words) or are_neutral(documents, utterance, words)
        if not is_about_them:
            return False
    return not any(said.in_titles())


def _is_name(moment: Moment) -> bool:
    """Whether what is left beside "only" are words that nobody says of logins: a name, a trade."""
    utterance = moment.utterance
    left = utterance.rest(*_BESIDE)
    if not left or utterance.size(left) > _NAME or (moment.is_sure and moment.best != MEMBERSHIP):
        return False
    if is_setting(moment, LIKELY) or spoken_of(utterance, moment.subject):
        return False  # "it starts with http:// only": a state of what is at hand
    said = said_of(moment.talk.documents, utterance, left)
    return not any(said.in_titles())


def _is_negated(utterance: Utterance) -> bool:
    """Whether "not everybody" is said; a "no" that stands by itself, or within a cue, denies nothing."""
    told = utterance.spans("everybody", "one", "no", "next")
    return any(not no.is_within(*told) for no in utterance.spans("negator", "deny-before"))


def _narrowed(moment: Moment, *, is_for_all: bool) -> DialogueAct:
    """The word on what follows, and the page of what is to be checked unless it is on the screen."""
    documents, locale, memory = moment.talk.documents, moment.locale, moment.memory
    is_of_rights = memory.symptom == SYMPTOMS["appears-rights"]
    item = _common(moment) if is_for_all else MEMBERSHIP if is_of_rights else CONSOLE
    if item in memory.checked or item not in documents.entries:
        act = next_check(moment, memory.checked)
        return replace(act, memory=with_affected(act.memory, memory.affected or ""))
    follows = blocks.paragraph(moment.say, _FOLLOWS[is_for_all, is_of_rights])
    shown = show_reply(documents, item, locale, hosting=moment.talk.session.hosting)
    if shown is None or item == moment.subject:
        buttons = paired((onward_button(documents, item, locale), topics_button(locale)))
        shown = Reply(locale, (), buttons, item=item)
    return answered(moment, msgspec.structs.replace(shown, blocks=(follows, *shown.blocks)), item)


def _common(moment: Moment) -> str:
    """The first check of what holds for everybody that is not done yet."""
    own = (MEMBERSHIP, RESTART, *moment.memory.checked)
    checks = checks_for(moment.talk.documents, moment.memory.symptom)
    return next((check for check in checks if check not in own), RESTART)


def with_told(act: DialogueAct, moment: Moment) -> DialogueAct:
    """The same with who is affected kept, where that stands beside what people see ("… for all of us")."""
    utterance = moment.utterance
    is_report = any(item.startswith("symptom/") or item == HOSTED for item in act.answered)
    is_report = is_report or (act.answered[:1] == (MEMBERSHIP,) and utterance.has(*SYMPTOMS.keys(), "broken"))
    is_spoken_of = act.answered[:1] == (moment.subject,)  # "only the mask", of what they see
    if act.memory.affected or not is_report or is_spoken_of or moment.is_question:
        return act
    cue = "several" if utterance.has("several") else affected_in(utterance)
    if not cue and _names_one(moment):
        cue = "one"
    return replace(act, memory=with_affected(act.memory, cue)) if cue else act


def _names_one(moment: Moment) -> bool:
    """Whether a name stands right behind "only": "only Maria lands on adobe.com"."""
    utterance = moment.utterance
    for only in utterance.spans("only"):
        named = [at for at in utterance.rest() if only.end <= at < only.end + _NAME][:1]
        is_covered = any(
            cue.cue != "filler" and cue.start <= at < cue.end for at in named for cue in utterance.found
        )
        if named and not is_covered:
            said = said_of(moment.talk.documents, utterance, named)
            if not any(said.in_titles()):
                return True
    return False
