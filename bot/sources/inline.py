"""The inside of a paragraph: markdown-it-py's inline tokens → styled runs of text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from bot.model import Inline, Span, Style
from bot.sources.dialect import ATTRIBUTES, MARK, mark_text
from bot.sources.frequent_words import word_set

_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u200c\u200e\u200f]")
_UNBROKEN_NAME = re.compile("(?<=[A-Za-z0-9])\u00a0(?=[A-Za-z])")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_ATTRIBUTE = re.compile(r"""\b(href|src|alt)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE)
_UI_CLASS = re.compile(r"""\bclass\s*=\s*["']?uicontrol\b""", re.IGNORECASE)
_STYLE_OF_TAG = {
    "strong": Style.STRONG,
    "b": Style.STRONG,
    "em": Style.EMPHASIS,
    "i": Style.EMPHASIS,
    "code": Style.CODE,
    "kbd": Style.CODE,
    "samp": Style.CODE,
    "tt": Style.CODE,
}
_BREAKS = frozenset(("br", "p", "div", "li", "ul", "ol", "tr", "hr", "dd", "dt", "h1", "h2", "h3", "h4"))
_SILENT = word_set(
    "span sup sub u s small big font center img input td th table thead tbody tfoot col colgroup caption "
    "section article nav header footer main figure figcaption details summary blockquote pre dl video "
    "audio source iframe label button del ins mark abbr cite q dfn var wbr a noscript style script"
)
_RANK = {Style.PLAIN: 0, Style.EMPHASIS: 1, Style.STRONG: 2, Style.UI: 3, Style.CODE: 4, Style.LINK: 5}

_OPENS = {"strong_open": ("**", Style.STRONG), "em_open": ("*", Style.EMPHASIS)}
_CLOSES = {"strong_close": "**", "em_close": "*", "link_close": "[]"}
_BLANKS = {"softbreak": " ", "hardbreak": "\n"}
_ESCAPED = {"*": "\ufdd0", "_": "\ufdd1"}
"""Marks that were written as text (`\\*`), on their way through `emphasis.py`: as code points of no text."""
_UNESCAPED = {ord(held): mark for mark, held in _ESCAPED.items()}
_WRITTEN = {held: f"\\{mark}" for held, mark in _UNESCAPED.items()}
_STYLED = {"dialect_ui": Style.UI, "code_inline": Style.CODE, "dialect_text": Style.PLAIN}

Frame = tuple[str, Style, str | None]


def is_html_tag(name: str) -> bool:
    """Whether it is a tag of HTML; `<instance>` is a word that someone forgot to escape."""
    return name in _STYLE_OF_TAG or name in _BREAKS or name in _SILENT


def visible(text: str) -> str:
    """Text without what nobody sees: zero-width blanks and marks, and the no-break of a name's blanks.

    `Adobe Campaign` is searched and typed with a plain blank; before `:` and `»` French keeps its own.
    """
    if text.isascii():
        return text
    return _UNBROKEN_NAME.sub(" ", _INVISIBLE.sub("", text))


