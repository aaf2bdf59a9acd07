"""Reading what the bot did, and waiting for it: each wait exists awaitable and blocking."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from tests.fakes.bot_api.chats import Chat
from tests.fakes.bot_api.entities import JsonObject
from tests.fakes.bot_api.files import StoredFile
from tests.fakes.bot_api.messages import Message
from tests.fakes.bot_api.people import User
from tests.fakes.bot_api.queries import InlineQuery, Press
from tests.fakes.bot_api.waiting import NothingHappened
from tests.fakes.bot_api.world import Call, World

T = TypeVar("T")
Place = Chat | User
_CALLS_TOLD = 8


class Observer:
    """Looks at a world. Each `next_…` hands out the next thing that it has not handed out."""

    def __init__(self, world: World, patience_s: float) -> None:
        self.world = world
        self.patience_s = patience_s
        self._seen: dict[object, int] = {}

    @property
    def calls(self) -> list[Call]:
        """All calls of the bot, long polls included, in the order in which they came."""
        with self.world.watchers.lock:
            return list(self.world.calls)

    def calls_to(self, method: str) -> list[Call]:
        """Return the calls of one method, in the order in which they came."""
        return [call for call in self.calls if call.method.lower() == method.lower()]

    def messages(self, place: Place) -> list[Message]:
        """Everybody's messages in a chat, oldest first, without those that were deleted."""
        with self.world.watchers.lock:
            return [m for m in _chat_of(place).messages.values() if not m.is_deleted]

    def replies(self, place: Place) -> list[Message]:
        """Return the bot's messages in a chat, oldest first, deleted ones included."""
        with self.world.watchers.lock:
            return list(_chat_of(place).said_by_bot)

    @property
    def documents(self) -> list[StoredFile]:
        """The files that the bot has uploaded."""
        return list(self.world.documents)

    @property
    def webhook_deliveries(self) -> list[tuple[int, int | None]]:
        """Update id and the bot's status code (None: no connection) of each push."""
        return list(self.world.webhook_deliveries)

    @property
    def menus(self) -> dict[tuple[str, str], list[JsonObject]]:
        """The bot's commands by scope (`default`, `chat -1001`, …) and language."""
        return dict(self.world.profile.menus)

    async def until(self, probe: Callable[[], T | None], what: str = "a condition") -> T:
        """Return the probe's first true value. Raises `NothingHappened`."""
        future = self.world.watchers.when(probe)
        try:
            return await asyncio.wait_for(asyncio.wrap_future(future), self.patience_s)
        except TimeoutError:
            raise self._disappointed(what) from None

    def wait_until(self, probe: Callable[[], T | None], what: str = "a condition") -> T:
        """As `until`, blocking."""
        future: Future[T] = self.world.watchers.when(probe)
        try:
            return future.result(self.patience_s)
        except TimeoutError:
            future.cancel()
            raise self._disappointed(what) from None

    async def next_reply(self, place: Place) -> Message:
        """Return the bot's next message in a chat that was not handed out yet."""
        return await self.until(self._reply_probe(place), f"a reply in {_chat_of(place).name!r}")

    def wait_next_reply(self, place: Place) -> Message:
        """As `next_reply`, blocking."""
        return self.wait_until(self._reply_probe(place), f"a reply in {_chat_of(place).name!r}")

    async def next_call(self, method: str) -> Call:
        """Return the next call of a method that was not handed out, once it is answered."""
        return await self.until(self._call_probe(method), f"a call of {method}")

    def wait_next_call(self, method: str) -> Call:
        """As `next_call`, blocking."""
        return self.wait_until(self._call_probe(method), f"a call of {method}")

    async def next_edit(self, message: Message) -> Message:
        """Return the message, when the bot has changed it once more."""
        return await self.until(self._edit_probe(message), f"an edit of {message!r}")

    def wait_next_edit(self, message: Message) -> Message:
        """As `next_edit`, blocking."""
        return self.wait_until(self._edit_probe(message), f"an edit of {message!r}")

    async def next_answer(self, asked: Press | InlineQuery) -> JsonObject:
        """Return the parameters of the next answer to a press or an inline query."""
        return await self.until(self._answer_probe(asked), f"an answer to {asked!r}")

    def wait_next_answer(self, asked: Press | InlineQuery) -> JsonObject:
        """As `next_answer`, blocking."""
        return self.wait_until(self._answer_probe(asked), f"an answer to {asked!r}")

    async def polling(self) -> None:
        """Return when the bot waits for updates: it has started and taken all there were."""
        await self.until(lambda: self.world.is_polled, "a long poll")

    def wait_polling(self) -> None:
        """As `polling`, blocking."""
        self.wait_until(lambda: self.world.is_polled, "a long poll")

    async def confirmed(self, update_id: int | None = None) -> None:
        """Return when the bot has taken this update, or all that were made so far."""
        await self.until(self._confirmed_probe(update_id), "a confirmation of updates")

    def wait_confirmed(self, update_id: int | None = None) -> None:
        """As `confirmed`, blocking."""
        self.wait_until(self._confirmed_probe(update_id), "a confirmation of updates")

    def _take(self, key: object, there_are: int) -> int | None:
        """Return the index of the next thing under a key, if there is one more."""
        index = self._seen.get(key, 0)
        if index >= there_are:
            return None
        self._seen[key] = index + 1
        return index

    def _reply_probe(self, place: Place) -> Callable[[], Message | None]:
        chat = _chat_of(place)

        def probe() -> Message | None:
            index = self._take(chat, len(chat.said_by_bot))
            return None if index is None else chat.said_by_bot[index]

        return probe

    def _call_probe(self, method: str) -> Callable[[], Call | None]:
        name = method.lower()

        def probe() -> Call | None:
            for index in range(self._seen.get(name, 0), len(self.world.calls)):
                call = self.world.calls[index]
                if call.method.lower() == name:
                    self._seen[name] = index if call.code is None else index + 1
                    return None if call.code is None else call
            self._seen[name] = len(self.world.calls)
            return None

        return probe

    def _edit_probe(self, message: Message) -> Callable[[], Message | None]:
        return lambda: None if self._take(message, len(message.edits)) is None else message

    def _answer_probe(self, asked: Press | InlineQuery) -> Callable[[], JsonObject | None]:
        def probe() -> JsonObject | None:
            index = self._take(asked, len(asked.answers))
            return None if index is None else asked.answers[index]

        return probe

    def _confirmed_probe(self, update_id: int | None) -> Callable[[], bool]:
        updates = self.world.updates
        last_id = updates.last_id
        if update_id is not None:
            return lambda: update_id not in updates.pending
        return lambda: not any(pending <= last_id for pending in updates.pending)

    def _disappointed(self, what: str) -> NothingHappened:
        calls = [call for call in self.calls if call.method.lower() != "getupdates"]
        told = "".join(f"\n  {call!r}" for call in calls[-_CALLS_TOLD:]) or " none"
        return NothingHappened(f"waited {self.patience_s:g} s for {what}; the bot's last calls:{told}")


def _chat_of(place: Place) -> Chat:
    return place.chat if isinstance(place, User) else place
