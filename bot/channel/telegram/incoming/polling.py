"""Long polling: what Telegram has is in the inbox before Telegram is told that it was received."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Sequence

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.channel.telegram.api.client import MOST_AT_ONCE, Client
from bot.channel.telegram.api.raw_updates import Incoming, NotAnUpdateError, incoming
from bot.channel.telegram.api.retry import endless_pauses, explain, seconds
from bot.logs import trace_without_words
from bot.store import Inbox, QueuedUpdate, StoreError, TakeUpdates
from bot.trouble import Trouble

POLL_S = 30
"""A choice: connections without traffic are cut by many networks after a minute."""
_CONFLICTS = {
    True: "a webhook was set with the same token",
    False: "another program polls with the same token",
}

_log = logging.getLogger(__name__)


async def poll(
    client: Client,
    inbox: Inbox,
    take: TakeUpdates,
    allowed: Sequence[str],
    begin: Callable[[], None] = lambda: None,
) -> None:
    """Fetch, keep, hand on, until cancelled; in an outage of Telegram or the store, again and again.

    `begin` is called once all that waits at Telegram is in the inbox, or cannot be had just now. Raises
    InvalidToken.
    """
    offset: int | None = None
    wait_s = 0
    is_caught_up = False
    pauses, trouble = endless_pauses(), Trouble(_log, "no updates")
    while True:
        is_more = False
        try:
            if updates := await client.fetch_updates(offset, wait_s, allowed):
                found = _updates(updates, client.source)
                # What ended an earlier process may come again at the start: kept first, it is counted should
                # it end this one, too.
                await receive(client, inbox, found, take, at_once=is_caught_up)
                offset = max(queued.number for queued, *_ in found) + 1
                is_more = len(updates) >= MOST_AT_ONCE
        except InvalidToken:
            raise
        except Exception as error:
            trouble.failed(_problem(error))
            pause_s = max(next(pauses), _asked_s(error))
        else:
            trouble.went_well()
            is_caught_up = is_caught_up or not is_more
            pauses, pause_s = endless_pauses(), 0.0
        if not (wait_s or is_more):
            begin()
            wait_s = POLL_S
        if pause_s:
            await client.waiter.rest(pause_s)


async def receive(
    client: Client, inbox: Inbox, found: Sequence[Incoming], take: TakeUpdates, *, at_once: bool = False
) -> None:
    """Keep what has come, durably once this returns, and hand on what is new of it. Raises StoreError.

    It is handed on when it is kept, or `at_once` when it is known that it is new.
    """
    kinds = {queued.number: kind for queued, kind, _message in found}

    def take_new(new: Sequence[QueuedUpdate]) -> None:
        for queued in new:
            client.metrics.received(kinds[queued.number])
        take(new)

    for one in found:
        if one.message:
            chat_id, number, date = one.message
            client.heard(chat_id, number, at=date)
    updates = [queued for queued, *_ in found]
    if at_once:
        await inbox.add(updates, take_new)
    else:
        take_new(await inbox.add(updates))


def _updates(updates: Iterable[bytes], source: str) -> list[Incoming]:
    found, now = [], int(time.time())
    for update in updates:
        try:
            found.append(incoming(update, source, now))
        except NotAnUpdateError:  # it is confirmed together with a later one
            _log.error("Telegram sent something without a number, it is passed over")
    if not found:
        raise TelegramError("Invalid server response")
    return found


def _asked_s(error: Exception) -> float:
    return seconds(error.retry_after) if isinstance(error, RetryAfter) else 0.0


def _problem(error: Exception) -> str:
    if isinstance(error, Conflict):
        return _CONFLICTS["webhook" in str(error).lower()]
    if isinstance(error, StoreError):
        return str(error)
    return explain(error) if isinstance(error, TelegramError) else f"\n{trace_without_words(error)}"
