"""Not quite sure. In: the matches of a choice. Out: the likeliest answers briefly, then the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.dialogue import blocks
from bot.dialogue.answers import menus
from bot.dialogue.answers.entry import onward_button, topics_button
from bot.dialogue.answers.passages import passages
from bot.dialogue.answers.question_answering import OFFERED, with_notice
from bot.dialogue.exchange import Reply
from bot.dialogue.talking.act import Moment
from bot.dialogue.talking.sections.brief import briefly
from bot.model import Block, Match
from bot.translate import _

_LIKELY = 0.2
"""From this probability on an answer is given along with the choice."""
_BESIDE = 0.5
"""A choice: a second answer is told with the first if it is half as likely at least."""
_TOGETHER = 0.55
"""How likely the answers that are given must be together."""
_MOST = 2
"""A choice: a question has two likely meanings, or is a vague one."""


def likely(matches: tuple[Match, ...]) -> tuple[str, ...]:
    """The ids that are likely enough to be answered at once; none where it could as well be another."""
    least = max(_LIKELY, matches[0].score * _BESIDE) if matches else _LIKELY
    found = [match for match in matches[:_MOST] if match.score >= least]
    return tuple(match.id for match in found) if sum(match.score for match in found) >= _TOGETHER else ()


def gist_reply(moment: Moment, items: tuple[str, ...]) -> Reply:
    """What the likeliest ids say in short, and what else may be meant.

    The ids that were told are not among what else there is, and where nothing is left, nothing is asked.
    """
    documents, locale, say = moment.talk.documents, moment.locale, moment.say
    meant = _("Most likely you mean this:") if len(items) == 1 else _("Most likely you mean one of these:")
    others = [match.id for match in moment.verdict.matches[:OFFERED] if match.id not in items]
    body = [blocks.paragraph(say, meant), *briefly(moment, items, with_place=True), *_others(moment, others)]
    buttons = [*(onward_button(documents, item, locale) for item in (*items, *others)), topics_button(locale)]
    reply = Reply(locale, tuple(body), tuple((button,) for button in buttons), item=items[0])
    return with_notice(documents, moment.verdict, reply)


def _others(moment: Moment, others: Sequence[str]) -> Iterator[Block]:
    """What else may be meant; sections of added documentation with what they say."""
    documents, locale, say = moment.talk.documents, moment.locale, moment.say
    if not others:
        yield blocks.paragraph(say, menus.NOTHING_ELSE)
        return
    yield blocks.paragraph(say, _("If that is not it, this comes close too:"))
    if all(item in documents.entries for item in others):
        yield menus.situations(documents, others, locale)
    else:
        yield from passages(documents, moment.text, others, locale, moment.verdict.spoken)
