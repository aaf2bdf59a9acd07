"""All checks are done and it is still the same. In: how often that was said. Out: each time another way on.

What was done; then the question what exactly people see; the summary for Adobe; who takes over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import msgspec

from bot.dialogue import blocks
from bot.dialogue.answers.entry import CARE, HOSTED, onward_button, paired, ticket_button, topics_button
from bot.dialogue.exchange import Button, Reply
from bot.dialogue.people.support_ticket import summary
from bot.dialogue.talking.act import DialogueAct, Moment, changed
from bot.dialogue.talking.sections.brief import named_in
from bot.model import Block, Match, Message, Outcome
from bot.translate import _


@dataclass(frozen=True, slots=True)
class _Dead:
    """A conversation in which no check is left: what was told, what it belongs to, what is done."""

    moment: Moment
    start: str
    done: tuple[str, ...]
    untold: tuple[str, ...]
    """The checks that were shown, and of which nobody has said how they came out."""

    @property
    def is_hosted(self) -> bool:
        """Whether Adobe makes the checks."""
        return self.moment.talk.session.hosting == "hosted"

    def said(self, message: Message) -> Block:
        """A paragraph in the person's language."""
        return blocks.paragraph(self.moment.say, message)


def nothing_left(
    moment: Moment, start: str, done: tuple[str, ...], untold: tuple[str, ...] = ()
) -> DialogueAct:
    """What remains once every check of `start` is done, or shown (`untold`); each time another thing."""
    times = moment.memory.exhausted
    ways: tuple[Callable[[_Dead], DialogueAct], ...] = (_told, _asked, _summed_up, _handed_over)
    way = ways[times] if times < len(ways) else ways[1 + 2 * (times % 2)]  # then question and contact in turn
    act = way(_Dead(moment, start, done, untold))
    memory = changed(act.memory, checked=done, exhausted=times + 1)
    return replace(act, memory=memory)


def _told(dead: _Dead) -> DialogueAct:
    """Which checks are done, and what may be done besides."""
    documents, locale = dead.moment.talk.documents, dead.moment.locale
    if dead.is_hosted:
        told = _(
            "Adobe runs your Campaign, so the remaining checks are for Adobe to make. Send your "
            "representative a summary."
        )
        item = HOSTED if HOSTED in documents.entries else dead.start
        return _answer(dead, item, (dead.said(told),), ticket_button(locale), *_others(dead))
    title = documents.title(dead.start, locale)
    body = [
        dead.said(_("The documentation has no further check for this: **{title}**.", title=title)),
    ]
    if dead.done:
        body.append(named_in(dead.moment, _("Done: {checks}."), dead.done))
    if dead.untold:
        body.append(
            named_in(dead.moment, _("You have not told me yet how this turned out: {checks}."), dead.untold)
        )
    remains = _(
        "If the problem remains, tell me what people see now, or take the summary to Adobe Customer Care."
    )
    body.append(dead.said(remains))
    return _answer(dead, dead.start, tuple(body), ticket_button(locale), *_others(dead))


def _asked(dead: _Dead) -> DialogueAct:
    """What exactly is on the screen: another message leads to other checks."""
    told = _(
        "Then let us go back to the screen: what exactly does it say? Quote the message word for "
        "word, or send the address of the page, without passwords or codes. If something else "
        "appears now, choose it here, because other checks apply then."
    )
    buttons = [*_others(dead), ticket_button(dead.moment.locale)]
    reply = Reply(dead.moment.locale, (dead.said(told),), paired(buttons), item=dead.start)
    return DialogueAct(Outcome.ASK, (reply,), changed(dead.moment.memory, is_asking=True, asked=1))


def _summed_up(dead: _Dead) -> DialogueAct:
    """The summary itself, ready to be sent."""
    memory = changed(dead.moment.memory, checked=dead.done)
    hosted = _("The documentation ends here. Send this summary to your Adobe representative:")
    own = _(
        "The documentation ends here. Send this summary to Adobe Customer Care, who can see what I cannot:"
    )
    body = (
        dead.said(hosted if dead.is_hosted else own),
        *summary(dead.moment.talk, memory, dead.moment.say),
    )
    act = _answer(dead, _next_to_ask(dead), body)
    return replace(act, replies=tuple(msgspec.structs.replace(one, is_summary=True) for one in act.replies))


def _handed_over(dead: _Dead) -> DialogueAct:
    """Who goes on, where the summary has been given."""
    hosted = _(
        "I have no further check for this: your Adobe representative takes it from here. /ticket "
        "shows the summary again. If people see something else from now on, tell me."
    )
    own = _(
        "I have no further check for this: Adobe Customer Care takes it from here. /ticket shows "
        "the summary again. If people see something else from now on, tell me."
    )
    item, locale = _next_to_ask(dead), dead.moment.locale
    return _answer(
        dead,
        item,
        (dead.said(hosted if dead.is_hosted else own),),
        onward_button(dead.moment.talk.documents, item, locale),
        ticket_button(locale),
    )


def _next_to_ask(dead: _Dead) -> str:
    """The page that says whom to turn to where the documents end."""
    item = HOSTED if dead.is_hosted else CARE
    return item if item in dead.moment.talk.documents.entries else dead.start


def _others(dead: _Dead) -> Iterator[Button]:
    """Buttons of what else people may see."""
    documents = dead.moment.talk.documents
    for item in documents.in_order("symptom"):
        if item != dead.start:
            yield onward_button(documents, item, dead.moment.locale)


def _answer(dead: _Dead, item: str, body: tuple[Block, ...], *buttons: Button) -> DialogueAct:
    locale = dead.moment.locale
    reply = Reply(locale, body, paired([*buttons, topics_button(locale)]), item=dead.start)
    memory = changed(dead.moment.memory, is_asking=False)
    return DialogueAct(Outcome.ANSWER, (reply,), memory, (item,), (Match(item, 1.0),))
