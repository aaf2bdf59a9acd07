"""Messages that may have arrived: sent again, and there once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from bot.channel.telegram.api.duplicates import LATER_S, MAX_PROBES, MUCH_UNHEARD, UNHEARD, Duplicates
from bot.channel.telegram.api.numbering import FARTHEST
from bot.channel.telegram.api.probes import Before
from bot.channel.telegram.api.retry import MaybeSentError, Waiter
from bot.channel.telegram.api.sending import answering
from bot.store import QueuedUpdate, StoreError
from tests.channel.telegram.running import Pauses, running
from tests.channel.telegram.tiny_dialogue import LONG
from tests.fakes.bot_api import BotApiServer, Refuse, ResetAfter, ResetBefore, ServerError
from tests.fakes.bot_api.messages import Message
from tests.fakes.bot_api.observing import Place
from tests.fakes.memory_store import MemoryInbox

RESETS = pytest.mark.parametrize("fault", [ResetBefore(), ResetAfter(), ServerError(502), ServerError(504)])


def shown(server: BotApiServer, place: Place) -> list[Message]:
    """The bot's messages that are there to be read."""
    return [message for message in server.replies(place) if not message.is_deleted]


def _said_last(server: BotApiServer, place: Place, text: str) -> bool:
    return [message.text for message in shown(server, place)][-1:] == [text]


@RESETS
@pytest.mark.parametrize("times", [1, 2, 3])
async def test_an_answer_is_there_once(
    server: BotApiServer, fault: ResetBefore | ResetAfter | ServerError, times: int
) -> None:
    """Whether it had arrived or not, and however often that happens."""
    server.faults.add(fault, "sendMessage", count=times)
    async with running(server):
        anna = server.user("Anna")
        anna.sends("one")
        await server.until(lambda: len(server.calls_to("sendMessage")) > times or None)
        anna.sends("two")
        await server.until(lambda: _said_last(server, anna, "Heard: two"))
    assert [message.text for message in shown(server, anna)] == ["Heard: one", "Heard: two"]
    assert [message.edits for message in server.replies(anna)] == [[]] * len(server.replies(anna))
    if isinstance(fault, ResetAfter):  # the first one stays: somebody may have read it already
        assert shown(server, anna)[0] is server.replies(anna)[0]


async def test_mixed_misfortune(server: BotApiServer) -> None:
    """Arrived, lost, arrived: still once."""
    for fault in (ResetAfter(), ResetBefore(), ResetAfter()):
        server.faults.add(fault, "sendMessage", count=1)
    async with running(server):
        anna = server.user("Anna")
        anna.sends("one")
        await server.until(lambda: len(server.calls_to("deleteMessage")) == 2 or None)
    assert len(server.replies(anna)) == 3
    assert [message.text for message in shown(server, anna)] == ["Heard: one"]


@RESETS
async def test_in_a_busy_group_nobody_elses_message_is_touched(
    server: BotApiServer, fault: ResetBefore | ResetAfter | ServerError
) -> None:
    """People write between the two attempts; what is tried on their messages is refused."""
    anna, team = server.user("Anna"), server.supergroup("Team")
    said: list[Message] = []

    class Talk(Pauses):
        async def __call__(self, seconds: float) -> None:
            said.extend(anna.sends(f"by the way {number}", team) for number in range(3))
            await super().__call__(seconds)

    async with running(server, pauses=Talk()):
        await server.until(lambda: len(server.menus) > 3 or None)
        anna.sends("@ims_doctor_bot one", team)
        server.faults.add(fault, "sendMessage", count=1)
        await server.until(lambda: len(server.calls_to("sendMessage")) == 2 or None)
        anna.sends("@ims_doctor_bot two", team)
        await server.until(lambda: _said_last(server, team, "Heard: two"))
    assert [message.text for message in shown(server, team)] == ["Heard: one", "Heard: two"]
    assert said
    assert not [message for message in said if message.edits or message.is_deleted]


