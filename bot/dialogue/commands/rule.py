"""/rule [ID or words]: what the validator's rules are about, with a file that passes and one that fails."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.dialogue import blocks
from bot.dialogue.answers import menus
from bot.dialogue.answers.entry import onward_button, topics_button
from bot.dialogue.desk import Talk, Turn
from bot.dialogue.exchange import Command, Reply
from bot.model import Block, BlockKind, Inline, Span, Style
from bot.translate import _, n_, translator

if TYPE_CHECKING:
    from bot.validator.rules import Rule

NAME = "rule"
SUMMARY = _("What a rule of the file check means")
GROUP = "file"

_SHOWN = 12
"""Rules that are listed with what they mean; of more, what they check, with the command that lists them."""


def run(command: Command, talk: Talk) -> Turn:
    """Explain one rule, or list those that are meant."""
    from bot.validator.manual import find

    asked = command.argument.strip()
    found = find(asked, translator(talk.locale))
    if not found:
        problem = _("I do not know the rule `{name}`. /rule lists them all.", name=asked[:40])
        return talk.say(menus.notice(talk.locale, problem))
    if len(found) > _SHOWN:
        return talk.say(_checks(found, talk))
    return talk.say(_list(found, talk) if len(found) > 1 else _page(found[0], talk))


def _checks(found: Sequence[Rule], talk: Talk) -> Reply:
    """What the rules check, in the order of the checks, and how many there are for each."""
    from bot.validator import order

    say = translator(talk.locale)
    counts = Counter(known.check_id for known in found)
    listed = blocks.bullets(
        say.inline(
            n_(
                "{title}: {command} ({count} rule)",
                "{title}: {command} ({count} rules)",
                counts[check],
                title=talk.documents.title(check, talk.locale),
                command=_command(check),
            )
        )
        for check in sorted(counts, key=order.place)
    )
    opening = _(
        "The file check has rules for these points. Send the command behind a point to see its rules:"
    )
    return Reply(talk.locale, (blocks.paragraph(say, opening), listed), ((topics_button(talk.locale),),))


def _list(found: Sequence[Rule], talk: Talk) -> Reply:
    from bot.validator.manual import summary

    say = translator(talk.locale)
    listed = blocks.bullets(
        say.inline(_("{name}: {value}", name=_command(known.id), value=summary(known))) for known in found
    )
    opening = blocks.paragraph(say, _("These are the rules of the file check:"))
    return Reply(talk.locale, (opening, listed), ((topics_button(talk.locale),),))


def _command(name: str) -> Inline:
    return (Span(f"/rule {name}", Style.CODE),)


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
