"""The whole suite again and again: what is asked for is found, what came of it is read."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from tests import runs

PASSES = "def test_good(): pass\n"
FAILS = "import pytest\ndef test_bad(): assert False\ndef test_left(): pytest.skip('not here')\n"
HERE = "{}.{}".format(*sys.version_info)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A suite of three tests, of which one fails."""
    (tmp_path / "test_good.py").write_text(PASSES, encoding="utf-8")
    (tmp_path / "test_bad.py").write_text(FAILS, encoding="utf-8")
    (tmp_path / "pytest.ini").touch()
    return tmp_path


@pytest.mark.parametrize("order", runs.ORDERS)
def test_a_failure_is_counted_and_named(folder: Path, capsys: pytest.CaptureFixture[str], order: str) -> None:
    """Beside the Pythons that are not there."""
    options = [f"--pythons={HERE},2.99", f"--orders={order}", "--ways=serial", f"--rootdir={folder}"]
    assert runs.main([*options[:3], "--", options[3], str(folder)]) == 1
    shown = capsys.readouterr()
    assert re.search(rf"^\| {HERE} \| {order} \| idle \| serial \| 1 \| 1 \| 1 \| \d+ \|$", shown.out, re.M)
    assert shown.out.endswith("Not on this machine, so not tried: Python 2.99.\n")
    assert "test_bad" in shown.err


def test_all_is_well(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Also beside a busy machine."""
    options = [f"--pythons={HERE}", "--loads=busy", "--ways=serial", "--times=2"]
    assert runs.main([*options, "--", f"--rootdir={folder}", str(folder / "test_good.py")]) == 0
    assert capsys.readouterr().out.count("| busy | serial | 1 | 0 | 0 |") == 2


def test_no_python_at_all_is_no_success(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing was tried, so nothing was shown."""
    assert runs.main(["--pythons=2.99"]) == 1
    assert "2.99" in capsys.readouterr().out


def test_what_does_not_run_is_a_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A suite that cannot be collected says why."""
    (tmp_path / "pytest.ini").touch()
    assert runs.main([f"--pythons={HERE}", "--ways=serial", "--", f"--rootdir={tmp_path}", "--strange"]) == 1
    assert "strange" in capsys.readouterr().err


def test_an_order_that_nobody_knows() -> None:
    """Is refused before anything runs."""
    with pytest.raises(SystemExit):
        runs.main(["--orders=backwards"])


def test_the_pythons_are_those_that_the_project_names() -> None:
    """And the next one; this one is among them."""
    assert HERE in runs.wanted()
    assert runs.NEXT in runs.wanted()
    assert runs.find(HERE) == sys.executable