async def test_an_earlier_answer_with_the_same_words_is_no_duplicate(server: BotApiServer) -> None:
    """The same question twice: the second answer is not taken for the first."""
    async with running(server):
        anna = server.user("Anna")
        anna.sends("same")
        await server.next_reply(anna)
        server.faults.add(ResetBefore(), "sendMessage", count=1)
        anna.sends("same")
        await server.until(lambda: len(server.calls_to("sendMessage")) == 3 or None)
        anna.sends("done")
        await server.until(lambda: _said_last(server, anna, "Heard: done"))
    assert [message.text for message in shown(server, anna)] == ["Heard: same", "Heard: same", "Heard: done"]


@RESETS
async def test_a_document_is_there_once(
    server: BotApiServer, fault: ResetBefore | ResetAfter | ServerError
) -> None:
    """Told by its caption and buttons."""
    server.faults.add(fault, "sendDocument", count=1)
    async with running(server):
        anna = server.user("Anna")
        anna.sends("/template")
        await server.until(lambda: len(server.calls_to("sendDocument")) == 2 or None)
        anna.sends("done")
        await server.until(lambda: _said_last(server, anna, "Heard: done"))
    file, _done = shown(server, anna)
    assert file.document
    assert (file.text, file.edits) == ("Heard: a file", [])


@RESETS
@pytest.mark.parametrize("part", range(4))
async def test_each_part_of_a_long_answer_is_there_once(
    server: BotApiServer, fault: ResetBefore | ResetAfter | ServerError, part: int
) -> None:
    """Whichever of them broke off; none is changed into another."""
    seen: list[Any] = []

    def is_part(_params: Any) -> bool:
        seen.append(_params)
        return len(seen) == part + 1

    server.faults.add(fault, "sendMessage", when=is_part)
    async with running(server):
        anna = server.user("Anna")
        anna.sends(LONG)
        await server.until(lambda: any(message.labels for message in shown(server, anna)) or None)
        anna.sends("done")
        await server.until(lambda: _said_last(server, anna, "Heard: done"))
    parts = [message.text.split(".")[0] for message in shown(server, anna)]
    assert len(parts) == len(set(parts))
    assert parts[-1] == "Heard: done"
    assert not any(message.edits for message in server.replies(anna))


async def test_what_is_unsure_is_remembered_through_an_outage(server: BotApiServer) -> None:
    """It arrives, then Telegram is gone for longer than one attempt lasts, then the answer is begun anew."""
    async with running(server):
        anna = server.user("Anna")
        server.faults.add(ResetAfter(), "sendMessage", count=1)
        server.faults.add(ResetBefore(), "sendMessage", count=8)
        anna.sends("one")
        await server.until(lambda: server.calls_to("deleteMessage") or None)
        anna.sends("two")
        await server.until(lambda: _said_last(server, anna, "Heard: two"))
    assert [message.text for message in shown(server, anna)] == ["Heard: one", "Heard: two"]


async def test_a_duplicate_that_cannot_be_looked_for_stays(
    server: BotApiServer, caplog: pytest.LogCaptureFixture
) -> None:
    """The answer counts as given; a line in the log says what is left."""
    server.faults.add(ResetAfter(), "sendMessage", count=1)
    server.faults.add(Refuse(403, "Forbidden: bot was blocked by the user"), "editMessageText", count=1)
    server.faults.add(Refuse(400, "Bad Request: message can't be deleted"), "deleteMessage", count=1)
    async with running(server):
        anna = server.user("Anna")
        anna.sends("one")
        await server.until(lambda: len(server.replies(anna)) == 2 or None)
        await server.until(lambda: server.calls_to("editMessageText") or None)
        server.faults.add(ResetAfter(), "sendMessage", count=1)
        anna.sends("two")
        await server.until(lambda: server.calls_to("deleteMessage") or None)
    assert caplog.text.count("could not look for duplicates of message") == 1
    assert caplog.text.count("is there twice") == 1


