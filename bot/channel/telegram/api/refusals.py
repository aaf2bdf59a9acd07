"""What Telegram's refusals mean: trouble that passes, a chat in which the bot may not write."""

from __future__ import annotations

from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.channel.telegram.api.retry import StoppingError

_CLOSED = (
    "not enough rights",
    "have no rights",
    "need administrator rights",
    "chat_write_forbidden",
    "chat_admin_required",
    "chat_restricted",
    "chat_send_",
    "user_banned_in_channel",
    "topic_closed",
    "topic_deleted",
    "topic_id_invalid",
    "message thread not found",
    "chat not found",
    "peer_id_invalid",
)


def is_closed(error: TelegramError) -> bool:
    """Whether more words would not arrive either: blocked, removed, muted, a topic closed or gone.

    Outside of its topic an answer would be no better off: Telegram puts what replies to a message into the
    topic of that, and without the question it would say nothing.
    """
    if isinstance(error, Forbidden):
        return True
    problem = str(error).lower()
    return isinstance(error, BadRequest) and any(reason in problem for reason in _CLOSED)


def is_passing(error: TelegramError) -> bool:
    """Whether the same call may well succeed later: an outage, a flood, a stop of the bot."""
    if isinstance(error, BadRequest | Forbidden | InvalidToken):
        return False
    return isinstance(error, NetworkError | RetryAfter | StoppingError)
