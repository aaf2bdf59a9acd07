"""A module that leaves something open fails, and no other."""

from __future__ import annotations

import sys
from pathlib import Path

from tests import runs

SETTINGS = "[pytest]\nfilterwarnings = error\nasyncio_default_fixture_loop_scope = function\n"
LEAVES = """
import socket
def test_that_leaves_a_socket():
    ring = [socket.socket()]
    ring.append(ring)
def test_after_it():
    pass
"""


def test_what_is_left_open_fails_its_own_module(tmp_path: Path) -> None:
    """At its last test, although nobody collected the garbage until then."""
    (tmp_path / "pytest.ini").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "test_a.py").write_text(LEAVES, encoding="utf-8")
    (tmp_path / "test_b.py").write_text("def test_fine():\n    pass\n", encoding="utf-8")
    options = ["-p", "no:randomly", "-p", "tests.leftovers", f"--rootdir={tmp_path}", str(tmp_path)]
    counts = runs.run(sys.executable, options)
    assert (counts.passed, counts.failed) == (2, ("test_a::test_after_it",))
