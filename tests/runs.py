"""The whole suite again and again: each Python, in order and shuffled, with the machine idle and busy.

    python -m tests.runs                                        make test-all
    python -m tests.runs --orders fixed,random --loads idle,busy --ways parallel,serial --times 5
                                                                make test-steady

Prints one row a run as it ends, and the names of tests that failed; exit code 1 if any did. A Python that is
not on this machine is named and left out. Each gets an environment of its own below `.venv/pythons`.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import os
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parent.parent
NEXT = "3.14"
"""The Python that is tried where it is installed, although nothing is promised of it yet."""
WAYS: Mapping[str, Sequence[str]] = {
    "parallel": ("--numprocesses", "auto"),
    "serial": ("--numprocesses", "0"),
}
ORDERS: Mapping[str, Sequence[str]] = {"fixed": ("-p", "no:randomly"), "random": ("-p", "randomly")}
LOADS = ("idle", "busy")
_LOCKS = ("requirements.lock", "requirements-dev.lock")
_VERSION = "import sys; print('%d.%d' % sys.version_info[:2])"
_BURN = "import os, time\nos.nice(5)\nend = time.time() + 3600\nwhile time.time() < end: pass"
"""Keeps a core busy: for an hour at most, should nobody end it."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the tests of one run; `failed` are names, errors included."""

    passed: int
    skipped: int
    failed: tuple[str, ...]


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the runs that are asked for; gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.runs", description="The suite, again and again.")
    parser.add_argument("--pythons", type=_listed, default=wanted(), help="default: those of pyproject.toml")
    parser.add_argument("--orders", type=_listed, default=["fixed"], help=", ".join(ORDERS))
    parser.add_argument("--loads", type=_listed, default=["idle"], help=", ".join(LOADS))
    parser.add_argument("--ways", type=_listed, default=["parallel"], help=", ".join(WAYS))
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("tests", nargs="*", default=["tests"])
    options = parser.parse_args(arguments)
    for given, known in ((options.orders, ORDERS), (options.loads, LOADS), (options.ways, WAYS)):
        if strange := set(given) - set(known):
            parser.error(f"{', '.join(sorted(strange))}: not one of {', '.join(known)}")
    found = {version: find(version) for version in options.pythons}
    failed = 0
    print(
        "| Python | order | load | way | passed | skipped | failed | s |\n|---|---|---|---|---|---|---|---|"
    )
    kinds = list(itertools.product(options.orders, options.loads, options.ways, range(options.times)))
    for version, python in found.items():
        if python is None:
            continue
        ready = environment(version, python)
        for order, load, way, _time in kinds:
            began = time.monotonic()
            with busy() if load == "busy" else ExitStack():
                counts = run(ready, (*ORDERS[order], *WAYS[way], *options.tests))
            took_s = time.monotonic() - began
            shown = f"{counts.passed} | {counts.skipped} | {len(counts.failed)} | {took_s:.0f}"
            print(f"| {version} | {order} | {load} | {way} | {shown} |", flush=True)
            for name in counts.failed:
                print(f"  failed: {name}", file=sys.stderr, flush=True)
            failed += bool(counts.failed)
    missing = [version for version, python in found.items() if python is None]
    if missing:
        print(f"Not on this machine, so not tried: Python {', '.join(missing)}.")
    return 1 if failed or len(missing) == len(found) else 0


def wanted() -> list[str]:
    """The Pythons that `pyproject.toml` names, and the next."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = [line.rpartition(":: ")[2] for line in project["classifiers"] if ":: Python :: 3." in line]
    return [*named, *({NEXT} - set(named))]


def find(version: str) -> str | None:
    """A Python of this version; None if there is none that runs. A shim on the path may lead nowhere."""
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    kept = sorted(pyenv.glob(f"versions/{version}.*/bin/python"), key=lambda path: path.parts, reverse=True)
    for candidate in (sys.executable, which(f"python{version}"), *map(str, kept), _by_uv(version)):
        if candidate and _told(candidate, "-c", _VERSION) == version:
            return candidate
    return None


def environment(version: str, python: str) -> str:
    """A Python with everything that the tests need; made at first, and anew when a lock file changes."""
    if python == sys.executable:
        return python
    folder = ROOT / ".venv" / "pythons" / version
    pinned = hashlib.sha256(b"".join((ROOT / lock).read_bytes() for lock in _LOCKS)).hexdigest()
    mark, ready = folder / ".ready", str(folder / "bin" / "python")
    if not mark.is_file() or mark.read_text(encoding="ascii") != pinned:
        print(f"Setting up Python {version} (once)…", file=sys.stderr, flush=True)
        pip = (ready, "-m", "pip", "--disable-pip-version-check", "--quiet", "install")
        locks = [f"--requirement={ROOT / lock}" for lock in _LOCKS]
        subprocess.run([python, "-m", "venv", "--clear", folder], check=True)
        subprocess.run([*pip, "--require-hashes", *locks], check=True, stdout=sys.stderr)
        editable = ("--no-deps", "--no-build-isolation", "--editable", ROOT)
        subprocess.run([*pip, *editable], check=True, stdout=sys.stderr)
        mark.write_text(pinned, encoding="ascii")
    return ready


def run(python: str, arguments: Sequence[str]) -> Counts:
    """One run of pytest; what it says is shown only if it could not run at all."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        cache = f"cache_dir={folder}/cache"
        command = [python, "-m", "pytest", "-q", "-o", cache, f"--junitxml={report}", *arguments]
        done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
        if not report.is_file():
            print(done.stdout[-2000:], done.stderr[-2000:], file=sys.stderr)
            return Counts(0, 0, ("the run itself",))
        return read_report(report.read_text(encoding="utf-8"))


def read_report(text: str) -> Counts:
    """What a JUnit report tells."""
    cases = list(ET.fromstring(text).iter("testcase"))  # noqa: S314 - our own pytest wrote it
    failed = [case for case in cases if case.find("failure") is not None or case.find("error") is not None]
    skipped = sum(case.find("skipped") is not None for case in cases)
    names = {f"{case.get('classname')}::{case.get('name')}" for case in failed}
    return Counts(len(cases) - len(failed) - skipped, skipped, tuple(sorted(names)))


@contextmanager
def busy() -> Iterator[None]:
    """Keep all cores busy beside what is done within."""
    burners = [subprocess.Popen([sys.executable, "-c", _BURN]) for _core in range(os.cpu_count() or 1)]
    try:
        yield
    finally:
        for burner in burners:
            burner.kill()
            burner.wait()


def _by_uv(version: str) -> str | None:
    return _told("uv", "python", "find", "--offline", version) if which("uv") else None


def _told(*command: str) -> str | None:
    """What a program says; None if it does not run."""
    with suppress(OSError):
        told = subprocess.run(command, check=False, capture_output=True, text=True)
        return told.stdout.strip() if told.returncode == 0 else None
    return None


def _listed(text: str) -> list[str]:
    return text.split(",")


if __name__ == "__main__":
    sys.exit(main())
