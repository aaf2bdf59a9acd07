"""/rule [ID or words]: what the validator's rules are about, with a file that passes and one that fails."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.dialogue import blocks
from bot.dialogue.answers import menus
from bot.dialogue.answers.entry import onward_button, topics_button
from bot.dialogue.desk import Talk, Turn
from bot.dialogue.exchange import Command, Reply
from bot.model import Block, BlockKind, Span, Style
from bot.translate import _, translator

if TYPE_CHECKING:
    from bot.validator.rules import Rule

NAME = "rule"
SUMMARY = _("What a rule of the file check means")
GROUP = "file"

_SHOWN = 12
"""Rules that are listed with what they mean; of more, the names alone."""


def run(command: Command, talk: Talk) -> Turn:
    """Explain one rule, or list those that are meant."""
    from bot.validator.manual import find

    asked = command.argument.strip()
    found = find(asked, translator(talk.locale))
    if not found:
        problem = _("I know no rule `{name}`. /rule lists them.", name=asked[:40])
        return talk.say(menus.notice(talk.locale, problem))
    return talk.say(_list(found, talk) if len(found) > 1 else _page(found[0], talk))


def _list(found: Sequence[Rule], talk: Talk) -> Reply:
    from bot.validator.manual import summary

    say = translator(talk.locale)
    if len(found) > _SHOWN:
        listed = blocks.bullets(blocks.text(f"/rule {known.id}") for known in found)
    else:
        listed = blocks.bullets(
            say.inline(_("{name}: {value}", name=name, value=summary(known)))
            for known in found
            for name in [(Span(f"/rule {known.id}", Style.CODE),)]
        )
    body: tuple[Block, ...] = (blocks.paragraph(say, _("These are the rules of the file check:")), listed)
    return Reply(talk.locale, body, ((topics_button(talk.locale),),))


def _page(rule: Rule, talk: Talk) -> Reply:
    from bot.validator.manual import summary

    say, check = translator(talk.locale), rule.check_id
    place = talk.documents.place(check, talk.locale)
    why = [block for block in place.section.blocks if block.kind is BlockKind.PARAGRAPH] if place else []
    body = (
        blocks.title(rule.id),
        blocks.paragraph(say, summary(rule)),
        blocks.paragraph(say, _("Belongs to: {check}", check=talk.documents.title(check, talk.locale))),
        *why[:1],
        blocks.paragraph(say, _("This passes:")),
        Block(BlockKind.CODE, text=rule.passing),
        blocks.paragraph(say, _("This fails:")),
        Block(BlockKind.CODE, text=rule.failing),
    )
    rows = ((onward_button(talk.documents, check, talk.locale),), (topics_button(talk.locale),))
    return Reply(talk.locale, body, rows)
