"""What the Telegram channel needs to know to start."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlsplit

from bot.errors import ChannelError
from bot.privacy.token_shapes import is_bot_token
from bot.settings import DEFAULT_API_ROOT

DEFAULT_LIMIT_BYTES = 1 << 20
DEFAULT_LISTEN = ("127.0.0.1", 8080)
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


@dataclass(frozen=True, slots=True)
class TelegramSettings:
    """`api_root` is the root of a Bot API server; `limit_bytes` how large a sent file may be.

    `concurrency` is how many chats are answered at once, `owners` the ids of the bot's administrators.
    With `chats` or `people` (ids) nobody else may use the bot, but for the owners, and the members of those
    chats in private. The limits count messages, files and presses. `retention_days` is how far back the
    owner's figures go, and how long what was stored is kept; `renames` lets the bot set its name in each
    language, which Telegram allows rarely. `calls_per_second` is how many messages it sends at most, 0 for
    as many as Telegram takes.

    With `webhook_url` Telegram brings updates there, with `webhook_secret`, and the bot listens on `listen`
    (host, port). Without, it polls, and listens only if `listen` is set, for `/healthz` and the like.
    """

    token: str = field(repr=False)
    api_root: str = DEFAULT_API_ROOT
    limit_bytes: int = DEFAULT_LIMIT_BYTES
    concurrency: int = 32
    owners: frozenset[int] = frozenset()
    chats: frozenset[int] = frozenset()
    people: frozenset[int] = frozenset()
    person_per_minute: int = 20
    chat_per_minute: int = 60
    retention_days: int = 90
    renames: bool = False
    calls_per_second: int = 30
    webhook_url: str = ""
    webhook_secret: str = field(default="", repr=False)
    listen: tuple[str, int] | None = None

    @property
    def base_url(self) -> str:
        """The address of methods, up to where the token follows."""
        return f"{self.api_root.rstrip('/')}/bot"

    @property
    def base_file_url(self) -> str:
        """The address of files, up to where the token follows."""
        return f"{self.api_root.rstrip('/')}/file/bot"

    @property
    def server(self) -> str:
        """The server as it may be shown: no path, no password."""
        return self._split().netloc.rpartition("@")[2]

    def _split(self) -> SplitResult:
        try:
            return urlsplit(self.api_root)
        except ValueError:
            return SplitResult("", "", "", "", "")

    def check(self) -> None:
        """Refuse what cannot work.

        Raises:
            ChannelError: saying which setting to mend.
        """
        if not self.token:
            raise ChannelError("TELEGRAM_BOT_TOKEN is not set: ask @BotFather for a token")
        if not is_bot_token(self.token):
            raise ChannelError(
                "TELEGRAM_BOT_TOKEN is no bot token (number, colon, letters): copy it again from @BotFather"
            )
        if self._split().scheme not in ("http", "https") or not self.server:
            raise ChannelError("TELEGRAM_API_BASE_URL is no http(s) address")
        if self.webhook_url:
            if not self.webhook_url.startswith(("https://", "http://")):
                raise ChannelError("IMS_DOCTOR_WEBHOOK_URL is no http(s) address")
            if not _SECRET.fullmatch(self.webhook_secret):
                raise ChannelError(
                    "IMS_DOCTOR_WEBHOOK_SECRET must be 1 to 256 of A-Z a-z 0-9 _ -: "
                    "make one with `openssl rand -hex 32`"
                )
