"""The dialect, read completely: cases in `cases/markdown/`, and properties of any text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.compiler.page.sections import words
from bot.model import Block, BlockKind, Inline, Span, Style
from bot.sources.markdown import Document, parse

CASES = Path(__file__).resolve().parent.parent / "cases" / "markdown"


def shown(document: Document) -> str:
    """A document in the notation of the cases."""
    lines = []
    if document.front_matter.keys:
        lines.append("keys " + " ".join(f"{k}={v}" for k, v in document.front_matter.keys.items()))
    lines += [line for block in document.blocks for line in _block(block, "")]
    lines += [f"fault {f.line} `{f.found}` -> `{f.expected}`" for f in document.faults]
    return "\n".join(lines)


def _block(block: Block, indent: str) -> Iterator[str]:
    anchor = block.label and (f" #{block.label}" if block.inline else f" {block.label}")
    level = str(block.level) if block.kind is BlockKind.HEADING else ""
    text = block.text or _inline(block.inline)
    yield f"{indent}{block.line} {block.kind.value}{level}{anchor}" + (f": {text}" if text else "")
    for item in block.items:
        inner = indent + "  "
        if block.kind is not BlockKind.NOTE:
            yield f"{inner}-"
            inner += "  "
        for child in item:
            yield from _block(child, inner)


def _inline(inline: Inline) -> str:
    return "".join(_span(span) for span in inline).replace("\n", "/")


def _span(span: Span) -> str:
    if span.style is Style.PLAIN:
        return span.text
    return f"<{span.style.value}:{span.text}{f'|{span.href}' if span.href is not None else ''}>"


@pytest.mark.parametrize("path", sorted(CASES.glob("*.md")), ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    """Each file is a text and, below `=== expected`, what is read."""
    text, _, expected = path.read_text(encoding="utf-8").partition("=== expected\n")
    assert shown(parse(text)) == expected.rstrip("\n")


MARKS = st.sampled_from(
    [
        *(
            "**",
            "*",
            "****",
            "`",
            "```\n",
            "\n",
            "\n\n",
            "# ",
            "* ",
            "1. ",
            "> ",
            ">[!NOTE]\n>",
            "|",
            "|-|-|\n",
        ),
        *(
            "<table>",
            "<tr><td>",
            "</td>",
            "</table>",
            "<br />",
            "<!--",
            "-->",
            "<![CDATA[",
            "<?php",
            "<x",
            "</",
        ),
        *(
            "[!UICONTROL ",
            "]",
            "[",
            "](",
            ")",
            "{#a}",
            "{_blank}",
            "&#x200B;",
            "&quot;",
            "&#0;",
            "---\n",
            "\t",
        ),
        *(
            "    ",
            "word",
            "단어",
            "é",
            "\x00",
            "\ud7ff",
            "\u2028",
            "http://a.b",
            "![",
            "<pre>",
            "<li>",
            "</ul>",
        ),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), st.lists(MARKS, max_size=60).map("".join)))
def test_any_text_has_some_reading(text: str) -> None:
    """Nothing that can be typed stops the reader, and no markup is ever read as an empty run."""
    for block in parse(text).blocks:
        assert all(span.text or span.style is Style.IMAGE for span in block.inline)


WORDS = st.integers(min_value=0, max_value=10**6).map(lambda number: f"w{number}")
PIECES = st.one_of(
    WORDS,
    WORDS.map(lambda word: f"**{word}**"),
    WORDS.map(lambda word: f"**{word} **:"),
    WORDS.map(lambda word: f"*{word}*"),
    WORDS.map(lambda word: f"`{word}`"),
    WORDS.map(lambda word: f"[!UICONTROL {word}]"),
    WORDS.map(lambda word: f"[!DNL {word}]"),
    WORDS.map(lambda word: f"[{word}](https://x.example/y){{_blank}}"),
    WORDS.map(lambda word: f"**[!UICONTROL {word}]** -ord"),
    WORDS.map(lambda word: f"<strong>{word}</strong><br />"),
    st.just("****"),
)
SENTENCES = st.lists(PIECES, min_size=1, max_size=8).map(" ".join)
PARTS = st.one_of(
    SENTENCES,
    SENTENCES.map(lambda text: f"## {text} {{#anchor}}"),
    SENTENCES.map(lambda text: f">[!NOTE]\n>\n>{text}"),
    st.lists(SENTENCES, min_size=1, max_size=4).map(
        lambda texts: "\n".join(f"* {text}\n\n  {text[:0]}more" for text in texts)
    ),
    st.lists(SENTENCES, min_size=1, max_size=4).map(lambda texts: "\n".join(f"1. {text}" for text in texts)),
    st.lists(WORDS, min_size=1, max_size=4).map(
        lambda cells: "<table><tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr></table>"
    ),
    st.lists(WORDS, min_size=1, max_size=3).map(lambda lines: "```\n" + "\n".join(lines) + "\n```"),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PARTS, min_size=1, max_size=6).map("\n\n".join))
def test_every_word_is_read_once_and_in_order(text: str) -> None:
    """What a reader would see is in the blocks, neither lost nor doubled."""
    assert re.findall(r"w\d+", words(parse(text).blocks)) == re.findall(r"w\d+", text)


def test_endless_nesting_is_read_at_some_depth() -> None:
    """Ten thousand opened lists and quotes do not exhaust the stack."""
    for opener in ("<ul><li>", "<table><tr><td>", "<blockquote>", "> ", "* "):
        assert parse(opener * 10_000 + "end").blocks is not None


def test_an_end_tag_of_no_heading_loses_nothing() -> None:
    """What stands before it is text like what follows."""
    told = shown(parse("<div>Kept text</h2> and more</div>"))
    assert "Kept text" in told
    assert "and more" in told
