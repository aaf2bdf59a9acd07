"""The compiler beside its peers: `python -m benchmarks.compiler [FOLDER]`.

FOLDER holds `en/`, `sv-SE/` and `ko-KR/` of one documentation; without it the archives in `../shared/corpus`
are unpacked. Prints a Markdown table. Peers: markdown-it-py, which only parses the same files, and
po4a-gettextize (Debian package po4a), which aligns two languages of a page.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path

from markdown_it import MarkdownIt

from bot.compiler.library.build import build
from bot.compiler.library.gather import Gathered, gather
from bot.compiler.library.library import Library
from bot.compiler.page.aligned import AlignedPage
from bot.compiler.page.compile import read_version
from bot.compiler.page.versions import PageVersion
from bot.sources.front_matter import read_front_matter

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
SAMPLE = 80
_ANCHOR = re.compile(r"[ \t]*\{#[^}\s]+\}")


def main() -> None:
    """Measure everything and print it."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else _unpacked(Path(scratch))
        for name, value in chain(_speed(folder, Path(scratch)), _alignment(folder, Path(scratch))):
            print(f"| {name} | {value} |", flush=True)


def _unpacked(scratch: Path) -> Path:
    for archive in sorted(CORPUS.glob("*.tar.xz")):
        with tarfile.open(archive) as packed:
            packed.extractall(scratch / "docs", filter="data")
    return scratch / "docs"


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    """Wall clock and processor seconds, children included."""
    before, begun = os.times(), time.perf_counter()
    work()
    after = os.times()
    return time.perf_counter() - begun, sum(after[:4]) - sum(before[:4])


def _speed(folder: Path, scratch: Path) -> Iterator[tuple[str, str]]:
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.md"))]
    yield "files, megabytes", f"{len(texts)}, {sum(len(text.encode()) for text in texts) / 1e6:.1f}"
    parser = MarkdownIt("commonmark").enable("table")
    bare, bare_cpu = _timed(lambda: [parser.parse(text) for text in texts])
    yield "markdown-it-py, parsing only", f"{bare:.1f} s ({bare_cpu:.1f} s of processor)"
    kb = scratch / "docs.kb"
    alone, alone_cpu = _timed(lambda: build([folder], scratch / "alone.kb", processes=1))
    yield (
        "full build, one process",
        f"{alone:.1f} s: {alone / bare:.2f} × parsing ({alone_cpu / bare_cpu:.2f} × by processor time)",
    )
    full, _cpu = _timed(lambda: build([folder], kb))
    yield f"full build, {os.cpu_count()} processors", f"{full:.1f} s: {full / bare:.2f} × parsing"
    yield "same bytes either way", str(kb.read_bytes() == (scratch / "alone.kb").read_bytes())
    changed = next(folder.glob("*/help/integrations/using/about-adobe-id.md"))
    before = changed.read_text(encoding="utf-8")
    try:
        ratios = []
        for turn in range(5):
            changed.write_text(f"{before}\n\nMore {turn}.\n", encoding="utf-8")
            again, _cpu = _timed(lambda: build([folder], kb))
            ratios.append(again)
    finally:
        changed.write_text(before, encoding="utf-8")
    again = min(ratios)
    yield (
        "incremental, one page changed",
        f"{again:.2f} s: 1/{alone / again:.0f} of a full build in one process, 1/{full / again:.0f} in all",
    )
    build([folder], kb)
    begun = time.perf_counter()
    library = Library.open(kb)
    len(library)
    opened = time.perf_counter() - begun
    begun = time.perf_counter()
    page = library.page("about-adobe-id", "ko")
    one = time.perf_counter() - begun
    begun = time.perf_counter()
    count = sum(1 for _passage in library.passages())
    everything = time.perf_counter() - begun
    yield "size of the knowledge base", f"{kb.stat().st_size / 1e6:.1f} MB, {count} passages"
    named = page.title if page else "none"
    times = f"{opened * 1e3:.1f} ms to open, {one * 1e3:.2f} ms for a page ({named})"
    yield "load time", f"{times}, {everything:.2f} s for everything"
    yield "peak memory of a full build", _peak(folder, scratch)
    yield from _whole_command(folder, scratch / "whole.kb", bare_cpu)


