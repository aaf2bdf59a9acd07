"""What the Telegram channel needs to know to start."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlsplit

from bot.errors import ChannelError
from bot.settings import DEFAULT_API_ROOT

DEFAULT_LIMIT_BYTES = 1 << 20
_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class TelegramSettings:
    """`api_root` is the root of a Bot API server; `limit_bytes` how large a sent file may be."""

    token: str = field(repr=False)
    api_root: str = DEFAULT_API_ROOT
    limit_bytes: int = DEFAULT_LIMIT_BYTES

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
        if not _TOKEN.fullmatch(self.token):
            raise ChannelError(
                "TELEGRAM_BOT_TOKEN is no bot token (number, colon, letters): copy it again from @BotFather"
            )
        if self._split().scheme not in ("http", "https") or not self.server:
            raise ChannelError("TELEGRAM_API_BASE_URL is no http(s) address")