class Chats:
    """Stands for Telegram: messages of ours by number, and what was called."""

    def __init__(self, *outcomes: str) -> None:
        self.outcomes = list(outcomes)
        self.ours: dict[int, str] = {}
        self.next_id = 100
        self.calls: list[tuple[str, Any]] = []
        self.on_wait: Callable[[], None] = lambda: None
        self.trouble: Exception | None = None

    async def call(self, method: str, data: dict[str, Any], /, before: Before | None = None) -> Any:
        """Do what a method asks, when its turn has come."""
        self.on_wait()
        if before:
            await before()
        self.calls.append((method, data.get("message_id")))
        if method == "sendMessage":
            outcome = self.outcomes.pop(0) if self.outcomes else "ok"
            if outcome not in ("lost", "killed before"):
                self.ours[self.next_id] = data["text"]
                self.next_id += 1
            if outcome.startswith("killed"):
                raise asyncio.CancelledError
            if outcome != "ok":
                raise MaybeSentError(outcome)
            return {"message_id": self.next_id - 1}
        if method == "deleteMessage":
            del self.ours[data["message_id"]]
            return True
        if self.trouble:
            raise self.trouble
        if data["message_id"] not in self.ours:
            raise BadRequest("Message to edit not found")
        if self.ours[data["message_id"]] == data["text"]:
            raise BadRequest("Message is not modified")
        self.ours[data["message_id"]] = data["text"]
        return True


def _message(text: str, chat_id: int = 7) -> dict[str, Any]:
    return {"chat_id": chat_id, "text": text}


async def test_probes_are_few(caplog: pytest.LogCaptureFixture) -> None:
    """The numbers next to the first and to the second attempt; known ones are left out."""

    class Talk(Pauses):
        async def __call__(self, seconds: float) -> None:
            for number in range(395, 400):
                duplicates.heard(8, number)
            await super().__call__(seconds)

    chats, duplicates = Chats("lost"), Duplicates(Waiter(Talk()))
    duplicates.heard(7, 50)
    chats.next_id = 400
    assert (await duplicates.send("sendMessage", _message("a"), chats.call))["message_id"] == 400
    probes = [number for method, number in chats.calls if method == "editMessageText"]
    half = MAX_PROBES // 2
    assert sorted(probes) == [*range(51, 51 + half), *range(395 - half, 395)]
    assert caplog.text == ""


async def test_numbers_that_were_known_before_are_not_tried() -> None:
    """Private chats and basic groups share one count, supergroups have their own."""
    chats, duplicates = Chats("lost"), Duplicates(Waiter(Pauses()))
    duplicates.heard(8, 99)
    await duplicates.send("sendMessage", _message("a"), chats.call)
    assert [method for method, _ in chats.calls] == ["sendMessage", "sendMessage"]
    chats, duplicates = Chats("lost"), Duplicates(Waiter(Pauses()))
    chats.next_id = 200
    duplicates.heard(-1_001_000_000_000, 99)
    await duplicates.send("sendMessage", _message("a", -1_001_000_000_001), chats.call)
    assert len(chats.calls) == 2 + MAX_PROBES


async def test_parts_that_another_process_sent_are_not_changed() -> None:
    """Their numbers are not known, so rather a double than a part that says something else."""
    chats, duplicates = Chats("lost"), Duplicates(Waiter(Pauses()))
    chats.ours, chats.next_id = {100: "first part"}, 101
    duplicates.heard(7, 99, sent_before=1)
    await duplicates.send("sendMessage", _message("second part"), chats.call)
    assert list(chats.ours.values()) == ["first part", "second part"]
    chats.outcomes = ["arrived"]
    await duplicates.send("sendMessage", _message("third part"), chats.call)  # now the numbers are known
    assert list(chats.ours.values()) == ["first part", "second part", "third part"]


async def test_answers_that_another_process_gave_are_not_changed() -> None:
    """They came after the question, and this process has not heard of them: the store has."""
    asked: list[tuple[int, int]] = []

    async def numbers(above: int, below: int) -> list[tuple[str, int]]:
        asked.append((above, below))
        return [("telegram:7", 100), ("telegram:-1002000000000", 101)]

    for outcome in ("lost", "arrived"):
        chats, duplicates = Chats(outcome), Duplicates(Waiter(Pauses()), numbers)
        chats.ours, chats.next_id = {100: "earlier answer"}, 101
        duplicates.heard(7, 99)
        await duplicates.send("sendMessage", _message("answer"), chats.call)
        assert list(chats.ours.values()) == ["earlier answer", "answer"]
    assert asked == [(99, 99 + FARTHEST), (100, 101), (99, 99 + FARTHEST), (100, 102)]


