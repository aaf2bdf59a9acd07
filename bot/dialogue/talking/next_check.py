"""The next check of a symptom, and what remains once all are done. In: the checks done. Out: the reply."""

from __future__ import annotations

from bot.dialogue import blocks
from bot.dialogue.answers.documents import Documents
from bot.dialogue.answers.entry import HOSTED, onward_button, paired, show_reply, ticket_button, topics_button
from bot.dialogue.exchange import Reply
from bot.dialogue.talking.act import DialogueAct, Moment, answered, changed
from bot.dialogue.walk.walkthrough import RESTART
from bot.model import Block, Match, Message, Outcome
from bot.translate import _


def next_check(moment: Moment, checked: tuple[str, ...] = ()) -> DialogueAct:
    """The next check, and which ones are done, `checked` just now; where none is left, what remains."""
    documents, memory = moment.talk.documents, moment.memory
    done = tuple(dict.fromkeys((*memory.checked, *(checked or just_done(moment)))))
    left = [check for check in checks_for(documents, start_of(moment)) if check not in done]
    memory = changed(memory, checked=done)
    if moment.talk.session.hosting == "hosted":
        left = []
    if not left:
        return _nothing_left(moment, done)
    act = answered(moment, _next_reply(moment, left[0], done), left[0])
    return DialogueAct(act.outcome, act.replies, changed(act.memory, checked=done), act.answered, act.matches)


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
        body.append(_list(moment, _("Done so far: {checks}."), done))
    body.append(blocks.paragraph(moment.say, _("The next check:")))
    shown = show_reply(documents, check, locale, hosting=moment.talk.session.hosting)
    rest = shown.blocks if shown else ()
    buttons = (ticket_button(locale), topics_button(locale)) if done else (topics_button(locale),)
    return Reply(locale, (*body, *rest), paired(buttons), item=check)


def _nothing_left(moment: Moment, done: tuple[str, ...]) -> DialogueAct:
    documents, locale, say = moment.talk.documents, moment.locale, moment.say
    start = start_of(moment)
    body: list[Block] = []
    if moment.talk.session.hosting == "hosted":
        told = _(
            "Adobe runs your Campaign: the further checks are Adobe's. Send your representative a summary."
        )
        body.append(blocks.paragraph(say, told))
    else:
        told = _(
            "That was every check that the documentation has for **{title}**.",
            title=documents.title(start, locale),
        )
        body.append(blocks.paragraph(say, told))
        if done:
            body.append(_list(moment, _("Done: {checks}."), done))
        body.append(
            blocks.paragraph(
                say,
                _(
                    "If the problem remains, tell me what people see now, or take the summary to Adobe "
                    "Customer Care."
                ),
            )
        )
    others = [item for item in documents.in_order("symptom") if item != start]
    buttons = [
        ticket_button(locale),
        *(onward_button(documents, item, locale) for item in others),
        topics_button(locale),
    ]
    reply = Reply(locale, tuple(body), paired(buttons), item=start)
    memory = changed(moment.memory, checked=done)
    if moment.talk.session.hosting == "hosted" and HOSTED in documents.entries:
        return DialogueAct(Outcome.ANSWER, (reply,), memory, (HOSTED,), (Match(HOSTED, 1.0),))
    return DialogueAct(Outcome.ANSWER, (reply,), memory, (start,), (Match(start, 1.0),))


def _list(moment: Moment, message: Message, checks: tuple[str, ...]) -> Block:
    documents, locale = moment.talk.documents, moment.locale
    names = moment.say.listed(documents.title(check, locale) for check in checks)
    return blocks.paragraph(moment.say, Message(message.msgid, {"checks": names}))
