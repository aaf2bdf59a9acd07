"""Updates that wait for the bot: kept until confirmed, filtered by what the bot asked for."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from tests.fakes.bot_api.entities import JsonObject

KINDS = (
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "guest_message",
    "message_reaction",
    "message_reaction_count",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "shipping_query",
    "pre_checkout_query",
    "purchased_paid_media",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "chat_boost",
    "removed_chat_boost",
    "managed_bot",
    "subscription",
    "stopped_message_generation",
)
"""Of Bot API 10.3, in the order in which it documents them."""
_ONLY_ON_REQUEST = {"chat_member", "message_reaction", "message_reaction_count"}


@dataclass(frozen=True)
class Update:
    """One update; those of one `chat_id` are handed out in order."""

    id: int
    kind: str
    payload: JsonObject
    chat_id: int

    def as_json(self) -> JsonObject:
        """Return the Bot API's `Update`."""
        return {"update_id": self.id, self.kind: self.payload}


class UpdateQueue:
    """What the bot has not confirmed yet, oldest first. Use it while holding the world's lock."""

    def __init__(self, first_id: int = 700_000_001) -> None:
        self._next_id = first_id
        self.pending: dict[int, Update] = {}
        self.made: dict[int, Update] = {}
        self.repeats: list[Update] = []
        self.allowed: list[str] = []
        self.on_new: list[Callable[[], object]] = []

    @property
    def last_id(self) -> int:
        """The id of the newest update, or the one before the first."""
        return self._next_id - 1

    def wants(self, kind: str) -> bool:
        """Whether the bot asked for this kind; without a list Telegram leaves three kinds out."""
        return kind in self.allowed if self.allowed else kind not in _ONLY_ON_REQUEST

    def allow(self, kinds: Any) -> None:
        """Remembers which kinds the bot wants; names are read in any case, and unknown ones passed over.

        A list that is none changes nothing; one without a known name brings back the usual kinds.
        """
        if isinstance(kinds, list) and all(isinstance(kind, str) for kind in kinds):
            named = {kind.lower() for kind in kinds}
            self.allowed = [kind for kind in KINDS if kind in named]

    def put(self, kind: str, payload: JsonObject, chat_id: int, *, unasked: bool = False) -> int | None:
        """Queues an update and returns its id, or None if the bot does not want this kind."""
        if not unasked and not self.wants(kind):
            return None
        update = Update(self._next_id, kind, payload, chat_id)
        self._next_id += 1
        self.pending[update.id] = self.made[update.id] = update
        self._announce()
        return update.id

    def repeat(self, update_id: int) -> None:
        """Hands an update out again, although it was confirmed."""
        self.repeats.append(self.made[update_id])
        self._announce()

    def read(self, offset: int, limit: int) -> list[Update]:
        """Confirm what lies before the offset, then show the next ones, which stay pending.

        A negative offset counts from the end and forgets everything before it.
        """
        if offset < 0:
            ids = list(self.pending)
            offset = ids[offset] if len(ids) >= -offset else 0
        self.confirm([update_id for update_id in self.pending if update_id < offset])
        repeats, self.repeats = self.repeats, []
        return [*repeats, *self.pending.values()][:limit]

    def confirm(self, update_ids: Iterable[int]) -> None:
        """Forgets updates that the bot has."""
        for update_id in update_ids:
            self.pending.pop(update_id, None)

    def _announce(self) -> None:
        for tell in self.on_new:
            tell()
