"""Messages that may have arrived: sent again, and there once."""

from __future__ import annotations

from typing import Any

import pytest
from telegram.error import NetworkError, TelegramError

from bot.channel.telegram.api.duplicates import MAX_PROBES, Duplicates
from bot.channel.telegram.api.numbering import FARTHEST
from bot.channel.telegram.api.probes import Before
from bot.channel.telegram.api.retry import MaybeSentError, Waiter
from tests.channel.telegram.api.chats import Chats, message
from tests.channel.telegram.running import Pauses, running
from tests.channel.telegram.tiny_dialogue import LONG
from tests.fakes.bot_api import BotApiServer, Refuse, ResetAfter, ResetBefore, ServerError
from tests.fakes.bot_api.messages import Message
from tests.fakes.bot_api.observing import Place

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
    assert (await duplicates.send("sendMessage", message("a"), chats.call))["message_id"] == 400
    probes = [number for method, number in chats.calls if method == "editMessageText"]
    half = MAX_PROBES // 2
    assert sorted(probes) == [*range(51, 51 + half), *range(395 - half, 395)]
    assert caplog.text == ""


async def test_numbers_that_were_known_before_are_not_tried() -> None:
    """Private chats and basic groups share one count, supergroups have their own."""
    chats, duplicates = Chats("lost"), Duplicates(Waiter(Pauses()))
    duplicates.heard(8, 99)
    await duplicates.send("sendMessage", message("a"), chats.call)
    assert [method for method, _ in chats.calls] == ["sendMessage", "sendMessage"]
    chats, duplicates = Chats("lost"), Duplicates(Waiter(Pauses()))
    chats.next_id = 200
    duplicates.heard(-1_001_000_000_000, 99)
    await duplicates.send("sendMessage", message("a", -1_001_000_000_001), chats.call)
    assert len(chats.calls) == 2 + MAX_PROBES


async def test_parts_that_another_process_sent_are_not_changed() -> None:
    """Their numbers are not known, so rather a double than a part that says something else."""
    chats, duplicates = Chats("lost"), Duplicates(Waiter(Pauses()))
    chats.ours, chats.next_id = {100: "first part"}, 101
    duplicates.heard(7, 99, sent_before=1)
    await duplicates.send("sendMessage", message("second part"), chats.call)
    assert list(chats.ours.values()) == ["first part", "second part"]
    chats.outcomes = ["arrived"]
    await duplicates.send("sendMessage", message("third part"), chats.call)  # now the numbers are known
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
        await duplicates.send("sendMessage", message("answer"), chats.call)
        assert list(chats.ours.values()) == ["earlier answer", "answer"]
    assert asked == [(99, 99 + FARTHEST), (100, 101), (99, 99 + FARTHEST), (100, 102)]


async def test_other_words_are_no_second_attempt() -> None:
    """What was given up with other words is not looked for."""
    chats, duplicates = Chats(*["arrived"] * 5), Duplicates(Waiter(Pauses()))
    with pytest.raises(MaybeSentError):
        await duplicates.send("sendMessage", message("a"), chats.call)
    await duplicates.send("sendMessage", message("b"), chats.call)
    assert list(chats.ours.values()) == ["a"] * 5 + ["b"]


async def test_what_is_certain_is_passed_on() -> None:
    """Errors that leave no doubt are the caller's."""

    async def refuse(_method: str, _data: dict[str, Any], /, before: Before | None = None) -> Any:  # noqa: ARG001
        raise NetworkError("no route")

    duplicates = Duplicates(Waiter(Pauses()))
    with pytest.raises(TelegramError, match="no route"):
        await duplicates.send("sendMessage", message("a"), refuse)
    with pytest.raises(TelegramError, match="no route"):
        await duplicates.send("sendSticker", message("a"), refuse)
