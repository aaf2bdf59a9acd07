"""Values that are typed are told from the prose that stands around them, or is glued to them."""

from __future__ import annotations

from bot.compiler.page.typed_values import is_glued, literals_in, without_neighbours, without_particle


def test_what_looks_typed() -> None:
    """Names, options, paths, prefixed names; no abbreviations, no addresses, no numbers."""
    text = (
        "Set a_b, -force, nms:recipient, /etc/x/y.conf and @attr, e.g. 3.5 at https://x.example/a_b or no. 5."
    )
    assert [literal.text for literal in literals_in(text)] == [
        *("a_b", "-force", "nms:recipient", "/etc/x/y.conf", "@attr"),
    ]


def test_particles_and_endings_are_glue() -> None:
    """Korean particles, Swedish endings and compounds."""
    assert is_glued("JRE_HOME은", "JRE_HOME")
    assert is_glued("dma_campaign-kontexten", "dma_campaign")
    assert not is_glued("dma_campaign_클래식", "dma_campaign")
    assert without_particle("dma_campaign_클래식으로") == "dma_campaign_클래식"


def test_neighbours_in_japanese_are_no_part_of_a_value() -> None:
    """Japanese writes no blanks: what stands around a value stays when it is put right."""
    assert without_neighbours("値はwidget_名前_newに設定", "widget_name_new") == "widget_名前_new"
    assert without_neighbours("Widget_ネームに設定", "Widget_Name") == "Widget_ネーム"
