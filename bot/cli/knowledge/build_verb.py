"""`knowledge build`: folders of documentation → one knowledge base, with the matcher's index in it.

Exit codes: 0 all of it, 1 built without what could not be read, 2 nothing built.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

from bot.cli.described import CommandParsers, add_command
from bot.cli.knowledge.told import tell


def add_to(verbs: CommandParsers) -> None:
    """Add the verb."""
    parser = add_command(
        verbs,
        "build",
        "compile folders of documentation into one knowledge base",
        takes="-o KB SRC ...",
        more="They may be in any number of languages. Running it again recompiles only what changed.",
        exits="0 all of it, 1 built without what could not be read, 2 nothing built",
        example="ims-doctor knowledge build docs.en docs.sv -o docs.kb",
    )
    parser.add_argument("sources", nargs="+", type=Path, metavar="SRC", help="folder or file")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="KB", help="the file to write")
    parser.add_argument("--quiet", action="store_true", help="no progress and no summary")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
        os.environ.setdefault(name, "1")  # read by NumPy's libraries; more threads only wait for each other
    from bot.compiler.library.build import build  # heavy, for this verb only
    from bot.compiler.library.progress_bar import Bar
    from bot.matcher import index

    begun = time.perf_counter()
    with Bar("building", quiet=options.quiet) as bar:
        built = build(options.sources, options.output, extend=index.build, progress=bar)
    tell(built.problems)
    if not options.quiet:
        tell(built.notes, "note: ")
        size = options.output.stat().st_size / 1e6
        print(
            f"{options.output}: {built.pages} pages, {built.texts} texts in "
            f"{', '.join(built.locales)}; {built.recompiled} compiled anew, {built.repaired} damaged values "
            f"put right; {size:.1f} MB in {time.perf_counter() - begun:.1f} s",
            file=sys.stderr,
        )
    return int(bool(built.problems))
