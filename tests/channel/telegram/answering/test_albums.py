"""Files that were sent at once get one answer, however their messages come, and whatever dies in between."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.channel.telegram.answering.albums import SETTLED_S
from bot.store import SqlStore
from tests.channel.telegram.running import UNPACED, Pauses, mortal, running
from tests.fakes.bot_api import BotApiServer, Delay, Hold
from tests.fakes.memory_store import MemoryStore

THREE = [(b"prod", "prod.yaml"), (b"stage", "stage.xml"), (b"groups", "groups.csv")]
TOGETHER = "Heard: together prod.yaml, stage.xml, groups.csv"
SECRET = b"client_secret: p8e-1a2b3C4d5E6f7G8h9I0jKLmn"


async def test_one_answer_to_the_first(server: BotApiServer) -> None:
    """And the chat goes on."""
    async with running(server, **UNPACED):
        anna = server.user("Anna")
        first, *_others = anna.sends_album(THREE)
        reply = await server.next_reply(anna)
        assert (reply.text, reply.reply_to) == (TOGETHER, first)
        anna.sends("on")
        assert (await server.next_reply(anna)).text == "Heard: on"


async def test_a_single_file_is_waited_for_no_longer_than_it_takes(server: BotApiServer) -> None:
    """One alone is one file; without an album nobody waits at all."""
    async with running(server, **UNPACED) as pauses:
        anna = server.user("Anna")
        anna.sends_document(b"prod", "prod.yaml")
        await server.next_reply(anna)
        assert SETTLED_S not in pauses.taken_s
        anna.sends_album(THREE[:1])
        assert (await server.next_reply(anna)).text == "Heard: prod.yaml, 4 bytes"
        assert SETTLED_S in pauses.taken_s


class _Slow(Pauses):
    """Lets more of the album come while the first of it waits."""

    def __init__(self, server: BotApiServer) -> None:
        super().__init__()
        self.server = server
        self.more: list[tuple[bytes, str]] = []
        self.send: Callable[[tuple[bytes, str]], object] = print

    async def __call__(self, seconds: float) -> None:
        if seconds == SETTLED_S and self.more:
            self.send(self.more.pop(0))
            await self.server.confirmed()
        await super().__call__(seconds)


async def test_they_may_come_one_by_one(server: BotApiServer) -> None:
    """As long as none is far behind."""
    slow = _Slow(server)
    async with running(server, pauses=slow, **UNPACED):
        anna = server.user("Anna")
        slow.more = THREE[1:]
        slow.send = lambda file: anna.sends_album([file], album="7")
        anna.sends_album(THREE[:1], album="7")
        assert (await server.next_reply(anna)).text == TOGETHER
    assert len(server.replies(anna)) == 1


async def test_one_that_comes_late_changes_the_answer(server: BotApiServer) -> None:
    """In place: there is one answer."""
    async with running(server, **UNPACED):
        anna = server.user("Anna")
        anna.sends_album(THREE[:2], album="7")
        reply = await server.next_reply(anna)
        assert reply.text == "Heard: together prod.yaml, stage.xml"
        anna.sends_album(THREE[2:], album="7")
        assert (await server.next_edit(reply)).text == TOGETHER
    assert len(server.replies(anna)) == 1


async def test_late_ones_are_told_of_no_secret_that_was_told_before(server: BotApiServer) -> None:
    """One after the other: the answer has all of them, the warning stays one."""
    server.bot.privacy_mode = False
    async with running(server, **UNPACED):
        anna, team = server.user("Anna"), server.supergroup("Team")
        anna.sends_album([(SECRET, "a.txt"), (b"b", "b.txt")], team, caption="@ims_doctor_bot", album="7")
        await server.next_reply(team)
        reply = await server.next_reply(team)
        assert reply.text == "Heard: together a.txt, b.txt"
        for name in ("c.txt", "d.txt"):
            anna.sends_album([(b"more", name)], team, album="7")
            assert name in (await server.next_edit(reply)).text
    assert reply.text == "Heard: together a.txt, b.txt, c.txt, d.txt"
    assert len(server.replies(team)) == 2


async def test_two_albums_and_another_person_between(server: BotApiServer) -> None:
    """Each is one, and nobody's files are put with another's."""
    server.bot.privacy_mode = False
    async with running(server, **UNPACED):
        anna, bea = server.user("Anna"), server.user("Bea")
        team = server.supergroup("Team")
        anna.sends_album(THREE[:2], team, caption="@ims_doctor_bot", album="7")
        bea.sends("@ims_doctor_bot hello", team)
        bea.sends_album(THREE[1:], team, caption="@ims_doctor_bot", album="8")
        texts = [(await server.next_reply(team)).text for _reply in range(3)]
    assert texts == [
        "Heard: together prod.yaml, stage.xml",
        "Heard: hello",
        "Heard: together stage.xml, groups.csv",
    ]


async def test_an_album_that_is_not_for_the_bot(server: BotApiServer) -> None:
    """Is none of its business."""
    server.bot.privacy_mode = False
    async with running(server, **UNPACED):
        anna, team = server.user("Anna"), server.supergroup("Team")
        anna.sends_album(THREE, team, caption="the files")
        anna.sends("@ims_doctor_bot hello", team)
        assert (await server.next_reply(team)).text == "Heard: hello"


async def test_each_is_read_within_the_limit(server: BotApiServer) -> None:
    """One that is too large, or is lost, is named; the others are judged."""
    async with running(server, limit_bytes=20, **UNPACED):
        anna = server.user("Anna")
        anna.sends_album([*THREE[:1], (b"x" * 21, "large.xml"), *THREE[1:]])
        told = "Heard: together prod.yaml, large.xml refused, stage.xml, groups.csv"
        assert (await server.next_reply(anna)).text == told


@pytest.mark.parametrize("place", range(3))
@pytest.mark.parametrize("may_delete", [True, False])
async def test_a_secret_in_one_of_them_goes(server: BotApiServer, place: int, may_delete: bool) -> None:
    """Also in one that came before the words to the bot; it is said once, and the answer follows."""
    server.bot.privacy_mode = False
    files = [(SECRET if number == place else content, name) for number, (content, name) in enumerate(THREE)]
    async with running(server, **UNPACED):
        anna, team = server.user("Anna"), server.supergroup("Team")
        if may_delete:
            team.promotes_bot(anna)
        sent = anna.sends_album(files, team, caption="@ims_doctor_bot")
        told, reply = await server.next_reply(team), await server.next_reply(team)
        anna.sends("@ims_doctor_bot on", team)
        assert (await server.next_reply(team)).text == "Heard: on"
    assert [message.is_deleted for message in sent] == [may_delete and n == place for n in range(3)]
    assert told.buttons
    assert reply.text == TOGETHER
    assert len(server.replies(team)) == 3


async def test_two_secrets_are_told_once(server: BotApiServer) -> None:
    """Both messages go."""
    server.bot.privacy_mode = False
    async with running(server, **UNPACED):
        anna, team = server.user("Anna"), server.supergroup("Team")
        team.promotes_bot(anna)
        sent = anna.sends_album([(SECRET, "a.txt"), (SECRET, "b.txt")], team, caption="@ims_doctor_bot")
        await server.next_reply(team)
        assert (await server.next_reply(team)).text == "Heard: together a.txt, b.txt"
        anna.sends("@ims_doctor_bot on", team)
        assert (await server.next_reply(team)).text == "Heard: on"
    assert all(message.is_deleted for message in sent)


@pytest.mark.parametrize("fault", [Hold(), Delay(600, after=True)], ids=["before", "after"])
async def test_killed_while_it_answers(server: BotApiServer, tmp_path: Path, fault: Hold | Delay) -> None:
    """The next process finds all of them, and says nothing twice."""
    anna = server.user("Anna")
    rule = server.faults.add(fault, "sendMessage")
    async with await SqlStore.open(f"sqlite:///{tmp_path}/bot.sqlite3") as store:
        async with mortal(server, store) as kill:
            anna.sends_album(THREE)
            await server.until(lambda: rule.hits)
            kill()
        rule.switch_off()
        async with running(server, store=store, **UNPACED):
            anna.sends("on")
            await server.until(lambda: len(server.replies(anna)) == 2)
        assert await store.inbox.depth(f"telegram:{server.bot.id}") == 0
    assert [message.text for message in server.replies(anna)] == [TOGETHER, "Heard: on"]


async def test_killed_while_it_waits_for_more(server: BotApiServer) -> None:
    """What came of the album is in the inbox; the rest comes to the next process."""
    store, anna = MemoryStore(), server.user("Anna")
    async with mortal(server, store) as kill:
        anna.sends_album(THREE[:1], album="7")
        await server.confirmed()
        await asyncio.sleep(0)
        kill()
    anna.sends_album(THREE[1:], album="7")
    async with running(server, store=store, **UNPACED):
        await server.until(lambda: server.replies(anna))
        anna.sends("on")
        await server.until(lambda: len(server.replies(anna)) > 1)
    assert server.replies(anna)[-1].text == "Heard: on"
    assert sum("prod.yaml" in message.text for message in server.replies(anna)) == 1


async def test_what_fails_is_given_up_as_a_whole(server: BotApiServer) -> None:
    """One apology, and nothing is left behind."""
    store = MemoryStore()

    def broken(event: object, *_rest: object) -> None:
        raise ValueError(type(event).__name__)

    async with running(server, converse=broken, store=store, **UNPACED):  # type: ignore[arg-type]
        anna = server.user("Anna")
        anna.sends_album(THREE)
        await server.next_reply(anna)
        await server.confirmed()
        while await store.inbox.depth(f"telegram:{server.bot.id}"):
            await asyncio.sleep(0)
    assert len(server.replies(anna)) == 1
