"""Learn a glossary anew: `python -m benchmarks.glossary KB LOCALE > knowledge/glossary/LOCALE.tsv`.

KB comes from `ims-doctor knowledge build` over a documentation that exists in English and in LOCALE. The
French one was learnt from the published pages of Campaign v8, the Swedish and the Korean one from those of
Campaign Classic.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from bot.compiler.library.library import Library
from bot.matcher.glossary import TARGET, learn, units, written
from bot.model import Block, BlockKind, Section


def main() -> None:
    """Print the table."""
    library, locale = Library.open(Path(sys.argv[1])), sys.argv[2]
    pairs = (
        (units(ours, locale), units(theirs, TARGET)) for ours, theirs in _paragraphs(library, locale, TARGET)
    )
    sys.stdout.write(written(learn(pairs)))


def _paragraphs(library: Library, locale: str, other: str) -> Iterator[tuple[str, str]]:
    """Texts that say the same: paragraph by paragraph where a section has as many in both, else it whole."""
    for page in library.pages():
        theirs = {section.key: section for section in library.sections(page, other)}
        for section in library.sections(page, locale):
            if counterpart := theirs.get(section.key):
                yield section.title, counterpart.title
                texts = [list(_texts(side)) for side in (section, counterpart)]
                if len(texts[0]) == len(texts[1]):
                    yield from zip(*texts, strict=True)
                else:
                    yield " ".join(texts[0]), " ".join(texts[1])


def _texts(section: Section) -> Iterator[str]:
    waiting = list(reversed(section.blocks))
    while waiting:
        block: Block = waiting.pop()
        waiting += [child for item in reversed(block.items) for child in reversed(item)]
        if block.inline and block.kind is not BlockKind.CODE:
            yield "".join(span.text for span in block.inline)


if __name__ == "__main__":
    main()
