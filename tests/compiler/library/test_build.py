"""Whole checkouts in, one file out: the same bytes however it was made, and what is bad passed over."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.compiler.library.build import build
from bot.compiler.library.library import Earlier, Library
from bot.compiler.page.sections import words
from bot.errors import KnowledgeError
from tests.compiler.documents import write_pages

TOC = "# Guide {#using}\n\n+ Part {#part}\n  + [A](a.md)\n  + [B](sub/b.md)\n"
PAGES = {
    "en/TOC.md": TOC,
    "en/a.md": "# Alpha {#alpha}\n\nSee [B](sub/b.md#more) and [here](#second).\n\n"
    "## Second {#second}\n\n![x](i.png)\n",
    "en/sub/b.md": "# Beta {#beta}\n\nText.\n\n## More {#more}\n\nOf `nms:recipient`.\n",
    "sv-SE/a.md": "# Alfa {#alpha}\n\nSe [B](sub/b.md#more) och [här](#second).\n\n"
    "## Andra {#second}\n\nOrd.\n",
    "sv-SE/sub/b.md": "# Beta {#beta}\n\nOrd.\n\n## Mer {#more}\n\nAv `nms:mottagare`.\n",
}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Two pages in two languages, with a table of contents."""
    return write_pages(tmp_path / "docs", PAGES)


def test_a_page_in_every_language_with_public_links(docs: Path, tmp_path: Path) -> None:
    """One key across languages; links lead to the reader's language; damaged values are right."""
    built = build([docs], tmp_path / "kb")
    library = Library.open(tmp_path / "kb")
    assert (built.pages, built.texts, built.locales, built.repaired) == (2, 4, ("en", "sv"), 1)
    assert list(library.pages()) == ["alpha", "beta"]
    page = library.page("alpha", "sv")
    assert page
    root = "https://experienceleague.adobe.com/docs/campaign-classic/using/part"
    assert page.url == f"{root}/a.html?lang=sv"
    assert [span.href for span in page.sections[0].blocks[0].inline if span.href] == [
        f"{root}/b.html?lang=sv#more",
        f"{root}/a.html?lang=sv#second",
    ]
    assert page.path == "sv-SE/a.md"
    assert words(library.sections("beta", "sv")[1].blocks) == "Av nms:recipient."
    assert [section.key for section in library.sections("alpha", "en")] == ["alpha", "second"]


def test_the_same_bytes_however_it_was_made(docs: Path, tmp_path: Path) -> None:
    """Again, page after page, from another place, in another order of sources."""
    build([docs], tmp_path / "one")
    once = (tmp_path / "one").read_bytes()
    moved = write_pages(tmp_path / "elsewhere" / "docs", dict(reversed(PAGES.items())))
    build([moved], tmp_path / "two", processes=1)
    assert (tmp_path / "two").read_bytes() == once
    half = write_pages(tmp_path / "half" / "docs", PAGES)
    write_pages(half, {"en/a.md": "# Alpha {#alpha}\n\nOld words.\n"})
    build([half], tmp_path / "three")
    assert (tmp_path / "three").read_bytes() != once
    write_pages(half, {"en/a.md": PAGES["en/a.md"]})
    built = build([half], tmp_path / "three")
    assert built.recompiled == 1
    assert (tmp_path / "three").read_bytes() == once


def test_only_what_changed_is_compiled(docs: Path, tmp_path: Path) -> None:
    """A removed page goes, a changed one is compiled, nothing changed is nothing done."""
    assert build([docs], tmp_path / "kb").recompiled == 2
    assert build([docs], tmp_path / "kb").recompiled == 0
    (docs / "sv-SE" / "sub" / "b.md").write_text("# Beta {#beta}\n\nNya ord.\n", encoding="utf-8")
    assert build([docs], tmp_path / "kb").recompiled == 1
    for locale in ("en", "sv-SE"):
        (docs / locale / "sub" / "b.md").unlink()
    assert build([docs], tmp_path / "kb").pages == 1
    assert list(Library.open(tmp_path / "kb").pages()) == ["alpha"]