async def test_other_words_are_no_second_attempt() -> None:
    """What was given up with other words is not looked for."""
    chats, duplicates = Chats(*["arrived"] * 5), Duplicates(Waiter(Pauses()))
    with pytest.raises(MaybeSentError):
        await duplicates.send("sendMessage", _message("a"), chats.call)
    await duplicates.send("sendMessage", _message("b"), chats.call)
    assert list(chats.ours.values()) == ["a"] * 5 + ["b"]


async def test_what_is_certain_is_passed_on() -> None:
    """Errors that leave no doubt are the caller's."""

    async def refuse(_method: str, _data: dict[str, Any], /, before: Before | None = None) -> Any:  # noqa: ARG001
        raise NetworkError("no route")

    duplicates = Duplicates(Waiter(Pauses()))
    with pytest.raises(TelegramError, match="no route"):
        await duplicates.send("sendMessage", _message("a"), refuse)
    with pytest.raises(TelegramError, match="no route"):
        await duplicates.send("sendSticker", _message("a"), refuse)


SOURCE = "telegram:1"


class Replicas:
    """Processes that share an inbox, and answer updates of one chat; `ask` is what Telegram brings."""

    def __init__(self, chats: Chats) -> None:
        self.chats = chats
        self.inbox = MemoryInbox()
        self._number = 0

    async def asked(self) -> None:
        """A question comes in."""
        self._number += 1
        await self.inbox.add([QueuedUpdate(SOURCE, self._number, f"{SOURCE}/7", b"")])

    async def answer(self, replica: Duplicates, text: str) -> None:
        """One of them answers it; where the process is killed over that, the question waits on."""
        (queued,) = await self.inbox.waiting(SOURCE, f"{SOURCE}/7")
        with answering(queued, self.inbox):
            await replica.send("sendMessage", _message(text), self.chats.call)
        self.inbox.take(queued)

    async def killed_over(self, replica: Duplicates, text: str) -> None:
        """One of them is killed when it answers it."""
        with pytest.raises(asyncio.CancelledError):
            await self.answer(replica, text)

    @property
    def probes(self) -> list[int]:
        """The numbers that were tried."""
        return [number for method, number in self.chats.calls if method == "editMessageText"]


async def test_the_same_words_that_this_process_said_before() -> None:
    """Another one said them again and was killed: that is no note of ours."""
    replicas = Replicas(chats := Chats("ok", "killed after"))
    one, other = Duplicates(Waiter(Pauses())), Duplicates(Waiter(Pauses()))
    for replica in (one, other):
        replica.heard(7, 99)
    await replicas.asked()
    await replicas.answer(one, "same")
    await replicas.asked()
    await replicas.killed_over(other, "same")
    await replicas.answer(one, "same")
    assert list(chats.ours.values()) == ["same", "same"]


async def test_what_others_were_answered_tells_where_to_look() -> None:
    """The process that was killed knew its question only, which had waited for long; the store knew more."""
    stored = [("telegram:8", 400)]

    async def numbers(above: int, below: int) -> list[tuple[str, int]]:
        return [(chat, number) for chat, number in stored if above < number < below]

    replicas = Replicas(chats := Chats("killed after"))
    chats.next_id = 405
    one, other = (Duplicates(Waiter(Pauses()), numbers) for _ in range(2))
    one.heard(7, 99)
    other.heard(7, 99)
    await replicas.asked()
    await replicas.killed_over(one, "answer")
    await replicas.answer(other, "answer")
    assert list(chats.ours.values()) == ["answer"]
    assert sorted(replicas.probes)[:5] == [401, 402, 403, 404, 405]


async def test_each_attempt_is_noted_when_it_leaves() -> None:
    """It waited for its turn, and others were answered meanwhile."""
    replicas = Replicas(chats := Chats("killed after"))
    one, other = Duplicates(Waiter(Pauses())), Duplicates(Waiter(Pauses()))
    one.heard(7, 99)
    chats.on_wait = lambda: one.heard(8, 300)
    chats.next_id = 301
    await replicas.asked()
    await replicas.killed_over(one, "answer")
    other.heard(7, 99)
    await replicas.answer(other, "answer")
    assert list(chats.ours.values()) == ["answer"]
    assert min(replicas.probes) == 301


