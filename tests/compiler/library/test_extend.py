"""Added documentation beside what ships."""

from __future__ import annotations

from pathlib import Path

from bot.app import Compiled
from bot.compiler.library.build import build
from bot.compiler.library.extend import extended
from bot.compiler.library.library import Library
from bot.model import Page
from tests.compiler.documents import write_pages

GERMAN = """\
# IMS-Fehlerbehebung {#ims-troubleshooting}

**Externes Konto**

* **Interner Name**: Adobe_Marketing_Cloud
* **Typ**: Adobe Marketing Cloud

**[!UICONTROL IMS Server URL]**

`ims-na1.adobelogin.com` oder `adobeid-na1.services.adobe.com`.
"""


def test_a_page_that_ships_keeps_its_text_and_gains_languages(compiled: Compiled, tmp_path: Path) -> None:
    """French stays; German, which does not ship, comes in, its sections under the ids that ship."""
    before = compiled.knowledge.pages["ims-troubleshooting"]
    other = write_pages(tmp_path / "fr", {"fr/x.md": "# Autre {#ims-troubleshooting}\n\nTexte.\n"})
    build([other], tmp_path / "kb")
    kept = extended(compiled.knowledge, Library.open(tmp_path / "kb")).pages["ims-troubleshooting"]
    assert set(kept) == set(before)
    assert _words_of(kept["fr"]) == _words_of(before["fr"])
    build([write_pages(tmp_path / "de", {"de/x.md": GERMAN})], tmp_path / "kb")
    after = extended(compiled.knowledge, Library.open(tmp_path / "kb")).pages["ims-troubleshooting"]
    assert set(after) == {*before, "de"}
    keys = {section.key for section in (*after["de"].sections, *after["de"].parts)}
    assert {"ims-server-url", "internal-name"} <= keys


def test_a_page_that_ships_names_the_file_that_was_added(compiled: Compiled, tmp_path: Path) -> None:
    """Of the same language: people can open that one; the others name what ships."""
    before = compiled.knowledge.pages["ims-troubleshooting"]
    other = write_pages(tmp_path / "fr", {"fr/x.md": "# Autre {#ims-troubleshooting}\n\nTexte.\n"})
    build([other], tmp_path / "kb")
    after = extended(compiled.knowledge, Library.open(tmp_path / "kb")).pages["ims-troubleshooting"]
    french = after["fr"]
    assert french.path == "fr/x.md"
    assert {part.path for part in (*french.sections, *french.parts)} == {"fr/x.md"}
    assert after["en"] == before["en"]


def _words_of(page: Page) -> list[tuple[str, object]]:
    return [(section.title, section.blocks) for section in (*page.sections, *page.parts)]
