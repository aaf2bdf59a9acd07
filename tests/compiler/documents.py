"""Short ways to have documentation on disk, and the customer's where it is at hand."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.compiler.page.aligned import AlignedPage
from bot.compiler.page.compile import read_version
from bot.compiler.page.identify import Member, Traits

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


def aligned_of(versions: Mapping[str, str], key: str = "page") -> AlignedPage:
    """A page in the languages given."""
    return AlignedPage(
        key,
        [
            read_version(
                Member(0, locale, f"{locale}/page.md", f"{locale}/page.md", "page.md", Traits()), text
            )
            for locale, text in versions.items()
        ],
    )
