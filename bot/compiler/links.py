"""The table of contents → public addresses of pages; links inside documents → links that work in a chat."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

import msgspec

from bot.model import Block, Inline, Span, Style

SITE = "https://experienceleague.adobe.com/docs/campaign-classic/"
"""Root of the published documentation (DESIGN.md)."""

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
        if found := _ROOT.match(line):
            root = found[1]
        if not (item := _ITEM.match(line)):
            continue
        indent, text = len(item[1].expandtabs()), item[2]
        while above and above[-1][0] >= indent:
            above.pop()
        if page := _PAGE.search(text):
            folders = [root, *(anchor for _, anchor in above)]
            name = PurePosixPath(page[1]).stem
            addresses[page[1]] = SITE + "/".join([*filter(None, folders), name]) + ".html"
        elif anchor := _ANCHOR.search(text):
            above.append((indent, anchor[1]))
    return addresses


def in_language(address: str, locale: str) -> str:
    """A public address as readers of a language open it."""
    return address if locale == "en" else f"{address}?lang={locale}"


def readable_links(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks whose links lead somewhere from a chat: public ones stay, page-internal ones become text."""
    return tuple(
        msgspec.structs.replace(
            block,
            inline=_readable(block.inline),
            items=tuple(readable_links(item) for item in block.items),
        )
        for block in blocks
    )


def _readable(inline: Inline) -> Inline:
    return tuple(
        span
        if span.style is not Style.LINK or (span.href or "").startswith(("https://", "http://"))
        else Span(span.text)
        for span in inline
    )
