"""A page as the knowledge base has it says what the document says, once."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.compiler.page.compile import Surroundings, compile_aligned
from bot.compiler.page.literals import Settled
from bot.compiler.page.sections import words
from tests.compiler.documents import aligned_of

LINES = st.sampled_from(
    [
        *(
            "# {w} {{#a}}",
            "## {w} {{#b}}",
            "## {w}",
            "### {w} {{#c}}",
            "**{w}**",
            "{w} text",
            "* {w}",
            "1. {w}",
        ),
        *(">[!NOTE]\n>\n>{w}", "| {w} |\n|---|", "```\n{w}\n```", "<p>{w}</p>", "[{w}](x.md)", "![](i.png)"),
    ]
)
DOCUMENTS = st.lists(LINES, max_size=10).map(
    lambda lines: "\n\n".join(line.format(w=f"w{number}") for number, line in enumerate(lines))
)


@settings(max_examples=150, deadline=None)
@given(DOCUMENTS, DOCUMENTS, DOCUMENTS)
def test_nothing_is_lost_or_doubled_by_aligning(one: str, two: str, three: str) -> None:
    """Whatever the other languages look like."""
    texts = {"en": one, "sv": two, "ko": three}
    pages = compile_aligned(aligned_of(texts), Surroundings({}, {}), Settled({}, ()))
    for locale, text in texts.items():
        said = "\n".join(f"{s.title}\n{words(s.blocks)}" for s in pages[locale].sections)
        assert Counter(re.findall(r"\bw\d+", said)) == Counter(re.findall(r"\bw\d+", text))
        keys = [section.key for section in pages[locale].sections]
        assert len(keys) == len(set(keys))
