"""`knowledge build`, `lint` and `show` as their caller sees them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.cli.main import parser
from bot.errors import BotError, KnowledgeError
from tests.compiler.documents import write_pages

PAGES = {
    "en/a.md": "# Alpha {#alpha}\n\nOne.\n\n## Second {#second}\n\nUse nms:recipient.\n",
    "sv/a.md": "# Alfa {#alpha}\n\nEtt.\n\n## Andra {#second}\n\nAnvänd nms:mottagare.\n",
    "en/b.md": "# Beta {#beta}\n\nOnly here.\n",
}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Two pages, one of them in two languages."""
    return write_pages(tmp_path / "docs", PAGES)


def run(*arguments: object) -> int:
    """One command."""
    options = parser().parse_args(["knowledge", *map(str, arguments)])
    code: int = options.run(options)
    return code


def test_two_sections_that_share_every_term_are_built(tmp_path: Path) -> None:
    """Such terms relate nothing, and there is no space of meanings; words find the sections all the same."""
    page = "# Passports {#passports}\n\n## Passports {#renewal}\n\nPassports.\n"
    docs = write_pages(tmp_path / "docs", {"en/passports.md": page})
    assert run("build", docs, "-o", tmp_path / "docs.kb", "--quiet") == 0


def test_build_then_show(docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The page in the reader's language, else with a notice; a section; the list."""
    kb = tmp_path / "docs.kb"
    assert run("build", docs, "-o", kb) == 0
    assert (
        "2 pages, 3 texts in en, sv; 2 compiled anew, 1 damaged values put right" in capsys.readouterr().err
    )
    assert run("show", "--knowledge", kb, "--locale", "sv") == 0
    listed = capsys.readouterr().out.splitlines()
    assert [" ".join(line.split()) for line in listed] == ["doc/alpha Alfa (en, sv)", "doc/beta Beta (en)"]
    assert run("show", "doc/alpha", "--knowledge", kb, "--locale", "sv") == 0
    assert capsys.readouterr().out == "Alfa\n\nEtt.\n\nAndra\n\nAnvänd nms:recipient.\n\nsv/a.md\n"
    assert run("show", "doc/alpha#second", "--knowledge", kb, "--locale", "en") == 0
    assert capsys.readouterr().out == "Second\n\nUse nms:recipient.\n\nen/a.md\n"
    assert run("show", "doc/beta", "--knowledge", kb, "--locale", "sv") == 0
    assert capsys.readouterr().out.startswith("| ")
    for unknown in ("doc/gamma", "doc/alpha#gamma", "check/gamma"):
        with pytest.raises(BotError, match="gamma"):
            run("show", unknown, "--knowledge", kb)


def test_build_says_what_was_passed_over(
    docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Path and line on standard error, exit code 1."""
    (docs / "en" / "bad.md").write_bytes(b"ok\n\xff")
    assert run("build", docs, "-o", tmp_path / "kb", "--quiet") == 1
    error = capsys.readouterr().err
    assert error.endswith("docs/en/bad.md:2: is not UTF-8 here; save the file as UTF-8\n")


@pytest.mark.parametrize("text", ["", "\n \n", "\ufeff"])
def test_an_empty_page_is_noted_and_no_fault(
    docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    """A page that somebody has yet to write stops nobody: exit code 0, by `lint` as well."""
    (docs / "en" / "later.md").write_text(text, encoding="utf-8")
    assert run("build", docs, "-o", tmp_path / "kb") == 0
    error = capsys.readouterr().err
    assert "docs/en/later.md:1: is empty\n" in error
    assert error.startswith("note: ")
    assert "2 pages, 3 texts" in error
    assert run("lint", docs, "--ignore", "all") == 0


def test_a_folder_of_empty_pages_is_no_documentation(tmp_path: Path) -> None:
    """There is nothing to build from."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "later.md").write_text("", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"later\.md:1: is empty"):
        run("build", tmp_path / "docs", "-o", tmp_path / "kb")


def test_lint_exit_codes(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """0 clean, 1 findings, 2 unreadable."""
    assert run("lint", docs, "--ignore", "corrupted-literal,missing-section") == 0
    assert "No findings." in capsys.readouterr().out
    assert run("lint", docs, "--format", "json") == 1
    assert [f["code"] for f in json.loads(capsys.readouterr().out)] == [
        "missing-section",
        "corrupted-literal",
    ]
    assert run("lint", docs, "--format", "sarif", "--select", "corrupted-literal") == 1
    assert json.loads(capsys.readouterr().out)["version"] == "2.1.0"
    (docs / "en" / "bad.md").write_bytes(b"\xff")
    assert run("lint", docs) == 2
    with pytest.raises(BotError, match="no code 'nonsense'; there are broken-link"):
        run("lint", docs, "--select", "nonsense")


def test_lint_explains_a_code(capsys: pytest.CaptureFixture[str]) -> None:
    """Its manual page."""
    assert run("lint", "--explain", "garbled-text") == 0
    assert "Passes:" in capsys.readouterr().out


def test_show_prints_shipped_pages_and_entries(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, docs: Path, tmp_path: Path
) -> None:
    """Without a file: what the bot knows, added documentation included."""
    assert run("show", "doc/ims-troubleshooting#scopes", "--locale", "sv") == 0
    assert capsys.readouterr().out.rstrip().endswith("ims-troubleshooting.html?lang=sv")
    assert run("show", "check/scopes", "--locale", "ko") == 0
    assert "https://" in capsys.readouterr().out
    run("build", docs, "-o", tmp_path / "kb", "--quiet")
    monkeypatch.setenv("IMS_DOCTOR_KNOWLEDGE", str(tmp_path / "kb"))
    capsys.readouterr()
    assert run("show", "doc/alpha", "--locale", "sv") == 0
    assert capsys.readouterr().out.startswith("Alfa\n")
    assert run("show") == 0
    listed = capsys.readouterr().out
    assert "check/scopes" in listed
    assert "doc/alpha" in listed


def test_lint_writes_a_board(docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One file, in the language that was asked for."""
    board = tmp_path / "report.html"
    assert run("lint", docs, "--format", "html", "-o", board, "--locale", "sv") in (0, 1)
    assert not capsys.readouterr().out
    html = board.read_text(encoding="utf-8")
    assert '<html lang="sv">' in html
    assert "Alfa" in html or "Alpha" in html


def test_lint_annotates(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A line a finding, as GitHub Actions reads them."""
    (docs / "en" / "bad.md").write_bytes(b"\xff")
    assert run("lint", docs, "--format", "github") == 2
    assert "::error file=" in capsys.readouterr().out


def test_a_report_that_cannot_be_written(docs: Path, tmp_path: Path) -> None:
    """One line says so."""
    with pytest.raises(BotError, match="cannot be written"):
        run("lint", docs, "-o", tmp_path / "none" / "report.txt")


def test_check_lists_what_is_open(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """1 with a line each, 0 once it is noted; JSON has the shape of the contract."""
    knowledge = write_pages(
        tmp_path / "knowledge",
        {
            "docs/en/moving.md": "---\npublished-pages: notes/moving.md\n---\n# Moving {#moving}\n",
            "published.yaml": "date: 2026-01-01\ncommit: old\nwatch: []\npages:\n  notes/moving.md: {}\n",
        },
    )
    monkeypatch.setattr("bot.resources.knowledge", lambda: knowledge)
    pages = write_pages(tmp_path / "docs.en", {"help/notes/moving.md": "# Moving {#moving}\n\nNow.\n"})
    assert run("check", pages) == 1
    assert capsys.readouterr().out.splitlines() == [
        "added notes/moving.md#moving (Moving), see moving",
        "1 open since the state of 2026-01-01, commit old.",
    ]
    assert run("check", pages, "--format", "json") == 1
    report = json.loads(capsys.readouterr().out)
    assert report == {
        "published": {"date": "2026-01-01", "commit": "old"},
        "pages": 1,
        "open": [
            {
                "change": "added",
                "page": "notes/moving.md",
                "section": "moving",
                "title": "Moving",
                "documents": ["moving"],
            }
        ],
    }
    assert run("check", pages, "--record", "2026-02-01", "0123456789") == 0
    assert run("check", pages) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[-1] == "Nothing open in 1 pages since the state of 2026-02-01, commit 01234567."
    with pytest.raises(BotError, match="no date"):
        run("check", pages, "--record", "yesterday", "x")


def test_check_without_a_checkout(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A missing folder, and one without these pages in English; an unreadable page is exit code 2."""
    with pytest.raises(BotError, match="no such file"):
        run("check", tmp_path / "nowhere")
    other = write_pages(tmp_path / "other", {"en/a.md": "# Alpha {#alpha}\n"})
    with pytest.raises(BotError, match="in English"):
        run("check", other)
    (other / "en" / "technotes" / "using").mkdir(parents=True)
    (other / "en" / "technotes" / "using" / "ac-ims.md").write_bytes(b"\xff")
    assert run("check", other) == 2
    assert "ac-ims.md:1: is not UTF-8 here" in capsys.readouterr().err