def _whole_command(folder: Path, kb: Path, parsing_cpu: float) -> Iterator[tuple[str, str]]:
    """`knowledge build`, search index and start included; pages are changed for a while, and put back."""
    took, megabytes = _commanded(folder, kb)
    yield (
        "full build with the search index",
        f"{took:.1f} s of processor: {took / parsing_cpu:.2f} × parsing, {megabytes} MB over all processes",
    )
    for kind, path in (
        ("shipped, too", "integrations/using/about-adobe-id"),
        ("other", "workflow/using/union"),
    ):
        changed = next(folder.glob(f"*/help/{path}.md"))
        before = changed.read_text(encoding="utf-8")
        again = []
        try:
            for turn in range(3):
                changed.write_text(f"{before}\n\nMore {turn}.\n", encoding="utf-8")
                again.append(_commanded(folder, kb)[0])
        finally:
            changed.write_text(before, encoding="utf-8")
        yield f"one page changed ({kind}), with the search index", f"1/{took / min(again):.0f} of that"


def _commanded(folder: Path, kb: Path) -> tuple[float, int]:
    """Processor seconds of the command, and the most megabytes (PSS) of all its processes at once."""
    before = os.times()
    command = [sys.executable, "-m", "bot", "knowledge", "build", str(folder), "-o", str(kb), "--quiet"]
    run = subprocess.Popen(command)
    most = 0
    while run.poll() is None:
        most = max(most, sum(map(_pss_kb, (run.pid, *_children(run.pid)))))
        time.sleep(0.05)
    after = os.times()
    return (
        after.children_user + after.children_system - before.children_user - before.children_system,
        most // 1024,
    )


def _children(process: int) -> list[int]:
    with suppress(OSError):  # it ended meanwhile
        return list(map(int, Path(f"/proc/{process}/task/{process}/children").read_text().split()))
    return []


def _pss_kb(process: int) -> int:
    with suppress(OSError):
        found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{process}/smaps_rollup").read_text(), re.MULTILINE)
        return int(found[1]) if found else 0
    return 0


def _peak(folder: Path, scratch: Path) -> str:
    """Of this process and of the largest of its children, in a process of its own."""
    program = (
        "import re, resource, sys; from pathlib import Path; from bot.compiler.library.build import build; "
        "build([Path(sys.argv[1])], Path(sys.argv[2])); "
        "own = re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1]; "
        "print(int(own) // 1024, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, str(folder), str(scratch / "memory.kb")],
        capture_output=True,
        text=True,
        check=True,
    )
    own, child = run.stdout.split()
    return f"{own} MB, and {child} MB in each further process"


def _alignment(folder: Path, scratch: Path) -> Iterator[tuple[str, str]]:
    gathered = gather([folder], "")
    aligned_pages = [_aligned(page_key, gathered, {}) for page_key in range(len(gathered.pages))]
    for locale in sorted({version for aligned in aligned_pages for version in aligned.versions} - {"en"}):
        both = [aligned for aligned in aligned_pages if {"en", locale} <= aligned.versions.keys()]
        sections = [row for aligned in both for row in aligned.rows if "en" in row.drafts]
        paired = [row for row in sections if locale in row.drafts]
        lines = [line for row in paired for line in row.lines if "en" in line]
        matched = sum(locale in line for line in lines)
        yield (
            f"pages aligned, {locale}",
            f"{len(both)} of {_count(gathered, locale)} that exist in both",
        )
        yield (
            f"sections aligned, {locale}",
            f"{len(paired)} of {len(sections)} ({len(paired) / len(sections):.4f})",
        )
        yield (
            f"texts aligned, {locale}",
            f"{matched} of {len(lines)} ({matched / len(lines):.4f})",
        )
        right, told, there = _without_anchors(gathered, locale)
        shares = f"precision {right / told:.4f}, recall {right / there:.4f}"
        yield (
            f"sections aligned with all anchors of {locale} taken away",
            f"{right} right of {told} paired, of {there} that there are ({shares})",
        )
        yield from _beside_po4a(both, gathered, locale, scratch)


