"""The customer's five documents as they are: what must be found, and what must be known."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bot.app import Compiled
from bot.compiler.library.build import build
from bot.compiler.library.library import Library
from bot.compiler.lint.lint_finding import LintFinding
from bot.compiler.lint.linter import lint
from bot.compiler.lint.rules import rules
from bot.compiler.page.sections import words
from tests.compiler.documents import CUSTOMER, needs_customer

pytestmark = needs_customer


@pytest.fixture(scope="module")
def findings() -> tuple[LintFinding, ...]:
    """What lint says of them, stray blanks included."""
    return lint([CUSTOMER], select=tuple(rules())).findings


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A knowledge base of nothing else."""
    path: Path = tmp_path_factory.mktemp("customer") / "kb"
    build([CUSTOMER], path)
    return Library.open(path)


def test_the_damaged_values_are_found_with_the_right_ones(findings: tuple[LintFinding, ...]) -> None:
    """Three values, one of them twice."""
    assert [(f.locale, f.line, f.found, f.expected) for f in findings if f.code == "corrupted-literal"] == [
        ("ko", 28, "Adobe_마케팅_클라우드", "Adobe_Marketing_Cloud"),
        ("ko", 29, "ADOBE MARKETING CLOUD", "Adobe Marketing Cloud"),
        ("ko", 35, "dma_campaign_클래식", "dma_campaign_classic"),
        ("ko", 39, "dma_campaign_클래식", "dma_campaign_classic"),
    ]


def test_every_finding_is_one_that_a_reader_confirmed(findings: tuple[LintFinding, ...]) -> None:
    """Twenty, each read beside its line; a new one needs reading."""
    assert Counter((f.code, f.locale, f.path[-24:-20]) for f in findings) == {
        ("broken-markup", "fr", "000_"): 1,
        ("stray-blank", "fr", "000_"): 1,
        ("untranslated-text", "fr", "000_"): 3,
        ("broken-markup", "sv", "001_"): 2,
        ("stray-blank", "sv", "001_"): 2,
        ("garbled-text", "sv", "001_"): 1,
        ("corrupted-literal", "ko", "002_"): 4,
        ("garbled-text", "ko", "002_"): 2,
        ("missing-section", "ko", "004_"): 1,
        ("stale-translation", "sv", "004_"): 1,
        ("broken-markup", "sv", "004_"): 1,
        ("stray-blank", "sv", "004_"): 1,
    }


NEWER = {"topic/console-cache"}
"""What the published page tells since, and the customer's older one does not."""


def test_all_ids_have_their_text(library: Library, compiled: Compiled) -> None:
    """Those of their two pages in French and Swedish; in Korean those of the page that there is."""
    entries = [
        entry
        for entry in compiled.knowledge.entries.values()
        if entry.page in ("ims-troubleshooting", "configuring-ims") and entry.id not in NEWER
    ]
    having = {
        locale: {
            entry.id
            for entry in entries
            if (found := library.section(entry.page, entry.section, locale)) and words(found.blocks)
        }
        for locale in ("fr", "sv", "ko")
    }
    everything = {entry.id for entry in entries}
    assert having["fr"] == having["sv"] == everything
    troubleshooting = {one for one in everything if not one.startswith("topic/")}
    assert having["ko"] == troubleshooting | {"topic/hosted-customers"}


def test_every_value_of_an_id_stands_in_its_text(library: Library, compiled: Compiled) -> None:
    """The ones that are to be typed, never the damaged ones."""
    for locale in ("fr", "sv", "ko"):
        for check, value in {
            "internal-name": "Adobe_Marketing_Cloud",
            "account-type": "Adobe Marketing Cloud",
            "product-context": "dma_campaign_classic",
            "ims-server-url": "ims-na1.adobelogin.com",
        }.items():
            entry = compiled.knowledge.entries[f"check/{check}"]
            section = library.section(entry.page, entry.section, locale)
            assert section
            assert value in words(section.blocks)
    korean = library.page("ims-troubleshooting", "ko")
    assert korean
    text = "\n".join(words(section.blocks) for section in korean.sections)
    assert not any(damaged in text for damaged in ("마케팅_클라우드", "campaign_클래식", "ADOBE MARKETING"))


@pytest.mark.parametrize("locale", ["fr", "sv", "ko"])
def test_symptoms_point_to_their_checks_in_every_language(library: Library, locale: str) -> None:
    """Even where the words differ."""
    page = "ims-troubleshooting"
    pointed = {
        key: library.section(page, key, locale)
        for key in ("redirected-to-adobe", "no-matching-right", "login-page-unreachable")
    }
    assert {key: section and section.points_to for key, section in pointed.items()} == {
        "redirected-to-adobe": ("callback-url",),
        "no-matching-right": ("operator-groups", "association-mask"),
        "login-page-unreachable": ("scopes",),
    }
