"""The next check of a symptom that is not done yet. In: the checks done. Out: the reply.

Who only asks what comes next has not said that the check at hand is made: it is not noted, and the next
one is one that has not been shown yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import msgspec

from bot.dialogue import blocks
from bot.dialogue.answers.documents import Documents
from bot.dialogue.answers.entry import paired, show_reply, ticket_button, topics_button
from bot.dialogue.exchange import Reply
from bot.dialogue.talking.act import DialogueAct, Moment, answered, changed
from bot.dialogue.talking.message.cue_lexicon import CueMatch
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.sections.brief import named_in
from bot.dialogue.talking.sections.section_parts import needs_restart
from bot.dialogue.talking.troubleshooting import triage
from bot.dialogue.talking.troubleshooting.nothing_left import nothing_left
from bot.dialogue.talking.troubleshooting.one_computer import PAGES, pages_for
from bot.dialogue.talking.troubleshooting.reported_change import changes_in
from bot.dialogue.talking.troubleshooting.reported_restart import (
    is_of_other_machine,
    is_of_restart,
    restarts_in,
)
from bot.dialogue.walk.walkthrough import RESTART
from bot.matcher.normalise import is_hangul
from bot.model import Block
from bot.translate import _

_MADE = ("done", "changed", "in-order", "of-check", "deny-after")
"""Cues of a clause that says how a check came out."""
_UNIQUE = "check/external-account-unique"
_NEAR = 4
"""A choice: so far back one still speaks of the accounts, their names and types between."""
_OTHER_MACHINE = _(
    "Restarting a computer or the console is not enough: after a change it is the Campaign server that has "
    "to be restarted."
)


def next_check(moment: Moment, checked: tuple[str, ...] = (), *, is_at_hand_made: bool = True) -> DialogueAct:
    """The next check, and which ones are done, `checked` just now; where none is left, what remains.

    `is_at_hand_made`: whether a word that something is made may be said of the check at hand.
    """
    memory = moment.memory
    is_named = bool({*checked, *moment.noted} - {RESTART}) or not is_at_hand_made
    just = checked if is_named else (*checked, *just_done(moment))
    done = tuple(dict.fromkeys((*memory.checked, *just)))
    not_done = [check for check in checks_at_hand(moment) if check not in done]
    shown = _shown(moment)
    left = [check for check in not_done if check not in shown]
    if restart_is_due(moment, (*moment.mended, *just)):
        done = tuple(check for check in done if check != RESTART)
        left = [RESTART, *(check for check in left if check != RESTART)]
    memory = changed(memory, checked=done)
    is_own = memory.affected == "computer"  # their computers are their own, whoever runs Campaign
    is_hosted = moment.talk.session.hosting == "hosted" and not is_own
    if not (is_hosted or left or memory.symptom):
        now = replace(moment, memory=memory)
        told = (named_in(moment, _("Done so far: {checks}."), done),) if done else ()
        return triage.asked_back(now, told)
    if is_hosted or not left:
        return nothing_left(moment, start_of(moment), done, tuple(not_done))
    act = answered(moment, _next_reply(moment, left[0], done), left[0])
    return replace(act, memory=changed(act.memory, checked=done))


def past_done(moment: Moment, act: DialogueAct) -> DialogueAct:
    """What was made of a message; of what people see the next check, where one that it leads to is done.

    So, too, where the page of a check would be shown of which the message says that it is made.
    """
    symptom = act.answered[0] if len(act.answered) == 1 else ""
    is_open = bool(moment.memory.symptom or moment.subject) or RESTART in moment.noted
    is_of_seen = bool(symptom and moment.noted) and symptom == moment.memory.symptom
    if is_open and (symptom in moment.noted or is_of_seen) and not act.judged and not moment.is_question:
        return next_check(moment)
    is_new = symptom.startswith("symptom/") and symptom != moment.memory.symptom
    done = set(moment.memory.checked)
    if not is_new or moment.talk.session.hosting == "hosted":
        return act
    if done.isdisjoint(check for check in checks_for(moment.talk.documents, symptom) if check != RESTART):
        return act
    now = replace(moment, memory=act.memory)
    onward = next_check(now, act.memory.checked)
    matches = (*act.matches, *(match for match in onward.matches if match.id != symptom))
    answers = tuple(dict.fromkeys((symptom, *onward.answered)))
    title = blocks.title(moment.talk.documents.title(symptom, moment.locale))
    replies = tuple(msgspec.structs.replace(reply, blocks=(title, *reply.blocks)) for reply in onward.replies)
    return replace(onward, replies=replies, answered=answers, matches=matches)


def checks_for(documents: Documents, start: str) -> list[str]:
    """All checks that the documents have for a symptom, or for a check and its neighbours, in their order."""
    entry = documents.entries.get(start)
    if entry is None:
        return []
    known = [start] if entry.kind == "check" else []
    known += [target for target in entry.leads_to if target.startswith("check/")]
    return [*dict.fromkeys(check for check in known if check != RESTART), RESTART]


def checks_at_hand(moment: Moment) -> list[str]:
    """What there is to check for what was told: of a single computer its pages, else as `checks_for`."""
    documents = moment.talk.documents
    if moment.memory.affected == "computer":
        return pages_for(documents)
    return checks_for(documents, start_of(moment))


def is_at_hand(moment: Moment) -> bool:
    """Whether what is spoken of is a check, or of a single computer one of its pages."""
    is_page = moment.memory.affected == "computer" and moment.subject in PAGES
    return is_page or moment.subject.startswith("check/")


def start_of(moment: Moment) -> str:
    """What the checks belong to: the symptom that was told, else what is spoken of."""
    return moment.memory.symptom or moment.subject


def _shown(moment: Moment) -> tuple[str, ...]:
    """The checks that were shown since what people see was told; without that, the one at hand."""
    symptom, subjects = moment.memory.symptom, moment.memory.subjects
    if not symptom:
        return subjects[:1]
    return subjects[: subjects.index(symptom)] if symptom in subjects else subjects


def _is_mere_trouble(utterance: Utterance, cue: CueMatch) -> bool:
    """Whether "it doesn't work" is all of it: said of the login, and of no check that was made."""
    return cue.cue in ("same", "deny-after") and cue.overlaps(*utterance.spans("broken"))


def restart_is_due(moment: Moment, checks: Iterable[str]) -> bool:
    """Whether one of these checks, made just now, changed a setting, and nobody says that they restarted."""
    utterance, documents = moment.utterance, moment.talk.documents
    is_changed = bool(changes_in(utterance)) and not restarts_in(utterance)
    is_after = moment.subject == RESTART and RESTART not in moment.memory.checked
    return is_changed and (is_after or any(needs_restart(documents, check) for check in checks))


def is_made(utterance: Utterance) -> bool:
    """Whether something is said to be done, right or unchanged, and not only the next check asked for.

    A restart is a check of its own: where it is said to be made, "no change" is said of that.
    """
    made = _MADE if utterance.has("restarted") else (*_MADE, "same")
    return any(
        cue.cue != "deny-after" or cue.end - cue.start < clause[1] - clause[0]  # "ok, what next" says nothing
        for clause in statements(utterance)
        if not is_undone(utterance, clause)
        for cue in utterance.spans(*made, within=clause)
        if not is_of_restart(utterance, cue)
        and not _is_mere_trouble(utterance, cue)
        and not any(how.end == cue.start for how in utterance.spans("how"))  # "how fix that"
    )


def statements(utterance: Utterance) -> Iterator[tuple[int, int]]:
    """The clauses that neither end in a question mark, begin as a question does, nor suppose something."""
    failing = utterance.spans("same", "broken")  # Swedish leaves "it" out: "works not"
    asking = {cue.start for cue in utterance.spans("ask") if not cue.is_within(*failing)}
    return (
        clause
        for at, clause in enumerate(utterance.clauses)
        if (at not in utterance.questions or _goes_on(utterance, clause))
        and clause[0] not in asking
        and not supposes(utterance, clause)
    )


def _goes_on(utterance: Utterance, clause: tuple[int, int]) -> bool:
    """Whether a question is what comes next, and what is done is told before it: "fixed it what now?"."""
    wishes = utterance.spans("next", within=clause)
    made = utterance.spans("done", "changed", "in-order", within=clause)
    return bool(wishes) and any(cue.end <= wishes[0].start for cue in made)


def supposes(utterance: Utterance, clause: tuple[int, int]) -> bool:
    """Whether a clause is a condition: "and if somebody has added a blank"."""
    return any(
        not utterance.rest("and", "ok", "split", within=(clause[0], cue.start))
        or (cue.end == clause[1] and is_hangul(utterance.units[cue.start]))
        for cue in utterance.spans("condition", within=clause)
    )


def is_undone(utterance: Utterance, clause: tuple[int, int]) -> bool:
    """Whether a clause says that it is not made, or not right: "not checked yet"; "no change" does not."""
    if utterance.spans("amiss", within=clause):
        return True  # "was done wrong"
    unchanged = utterance.spans("same", within=clause)
    return any(
        no.start < made.start and not utterance.rest(within=(no.end, made.start))
        for made in utterance.spans("done", "in-order", "of-check", within=clause)
        if not any(same.start < made.start and made.end <= same.end for same in unchanged)
        for no in utterance.spans("negator", within=clause)
    )


def just_done(moment: Moment) -> tuple[str, ...]:
    """The check at hand, if it is said to be done; a symptom's page with but one check is that one."""
    if not is_made(moment.utterance):
        return ()
    subject, documents = moment.subject, moment.talk.documents
    if moment.utterance.has("discard") and subject != _UNIQUE and _UNIQUE in moment.memory.subjects[:_NEAR]:
        return (_UNIQUE,)  # a duplicate is deleted, and no setting of it
    if is_at_hand(moment):
        is_else = subject == RESTART and bool(changes_in(moment.utterance))  # "took it out again, no luck"
        return () if is_else else (subject,)
    if subject.startswith("symptom/"):
        checks = [check for check in checks_for(documents, subject) if check != RESTART]
        return tuple(checks) if len(checks) == 1 else ()
    return ()


def _next_reply(moment: Moment, check: str, done: tuple[str, ...]) -> Reply:
    documents, locale = moment.talk.documents, moment.locale
    body: list[Block] = []
    if is_of_other_machine(moment.utterance) and RESTART not in done:
        body.append(blocks.paragraph(moment.say, _OTHER_MACHINE))
    if done:
        body.append(named_in(moment, _("Done so far: {checks}."), done))
    body.append(blocks.paragraph(moment.say, _("The next check:")))
    shown = show_reply(documents, check, locale, hosting=moment.talk.session.hosting)
    rest = shown.blocks if shown else ()
    buttons = (ticket_button(locale), topics_button(locale)) if done else (topics_button(locale),)
    return Reply(locale, (*body, *rest), paired(buttons), item=check)
