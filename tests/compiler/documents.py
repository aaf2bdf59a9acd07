"""Short ways to have documentation on disk, and the customer's where it is at hand."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.compiler.identify import Member, Traits
from bot.compiler.pages import read_voice
from bot.compiler.sheet import Sheet

CUSTOMER = Path(__file__).resolve().parents[3] / "shared" / "sources"

needs_customer = pytest.mark.skipif(
    not CUSTOMER.is_dir(), reason="the customer's five documents are not beside this checkout"
)


def write_pages(folder: Path, pages: Mapping[str, str]) -> Path:
    """Files below a folder, by path."""
    for path, text in pages.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return folder


def sheet_of(voices: Mapping[str, str], key: str = "page") -> Sheet:
    """A page in the languages given."""
    return Sheet(
        key,
        [
            read_voice(Member(0, locale, f"{locale}/page.md", f"{locale}/page.md", "page.md", Traits()), text)
            for locale, text in voices.items()
        ],
    )