def test_many_pages_are_compiled_in_parallel_to_the_same_bytes(tmp_path: Path) -> None:
    """With as many processes as there are, or with one."""
    pages = {f"en/p{number}.md": f"# Page {number} {{#p{number}}}\n\nText.\n" for number in range(60)}
    docs = write_pages(tmp_path / "docs", pages)
    seen: list[tuple[int, int]] = []
    build([docs], tmp_path / "one", progress=lambda done, total: seen.append((done, total)))
    build([docs], tmp_path / "two", processes=1)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert seen[-1] == (60, 60)


def test_other_rooms_add_what_they_compute(docs: Path, tmp_path: Path) -> None:
    """From the library in memory."""
    build(
        [docs],
        tmp_path / "kb",
        extend=lambda library, _earlier: {"titles": ",".join(library.pages()).encode()},
    )
    assert Library.open(tmp_path / "kb").blob("titles") == b"alpha,beta"


def test_bad_input_is_passed_over_and_the_rest_is_built(docs: Path, tmp_path: Path) -> None:
    """Each fault with path and line; an empty page is none."""
    (docs / "en" / "latin.md").write_bytes("# Été {#ete}\nété".encode("latin-1"))
    (docs / "en" / "empty.md").write_bytes(b"")
    write_pages(docs, {"en/yaml.md": "---\ntitle: [\n---\n# Yaml {#yaml}\n\nRead all the same.\n"})
    write_pages(docs, {"en/nested.md": "# Deep {#deep}\n\n" + "> " * 5000 + "end\n"})
    (docs / "en" / "loop").symlink_to(docs / "en", target_is_directory=True)
    built = build([docs], tmp_path / "kb")
    assert [(Path(problem.path).name, problem.line) for problem in built.problems] == [
        ("latin.md", 1),
        ("loop", 1),
        ("yaml.md", 3),
    ]
    assert [(Path(note.path).name, note.problem) for note in built.notes] == [("empty.md", "is empty")]
    assert {"alpha", "beta", "yaml", "deep"} <= set(Library.open(tmp_path / "kb").pages())


def test_two_pages_with_one_anchor_stay_two(docs: Path, tmp_path: Path) -> None:
    """Both are reported; the one whose file is named so keeps the name."""
    write_pages(docs, {"en/beta.md": "# Other {#beta}\n\nText.\n"})
    built = build([docs], tmp_path / "kb")
    assert [str(note).rpartition("docs/")[0] for note in built.notes]
    assert sorted(Library.open(tmp_path / "kb").pages()) == ["alpha", "beta", "beta--b"]
    page = Library.open(tmp_path / "kb").page("beta", "en")
    assert page
    assert page.title == "Other"


def test_nothing_to_build_leaves_the_old_file(docs: Path, tmp_path: Path) -> None:
    """An empty folder is an error; so is an interruption."""
    build([docs], tmp_path / "kb")
    before = (tmp_path / "kb").read_bytes()
    (tmp_path / "empty").mkdir()
    with pytest.raises(KnowledgeError, match="no page in it"):
        build([tmp_path / "empty"], tmp_path / "kb")

    def interrupt(_library: Library, _earlier: Earlier | None) -> dict[str, bytes]:
        raise KeyboardInterrupt

    write_pages(docs, {"en/a.md": "# Alpha {#alpha}\n\nNew.\n"})
    with pytest.raises(KeyboardInterrupt):
        build([docs], tmp_path / "kb", extend=interrupt)
    assert (tmp_path / "kb").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if "tmp" in path.suffix] == []


def test_a_full_disk_leaves_the_old_file(docs: Path, tmp_path: Path) -> None:
    """And nothing half written beside it."""
    resource = pytest.importorskip("resource")
    build([docs], tmp_path / "kb")
    before = (tmp_path / "kb").read_bytes()
    write_pages(docs, {"en/a.md": "# Alpha {#alpha}\n\nNew.\n"})
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        with pytest.raises(KnowledgeError, match=r"kb:1: cannot be written: "):
            build([docs], tmp_path / "kb")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert (tmp_path / "kb").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["docs", "kb"]


def test_a_damaged_file_is_told_and_built_anew(docs: Path, tmp_path: Path) -> None:
    """Half a file, another file, a file of nothing."""
    kb = tmp_path / "kb"
    build([docs], kb)
    whole = kb.read_bytes()
    for broken in (whole[: len(whole) // 2], b"something else", b""):
        kb.write_bytes(broken)
        with pytest.raises(KnowledgeError):
            Library.open(kb)
        assert build([docs], kb).recompiled == 2
        assert kb.read_bytes() == whole