class Runs:
    """Collects runs of text; an inner mark wins over an outer one, code over everything but links."""

    def __init__(self) -> None:
        self.found: list[Span] = []
        self._outer: list[Frame] = [("", Style.PLAIN, None)]
        self.after_link = False
        """Whether attributes may follow that are no text."""

    def open(self, name: str, style: Style, href: str | None = None) -> None:
        """Begin a stretch in a style."""
        _, outer, outer_href = self._outer[-1]
        if href is not None:
            self._outer.append((name, Style.LINK, href))
        else:
            inner = style if _RANK[style] >= _RANK[outer] else outer
            self._outer.append((name, inner, outer_href))

    def close(self, name: str) -> None:
        """End the innermost stretch of that name; one that was never begun is passed over."""
        for number in range(len(self._outer) - 1, 0, -1):
            if self._outer[number][0] == name:
                self.after_link = self._outer[number][1] is Style.LINK
                del self._outer[number:]
                return

    def add(self, text: str, style: Style = Style.PLAIN) -> None:
        """Text in the current style, or in its own where that says more."""
        _, outer, href = self._outer[-1]
        if self.after_link:
            text = _without_attributes(text)
        self.after_link = False
        text = visible(text)
        if not text:
            return
        if style is Style.IMAGE:
            self.found.append(Span(text, style))
            return
        style = style if _RANK[style] > _RANK[outer] else outer
        if self.found:
            last = self.found[-1]
            if last.style is style and last.href == href:
                self.found[-1] = Span(last.text + text, style, href)
                return
        self.found.append(Span(text, style, href))

    def add_image(self, source: str) -> None:
        """A picture, by its address; whatever attributes follow it are not text."""
        self.found.append(Span("", Style.IMAGE, source))
        self.after_link = True

    def add_written(self, text: str) -> None:
        """Text of HTML, in which only the dialect's marks mean something."""
        end = 0
        for mark in MARK.finditer(text):
            self.add(text[end : mark.start()])
            self.add(mark_text(mark[2]), Style.UI if mark[1] == "UICONTROL" else Style.PLAIN)
            self.after_link = mark[1] == "BADGE"
            end = mark.end()
        self.add(text[end:])

    def tag(self, written: str) -> None:
        """An HTML tag inside text; an unknown one is text."""
        found = _TAG.match(written)
        if not found:
            if not written.startswith("<!--"):
                self.add(written)
            return
        closes, name = bool(found[1]), found[2].lower()
        if name in _STYLE_OF_TAG:
            self.close(name) if closes else self.open(name, _STYLE_OF_TAG[name])
        elif name == "a":
            href = _attribute(written, "href")
            if closes:
                self.close("a")
            elif href:
                self.open("a", Style.LINK, href)
        elif name == "span":
            self.close("span") if closes else self.open(
                "span", Style.UI if _UI_CLASS.search(written) else Style.PLAIN
            )
        elif name == "img":
            self.add_image(_attribute(written, "src"))
        elif name in _BREAKS:
            self.add("\n")
        elif name in ("td", "th"):
            self.add(" ")
        elif name not in _SILENT:
            self.add(written)


def spans(tokens: Sequence[Token]) -> Inline:
    """Inline tokens as styled runs."""
    runs = Runs()
    for token in tokens:
        kind = token.type
        if kind == "text":
            runs.add(token.content)
        elif kind == "text_special":
            runs.add(_ESCAPED.get(token.content, token.content))
        elif kind in _OPENS:
            runs.open(*_OPENS[kind])
        elif kind in _CLOSES:
            runs.close(_CLOSES[kind])
        elif kind in _BLANKS:
            runs.add(_BLANKS[kind])
        elif kind in _STYLED:
            runs.add(token.content, _STYLED[kind])
            runs.after_link = token.info == "BADGE"
        elif kind == "link_open":
            runs.open("[]", Style.LINK, str(token.attrGet("href") or ""))
        elif kind == "image":
            runs.add_image(str(token.attrGet("src") or ""))
        elif kind == "html_inline":
            runs.tag(token.content)
        elif token.content:
            runs.add(token.content)
    return tuple(runs.found)


def as_written(text: str) -> str:
    """Text with the escaped marks in it as Markdown has them."""
    return text if text.isascii() else text.translate(_WRITTEN)


def unescaped(spans: Sequence[Span]) -> Inline:
    """Runs with the escaped marks in them as people see them."""
    return tuple(
        Span(span.text.translate(_UNESCAPED), span.style, span.href)
        if not span.text.isascii() and any(held in span.text for held in _ESCAPED.values())
        else span
        for span in spans
    )


def tidied(inline: Sequence[Span]) -> Inline:
    """Runs without blanks at either end of the whole, without empty ones; pictures stay."""
    runs = [span for span in inline if span.text or span.style is Style.IMAGE]
    texts = [number for number, span in enumerate(runs) if span.style is not Style.IMAGE]
    while texts and not runs[texts[0]].text.strip():
        del runs[texts[0]]
        texts = [number for number, span in enumerate(runs) if span.style is not Style.IMAGE]
    while texts and not runs[texts[-1]].text.strip():
        del runs[texts.pop()]
    if texts:
        first, last = texts[0], texts[-1]
        runs[first] = _with_text(runs[first], runs[first].text.lstrip())
        runs[last] = _with_text(runs[last], runs[last].text.rstrip())
    return tuple(runs)


def _with_text(span: Span, text: str) -> Span:
    return span if span.text == text else Span(text, span.style, span.href)


def _without_attributes(text: str) -> str:
    found = ATTRIBUTES.match(text)
    return text[found.end() :] if found else text


def _attribute(written: str, name: str) -> str:
    for found in _ATTRIBUTE.finditer(written):
        if found[1].lower() == name:
            return found[2] or found[3] or found[4] or ""
    return ""
