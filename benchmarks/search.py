"""Search over whole documentation sets: `python -m benchmarks.search KB [KB…]`.

KB files come from `ims-doctor knowledge build`; without any, the corpora in `../shared/corpus` are built.
Accuracy on the development questions beside the peers on the same sections, with milliseconds a question and
the memory that their index took; then our own time (of the processor: the machine may be shared) and memory
at once and ten times the size (pages repeated under other names, every tenth word another one in each copy).
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

import msgspec

from benchmarks.peers import peers
from bot.app import load_knowledge
from bot.compiler.library.build import build
from bot.compiler.library.library import Library, Passage
from bot.compiler.library.packed import pack
from bot.matcher import index, search
from bot.matcher.usual import usual_phrases
from bot.model import section_of

SHARED = Path(__file__).resolve().parents[2] / "shared"
SIZES = (1, 10)
_COPY = "-copy"


def main() -> None:
    """Print the tables."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(sys.argv[1]) if len(sys.argv) > 1 else _built(Path(scratch))
        if path is None:
            print("(no corpora beside this checkout)")
            return
        library = Library.open(path)
        questions = list(_questions())
        searcher = search.searcher_of(library, usual=usual_phrases(load_knowledge().knowledge))
        print("| hit@1 / hit@5 | en | sv | ko | fr |\n|---|---|---|---|---|")
        print("| ims-doctor | " + " | ".join(_hits(library, searcher, questions)) + " |", flush=True)
        _print_peers(library, questions)
        print(f"\nthe whole bot with the library, after the questions: {_asking_mb(path):.0f} MB resident")
        print("\n| size | sections | p50, p99 in ms of processor | index MB |\n|---|---|---|---|")
        for size in SIZES:
            print(_time_at(library, size, questions), flush=True)


def _built(scratch: Path) -> Path | None:
    archives = sorted((SHARED / "corpus").glob("*.tar.xz"))
    if not archives:
        return None
    for archive in archives:
        with tarfile.open(archive) as packed:
            packed.extractall(scratch / "docs", filter="data")
    build([scratch / "docs"], scratch / "docs.kb", extend=index.build)
    return scratch / "docs.kb"


def _questions() -> Iterator[dict[str, str]]:
    for path in sorted((SHARED / "bench").glob("docs.*.jsonl")):
        yield from (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())


def _path_of(library: Library, page: str) -> str:
    head = library.head(page, library.locales(page)[0])
    return head.path if head else ""


def _hits(library: Library, searcher: search.Searcher, questions: list[dict[str, str]]) -> Iterator[str]:
    for locale in ("en", "sv", "ko", "fr"):
        first = five = count = 0
        for question in questions:
            if question["locale"] == locale:
                found = searcher.find(question["text"], locale)
                hits = [
                    _path_of(library, section_of(match.id)[0]).endswith(question["page"])
                    for match in found.matches
                ]
                count, first, five = count + 1, first + any(hits[:1]), five + any(hits)
        yield f"{first / count:.3f} / {five / count:.3f}" if count else "–"


def _print_peers(library: Library, questions: list[dict[str, str]]) -> None:
    cells: dict[str, list[str]] = {}
    for locale in ("en", "sv", "ko"):
        passages = [p for p in library.passages(locale) if not p.part]
        texts = [f"{p.page_title}\n{p.title}\n{p.text}" for p in passages]
        for name, (rank, megabytes) in peers(texts, [p.path for p in passages], locale).items():
            asked = [q for q in questions if q["locale"] == locale]
            begun = time.perf_counter()
            found = [(rank(q["text"])[:5], q["page"]) for q in asked]
            took = 1000 * (time.perf_counter() - begun) / len(asked)
            first = sum(any(p.endswith(page) for p in paths[:1]) for paths, page in found) / len(asked)
            five = sum(any(p.endswith(page) for p in paths) for paths, page in found) / len(asked)
            cells.setdefault(name, []).append(f"{first:.3f} / {five:.3f} ({took:.1f} ms, {megabytes:.0f} MB)")
    for name, figures in cells.items():
        print(f"| {name} | " + " | ".join(figures) + " | – |", flush=True)


class _Varied(Library):
    """A library of copies; every tenth word of a copy is spelt as in no other."""

    def passages_of(self, key: str, locale: str | None = None) -> Iterator[Passage]:
        """The passages of a page, varied where it is a copy."""
        copy = key.rpartition(_COPY)[2] if _COPY in key else ""
        for passage in super().passages_of(key, locale):
            if copy:
                words = [
                    word + copy if crc32((copy + word).encode()) % 10 == 0 else word
                    for word in passage.text.split(" ")
                ]
                passage = msgspec.structs.replace(passage, text=" ".join(words))  # noqa: PLW2901
            yield passage


def _time_at(library: Library, size: int, questions: list[dict[str, str]]) -> str:
    stored = [
        msgspec.structs.replace(page, key=f"{page.key}{_COPY}{copy}" if copy else page.key)
        for copy in range(size)
        for key in library.pages()
        for page in library.stored(key)
    ]
    made = index.build(_Varied(pack(stored, {})))[index.BLOB]
    searcher = search.Searcher(made)
    took = sorted(_took(searcher, question) for question in questions * 3)
    sections = sum(not p.part for p in library.passages("en")) * size
    return (
        f"| {size}× | {sections} | {statistics.median(took):.2f}, {took[int(len(took) * 0.99)]:.2f} | "
        f"{len(made) / 1e6:.0f} |"
    )


def _took(searcher: search.Searcher, question: dict[str, str]) -> float:
    begun = time.thread_time()
    searcher.find(question["text"], question["locale"])
    return 1000 * (time.thread_time() - begun)


_ASKED = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdin=sys.stdin, stdout=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
"""


def _asking_mb(path: Path) -> float:
    """What a fresh process that answers all questions needs at most; the second, so that none compiles."""
    lines = "".join(json.dumps({"text": q["text"], "locale": q["locale"]}) + "\n" for q in _questions())
    command = [sys.executable, "-c", _ASKED, sys.executable, "-m", "bot", "ask", "--batch", "-"]
    for _ in range(2):
        run = subprocess.run(
            [*command, "--knowledge", str(path)], input=lines, text=True, capture_output=True, check=True
        )
    return float(run.stdout)


if __name__ == "__main__":
    main()
