"""Sessions of people and settings of chats, as the database has them.

The one process that has an SQLite file keeps those who spoke last in memory; on PostgreSQL another replica
may have changed them since.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any, Generic, TypeVar

import msgspec

from bot.dialogue.notes import Forget
from bot.dialogue.session import ChatSettings, Memory, Session, Walk
from bot.store.coalesced_reads import CoalescedReads
from bot.store.database import Database
from bot.store.kept import kept_session
from bot.store.sql_script import Query, SqlScript
from bot.store.store import Done

_REMEMBERED = 10_000
"""A choice: sessions of those who spoke last, in some tens of megabytes."""
_PERSON = """
    SELECT person, chosen, spoken, hosting, walk, memories, was_turned_away FROM people
    WHERE person = :person"""
_CHAT = "SELECT chat, locale, helps_unasked FROM chats WHERE chat = :chat"
_Value = TypeVar("_Value")


class Recent(Generic[_Value]):
    """The values that were used last, by key."""

    def __init__(self, limit: int = _REMEMBERED) -> None:
        self._limit = limit
        self._values: OrderedDict[str, _Value] = OrderedDict()

    def get(self, key: str) -> _Value | None:
        """The value, if it is remembered."""
        if key in self._values:
            self._values.move_to_end(key)
        return self._values.get(key)

    def put(self, key: str, value: _Value) -> None:
        """Remember a value; the one that was not used for longest makes room."""
        self._values[key] = value
        self._values.move_to_end(key)
        if len(self._values) > self._limit:
            self._values.popitem(last=False)

    def clear(self) -> None:
        """Remember nothing."""
        self._values.clear()


class People:
    """Reads sessions and settings; `note` tells it what was stored."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._is_sole = database.dialect == "sqlite"
        self._sessions: Recent[Session] = Recent()
        self._chats: Recent[ChatSettings] = Recent()
        self._read_sessions = CoalescedReads(self._sessions_of)
        self._read_chats = CoalescedReads(self._settings_of)

    async def session(self, person: str) -> Session:
        """The person's session; a fresh one for a stranger. Raises StoreError."""
        if (known := self._sessions.get(person)) is not None:
            return known
        session = await self._read_sessions.get(person) or Session()
        # What was stored meanwhile is newer than what was read.
        if self._is_sole and self._sessions.get(person) is None:
            self._sessions.put(person, session)
        return self._sessions.get(person) or session

    async def chat(self, chat: str) -> ChatSettings:
        """What the chat has settled. Raises StoreError."""
        if (known := self._chats.get(chat)) is not None:
            return known
        settings = await self._read_chats.get(chat) or ChatSettings()
        if self._is_sole and self._chats.get(chat) is None:
            self._chats.put(chat, settings)
        return self._chats.get(chat) or settings

    def note(self, done: Done) -> None:
        """Keep in memory what was just stored; nothing where other processes may change it."""
        if not self._is_sole:
            return
        if done.session:
            self._sessions.put(done.person, kept_session(done.session))
        if done.settings:
            self._chats.put(done.chat, done.settings)
        if any(isinstance(note, Forget) for note in done.notes):
            self._sessions.put(done.person, Session())
            self._chats.put(done.person, ChatSettings())

    def forget_all(self) -> None:
        """Drop what is in memory: more was changed in the database than single rows."""
        self._sessions.clear()
        self._chats.clear()

    async def _sessions_of(self, people: Sequence[str]) -> dict[str, Session]:
        def ask() -> SqlScript[dict[str, Session]]:
            found = yield Query(_PERSON, [{"person": person} for person in people])
            return {row[0]: _session(row) for row in found}

        return await self._database.read(ask, is_small=True)

    async def _settings_of(self, chats: Sequence[str]) -> dict[str, ChatSettings]:
        def ask() -> SqlScript[dict[str, ChatSettings]]:
            found = yield Query(_CHAT, [{"chat": chat} for chat in chats])
            return {chat: ChatSettings(locale, bool(helps_unasked)) for chat, locale, helps_unasked in found}

        return await self._database.read(ask, is_small=True)


def _session(row: Sequence[Any]) -> Session:
    """Read a session; what an older or newer program stored otherwise of walks and talks is forgotten."""
    _person, chosen, spoken, hosting, walk, memories, was_turned_away = row
    try:
        kept_walk = msgspec.json.decode(walk, type=Walk) if walk else None
    except msgspec.DecodeError:
        kept_walk = None
    try:
        talks = msgspec.json.decode(memories, type=tuple[Memory, ...]) if memories else ()
    except msgspec.DecodeError:
        talks = ()
    fields = {
        "chosen": chosen,
        "spoken": spoken,
        "hosting": hosting,
        "walk": kept_walk,
        "memories": talks,
        "was_turned_away": bool(was_turned_away),
    }
    try:
        return msgspec.convert(fields, Session)
    except msgspec.ValidationError:
        return Session(chosen, spoken)
