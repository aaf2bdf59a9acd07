"""The durable store: SQLite for one process, PostgreSQL for any number of them.

    async with await SqlStore.open(url) as store: …

What waits in `inbox`, and everything that `finish` was given, outlives a killed process and a power cut.
Trouble that passes (locked, full, out of reach) is waited for, then `StoreError` is raised; the store goes on
by itself once the database does.
"""

from __future__ import annotations

import asyncio
from functools import partial
from types import TracebackType

import msgspec

from bot.dialogue.notes import Records
from bot.dialogue.session import ChatSettings, Session
from bot.store.answers import Answers
from bot.store.changes import StoreChange, finishing
from bot.store.claims import GRACE_S, Claims, OwnClaims
from bot.store.commit import Commit
from bot.store.database import Database
from bot.store.database_url import read_address
from bot.store.people import People
from bot.store.pruning import prune
from bot.store.sql_inbox import SqlInbox
from bot.store.sql_records import read_records
from bot.store.sql_script import Query, SqlScript, scalar
from bot.store.steps import Step
from bot.store.store import Answer, Done, StoreError
from bot.store.writer import Writer

PATIENCE_S = 60.0
"""A choice: longer than a database takes to restart or fail over."""
_MAKE_ROOM = """
    DELETE FROM chats WHERE chat = :new AND EXISTS (SELECT 1 FROM chats AS former WHERE former.chat = :old)"""
_MOVE = "UPDATE chats SET chat = :new WHERE chat = :old"
_BEAT = "SELECT beat FROM pulse"
_CHECK_S = 5.0
"""A choice: less than a probe of the surroundings waits."""


class SqlStore:
    """A `bot.store.store.Store`; see there for what its methods promise."""

    def __init__(self, database: Database, claims: Claims) -> None:
        self._database = database
        self._claims = claims
        self._people = People(database)
        self._answers = Answers(database)
        commit = Commit(database)
        self._writer: Writer[StoreChange] = Writer(
            commit, database.problem, database.shown, database.patience_s, database.sync
        )
        self.inbox = SqlInbox(database, self._writer, claims)

    @classmethod
    async def open(
        cls, url: str | None = None, *, patience_s: float = PATIENCE_S, grace_s: float = GRACE_S
    ) -> SqlStore:
        """Open the database, upgrade its tables, or set them up; without `url`, the default file.

        `patience_s` is how long a call waits for a database in trouble; an address that does not work now
        fails at once. `grace_s`: see `bot.store.shared_claims`.

        Raises:
            StoreError: it cannot be opened or written, another process has it, or a newer program made it.
        """
        database = Database(read_address(url), patience_s)
        await database.open()
        claims: Claims = OwnClaims()
        if database.shared:
            from bot.store.shared_claims import SharedClaims

            claims = SharedClaims(
                database.shared.connect, database.problem, database.shown, patience_s, grace_s
            )
        store = cls(database, claims)
        try:
            await store.inbox.open()
        except BaseException:
            await store.close()
            raise
        return store

    async def __aenter__(self) -> SqlStore:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def session(self, person: str) -> Session:
        """The person's session."""
        return await self._people.session(person)

    async def chat(self, chat: str) -> ChatSettings:
        """The chat's settings."""
        return await self._people.chat(chat)

    async def finish(self, done: Done, *, may_linger: bool = False) -> None:
        """Store what an event leaves behind."""
        if done.answer:
            done = msgspec.structs.replace(done, answer=await self._answers.kept(done.answer))
        answered = (*((done.queued,) if done.queued else ()), *done.along)
        await self.inbox.leave(finishing(done), *answered, may_linger=may_linger)
        self._people.note(done)

    async def answer_to(self, chat: str, asked: int) -> Answer | None:
        """The standing answer to a message."""
        return await self._answers.to(chat, asked)

    async def answer_under(self, chat: str, message_id: int) -> Answer | None:
        """The answer that a message belongs to."""
        return await self._answers.under(chat, message_id)

    async def numbers(self, above: int, below: int) -> list[tuple[str, int]]:
        """Numbers that are known to be taken."""
        return await self._answers.numbers(above, below)

    async def move_chat(self, old: str, new: str) -> None:
        """Carry the settings over."""

        def move() -> SqlScript[None]:
            names = ({"old": old, "new": new},)
            yield Query(_MAKE_ROOM, names)
            yield Query(_MOVE, names)

        if old != new:
            await self._writer.write(StoreChange(alone=move))
            self._people.forget_all()

    async def records(self, since: int) -> Records:
        """Sum the notes up."""
        return await self._database.read(partial(read_records, since))

    async def prune(self, before: int) -> None:
        """Forget what is old."""
        await self._writer.write(StoreChange(alone=partial(prune, before)))
        self._people.forget_all()
        await self._database.tidy()

    async def check(self) -> None:
        """Read and write, now. Raises StoreError where that fails or takes too long."""
        pulse = StoreChange([(Step.PUT_PULSE, {"id": 1, "beat": 1})], {("pulse",)})
        try:
            async with asyncio.timeout(_CHECK_S):
                await self._writer.write(pulse, patience_s=0)
                await self._database.read(partial(scalar, _BEAT), patience_s=0)
        except TimeoutError as error:
            raise StoreError(f"the database {self._database.shown} does not answer") from error

    async def close(self) -> None:
        """Write what is queued, let go of claims and database."""
        await self._writer.close()
        await self._claims.close()
        await self._database.close()
