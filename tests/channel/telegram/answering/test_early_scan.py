"""A secret does not wait behind answers; whatever can be read in a chat of many is looked at."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from telegram import Message

from bot.channel.telegram.answering.early_scan import EarlyScan
from bot.channel.telegram.api.answering_slots import AnsweringSlots
from bot.channel.telegram.incoming import readable
from bot.errors import JobFailedError
from bot.store import QueuedUpdate
from tests.channel.telegram.running import running
from tests.fakes.bot_api import BotApiServer, FloodLimits, messages

SECRET = "p8e-1a2b3C4d5E6f7G8h9I0jKLmn"
CHAT = {"id": -100, "type": "supergroup", "title": "Team"}
LINK = {"type": "text_link", "offset": 0, "length": 4, "url": f"https://h/?k={SECRET}"}

PLACES: dict[str, dict[str, Any]] = {
    "text": {"text": SECRET},
    "caption": {"caption": SECRET},
    "link": {"text": "here", "entities": [LINK]},
    "caption-link": {"caption": "here", "caption_entities": [LINK]},
    "quote": {"text": "why?", "quote": {"text": SECRET, "position": 0}},
    "quote-elsewhere": {
        "text": "why?",
        "external_reply": {
            "origin": {"type": "hidden_user", "date": 0, "sender_user_name": "x"},
            "contact": {"phone_number": "1", "first_name": SECRET},
        },
    },
    "poll": {
        "poll": {
            "id": "1", "question": "Which?", "total_voter_count": 0, "is_closed": False, "is_anonymous": True,
            "type": "regular", "allows_multiple_answers": False, "allows_revoting": False,
            "members_only": False,
            "options": [{"text": SECRET, "voter_count": 0, "persistent_id": "0"}],
        }
    },
    "contact": {"contact": {"phone_number": "1", "first_name": "Anna", "vcard": f"NOTE:{SECRET}"}},
    "checklist": {
        "checklist": {"title": "To do", "tasks": [{"id": 1, "text": f"use {SECRET}"}]},
    },
    "venue": {
        "venue": {"location": {"latitude": 0, "longitude": 0}, "title": SECRET, "address": "x"},
    },
    "button": {
        "text": "x",
        "reply_markup": {"inline_keyboard": [[{"text": "copy", "copy_text": {"text": SECRET}}]]},
    },
    "preview": {"text": "x", "link_preview_options": {"url": f"https://h/?k={SECRET}"}},
}  # fmt: skip


def is_warning(reply: messages.Message) -> bool:
    """Whether it is the word about a secret: only that leads to the private chat."""
    return "t.me/ims_doctor_bot" in reply.text


@pytest.mark.parametrize("place", PLACES)
def test_whatever_can_be_read_is_read(place: str) -> None:
    """As Telegram writes it."""
    message = Message.de_json({"message_id": 5, "date": 60, "chat": CHAT, **PLACES[place]}, None)
    assert SECRET in readable.texts(message)


async def test_a_secret_in_the_name_of_a_file_that_nobody_asked_about(server: BotApiServer) -> None:
    """The file is not opened, its name is read; and it is not repeated."""
    server.bot.privacy_mode = False
    anna, team = server.user("Anna", language_code="sv"), server.group("Team")
    team.promotes_bot(anna)
    async with running(server):
        sent = anna.sends_document(b"x", f"{SECRET}.yaml", team)
        told = await server.next_reply(team)
    assert sent.is_deleted
    assert SECRET not in told.text
    assert server.calls_to("getFile") == []


async def test_a_secret_does_not_wait_for_answers(server: BotApiServer) -> None:
    """Twenty-two questions wait for Telegram's limits; the secret goes before them, and is told of."""
    server.flood_limits = FloodLimits()
    anna, team = server.user("Anna", language_code="sv"), server.group("Team")
    bo = server.user("Bo", language_code="sv")
    team.promotes_bot(anna)
    for number in range(22):
        anna.sends(f"@ims_doctor_bot fråga {number}", team)
    leak = bo.sends(f"@ims_doctor_bot client_secret: {SECRET}", team)
    async with running(server, calls_per_second=30, chat_per_minute=100, person_per_minute=100):
        while not any(map(is_warning, server.replies(team))):
            await server.next_reply(team)
    assert leak.is_deleted
    before = [reply for reply in server.replies(team) if not is_warning(reply)]
    assert len(before) < 22


async def test_two_words_to_one_secret_are_one_too_many(server: BotApiServer) -> None:
    """What was told at once is not told again in its turn."""
    anna, team = server.user("Anna", language_code="sv"), server.group("Team")
    team.promotes_bot(anna)
    async with running(server):
        anna.sends(f"@ims_doctor_bot client_secret: {SECRET}", team)
        await server.next_reply(team)
        await server.next_reply(team)
        anna.sends("@ims_doctor_bot callback", team)
        await server.next_reply(team)
    assert sum(map(is_warning, server.replies(team))) == 1
    assert len(server.replies(team)) == 3
    assert len(server.calls_to("deleteMessage")) == 1


async def test_a_secret_in_an_unaddressed_quote(server: BotApiServer) -> None:
    """A message that is said to nobody, in words that the bot need not answer."""
    server.bot.privacy_mode = False
    anna, team = server.user("Anna", language_code="sv"), server.group("Team")
    team.promotes_bot(anna)
    async with running(server):
        leak = anna.sends(f"så här: {SECRET}", team)
        told = await server.next_reply(team)
    assert leak.is_deleted
    assert is_warning(told)


async def test_a_look_that_fails_is_made_again(server: BotApiServer) -> None:
    """Nobody knows then whether there is a secret, and the file stays no longer than until somebody does."""
    looks: list[str] = []

    def look(name: str, _data: bytes) -> bool:
        looks.append(name)
        if len(looks) < 3:
            raise JobFailedError("a job with a file failed")
        return True

    anna, team = server.user("Anna", language_code="sv"), server.supergroup("Team")
    team.promotes_bot(anna)
    async with running(server, contains_secret=look):
        sent = anna.sends_document(b"a: b", "a.yaml", team, caption="@ims_doctor_bot")
        await server.until(lambda: any(map(is_warning, server.replies(team))))
    assert len(looks) == 3
    assert sent.is_deleted


async def test_who_knows_already_what_was_found_keeps_its_slot() -> None:
    """All who wait for one would go first, each time that somebody in a group says something."""
    nobody: Any = SimpleNamespace(read=lambda _queued: None, listen=lambda _update: None)
    scan = EarlyScan(
        nobody,
        nobody,
        nobody,
        nobody,
        nobody,
        reading=asyncio.Lock(),
        contains_secret=lambda _name, _data: False,
    )
    slots, order, said = AnsweringSlots(1), list[str](), QueuedUpdate("telegram:1", 5, "telegram:1/-7", b"")

    async def somebody_else() -> None:
        async with slots.taken():
            order.append("somebody else")

    scan.look([said])
    async with slots.taken():
        other = asyncio.create_task(somebody_else())
        for _turn in range(5):
            await asyncio.sleep(0)
        assert (await scan.outcome(said)).was_read
        order.append("the group")
    await other
    assert order == ["the group", "somebody else"]
