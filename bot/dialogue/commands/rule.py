"""/rule [ID]: what the validator's rules are about, with a file that passes and one that fails."""

from __future__ import annotations

from bot.dialogue import blocks
from bot.dialogue.answers import menus
from bot.dialogue.answers.entry import onward_button, topics_button
from bot.dialogue.desk import Talk, Turn
from bot.dialogue.exchange import Command, Reply
from bot.model import Block, BlockKind
from bot.translate import _, translator

NAME = "rule"
SUMMARY = _("What a rule of the file check means")
GROUP = "file"


def run(command: Command, talk: Talk) -> Turn:
    """Explain one rule, or list them."""
    from bot.validator.rules import rule, rules

    say = translator(talk.locale)
    asked = command.argument.strip().lower()
    found = rule(asked) if asked else None
    if found is None and asked:
        problem = _("I know no rule `{name}`. /rule lists them.", name=asked[:40])
        return talk.say(menus.notice(talk.locale, problem))
    if found is None:
        listed = blocks.bullets(blocks.text(f"/rule {known.id}") for known in rules())
        body: tuple[Block, ...] = (blocks.paragraph(say, _("These are the rules of the file check:")), listed)
        return talk.say(Reply(talk.locale, body, ((topics_button(talk.locale),),)))
    check = found.check_id
    place = talk.documents.place(check, talk.locale)
    why = [block for block in place.section.blocks if block.kind is BlockKind.PARAGRAPH] if place else []
    body = (
        blocks.title(found.id),
        blocks.paragraph(say, _("Belongs to: {check}", check=talk.documents.title(check, talk.locale))),
        *why[:1],
        blocks.paragraph(say, _("This passes:")),
        Block(BlockKind.CODE, text=found.passing),
        blocks.paragraph(say, _("This fails:")),
        Block(BlockKind.CODE, text=found.failing),
    )
    rows = ((onward_button(talk.documents, check, talk.locale),), (topics_button(talk.locale),))
    return talk.say(Reply(talk.locale, body, rows))
