"""Commands are found, complete, and forgiving."""

from __future__ import annotations

import re
from types import ModuleType, SimpleNamespace
from typing import Any, cast

import pytest

from bot.dialogue import commands
from bot.dialogue.context import Context
from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Command
from bot.dialogue.session import Session
from bot.errors import BotError
from bot.translate import _
from tests.dialogue.person import Person

COMPLETE = {
    "__name__": "some.module",
    "NAME": "some",
    "SUMMARY": _("x"),
    "run": lambda _command, talk: talk.say(),
}


def module(**attributes: Any) -> ModuleType:
    """A module as discovery sees it."""
    return cast("ModuleType", SimpleNamespace(**{**COMPLETE, **attributes}))


def test_a_command_is_for_everyone_unless_it_says_otherwise() -> None:
    """`AUDIENCE` and `GROUP` may be left out."""
    assert commands.described(module()).audience == "everyone"
    assert commands.described(module(AUDIENCE="owner")).group == "owner"
    assert commands.described(module(GROUP="cause")).group == "cause"


@pytest.mark.parametrize("wrong", [{"AUDIENCE": "friends"}, {"GROUP": "others"}])
def test_an_audience_or_group_that_there_is_not_is_refused(wrong: dict[str, str]) -> None:
    """At start-up, not when somebody asks for help."""
    with pytest.raises(BotError, match="no such"):
        commands.described(module(**wrong))


@pytest.mark.parametrize(
    ("typed", "meant", "locale"),
    [
        ("chek", "check", "sv"),
        ("waalk", "walk", "fr"),
        ("validat", "validate", "ko"),
        ("langauge", "language", "en"),
    ],
)
def test_the_nearest_command_is_named(desk: Desk, typed: str, meant: str, locale: str) -> None:
    """With what was typed, so that the slip is seen."""
    person = Person(desk, Session(chosen=locale))
    person.says(Command(typed))
    assert f"`/{typed}`" in person.reads
    assert re.search(rf"/{meant}\b", person.reads)


@pytest.mark.parametrize("typed", ["xyzzy", "", "a" * 500, "**`{name}`**", "명령"])
def test_what_is_near_nothing_leads_to_help(desk: Desk, typed: str) -> None:
    """And nothing of it is read as markup."""
    person = Person(desk, Session(chosen="en"))
    person.says(Command(typed))
    assert "/help" in person.reads


def test_commands_of_the_owner_are_unknown_to_others(desk: Desk) -> None:
    """Neither run nor named."""
    owned = [command.name for command in commands.COMMANDS.values() if command.audience == "owner"]
    for name in owned:
        person = Person(desk, Session(chosen="en"))
        person.says(Command(name))
        assert "/help" in person.reads


@pytest.mark.parametrize(
    ("context", "audiences"),
    [
        (Context(), {"everyone"}),
        (Context(is_private=False), {"everyone", "chat-admin"}),
        (Context(is_owner=True), {"everyone", "owner"}),
        (Context(is_owner=True, is_private=False), {"everyone", "chat-admin"}),
    ],
)
def test_commands_are_offered_where_they_make_sense(context: Context, audiences: set[str]) -> None:
    """Those of a chat in chats, those of the owner in private."""
    offered = {command.name for command in commands.usable(context)}
    expected = {c.name for c in commands.COMMANDS.values() if c.audience in audiences}
    assert offered == expected


def test_who_has_to_ask_telegram_first_is_known() -> None:
    """Whether the sender is an administrator costs a call, so it is asked only for these."""
    for command in commands.COMMANDS.values():
        assert commands.for_chat_admins(command.name) == (command.audience == "chat-admin")
        assert commands.for_owner(command.name) == (command.audience == "owner")
    assert not commands.for_chat_admins("no-such-command")
