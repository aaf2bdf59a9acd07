"""The table of contents → public addresses of pages; links inside documents → links that work in a chat."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from posixpath import normpath

from bot.languages import SOURCE_LOCALE
from bot.model import Block, BlockKind, Record, Span, Style

SITE = "https://experienceleague.adobe.com/docs/campaign-classic/"
"""Root of the published documentation (docs/contract.md)."""

_ROOT = re.compile(r"^#\s.*\{#([^}\s]+)\}\s*$")
_ITEM = re.compile(r"^(\s*)[+*-]\s+(.*?)\s*$")
_PAGE = re.compile(r"\]\(([^)\s]+\.md)\)")
_ANCHOR = re.compile(r"\{#([^}\s]+)\}\s*$")


def public_addresses(toc: str) -> dict[str, str]:
    """`help/TOC.md` → path of each page in it ↦ its address without language.

    An address is made of the anchors above the page, from the root down, and the name of its file.
    """
    addresses: dict[str, str] = {}
    root = ""
    above: list[tuple[int, str]] = []
    for line in toc.splitlines():
        if not root and (found := _ROOT.match(line)):
            root = found[1]
        if not (item := _ITEM.match(line)):
            continue
        indent, text = len(item[1].expandtabs()), item[2]
        while above and above[-1][0] >= indent:
            above.pop()
        if page := _PAGE.search(text):
            folders = [root, *(anchor for _, anchor in above)]
            name = page[1].rpartition("/")[2].removesuffix(".md")
            addresses[page[1]] = SITE + "/".join([*filter(None, folders), name]) + ".html"
        elif anchor := _ANCHOR.search(text):
            above.append((indent, anchor[1]))
    return addresses


def in_language(address: str, locale: str) -> str:
    """A public address as readers of a language open it."""
    return address if locale == SOURCE_LOCALE else f"{address}?lang={locale}"


def is_public(href: str | None) -> bool:
    """Whether an address can be opened from anywhere."""
    return (href or "").startswith(("https://", "http://", "mailto:"))


class Resolver(Record, frozen=True):
    """Turns the links of one page into public ones, in the reader's language.

    `addresses` maps paths without language to public addresses; `neutral` is the page's own such path,
    `own` its own address. Where neither tells, a link becomes text.
    """

    addresses: Mapping[str, str]
    neutral: str
    own: str
    locale: str

    def leaf(self, block: Block) -> Block | None:
        """A block as it is shown: links lead somewhere, pictures are gone; None where nothing is left."""
        if block.kind is BlockKind.CODE or not any(
            span.style in (Style.LINK, Style.IMAGE) for span in block.inline
        ):
            return block
        inline = tuple(
            self._link(span) if span.style is Style.LINK else span
            for span in block.inline
            if span.style is not Style.IMAGE
        )
        if not any(span.text.strip() for span in inline):
            return None
        return Block(block.kind, block.line, inline, label=block.label, level=block.level)

    def _link(self, span: Span) -> Span:
        href = span.href or ""
        if is_public(href):
            return span
        path, _, anchor = href.partition("#")
        address = self.addresses.get(target_of(self.neutral, path), "") if path else self.own
        if not address:
            return Span(span.text)
        return Span(
            span.text,
            Style.LINK,
            in_language(address, self.locale) + (f"#{anchor}" if anchor else ""),
        )


def target_of(neutral: str, href: str) -> str:
    """The path without language that a relative link of a page leads to."""
    if href.startswith("/"):
        return normpath(href.lstrip("/"))
    return normpath(str(PurePosixPath(neutral).parent / href.partition("?")[0]))
