"""Languages side by side."""

from __future__ import annotations

from bot.compiler.page.align import align
from tests.compiler.documents import aligned_of


def rows(versions: dict[str, str]) -> list[tuple[str, dict[str, str]]]:
    """Key and titles of each row."""
    return [
        (row.key, {locale: draft.title for locale, draft in row.drafts.items()})
        for row in aligned_of(versions).rows
    ]


def test_anchors_pair_sections_in_any_language() -> None:
    """A section that one language lacks has a row all the same."""
    assert rows(
        {
            "en": "# A {#a}\n\n## B {#b}\n\n## C {#c}\n",
            "ko": "# 가 {#a}\n\n## 다 {#c}\n",
            "sv": "# Å {#a}\n\n## B {#b}\n\n## X {#x}\n\n## C {#c}\n",
        }
    ) == [
        ("page", {"en": "A", "ko": "가", "sv": "Å"}),
        ("b", {"en": "B", "sv": "B"}),
        ("x", {"sv": "X"}),
        ("c", {"en": "C", "ko": "다", "sv": "C"}),
    ]


def test_headings_without_anchors_pair_by_what_stands_below() -> None:
    """Code, labels and the shape of the blocks decide."""
    assert rows(
        {
            "en": "# T\n\n## One\n\nUse `nms:one` in **[!UICONTROL Save]**.\n\n## Two\n\n```\nrun two\n```\n",
            "fr": "# T\n\n## Deux\n\n```\nrun two\n```\n",
        }
    ) == [("page", {"en": "T", "fr": "T"}), ("one", {"en": "One"}), ("two", {"en": "Two", "fr": "Deux"})]


def test_bold_paragraphs_are_sections_where_most_languages_have_them() -> None:
    """One language may have lost the stars."""
    found = rows(
        {
            "en": "# T\n\n**One**\n\nText `a_b`.\n\n**Two**\n\nMore `c_d`.\n",
            "fr": "# T\n\n**Un**\n\nTexte `a_b`.\n\n**Deux**\n\nPlus `c_d`.\n",
            "ko": "# T\n\n**하나**\n\n글 `a_b`.\n\n둘\n\n더 `c_d`.\n",
        }
    )
    assert [titles for _key, titles in found[1:]] == [
        {"en": "One", "fr": "Un", "ko": "하나"},
        {"en": "Two", "fr": "Deux", "ko": "둘"},
    ]


def test_texts_pair_within_a_section() -> None:
    """A note that only one side has does not push the others out of line."""
    (row,) = aligned_of(
        {
            "en": "# T\n\nFirst `a_b`.\n\n>[!NOTE]\n>\n>Only here.\n\nLast one, `c_d`.\n",
            "sv": "# T\n\nFörsta `a_b`.\n\nSista, `c_d`.\n",
        }
    ).rows
    assert row.lines == [{"en": 0, "sv": 0}, {"en": 1}, {"en": 2, "sv": 1}]


def test_alignment_keeps_order_and_takes_no_bad_pair() -> None:
    """The best sum of pairs that do not cross."""
    likes = {(0, 1): 5.0, (1, 0): 5.0, (2, 2): 1.0}
    found = align(3, 3, lambda i, j: likes.get((i, j), -1.0))
    pairs = [pair for pair in found if None not in pair]
    assert (2, 2) in pairs
    assert len(pairs) == 2
    assert sorted(i for i, _j in found if i is not None) == [0, 1, 2]
    assert sorted(j for _i, j in found if j is not None) == [0, 1, 2]
