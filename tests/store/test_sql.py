"""Sessions in a database."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from bot.dialogue.session import Session
from bot.store import SqlSessions, StoreError, default_url


async def test_what_was_chosen_outlives_the_process(tmp_path: Path) -> None:
    """The rest of a session is of the moment."""
    url = f"sqlite:///{tmp_path}/deep/er/bot.sqlite3"
    spoke = Session(chosen="sv", spoken="fr", client="ko")
    async with await SqlSessions.open(url) as sessions:
        await sessions.save("telegram:1", spoke)
        assert await sessions.load("telegram:1") == spoke
        assert await sessions.load("telegram:2") == Session()
    async with await SqlSessions.open(url) as sessions:
        assert await sessions.load("telegram:1") == Session(chosen="sv")
        await sessions.save("telegram:1", Session(chosen="ko"))
    async with await SqlSessions.open(url) as sessions:
        assert await sessions.load("telegram:1") == Session(chosen="ko")


async def test_nothing_is_stored_of_who_chose_nothing(tmp_path: Path) -> None:
    """Nor of who takes the choice back."""
    file = tmp_path / "bot.sqlite3"
    async with await SqlSessions.open(f"sqlite:///{file}") as sessions:
        await sessions.save("telegram:1", Session(spoken="fr"))
        await sessions.save("telegram:2", Session(chosen="sv"))
        await sessions.save("telegram:2", Session(spoken="sv"))
        await sessions.save("telegram:3", Session(chosen="ko", spoken="sv"))
    connection = sqlite3.connect(file)
    assert connection.execute("select * from people").fetchall() == [("telegram:3", "ko")]
    connection.close()


async def test_two_processes_share_choices(tmp_path: Path) -> None:
    """What one stores, the other reads."""
    url = f"sqlite:///{tmp_path}/bot.sqlite3"
    async with await SqlSessions.open(url) as one, await SqlSessions.open(url) as other:
        await one.load("telegram:1")
        await other.save("telegram:1", Session(chosen="ko"))
        assert (await one.load("telegram:1")).chosen == "ko"


def test_the_default_is_a_file_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the folder that the system has for that."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_url().startswith("sqlite:///")
    assert default_url().endswith("ims-doctor.sqlite3")


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("nonsense", "IMS_DOCTOR_DATABASE: not a database address"),
        ("sqlite:///{folder}", "unable to open database file"),
        ("sqlite:///{folder}/text.txt", "file is not a database"),
        ("sqlite:///{folder}/text.txt/x.sqlite3", "cannot use the database"),
        ("sqlite:////proc/none/x.sqlite3", "cannot use the database"),
        ("nosuchbase://me:secret@host/x", r"nosuchbase://me:\*\*\*@host"),
        ("postgresql://me:secret@127.0.0.1:1/x", r"me:\*\*\*@127.0.0.1"),
    ],
    ids=["nonsense", "a-folder", "other-file", "no-folder", "unwritable", "unknown", "driver"],
)
async def test_a_database_that_cannot_be_used(url: str, problem: str, tmp_path: Path) -> None:
    """One line says which, and why, without the password."""
    (tmp_path / "text.txt").write_text("something else entirely, and long enough to look at\n" * 20)
    with pytest.raises(StoreError, match=problem) as caught:
        await SqlSessions.open(url.format(folder=tmp_path))
    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value)
