"""HTML blocks of a page → the same outline that Markdown writes into.

Tables, lists, headings, quotes, preformatted text and inline marks are read; comments, scripts and styles
are not; a tag that HTML does not know (`<instance>`) is a word.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from bot.model import Block, BlockKind
from bot.sources.frequent_words import word_set
from bot.sources.inline import is_html_tag, tidied
from bot.sources.outline import Outline

_CONTAINERS = {
    "table": "table",
    "tr": "row",
    "td": "cell",
    "th": "cell",
    "ul": "bullets",
    "ol": "steps",
    "li": "item",
    "blockquote": "note",
}
_CLOSED_BY_NEXT = {"tr": ("tr",), "td": ("td", "th"), "th": ("td", "th"), "li": ("li",)}
_BLOCKS = word_set(
    "p div section article header footer main nav figure figcaption details summary hr dl dd dt "
    "center caption thead tbody tfoot form fieldset"
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_UNSEEN = frozenset(("script", "style", "template", "iframe", "object", "title"))
_BLANKS = re.compile(r"\s+")


class HtmlReader(HTMLParser):
    """Reads block after block of one document; containers may stay open between blocks."""

    def __init__(self, outline: Outline) -> None:
        super().__init__(convert_charrefs=True)
        self._outline = outline
        self._first_line = 0
        self._unseen = 0
        self._pre: list[str] | None = None
        self._heading = 0

    def read(self, text: str, line: int) -> None:
        """One HTML block that begins in that line. Never raises."""
        self._first_line = line - 1
        self.reset()
        try:
            self.feed(text)
            self.close()
        except (AssertionError, ValueError, AttributeError):
            self.handle_data(re.sub(r"<[^>]*>?", " ", self.rawdata))
        self._outline.flush()
        self._unseen = 0

    def _here(self) -> int:
        return self._first_line + self.getpos()[0]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag opens a container, a heading or a block, counts as unseen, or is part of the running text."""
        outline = self._outline
        for name, value in attrs:
            if name in ("id", "name") and value:
                outline.anchors.add(value)
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag in _CONTAINERS:
            for name in _CLOSED_BY_NEXT.get(tag, ()):
                outline.close_sibling(_CONTAINERS[name])
            outline.flush()
            outline.line = self._here()
            start = next((value or "" for name, value in attrs if name == "start"), "")
            level = int(start) if start.isdecimal() else 1
            outline.open(_CONTAINERS[tag], self._here(), level if tag == "ol" else 0, html=True)
        elif tag in _BLOCKS:
            outline.flush()
        elif tag in _HEADINGS:
            outline.flush()
            self._heading = int(tag[1])
        elif tag == "pre":
            outline.flush()
            self._pre = []
        elif not self._unseen:
            outline.runs.tag(self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<br/>` and its like; `<td/>` is an empty cell."""
        self.handle_starttag(tag, attrs)
        if tag in _CONTAINERS or tag in _UNSEEN or tag == "pre" or tag in ("strong", "b", "em", "a"):
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """A tag closes a container, a heading or a block, or is part of the running text."""
        outline = self._outline
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _CONTAINERS:
            outline.close(_CONTAINERS[tag], html=True)
        elif tag in _BLOCKS:
            outline.flush()
        elif tag in _HEADINGS:
            self._end_heading()
        elif tag == "pre" and self._pre is not None:
            text, self._pre = "".join(self._pre).strip("\n"), None
            if text:
                outline.add(Block(BlockKind.CODE, self._here(), text=text))
        elif not self._unseen and (is_html_tag(tag) and tag != "br"):
            outline.runs.tag(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Text between tags: as it is within `<pre>`, its blanks closed up elsewhere, unless it is unseen."""
        if self._unseen:
            return
        if self._pre is not None:
            self._pre.append(data)
            return
        if not self._outline.runs.found:
            self._outline.line = self._here() + len(data[: len(data) - len(data.lstrip())].split("\n")) - 1
        self._outline.runs.add_written(_BLANKS.sub(" ", data))

    def unknown_decl(self, data: str) -> None:
        """`<![CDATA[text]]>`: the text."""
        self.handle_data(data.partition("[")[2])

    def _end_heading(self) -> None:
        """The heading that is open; a stray end tag ends none, and loses nothing of what stands before it."""
        if not self._heading:
            return
        inline = tidied(self._outline.runs.found)
        self._outline.runs.found = []
        level, self._heading = self._heading, 0
        if inline:
            self._outline.add(Block(BlockKind.HEADING, self._here(), inline, level=level))
