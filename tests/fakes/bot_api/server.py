"""The public face: runs the server and fills the world; `observing` reads what the bot did."""

import asyncio
from itertools import count
from types import TracebackType
from typing import Self, TypeVar

from tests.fakes.bot_api.accounts import BotAccount, Member
from tests.fakes.bot_api.chats import Chat
from tests.fakes.bot_api.clock import Clock, SystemClock
from tests.fakes.bot_api.entities import JsonObject
from tests.fakes.bot_api.faults import FaultRules
from tests.fakes.bot_api.floods import FloodLimits
from tests.fakes.bot_api.observing import Observer
from tests.fakes.bot_api.people import User
from tests.fakes.bot_api.places import Channel, Group, Supergroup
from tests.fakes.bot_api.runner import Runner
from tests.fakes.bot_api.world import World
from tests.patience import PATIENCE_S

C = TypeVar("C", bound=Chat)
_FIRST_MESSAGE_ID = 2  # 1 is the general topic of a forum


class BotApiServer(Observer):
    """A Bot API server for one bot, for `with` or `async with`; see the package's docstring."""

    def __init__(
        self,
        *,
        bot_username: str = "ims_doctor_bot",
        bot_name: str = "ims-doctor",
        privacy_mode: bool = True,
        clock: Clock | None = None,
        seed: int = 0,
        patience_s: float = PATIENCE_S,
        webhook_retry_s: float = 0.02,
    ) -> None:
        self.bot = BotAccount(
            id=5_000_000_001,
            first_name=bot_name,
            is_bot=True,
            username=bot_username,
            privacy_mode=privacy_mode,
        )
        self.token = f"{self.bot.id}:AAF-test_token_of_the_fake_server_0001"
        self.clock: Clock = clock or SystemClock()
        super().__init__(World(self.bot, self.token, self.clock, seed), patience_s)
        self._runner = Runner(self.world, webhook_retry_s)
        self._user_ids = count(100_001)

    # Running

    def start(self) -> Self:
        """Begins to serve; `with` does this."""
        self._runner.start()
        return self

    def stop(self) -> None:
        """End all connections; `with` does this."""
        self._runner.stop()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    async def __aenter__(self) -> Self:
        return self.start()

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await asyncio.to_thread(self.stop)

    @property
    def root_url(self) -> str:
        """`http://127.0.0.1:port`, as `TELEGRAM_API_BASE_URL` wants it."""
        return f"http://127.0.0.1:{self._runner.port}"

    @property
    def base_url(self) -> str:
        """python-telegram-bot's `base_url`."""
        return f"{self.root_url}/bot"

    @property
    def base_file_url(self) -> str:
        """python-telegram-bot's `base_file_url`."""
        return f"{self.root_url}/file/bot"

    # Filling the world

    def user(
        self,
        first_name: str,
        *,
        language_code: str | None = None,
        username: str | None = None,
        last_name: str | None = None,
        is_bot: bool = False,
    ) -> User:
        """Return a person whom the bot does not know yet, or another bot."""
        world = self.world
        with world.changing():
            user_id = next(self._user_ids)
            chat = Chat(
                world=world,
                id=user_id,
                kind="private",
                message_ids=world.account_message_ids,
                is_open=False,
            )
            user = User(
                id=user_id,
                first_name=first_name,
                is_bot=is_bot,
                last_name=last_name,
                username=username,
                language_code=language_code,
                world=world,
                chat=chat,
            )
            chat.partner = user
            world.chats[chat.id] = chat
            world.accounts[user.id] = user
        return user

    def group(self, title: str, *, with_bot: bool = True) -> Group:
        """Return a basic group; the bot is a plain member, if at all."""
        world = self.world
        with world.changing():
            group = Group(
                world=world,
                id=-4_000_000_000 - world.number(),
                kind="group",
                title=title,
                message_ids=world.account_message_ids,
            )
            return self._settle(group, "member" if with_bot else None)

    def supergroup(
        self,
        title: str,
        *,
        username: str | None = None,
        forum: bool = False,
        with_bot: bool = True,
    ) -> Supergroup:
        """Return a supergroup, with `topic(name)` a forum; the bot is a plain member, if at all."""
        world = self.world
        with world.changing():
            group = Supergroup(
                world=world,
                id=-1_001_000_000_000 - world.number(),
                kind="supergroup",
                title=title,
                username=username,
                is_forum=forum,
                message_ids=count(_FIRST_MESSAGE_ID),
            )
            return self._settle(group, "member" if with_bot else None)

    def channel(self, title: str, *, username: str | None = None, with_bot: bool = True) -> Channel:
        """Return a channel; the bot is its administrator, if at all."""
        world = self.world
        with world.changing():
            channel = Channel(
                world=world,
                id=-1_003_000_000_000 - world.number(),
                kind="channel",
                title=title,
                username=username,
                message_ids=count(_FIRST_MESSAGE_ID),
            )
            return self._settle(channel, "administrator" if with_bot else None)

    # Acting as Telegram

    @property
    def faults(self) -> FaultRules:
        """What goes wrong: `faults.add(TooManyRequests(3), "sendMessage", count=1)`."""
        return self.world.faults

    @property
    def flood_limits(self) -> FloodLimits | None:
        """How much the bot may send; None (at first) for as much as it likes."""
        return self.world.flood_limits

    @flood_limits.setter
    def flood_limits(self, limits: FloodLimits | None) -> None:
        self.world.flood_limits = limits

    @property
    def inline_feedback(self) -> bool:
        """Whether the bot hears which inline result was chosen."""
        return self.world.inline_feedback

    @inline_feedback.setter
    def inline_feedback(self, is_on: bool) -> None:
        self.world.inline_feedback = is_on

    def revoke_token(self) -> None:
        """From now on every call is unauthorized."""
        with self.world.changing():
            self.world.token_is_valid = False

    def restore_token(self) -> None:
        """Make the token good again."""
        with self.world.changing():
            self.world.token_is_valid = True

    def push(self, kind: str, payload: JsonObject, chat_id: int = 0, *, unasked: bool = False) -> int | None:
        """Queues any update, even a broken one; its id, or None if the bot does not want it.

        With `unasked`, the bot gets it all the same, as what waited when it began to ask for less.
        """
        with self.world.changing():
            return self.world.updates.put(kind, payload, chat_id, unasked=unasked)

    def redeliver(self, update_id: int) -> None:
        """Hands an update out once more."""
        with self.world.changing():
            self.world.updates.repeat(update_id)

    def lose_file(self, file_id: str) -> None:
        """Telegram cannot find this file any more."""
        with self.world.changing():
            self.world.files.lose(file_id)

    def _settle(self, chat: C, status: str | None) -> C:
        self.world.chats[chat.id] = chat
        if status is not None:
            chat.members[self.bot.id] = Member(account=self.bot, status=status)
        return chat