async def test_two_attempts_of_a_killed_process_far_apart() -> None:
    """Both had arrived; others were answered between them, of which nobody knows. The second goes."""
    replicas = Replicas(chats := Chats("arrived", "killed after"))
    one, other = Duplicates(Waiter(Pauses())), Duplicates(Waiter(Pauses()))
    one.heard(7, 99)

    def wait() -> None:
        if chats.ours:
            one.heard(8, 500)
            chats.next_id = 501

    chats.on_wait = wait
    await replicas.asked()
    await replicas.killed_over(one, "answer")
    assert list(chats.ours) == [100, 501]
    await replicas.answer(other, "answer")
    assert list(chats.ours) == [100]


@pytest.mark.parametrize("pending", [0, MUCH_UNHEARD - UNHEARD])
async def test_as_many_numbers_are_tried_as_telegram_has_yet_to_bring(pending: int) -> None:
    """What people wrote is numbered before the bot hears of it."""

    async def count() -> int:
        return pending

    replicas = Replicas(chats := Chats("killed after"))
    one, other = (Duplicates(Waiter(Pauses()), pending=count) for _ in range(2))
    one.heard(7, 99)
    chats.next_id = 100 + pending
    await replicas.asked()
    await replicas.killed_over(one, "answer")
    await replicas.answer(other, "answer")
    assert list(chats.ours.values()) == ["answer"]
    assert len(replicas.probes) <= pending + UNHEARD + 1  # its own is under way


@pytest.mark.parametrize("trouble", [RetryAfter(30), NetworkError("no route"), StoreError("no database")])
async def test_what_cannot_be_looked_for_now_is_not_sent_blindly(trouble: Exception) -> None:
    """The question waits until Telegram and the store are back."""
    replicas = Replicas(chats := Chats("killed after"))
    one, other = Duplicates(Waiter(Pauses())), Duplicates(Waiter(Pauses()))
    one.heard(7, 99)
    await replicas.asked()
    await replicas.killed_over(one, "answer")
    chats.trouble = trouble
    with pytest.raises(type(trouble)):
        await replicas.answer(other, "answer")
    chats.trouble = None
    await replicas.answer(other, "answer")
    assert list(chats.ours) == [100]


async def test_a_number_that_was_free_when_it_was_tried() -> None:
    """A look for another process's message finds nothing, then our own takes one of these numbers."""
    replicas = Replicas(chats := Chats("killed before", "arrived"))
    one, other = Duplicates(Waiter(Pauses())), Duplicates(Waiter(Pauses()))
    one.heard(7, 99)
    other.heard(7, 99)
    await replicas.asked()
    await replicas.killed_over(one, "answer")
    await replicas.answer(other, "answer")
    assert list(chats.ours) == [100]


async def test_it_is_looked_for_again_when_more_is_known() -> None:
    """Too many numbers that nobody has heard of lay between; a moment later they were somebody's."""
    store: list[tuple[str, int]] = []

    async def numbers(above: int, below: int) -> list[tuple[str, int]]:
        return [(chat, number) for chat, number in store if above < number < below]

    class Hearing(Pauses):
        async def __call__(self, seconds: float) -> None:
            if seconds == LATER_S[0]:
                store.extend(("telegram:8", number) for number in range(1000, 1900) if number != 1400)
            elif not chats.ours:
                raise AssertionError("it was to arrive at once")
            else:
                chats.next_id = 1900
            await super().__call__(seconds)

    chats, duplicates = Chats("arrived"), Duplicates(Waiter(Hearing()), numbers)
    duplicates.heard(7, 999)
    chats.next_id = 1400
    sent = await duplicates.send("sendMessage", _message("a"), chats.call)
    assert list(chats.ours) == [1400, 1900]
    await duplicates.looked_again()
    assert list(chats.ours) == [sent["message_id"]] == [1900]
