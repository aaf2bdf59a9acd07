"""Telegram's bad days, switched on by rule: what goes wrong, for which methods, how often."""

import asyncio
import random
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from tests.fakes.bot_api.entities import JsonObject

_GATEWAY_PAGE = (
    "<html>\r\n<head><title>{status} {reason}</title></head>\r\n<body>\r\n"
    "<center><h1>{status} {reason}</h1></center>\r\n<hr><center>nginx/1.18.0</center>\r\n"
    "</body>\r\n</html>\r\n"
)
_REASONS = {500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable"}


@dataclass(frozen=True)
class TooManyRequests:
    """429 with `retry_after`; nothing is done."""

    retry_after_s: int


@dataclass(frozen=True)
class ServerError:
    """A 5xx whose body is a page of HTML; nothing is done."""

    status: int = 502

    def body(self) -> str:
        """Return the page that a gateway shows."""
        reason = _REASONS.get(self.status, "Gateway Time-out")
        return _GATEWAY_PAGE.format(status=self.status, reason=reason)


@dataclass(frozen=True)
class ResetBefore:
    """The connection is reset, and nothing is done."""


@dataclass(frozen=True)
class ResetAfter:
    """It is done, and then the connection is reset before the answer."""


@dataclass(frozen=True)
class Delay:
    """Real seconds before it is done, or between doing and answering if `after`."""

    seconds: float
    after: bool = False


@dataclass(frozen=True)
class Refuse:
    """Any refusal, word for word; nothing is done."""

    code: int
    description: str


@dataclass(frozen=True)
class Hold:
    """Nothing is done before `release()` of the rule."""


Fault = TooManyRequests | ServerError | ResetBefore | ResetAfter | Delay | Refuse | Hold


@dataclass(eq=False)
class FaultRule:
    """One switched-on fault. `hits` counts how often it struck."""

    fault: Fault
    methods: frozenset[str]
    probability: float
    count: int | None
    when: Callable[[JsonObject], bool] | None
    changing: Callable[[], AbstractContextManager[None]]
    hits: int = 0
    is_on: bool = True
    _released: bool = False
    _held: list[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = field(default_factory=list)

    def switch_off(self) -> None:
        """Let the fault strike no more."""
        with self.changing():
            self.is_on = False

    def release(self) -> None:
        """Lets calls go on that `Hold` has stopped, now and later."""
        with self.changing():
            self._released = True
            held, self._held = self._held, []
        for loop, event in held:
            loop.call_soon_threadsafe(event.set)

    async def held(self) -> None:
        """Return after `release()`."""
        event = asyncio.Event()
        with self.changing():
            if self._released:
                return
            self._held.append((asyncio.get_running_loop(), event))
        await event.wait()


class FaultRules:
    """All switched-on faults of a server, in the order in which they were added."""

    def __init__(self, dice: random.Random, changing: Callable[[], AbstractContextManager[None]]) -> None:
        self._dice = dice
        self._changing = changing
        self.rules: list[FaultRule] = []

    def add(
        self,
        fault: Fault,
        *methods: str,
        count: int | None = None,
        probability: float = 1.0,
        when: Callable[[JsonObject], bool] | None = None,
    ) -> FaultRule:
        """Switches a fault on for these methods (none: all), at most `count` times.

        `probability` is 0–1; `when` sees the call's parameters and says whether it applies.
        """
        names = frozenset(method.lower() for method in methods)
        rule = FaultRule(fault, names, probability, count, when, self._changing)
        with self._changing():
            self.rules.append(rule)
        return rule

    def clear(self) -> None:
        """Switches all faults off."""
        with self._changing():
            for rule in self.rules:
                rule.is_on = False
            self.rules = []

    def draw(self, method: str, params: JsonObject) -> list[FaultRule]:
        """Return the rules that strike this call: delays, and at most one that decides it."""
        struck = []
        with self._changing():
            for rule in self.rules:
                if not rule.is_on or (rule.methods and method.lower() not in rule.methods):
                    continue
                if rule.when is not None and not rule.when(params):
                    continue
                if rule.probability < 1.0 and self._dice.random() >= rule.probability:
                    continue
                rule.hits += 1
                rule.is_on = rule.count is None or rule.hits < rule.count
                struck.append(rule)
                if not isinstance(rule.fault, Delay | Hold):
                    break
        return struck
