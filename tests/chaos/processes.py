"""Bots as processes: started, killed, stopped, and started again if they end by themselves."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
_SETTINGS = ("IMS_DOCTOR_", "TELEGRAM_", "PYTHONDONTWRITEBYTECODE")
"""What is not handed on; without its bytecode a bot takes seconds longer to start than an installed one."""
_MOST_EXITS = 5
_STOP_S = 60.0


class BrokenBotError(AssertionError):
    """The bot does not even run."""


@dataclass(eq=False)
class Life:
    """One process from start to end; `name` is how the Bot API server knows it.

    Times are in seconds since 1970.
    """

    name: str
    process: asyncio.subprocess.Process
    log: Path
    born: float
    ready: float | None = None
    ended: float | None = None
    is_wanted_dead: bool = False


@dataclass
class Replica:
    """One place for a bot, in which one process follows another.

    `environment` is given to each, with `{name}` replaced by its name.
    """

    name: str
    arguments: Sequence[str]
    environment: Mapping[str, str]
    folder: Path
    lives: list[Life] = field(default_factory=list)
    exits: list[str] = field(default_factory=list)
    _watch: asyncio.Task[None] | None = None

    @property
    def life(self) -> Life:
        """The present process, or the last."""
        return self.lives[-1]

    async def start(self) -> None:
        """Start a process; it is watched, and followed by another if it ends by itself."""
        name = f"{self.name}-{len(self.lives) + 1}"
        environment = {key: value for key, value in os.environ.items() if not key.startswith(_SETTINGS)}
        environment |= {key: value.replace("{name}", name) for key, value in self.environment.items()}
        log = self.folder / f"{name}.log"
        with log.open("wb") as output:
            process = await asyncio.create_subprocess_exec(
                sys.executable, *self.arguments, cwd=_ROOT, env=environment, stdout=output, stderr=output
            )
        life = Life(name, process, log, time.time())
        self.lives.append(life)
        self._watch = asyncio.create_task(self._look_after(life))

    async def kill(self) -> float:
        """SIGKILL; gives the time of death, once it is dead."""
        return await self._end(signal.SIGKILL)

    async def stop(self) -> float:
        """SIGTERM; gives how many seconds it took to end. Raises BrokenBotError if it ends badly."""
        told = time.time()
        ended = await self._end(signal.SIGTERM)
        if self.life.process.returncode != 0:
            raise BrokenBotError(
                f"{self.life.name} ended with {self.life.process.returncode}: {self._last_line()}"
            )
        return ended - told

    async def _end(self, number: signal.Signals) -> float:
        life, watch = self.life, self._watch
        assert watch is not None
        life.is_wanted_dead = True
        if life.process.returncode is None:
            life.process.send_signal(number)
        try:
            await asyncio.wait_for(asyncio.shield(watch), _STOP_S)
        except TimeoutError:
            life.process.kill()
            await watch
            raise BrokenBotError(f"{life.name} did not stop within {_STOP_S:g} s") from None
        assert life.ended is not None
        return life.ended

    async def _look_after(self, life: Life) -> None:
        code = await life.process.wait()
        life.ended = time.time()
        if not life.is_wanted_dead:
            self.exits.append(f"{life.name} ended by itself with {code}: {self._last_line()}")
            if len(self.exits) <= _MOST_EXITS:
                await self.start()

    def check(self) -> None:
        """Raise BrokenBotError if it has ended by itself again and again."""
        if len(self.exits) > _MOST_EXITS:
            raise BrokenBotError(self.exits[-1])

    def _last_line(self) -> str:
        lines = self.life.log.read_text(errors="replace").strip().splitlines()
        return lines[-1] if lines else "nothing logged"
