"""What the channel counts. `Metrics` counts nothing; `PrometheusMetrics` counts for `/metrics`.

No texts and no ids: labels are method names, status codes, locales, and kinds of updates, outcomes and pages.
"""

from __future__ import annotations

import platform
import time
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from bot.channel.page_counts import PAGES
from bot.dialogue.notes import Asked, Note
from bot.languages import LOCALES

if TYPE_CHECKING:
    from prometheus_client import CollectorRegistry

_P = ParamSpec("_P")
_R = TypeVar("_R")
KINDS = (
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "callback_query",
    "inline_query",
    "chosen_inline_result",
    "message_reaction",
    "my_chat_member",
)
_PREFIX = "ims_doctor"
_OUTCOMES = ("answer", "suggest", "none")
_ANSWER_S = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300)
"""Bounds of the histogram: from an answer at once to one that waited for Telegram's limits."""
_PAGE_S = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120)
"""Bounds of the histogram: from a page at once to a board of many pages."""
_DIALOGUE_S = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)
"""Bounds of the histogram: from a button to a large file."""


class Metrics:
    """Counts nothing: for a bot whose figures nobody reads."""

    def received(self, kind: str) -> None:
        """A new update of this kind is in the inbox."""

    def noted(self, notes: Iterable[Note]) -> None:
        """An event was handled, and left these notes."""

    def answered(self, seconds: float) -> None:
        """An update is done with, so long after it was received."""

    def dialogue_took(self, seconds: float) -> None:
        """The dialogue has made up its mind."""

    def call_failed(self, method: str, code: str) -> None:
        """Telegram answered with a status code of 400 or more, or not at all (`network`, `timeout`)."""

    def update_failed(self, *, is_last: bool) -> None:
        """An attempt to answer failed by a fault of ours; after the last the update is set aside."""

    def waited(self, seconds: float) -> None:
        """A call was held back to stay within Telegram's limits."""

    def page_served(self, page: str, status: int, seconds: float) -> None:
        """One of the pages in a browser was answered (see `channel.page_counts`)."""

    def page(self, depth: int | None, knowledge_age_s: float) -> tuple[bytes, str]:  # noqa: ARG002
        """The figures as Prometheus reads them, and their content type."""
        return b"", "text/plain"


class PrometheusMetrics(Metrics):
    """Counts in a registry of its own. `version` is that of the program."""

    def __init__(self, version: str = "") -> None:
        from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, Info, ProcessCollector

        self.registry: CollectorRegistry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        counter = partial(Counter, namespace=_PREFIX, registry=self.registry)
        gauge = partial(Gauge, namespace=_PREFIX, registry=self.registry)
        histogram = partial(Histogram, namespace=_PREFIX, registry=self.registry)
        self._updates = counter("updates", "Updates taken in, by kind", ["kind"])
        self._outcomes = counter("questions", "Questions answered, by outcome", ["outcome", "locale"])
        self._answer_s = histogram(
            "answer_seconds", "From receipt of an update to the end of its answer", buckets=_ANSWER_S
        )
        self._dialogue_s = histogram(
            "dialogue_seconds", "What the dialogue took for an event", buckets=_DIALOGUE_S
        )
        self._errors = counter(
            "telegram_errors", "Calls that Telegram refused, by HTTP status", ["method", "code"]
        )
        self._failures = counter("failures", "Attempts to answer that failed by a fault of the bot")
        self._aside = counter("set_aside", "Updates set aside after their last attempt")
        self._held_s = counter("held_back_seconds", "Time in which calls waited for Telegram's limits")
        self._pages = counter("pages", "Pages served to browsers", ["page", "status"])
        self._page_s = histogram(
            "page_seconds", "From a browser's request to the end of the page", ["page"], buckets=_PAGE_S
        )
        self._depth = gauge("inbox_depth", "Updates that wait for an answer")
        self._age_s = gauge("knowledge_age_seconds", "Time since the knowledge was read")
        about = {"version": version, "python": platform.python_version()}
        Info("build", "The program", namespace=_PREFIX, registry=self.registry).info(about)

    def received(self, kind: str) -> None:
        """Count an update."""
        self._updates.labels(kind if kind in KINDS else "other").inc()

    def noted(self, notes: Iterable[Note]) -> None:
        """Count questions by what came of them."""
        for note in notes:
            if isinstance(note, Asked):
                outcome = note.outcome if note.outcome in _OUTCOMES else "other"
                self._outcomes.labels(outcome, note.locale if note.locale in LOCALES else "other").inc()

    def answered(self, seconds: float) -> None:
        """Take a time."""
        self._answer_s.observe(seconds)

    def dialogue_took(self, seconds: float) -> None:
        """Take a time."""
        self._dialogue_s.observe(seconds)

    def call_failed(self, method: str, code: str) -> None:
        """Count an error."""
        self._errors.labels(method, code).inc()

    def update_failed(self, *, is_last: bool) -> None:
        """Count a failure."""
        self._failures.inc()
        if is_last:
            self._aside.inc()

    def waited(self, seconds: float) -> None:
        """Add a time up."""
        self._held_s.inc(seconds)

    def page_served(self, page: str, status: int, seconds: float) -> None:
        """Count a page, and take its time."""
        known = page if page in PAGES else "other"
        self._pages.labels(known, str(status)).inc()
        self._page_s.labels(known).observe(seconds)

    def page(self, depth: int | None, knowledge_age_s: float) -> tuple[bytes, str]:
        """The figures as Prometheus reads them, and their content type.

        `depth` is the inbox's, None where the store is out of reach.
        """
        from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

        self._depth.set(float("nan") if depth is None else depth)
        self._age_s.set(knowledge_age_s)
        return generate_latest(self.registry), CONTENT_TYPE_LATEST


def timed(function: Callable[_P, _R], metrics: Metrics) -> Callable[_P, _R]:
    """The dialogue, with a watch on it; it is called from several threads."""

    def measured(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        begin = time.perf_counter()
        try:
            return function(*args, **kwargs)
        finally:
            metrics.dialogue_took(time.perf_counter() - begin)

    return measured
