"""Checkouts as they come: what is no page is passed over, with path, line and reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.sources.collect import LIMIT_BYTES, decoded, find_pages


def write(folder: Path, path: str, content: str | bytes = "# A {#a}\n") -> None:
    """A file below a folder."""
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content if isinstance(content, bytes) else content.encode())


def test_pages_are_found_below_folders_and_by_name(tmp_path: Path) -> None:
    """Markdown anywhere, text files that look like pages; tables of contents and hidden folders are none."""
    for path in ("en/a.md", "en/deep/er/b.markdown", "en/TOC.md", "en/.git/c.md", "en/notes.txt", "x/d.txt"):
        write(tmp_path, path, "shopping" if path == "en/notes.txt" else "---\ntitle: A\n---\n# A {#a}\n")
    files, tocs, problems = find_pages([tmp_path / "en", tmp_path / "x" / "d.txt"])
    assert [file.path for file in files] == ["a.md", "deep/er/b.markdown", "d.txt"]
    assert list(tocs) == [str(tmp_path / "en" / "TOC.md")]
    assert not problems


def test_a_link_to_a_folder_above_is_reported(tmp_path: Path) -> None:
    """A loop ends, and the pages beside it are read."""
    write(tmp_path, "en/a.md")
    (tmp_path / "en" / "again").symlink_to(tmp_path / "en", target_is_directory=True)
    (tmp_path / "en" / "nowhere.md").symlink_to(tmp_path / "gone.md")
    files, _tocs, problems = find_pages([tmp_path])
    assert [file.path for file in files] == ["en/a.md"]
    assert sorted(problem.problem for problem in problems) == [
        "is a link to a folder above it; not followed",
        "is a link to nowhere, or no file",
    ]


def test_a_link_that_leads_out_of_the_tree_is_reported(tmp_path: Path) -> None:
    """Whoever wrote the tree would choose what else of the machine is read; links within are followed."""
    write(tmp_path, "tree/en/a.md")
    write(tmp_path, "other/secret.md")
    write(tmp_path, "tree-2/secret.md")
    tree = tmp_path / "tree"
    (tree / "en" / "file.md").symlink_to(tmp_path / "other" / "secret.md")
    (tree / "en" / "folder").symlink_to(tmp_path / "other", target_is_directory=True)
    (tree / "en" / "beside").symlink_to(tmp_path / "tree-2", target_is_directory=True)
    (tree / "en" / "TOC.md").symlink_to(tmp_path / "other" / "secret.md")
    (tree / "b.md").symlink_to(tree / "en" / "a.md")
    files, tocs, problems = find_pages([tree])
    assert [file.path for file in files] == ["b.md", "en/a.md"]
    assert not tocs
    assert {problem.problem for problem in problems} == {
        "is a link that leads out of the folder; not followed"
    }
    assert len(problems) == 4


def test_what_is_not_there_is_reported(tmp_path: Path) -> None:
    """An empty folder, a missing one, a page of fifty megabytes."""
    (tmp_path / "empty").mkdir()
    write(tmp_path, "big/big.md", b"x" * (LIMIT_BYTES + 1))
    found = find_pages([tmp_path / "empty", tmp_path / "gone", tmp_path / "big"])
    assert {(Path(one.path).name, one.problem.split(";")[0]) for one in found[2]} == {
        ("empty", "no page in it (*.md)"),
        ("gone", "no such file or folder"),
        ("big.md", f"is larger than {LIMIT_BYTES:,} bytes"),
        ("big", "no page in it (*.md)"),
    }


@pytest.mark.parametrize(
    ("data", "line"),
    [
        pytest.param(b"fine\nfine\n\xff\xfe\xff", 3, id="no-utf-8"),
        pytest.param(b"fine\n\0\0\0", 2, id="half-written"),
        pytest.param(b" \n", 1, id="empty"),
        pytest.param(b"fine\n" + b"[" * 5000, 2, id="all-brackets"),
        pytest.param(b"fine\n\n" + b"[[[[[[[[[[\n" * 5000, 3, id="paragraph-of-brackets"),
    ],
)
def test_what_cannot_be_read_has_a_line(data: bytes, line: int) -> None:
    """The reason stands beside it."""
    text = decoded(data)
    assert isinstance(text, tuple)
    assert text[0] == line


def test_byte_order_marks_and_line_ends_are_no_matter() -> None:
    """UTF-8 with a mark, UTF-16, the line ends of three systems."""
    for data in ("\ufeffa\nb".encode(), "a\nb".encode("utf-16"), b"a\r\nb", b"a\rb"):
        assert decoded(data) == "a\nb"
