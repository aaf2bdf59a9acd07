"""/help: what there is, in groups, for whom it is."""

from __future__ import annotations

import re

import pytest

from bot.dialogue import commands
from bot.dialogue.context import Context
from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Command
from bot.dialogue.session import Session
from bot.languages import LOCALES
from bot.model import BlockKind
from tests.dialogue.person import Person


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    "context",
    [Context(), Context(is_private=False), Context(is_owner=True)],
    ids=["private", "group", "owner"],
)
def test_help_lists_each_usable_command_once(desk: Desk, context: Context, locale: str) -> None:
    """And no other, under headings."""
    person = Person(desk, Session(chosen=locale), context=context)
    person.says(Command("help"))
    listed = re.findall(r"^• /(\w+) – ", person.reads, re.MULTILINE)
    assert sorted(listed) == sorted(command.name for command in commands.usable(context))
    assert person.reply
    assert sum(block.kind is BlockKind.HEADING for block in person.reply.blocks) >= 4
