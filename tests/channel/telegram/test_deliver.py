"""Replies as messages in the chat."""

from __future__ import annotations

from bot.channel.telegram import Turn as AnyTurn
from bot.dialogue.exchange import Button, Event, Press, Reply
from bot.dialogue.session import Session
from bot.model import Block, BlockKind, Span
from tests.channel.telegram.running import running
from tests.channel.telegram.tiny_dialogue import LONG, Turn
from tests.fakes.bot_api import BotApiServer


async def test_a_long_reply_is_split_with_the_buttons_last(server: BotApiServer) -> None:
    """Telegram takes each piece; the first answers the question."""
    async with running(server):
        anna, team = server.user("Anna"), server.group("Team")
        asked = anna.sends(f"@ims_doctor_bot {LONG}", team)
        first, second = await server.next_reply(team), await server.next_reply(team)
        assert (first.reply_to, first.labels) == (asked, [])
        assert second.labels == ["Again", "More"]
        assert first.text.startswith("Part 0. ")
        assert second.text.startswith("Part ")
    assert len(server.replies(team)) == 2


async def test_previews_are_off(server: BotApiServer) -> None:
    """A link in an answer does not open a picture under it."""
    async with running(server):
        anna = server.user("Anna")
        anna.sends("see adobe.com")
        await server.next_reply(anna)
    (sent,) = server.calls_to("sendMessage")
    assert sent.params["link_preview_options"] == {"is_disabled": True}
    assert sent.params["parse_mode"] == "HTML"


def _offer_many(event: Event, session: Session) -> AnyTurn:
    if isinstance(event, Press):
        first = Reply("en", (_text("first"),), replaces=True)
        return Turn((first, Reply("en", (_text("second"),), replaces=True)), session)
    rows = tuple((Button(f"Check number {n} of the account", f"show:{n}"),) for n in range(1, 10))
    return Turn((Reply("en", (_text("Which one?"),), rows),), session)


def _text(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, inline=(Span(text),))


async def test_many_choices_are_listed_and_numbered(server: BotApiServer) -> None:
    """A list to read and small buttons, instead of a wall of buttons."""
    async with running(server, converse=_offer_many):
        anna = server.user("Anna")
        anna.sends("hej")
        reply = await server.next_reply(anna)
        assert reply.text.startswith("Which one?\n\n1. Check number 1 of the account\n2. ")
        assert reply.labels == [str(n) for n in range(1, 10)]
        anna.presses(reply, "7")
        assert (await server.next_edit(reply)).text == "first"
        second = await server.next_reply(anna)  # there is one message to replace, not two
        assert (reply.text, second.text) == ("first", "second")


async def test_nothing_to_say_is_no_message(server: BotApiServer) -> None:
    """An empty reply is not sent, for Telegram would refuse it."""

    def say_little(_event: Event, session: Session) -> AnyTurn:
        return Turn((Reply("en", ()), Reply("en", (_text("something"),))), session)

    async with running(server, converse=say_little):
        anna = server.user("Anna")
        anna.sends("hej")
        assert (await server.next_reply(anna)).text == "something"
    assert len(server.calls_to("sendMessage")) == 1
