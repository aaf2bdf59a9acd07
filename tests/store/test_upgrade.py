"""Databases of earlier, later and other programs."""

from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy import Connection, MetaData, inspect

from bot.dialogue.session import Session
from bot.store import Done, SqlStore, StoreError, migrations
from bot.store.database_url import read_address
from bot.store.older_tables import upgrade_by_steps
from bot.store.postgresql import Postgresql
from bot.store.schema import TABLES
from bot.store.sqlite import Sqlite
from bot.store.upgrade import HEAD, LOCK, VERSION_TABLE, settle
from tests.patience import PATIENCE_S
from tests.store.given import NOON, numbers, queued

OLD_TABLE = (
    "CREATE TABLE people (person VARCHAR(100) NOT NULL, locale VARCHAR(35) NOT NULL, PRIMARY KEY (person))"
)

OLD_ROWS = "INSERT INTO people VALUES ('telegram:1', 'sv'), ('telegram:2', 'ko')"


async def _old_people_are_known(url: str) -> None:
    for _ in range(2):
        async with await SqlStore.open(url) as store:
            assert await store.session("telegram:1") == Session(chosen="sv")
            assert await store.session("telegram:2") == Session(chosen="ko")
            assert (await store.records(0)).people == 2
            await store.prune(NOON)
            await store.finish(Done(person="telegram:1", session=Session("sv", "fr"), now=NOON))
            await store.finish(Done(person="telegram:1", session=Session("sv"), now=NOON))


async def test_an_old_file_is_upgraded(sqlite_url: str, tmp_path: Path) -> None:
    """What people chose is kept."""
    with closing(sqlite3.connect(tmp_path / "bot.sqlite3")) as connection:
        connection.execute(OLD_TABLE)
        connection.execute(OLD_ROWS)
        connection.commit()
    await _old_people_are_known(sqlite_url)


async def test_an_old_database_is_upgraded(postgres_url: str) -> None:
    """On PostgreSQL, too."""
    connection = await asyncpg.connect(postgres_url)
    await connection.execute(f"{OLD_TABLE}; {OLD_ROWS}")
    await connection.close()
    await _old_people_are_known(postgres_url)


async def test_a_newer_file_is_refused(sqlite_url: str, tmp_path: Path) -> None:
    """In one line that says what to do; nothing in it is changed."""
    async with await SqlStore.open(sqlite_url) as store:
        await store.inbox.add([queued(1)])
    with closing(sqlite3.connect(tmp_path / "bot.sqlite3")) as connection:
        connection.execute(f"UPDATE {VERSION_TABLE} SET version_num = '0099'")  # noqa: S608
        connection.commit()
    newer = r"made by a newer ims-doctor \(schema 0099, this one knows up to \d+\); upgrade ims-doctor"
    with pytest.raises(StoreError, match=newer) as caught:
        await SqlStore.open(sqlite_url)
    assert "\n" not in str(caught.value)
    with closing(sqlite3.connect(tmp_path / "bot.sqlite3")) as connection:
        assert connection.execute("SELECT count(*) FROM letters").fetchone() == (1,)


async def test_somebody_elses_people_are_left_alone(sqlite_url: str, tmp_path: Path) -> None:
    """A table of that name with other columns is not ours."""
    with closing(sqlite3.connect(tmp_path / "bot.sqlite3")) as connection:
        connection.execute("CREATE TABLE people (id INTEGER, name TEXT)")
        connection.commit()
    with pytest.raises(StoreError, match="holds a table named people that ims-doctor did not make"):
        await SqlStore.open(sqlite_url)
    with closing(sqlite3.connect(tmp_path / "bot.sqlite3")) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("people",)]


async def test_an_upgrade_that_fails_leaves_everything_as_it_was(sqlite_url: str, tmp_path: Path) -> None:
    """It is one transaction, tables included."""
    with closing(sqlite3.connect(tmp_path / "bot.sqlite3")) as connection:
        connection.execute(OLD_TABLE)
        connection.execute(OLD_ROWS)
        connection.execute("CREATE TABLE suggestions (of_somebody_else TEXT)")
        connection.commit()
    with pytest.raises(StoreError, match="suggestions already exists"):
        await SqlStore.open(sqlite_url)
    with closing(sqlite3.connect(tmp_path / "bot.sqlite3")) as connection:
        assert connection.execute("SELECT * FROM people").fetchall() == [
            ("telegram:1", "sv"),
            ("telegram:2", "ko"),
        ]
        connection.execute("DROP TABLE suggestions")
    await _old_people_are_known(sqlite_url)


