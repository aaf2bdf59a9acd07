"""What is damage and what is grammar."""

from __future__ import annotations

import pytest

from bot.compiler.damage import is_damaged, is_glued, literals_in, without_particle
from bot.compiler.literals import settle
from tests.compiler.documents import sheet_of


@pytest.mark.parametrize(
    ("found", "right", "kind"),
    [
        ("Widget_마케팅_값", "Widget_Marketing_Value", "joined"),
        ("nms:mottagare", "nms:recipient", "prefixed"),
        ("nms :recipient", "nms:recipient", "prefixed"),
        ("xtkOption_Name", "XtkOption_Name", "joined"),
        ("@skapad", "@created", "marked"),
        ("/etc/conf.d/säkerhet", "/etc/conf.d/security", "path"),
        ("-utförlig", "-verbose", "option"),
        ("nlserver 시작 -all", "nlserver start -all", "code"),
        ("a – b_c", "a - b_c", "code"),
    ],
)
def test_damage(found: str, right: str, kind: str) -> None:
    """Translated, misspelt, blanks and dashes changed."""
    assert is_damaged(found, right, kind)


@pytest.mark.parametrize(
    ("found", "right", "kind"),
    [
        ("build_9032", "build_9033", "joined"),
        ("<포트>", "<port>", "code"),
        ("Verktyg/Avancerat/Importera", "Tools/Advanced/Import", "path"),
        ("same_one", "same_one", "joined"),
        ("sql_x", "option_y", "joined"),
        ("la barre de titre", "the title bar", "code"),
    ],
)
def test_no_damage(found: str, right: str, kind: str) -> None:
    """Another version, a placeholder in the reader's language, prose."""
    assert not is_damaged(found, right, kind)


def test_particles_and_endings_are_glue() -> None:
    """Korean particles, Swedish endings and compounds."""
    assert is_glued("JRE_HOME은", "JRE_HOME")
    assert is_glued("dma_campaign-kontexten", "dma_campaign")
    assert not is_glued("dma_campaign_클래식", "dma_campaign")
    assert without_particle("dma_campaign_클래식으로") == "dma_campaign_클래식"


def test_what_looks_typed() -> None:
    """Names, options, paths, prefixed names; no abbreviations, no addresses, no numbers."""
    text = (
        "Set a_b, -force, nms:recipient, /etc/x/y.conf and @attr, e.g. 3.5 at https://x.example/a_b or no. 5."
    )
    assert [literal.text for literal in literals_in(text)] == [
        *("a_b", "-force", "nms:recipient", "/etc/x/y.conf", "@attr"),
    ]


def test_settling_repairs_and_reports() -> None:
    """The right value stands in the page; particles stay; what differs with reason stays."""
    sheet = sheet_of(
        {
            "fr": "# T\n\n* **Nom** : Widget_Big_Name\n* **Type** : Widget Big Name\n\nVoir [x](https://a.example/?lang=fr).",
            "ko": "# T\n\n* **이름**: Widget_큰_이름\n* **유형**: WIDGET BIG NAME\n\nJRE_HOME은 [x](https://a.example/?lang=ko).",
            "sv": "# T\n\n* **Namn**: Widget_Big_Name\n* **Typ**: Widget Big Name\n\nJRE_HOME se [x](https://a.example/).",
        }
    )
    settled = settle(sheet)
    assert [(d.locale, d.line, d.found, d.expected) for d in settled.damages] == [
        ("ko", 3, "Widget_큰_이름", "Widget_Big_Name"),
        ("ko", 4, "WIDGET BIG NAME", "Widget Big Name"),
    ]
    texts = ["".join(span.text for span in block.inline) for block in settled.repairs["page", "ko"].values()]
    assert texts == ["이름: Widget_Big_Name", "유형: Widget Big Name"]
