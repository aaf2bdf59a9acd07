"""A private PostgreSQL for tests: started on a free loopback port, thrown away at the end.

    python -m tests.postgres_server -- python -m pytest tests/store

runs the command with `TEST_POSTGRES_URL` set to the server's address, and exits as it does. Where
PostgreSQL is not installed it says so, and runs the command without: these tests are skipped then.
`PostgresServer` is the same for Python: `with PostgresServer.start() as server: server.url`.

PostgreSQL does not run as root; started by root, it runs as `postgres`, or as `nobody`.
"""

from __future__ import annotations

import contextlib
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

NOT_THERE = "no PostgreSQL: run `make test-postgres`, or set TEST_POSTGRES_URL"
"""Why a test that needs one is skipped."""
VARIABLE = "TEST_POSTGRES_URL"
_PROGRAMS = ("initdb", "pg_ctl", "postgres")
_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "shared_buffers": "32MB",
    "logging_collector": "off",
}
_START_S = 60


class PostgresMissingError(Exception):
    """PostgreSQL is not installed, or cannot run here; `str()` says what is missing."""


@dataclass(slots=True)
class PostgresServer:
    """A running server; `url` has its password. `stop` and `resume` make an outage."""

    folder: Path
    programs: Path
    port: int
    password: str = field(repr=False)
    has_fsync: bool = False

    @classmethod
    def start(cls, *, has_fsync: bool = False) -> PostgresServer:
        """Set up a server in a temporary folder and start it; with `has_fsync`, as slow as a durable one.

        Raises:
            PostgresMissingError: it is not installed.
            subprocess.CalledProcessError: it does not start.
        """
        programs = find_programs()
        # Not below TMPDIR, which may be closed to the other user.
        folder = Path(tempfile.mkdtemp(prefix="ims-postgres-", dir="/tmp" if os.getuid() == 0 else None))  # noqa: S108
        server = cls(folder, programs, _free_port(), secrets.token_hex(16), has_fsync)
        try:
            server._set_up()
            server.resume()
        except BaseException:
            server.close()
            raise
        return server

    @property
    def url(self) -> str:
        """The address of its database `postgres`."""
        return f"postgresql://ims:{self.password}@127.0.0.1:{self.port}/postgres"

    def resume(self) -> None:
        """Start the server; it takes connections once this returns."""
        settings = {**_SETTINGS, "port": str(self.port)}
        if self.has_fsync:
            settings |= {"fsync": "on", "full_page_writes": "on"}
        options = " ".join(f"-c {name}={value!r}" for name, value in settings.items())
        log = self.folder / "log"
        self._run(
            "pg_ctl", "start", "-w", "-t", str(_START_S), "-D", self._data, "-l", str(log), "-o", options
        )

    def stop(self, mode: str = "fast") -> None:
        """Stop the server: `fast` closes all connections, `immediate` is a crash."""
        self._run("pg_ctl", "stop", "-w", "-D", self._data, "-m", mode)

    def close(self) -> None:
        """Stop the server, and remove everything of it."""
        with contextlib.suppress(subprocess.CalledProcessError):
            self.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self) -> PostgresServer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def _data(self) -> str:
        return str(self.folder / "data")

    def _set_up(self) -> None:
        password = self.folder / "password"
        password.write_text(self.password, encoding="ascii")
        if user := _other_user():
            for path in (self.folder, password):
                os.chown(path, user.pw_uid, user.pw_gid)
        ways = ("--auth=password", f"--pwfile={password}", "--username=ims", "--no-sync")
        self._run("initdb", "-D", self._data, "--encoding=UTF8", "--locale=C", *ways)

    def _run(self, program: str, *arguments: str) -> None:
        user = _other_user()
        other: dict[str, Any] = (
            {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
        )
        clean = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
        with (self.folder / "programs.log").open("ab") as log:
            subprocess.run(
                [self.programs / program, *arguments],
                check=True,
                cwd=self.folder,
                env={**clean, "LC_ALL": "C"},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                **other,
            )


def find_programs() -> Path:
    """The folder of PostgreSQL's programs; the newest where several are installed.

    Raises:
        PostgresMissingError: there is none.
    """
    folders = [Path(found).resolve().parent for found in [shutil.which("postgres")] if found]
    if config := shutil.which("pg_config"):
        asked = subprocess.run([config, "--bindir"], check=False, capture_output=True, text=True)
        folders.append(Path(asked.stdout.strip()))
    installed = [
        folder for folder in Path("/usr/lib/postgresql").glob("*/bin") if folder.parent.name.isdigit()
    ]
    folders += sorted(installed, key=lambda folder: int(folder.parent.name), reverse=True)
    for folder in folders:
        if all((folder / program).is_file() for program in _PROGRAMS):
            _other_user()
            return folder
    raise PostgresMissingError("PostgreSQL is not installed (no initdb, pg_ctl and postgres)")


def _other_user() -> pwd.struct_passwd | None:
    """Whom the server runs as, if not as this process."""
    if os.getuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    raise PostgresMissingError("PostgreSQL does not run as root, and there is no user postgres or nobody")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def main(arguments: list[str]) -> int:
    """Run a command beside a server; gives its exit code."""
    command = arguments[1:] if arguments[:1] == ["--"] else arguments
    if not command:
        print("usage: python -m tests.postgres_server -- COMMAND…", file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        server = PostgresServer.start()
    except PostgresMissingError as reason:
        print(f"Tests with PostgreSQL are skipped: {reason}.", file=sys.stderr)
        return _run_command(command, os.environ)
    with server:
        return _run_command(command, {**os.environ, VARIABLE: server.url})


def _run_command(command: list[str], environment: Mapping[str, str]) -> int:
    with subprocess.Popen(command, env=dict(environment)) as running:
        try:
            return running.wait()
        except BaseException:
            running.terminate()
            raise


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