async def test_replicas_take_turns_to_upgrade(postgres_url: str) -> None:
    """Nothing is touched while another one is at it."""
    connection = await asyncpg.connect(postgres_url)
    await connection.execute(f"SELECT pg_advisory_lock({LOCK})")
    opening = asyncio.create_task(SqlStore.open(postgres_url))
    async with asyncio.timeout(PATIENCE_S):
        while not await connection.fetchval("SELECT count(*) FROM pg_locks WHERE NOT granted"):
            await asyncio.sleep(0.01)
    assert not await connection.fetchval(f"SELECT to_regclass('{VERSION_TABLE}')")
    await connection.close()
    await (await opening).close()


async def test_stores_that_start_together_upgrade_once(postgres_url: str) -> None:
    """In one process, too, where Alembic has but one context."""
    stores = await asyncio.gather(*(SqlStore.open(postgres_url) for _ in range(4)))
    await stores[0].inbox.add([queued(1)])
    assert await numbers(stores[3]) == [1]
    await asyncio.gather(*(store.close() for store in stores))


def test_the_head_is_the_last_step() -> None:
    """It is known without Alembic, so that a start does not wait for that."""
    steps = (Path(migrations.__file__).parent / "versions").glob("r[0-9]*.py")
    assert max(step.name[1:5] for step in steps) == HEAD


async def test_alembic_is_left_alone_where_nothing_is_to_be_done(sqlite_url: str) -> None:
    """Neither in an empty database nor in a new one. Nor is SQLAlchemy loaded, or a driver without use."""
    for _start in range(2):
        code = (
            "import asyncio, sys\nfrom bot.store import SqlStore\n"
            f"async def main():\n    async with await SqlStore.open({sqlite_url!r}): pass\n"
            "asyncio.run(main())\nprint({'alembic', 'sqlalchemy', 'asyncpg'} & set(sys.modules))"
        )
        process = await asyncio.create_subprocess_exec(sys.executable, "-c", code, stdout=subprocess.PIPE)
        told, _errors = await process.communicate()
        assert told.decode() == "set()\n"


async def test_the_steps_lead_to_the_tables(tmp_path: Path) -> None:
    """What the steps make is what an empty database gets at once."""
    stepped, at_once = (Sqlite(tmp_path / name, name) for name in ("stepped", "at-once"))
    await stepped.open()
    await stepped.migrate(upgrade_by_steps)
    await at_once.open()
    assert await at_once.write(lambda: settle("sqlite"))
    assert await _made(stepped) == await _made(at_once)
    assert await stepped.write(lambda: settle("sqlite"))
    await stepped.close()
    await at_once.close()


async def test_the_steps_lead_to_the_tables_on_postgresql(postgres_url: str) -> None:
    """There, too."""
    server = Postgresql(read_address(postgres_url).dsn or "")
    assert await server.write(lambda: settle("postgresql"))
    made = await _made(server)
    await server.migrate(_drop_all)
    await server.migrate(upgrade_by_steps)
    assert await _made(server) == made
    assert await server.write(lambda: settle("postgresql"))
    await server.close()


def _drop_all(connection: Connection) -> None:
    tables = MetaData()
    tables.reflect(connection)
    tables.drop_all(connection)


async def _made(database: Sqlite | Postgresql) -> dict[str, object]:
    """Every table with its columns, keys and indexes."""
    made: dict[str, object] = {}

    def look(connection: Connection) -> None:
        found = inspect(connection)
        for name in found.get_table_names():
            made[name] = (
                sorted(
                    (column["name"], str(column["type"]), column["nullable"], column["default"])
                    for column in found.get_columns(name)
                ),
                found.get_pk_constraint(name)["constrained_columns"],
                sorted((str(index["name"]), index["column_names"]) for index in found.get_indexes(name)),
            )

    await database.migrate(look)
    assert made.keys() == {*TABLES, VERSION_TABLE}
    return made