def _count(gathered: Gathered, locale: str) -> int:
    neutral = {
        one: {m.neutral for page in gathered.pages for m in page.members if m.locale == one}
        for one in ("en", locale)
    }
    return len(neutral["en"] & neutral[locale])


def _aligned(number: int, gathered: Gathered, change: dict[str, Callable[[str], str]]) -> AlignedPage:
    page = gathered.pages[number]
    versions: list[PageVersion] = []
    for member in page.members:
        text = gathered.text(member)
        if member.locale in change:
            text = change[member.locale](text)
        versions.append(read_version(member, text))
    return AlignedPage(page.key, versions)


def _without_anchors(gathered: Gathered, locale: str) -> tuple[int, int, int]:
    """Pairs that the anchors confirm, pairs made, pairs that there are, when one side has no anchors."""
    right = told = there = 0
    for number, page in enumerate(gathered.pages):
        locales = {member.locale for member in page.members}
        if not {"en", locale} <= locales:
            continue
        whole = _aligned(number, gathered, {})
        line_of = {draft.anchor: draft.line for draft in whole.versions[locale].drafts[1:] if draft.anchor}
        wanted = {draft.anchor for draft in whole.versions["en"].drafts[1:] if draft.anchor in line_of}
        there += len(wanted)
        blind = _aligned(number, gathered, {locale: lambda text: _ANCHOR.sub("", text)})
        for row in blind.rows[1:]:
            if "en" in row.drafts and locale in row.drafts:
                anchor = row.drafts["en"].anchor
                if anchor in wanted:
                    told += 1
                    right += line_of[anchor] == row.drafts[locale].line
    return right, told, there


def _beside_po4a(
    both: list[AlignedPage], gathered: Gathered, locale: str, scratch: Path
) -> Iterator[tuple[str, str]]:
    sample = random.Random(4).sample(both, SAMPLE)  # noqa: S311 - no secret
    ours = sum(_wholly_aligned(aligned, locale) for aligned in sample)
    yield f"of {SAMPLE} random pages, every section and text aligned, {locale}", str(ours)
    if not shutil.which("po4a-gettextize"):
        yield f"po4a-gettextize on the same pages, {locale}", "not installed"
        return
    by_neutral = {
        (member.neutral, member.locale): member for page in gathered.pages for member in page.members
    }
    good = 0
    for aligned in sample:
        paths = []
        for one in ("en", locale):
            text = gathered.text(by_neutral[aligned.versions[one].neutral, one])
            path = scratch / f"po4a.{one}.md"
            path.write_text(text[read_front_matter(text).body_offset :], encoding="utf-8")
            paths.append(str(path))
        run = subprocess.run(
            [
                *("po4a-gettextize", "-f", "text", "-o", "markdown", "-M", "UTF-8", "-L", "UTF-8"),
                *("-m", paths[0], "-l", paths[1], "-p", str(scratch / "po4a.po")),
            ],
            cwd=scratch,
            capture_output=True,
            check=False,
        )
        good += run.returncode == 0
    yield f"po4a-gettextize on the same pages without their front matter, {locale}", str(good)


def _wholly_aligned(aligned: AlignedPage, locale: str) -> bool:
    """Every section and text of the source has its counterpart."""
    return all(
        locale in row.drafts and all("en" not in line or locale in line for line in row.lines)
        for row in aligned.rows
        if "en" in row.drafts
    )


if __name__ == "__main__":
    main()
