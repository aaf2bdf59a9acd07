"""Several ids in one answer. In: the ids. Out: their titles; of each what it is, and its value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from bot.dialogue import blocks
from bot.dialogue.answers.entry import hosted_notice, onward_button, paired, source_lines, topics_button
from bot.dialogue.exchange import Reply
from bot.dialogue.talking.act import Moment
from bot.dialogue.talking.sections.section_parts import opening, part_of, text_of
from bot.model import Block, Message, Span, Style

Passages: TypeAlias = Mapping[str, Sequence[Sequence[Block]]]
"""Id → the passages of its section that answer what is asked of it, the best first."""
_NO_PASSAGES: Passages = {}


def briefly(
    moment: Moment, items: Iterable[str], *, with_place: bool = False, passages: Passages = _NO_PASSAGES
) -> list[Block]:
    """What the documents say of each id in short; a hosted person is told first who does it.

    `with_place`: where it is, if it has no value of its own. Of `passages` the
    first that is not told yet is told of an id without a value of its own.
    """
    documents, locale = moment.talk.documents, moment.locale
    is_hosted = moment.talk.session.hosting == "hosted"
    body: list[Block] = [hosted_notice(moment.say)] if is_hosted else []
    for item in items:
        body.append(blocks.title(documents.title(item, locale)))
        body += opening(documents, item, locale)
        entry = documents.entries.get(item)
        has_value = entry is not None and bool(entry.values)
        if is_hosted:
            continue
        if has_value or with_place:
            body += part_of(documents, item, "value" if has_value else "where", locale)
        said, asked = text_of(body), () if has_value else passages.get(item, ())
        body += next((shown for shown in asked if text_of(shown) not in said), ())
    return body


def brief_reply(
    moment: Moment,
    items: Sequence[str],
    first: Iterable[Block] = (),
    last: Iterable[Block] = (),
    passages: Passages = _NO_PASSAGES,
) -> Reply:
    """What the documents say of each id in short, with something before it and behind it, and the sources."""
    documents, locale = moment.talk.documents, moment.locale
    body = (
        *first,
        *briefly(moment, items, passages=passages),
        *last,
        *source_lines(documents, items, locale),
    )
    buttons = [*(onward_button(documents, item, locale) for item in items), topics_button(locale)]
    return Reply(locale, body, paired(buttons), item=items[0])


def named_in(moment: Moment, message: Message, checks: Iterable[str]) -> Block:
    """A message with the titles of checks in the place of `checks`: names, told apart as such."""
    names: list[Span] = []
    for check in checks:
        names += [Span(", ")] if names else []
        names.append(Span(moment.talk.documents.title(check, moment.locale), Style.STRONG))
    return blocks.paragraph(moment.say, Message(message.msgid, {"checks": tuple(names)}))
