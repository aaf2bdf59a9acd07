"""The next check of a symptom that is not done yet. In: the checks done. Out: the reply."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from bot.dialogue import blocks
from bot.dialogue.answers.documents import Documents
from bot.dialogue.answers.entry import paired, show_reply, ticket_button, topics_button
from bot.dialogue.exchange import Reply
from bot.dialogue.talking import triage
from bot.dialogue.talking.act import DialogueAct, Moment, answered, changed
from bot.dialogue.talking.brief import named_in
from bot.dialogue.talking.nothing_left import nothing_left
from bot.dialogue.walk.walkthrough import RESTART
from bot.model import Block
from bot.translate import _


def next_check(moment: Moment, checked: tuple[str, ...] = ()) -> DialogueAct:
    """The next check, and which ones are done, `checked` just now; where none is left, what remains."""
    documents, memory = moment.talk.documents, moment.memory
    done = tuple(dict.fromkeys((*memory.checked, *(checked or just_done(moment)))))
    left = [check for check in checks_for(documents, start_of(moment)) if check not in done]
    memory = changed(memory, checked=done)
    is_hosted = moment.talk.session.hosting == "hosted"
    if not (is_hosted or left or memory.symptom):
        now = replace(moment, memory=memory)
        return triage.asked_back(now, (named_in(moment, _("Done so far: {checks}."), done),))
    if is_hosted or not left:
        return nothing_left(moment, start_of(moment), done)
    act = answered(moment, _next_reply(moment, left[0], done), left[0])
    return DialogueAct(act.outcome, act.replies, changed(act.memory, checked=done), act.answered, act.matches)


def past_done(moment: Moment, act: DialogueAct) -> DialogueAct:
    """What was made of a message; of what people see the next check, where one that it leads to is done."""
    symptom = act.answered[0] if len(act.answered) == 1 else ""
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


def start_of(moment: Moment) -> str:
    """What the checks belong to: the symptom that was told, else what is spoken of."""
    return moment.memory.symptom or moment.subject


def just_done(moment: Moment) -> tuple[str, ...]:
    """The check that the last answer was about; a symptom's page, where it has but one check, is that one."""
    subject, documents = moment.subject, moment.talk.documents
    if subject.startswith("check/"):
        return (subject,)
    if subject.startswith("symptom/"):
        checks = [check for check in checks_for(documents, subject) if check != RESTART]
        return tuple(checks) if len(checks) == 1 else ()
    return ()


def _next_reply(moment: Moment, check: str, done: tuple[str, ...]) -> Reply:
    documents, locale = moment.talk.documents, moment.locale
    body: list[Block] = []
    if done:
        body.append(named_in(moment, _("Done so far: {checks}."), done))
    body.append(blocks.paragraph(moment.say, _("The next check:")))
    shown = show_reply(documents, check, locale, hosting=moment.talk.session.hosting)
    rest = shown.blocks if shown else ()
    buttons = (ticket_button(locale), topics_button(locale)) if done else (topics_button(locale),)
    return Reply(locale, (*body, *rest), paired(buttons), item=check)
