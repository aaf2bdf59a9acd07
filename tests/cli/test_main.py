"""The command line as its caller sees it: output, errors, exit codes."""

from __future__ import annotations

import errno
import io
import json
from pathlib import Path

import pytest

from bot.cli.main import main

GOOD = "internal_name: Adobe_Marketing_Cloud\ntype: Adobe Marketing Cloud\n"
BAD = "internal_name: Adobe_Marketing_Clod\ntype: Adobe Marketing Cloud\nclient_secret: hunter2hunter2\n"


def feed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Standard input for the next command."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8"))


def test_ask_answers_in_the_language_of_the_question(capsys: pytest.CaptureFixture[str]) -> None:
    """Plain text on standard output."""
    assert main(["ask", "로그인 후 adobe.com으로 이동합니다"]) == 0
    assert "https://" in capsys.readouterr().out


def test_ask_json_has_the_fields_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    """docs/contract.md."""
    assert main(["ask", "--json", "--locale", "fr", "URL de callback en https ?"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert list(answer) == ["text", "locale", "outcome", "matches", "answer", "sources"]
    assert answer["locale"] == "fr"
    assert answer["outcome"] == "answer"
    assert list(answer["matches"][0]) == ["id", "score", "page", "path", "title", "locale", "answered"]
    assert answer["matches"][0]["id"] == "check/callback-url"
    assert answer["matches"][0]["page"] == "ims-troubleshooting"
    assert answer["sources"][0]["locale"] == "fr"
    assert answer["sources"][0]["url"].endswith("/ims-troubleshooting.html?lang=fr")


def test_batch_answers_line_by_line_in_order(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """From standard input; the locale is a line's own."""
    lines = [{"text": "lunch?"}, {"text": "scopes", "locale": "sv"}]
    feed(monkeypatch, "\n".join(map(json.dumps, lines)) + "\n\n")
    assert main(["ask", "--batch", "-"]) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [answer["text"] for answer in answers] == ["lunch?", "scopes"]
    assert answers[0]["outcome"] == "none"
    assert answers[0]["matches"] == []
    assert answers[1]["locale"] == "sv"


@pytest.mark.parametrize(
    "line",
    [
        "{",
        '{"locale": "fr"}',
        '{"text": 7}',
        '["text"]',
        '{"text": "x", "locale": "nl"}',
        '{"x": ' + "[" * 99_999,
    ],
    ids=lambda line: line[:20],
)
def test_a_wrong_line_of_a_batch_is_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, line: str
) -> None:
    """One line on standard error with file and line, exit 2."""
    file = tmp_path / "batch.jsonl"
    file.write_text('{"text": "fine"}\n' + line + "\n", encoding="utf-8")
    assert main(["ask", "--batch", str(file)]) == 2
    error = capsys.readouterr().err
    assert f"{file}:2:" in error
    assert len(error.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask"],
        ["ask", " "],
        ["ask", "--batch", "/no/such/file"],
        ["validate", "/no/such/file"],
        ["telegram"],
        ["knowledge", "show", "check/none"],
    ],
)
def test_what_cannot_run_says_why_in_one_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    """Exit 2, nothing on standard output, no traceback."""
    assert main(arguments) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert len(output.err.splitlines()) == 1


@pytest.mark.parametrize("arguments", [["ask", "x", "--locale", "xx"], [], ["no-such-command"]])
def test_wrong_usage_exits_2(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    """An unknown locale or command is refused with what there is."""
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_validate_exits_by_what_it_found(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """0 clean, 1 errors; the secret is nowhere."""
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text(GOOD, encoding="utf-8")
    bad.write_text(BAD, encoding="utf-8")
    assert main(["validate", str(good)]) == 0
    assert main(["validate", str(bad)]) == 1
    output = capsys.readouterr()
    assert "hunter2" not in output.out + output.err


def test_validate_sarif_tells_of_what_could_not_be_read(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A run that failed, with the reason; what could be read is judged all the same."""
    good, empty, missing = tmp_path / "good.yaml", tmp_path / "empty.yaml", tmp_path / "none.yaml"
    good.write_text("internal_name: adobe_marketing_cloud\n", encoding="utf-8")
    empty.write_bytes(b"")
    assert main(["validate", str(good), str(empty), str(missing), "--format", "sarif"]) == 2
    (run,) = json.loads(capsys.readouterr().out)["runs"]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert len(invocation["toolExecutionNotifications"]) == 2
    assert "internal-name" in {result["ruleId"] for result in run["results"]}


def test_validate_json_has_the_fields_of_the_contract(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """docs/contract.md, `validate --format json`."""
    bad = tmp_path / "bad.yaml"
    bad.write_text(BAD, encoding="utf-8")
    assert main(["validate", str(bad), "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert list(report) == ["file", "format", "findings", "summary"]
    finding = next(f for f in report["findings"] if f["check"] == "check/internal-name")
    fields = "rule check severity account field line column message found expected fix"
    assert list(finding) == fields.split()
    assert (finding["line"], finding["expected"]) == (1, "Adobe_Marketing_Cloud")
    assert set(report["summary"]) == {"errors", "warnings", "infos"}


def test_knowledge_show_lists_and_shows(capsys: pytest.CaptureFixture[str], checkout: Path) -> None:
    """Every id of the catalogue; one of them in a language."""
    assert main(["knowledge", "show"]) == 0
    listed = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    entries = list((checkout / "knowledge" / "catalog").glob("*/*.yaml"))
    assert len([item for item in listed if not item.startswith("doc/")]) == len(entries)
    assert {"doc/ims-troubleshooting", "doc/configuring-ims"} <= set(listed)
    assert main(["knowledge", "show", "check/internal-name", "--locale", "ko"]) == 0
    assert "`Adobe_Marketing_Cloud`" in capsys.readouterr().out


def test_fix_writes_a_file_as_private_as_its_source(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """The diff is shown without the secret; what is there already is not written over."""
    bad, good = tmp_path / "bad.yaml", tmp_path / "good.yaml"
    bad.write_text("internal_name: adobe_marketing_cloud\nclient_secret: hunter2hunter2\n", encoding="utf-8")
    bad.chmod(0o600)
    assert main(["validate", str(bad), "--fix", str(good)]) == 0
    assert "Adobe_Marketing_Cloud" in good.read_text(encoding="utf-8")
    assert good.stat().st_mode & 0o077 == 0
    assert "hunter2" not in capsys.readouterr().out
    assert main(["validate", str(bad), "--fix", str(good)]) == 2
    assert main(["validate", str(bad), "--fix", str(good), "--force"]) == 0
    assert not list(tmp_path.glob(".*"))


def test_fix_does_not_write_through_a_link(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Not even with --force, and not through one that leads nowhere."""
    bad, link = tmp_path / "bad.txt", tmp_path / "link.txt"
    bad.write_text("Internal name: adobe_marketing_cloud\n")
    link.symlink_to(tmp_path / "elsewhere.txt")
    assert main(["validate", str(bad), "--fix", str(link), "--force"]) == 2
    assert "is a link" in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.txt", "link.txt"]


def test_a_fix_that_fails_leaves_no_copy_behind(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The half-written file may hold a secret."""
    bad = tmp_path / "bad.txt"
    bad.write_text("Internal name: adobe_marketing_cloud\n")

    def full(_path: Path, _target: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert main(["validate", str(bad), "--fix", str(tmp_path / "good.txt")]) == 2
    assert "No space left" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["bad.txt"]


@pytest.mark.parametrize("name", ["/no/such/folder/out.yaml", "x" * 300])
def test_fix_that_cannot_write_says_so(capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str) -> None:
    """One line, exit 2."""
    bad = tmp_path / "bad.yaml"
    bad.write_text(BAD, encoding="utf-8")
    assert main(["validate", str(bad), "--fix", str(tmp_path / name) if name[0] == "x" else name]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_failed_fix_leaves_no_copy_and_no_link_is_followed(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy would hold the secret; what a link leads to is not what was named."""
    bad, other = tmp_path / "bad.yaml", tmp_path / "other.yaml"
    bad.write_text(BAD, encoding="utf-8")
    other.write_text("kept", encoding="utf-8")
    link = tmp_path / "link.yaml"
    link.symlink_to(other)
    assert main(["validate", str(bad), "--fix", str(link), "--force"]) == 2
    assert "link" in capsys.readouterr().err
    assert other.read_text(encoding="utf-8") == "kept"

    def refuse(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    assert main(["validate", str(bad), "--fix", str(tmp_path / "out.yaml")]) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.yaml", "link.yaml", "other.yaml"]


def test_the_template_the_schema_and_the_manual_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """Each by one command."""
    assert main(["template", "--locale", "sv"]) == 0
    assert "internal_name: Adobe_Marketing_Cloud" in capsys.readouterr().out
    assert main(["validate", "--schema"]) == 0
    assert json.loads(capsys.readouterr().out)["$schema"]
    assert main(["validate", "--explain", "callback-https"]) == 0
    assert "This fails:" in capsys.readouterr().out
    assert main(["validate", "--explain", "masque espace", "--locale", "fr"]) == 0
    assert "association-mask-blank" in capsys.readouterr().out
    assert main(["validate", "--explain", "qqqq"]) == 2
    assert "--explain all" in capsys.readouterr().err
