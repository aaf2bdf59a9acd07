"""What one person's conversation remembers."""

from __future__ import annotations

from bot.model import LOCALES, Record
from bot.translate import SOURCE_LOCALE


class Session(Record, frozen=True):
    """Languages of a person: `chosen` with /language, `spoken` last, `client` of their app (any BCP 47 tag).

    Only `chosen` outlives the process.
    """

    chosen: str | None = None
    spoken: str | None = None
    client: str | None = None

    @property
    def locale(self) -> str:
        """The language to answer in when the message itself does not tell."""
        return self.chosen or self.spoken or supported(self.client) or SOURCE_LOCALE


def supported(tag: str | None) -> str | None:
    """The bot's locale for a tag such as `fr-CA` or `ko_KR`; None where it does not speak that."""
    language = (tag or "").replace("_", "-").partition("-")[0].lower()
    return language if language in LOCALES else None
