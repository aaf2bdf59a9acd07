"""The peer of `benchmarks.durability`: ims-doctor itself, but with a store that is gone with the process.

python -m benchmarks.undurable_bot [--webhook]     settings from the environment, as ims-doctor's
"""

from __future__ import annotations

import sys

import bot.store
from bot.cli.main import main
from tests.fakes.memory_store import MemoryStore


class _Forgetful(MemoryStore):
    """Opened and closed as `SqlStore` is; whatever its address."""

    @classmethod
    async def open(cls, _url: str | None = None) -> _Forgetful:
        return cls()

    async def __aenter__(self) -> _Forgetful:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()


if __name__ == "__main__":
    bot.store.SqlStore = _Forgetful  # type: ignore[assignment,misc]
    sys.exit(main(["telegram", *sys.argv[1:]]))
