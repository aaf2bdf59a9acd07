"""What opens a page."""

from __future__ import annotations

import pytest

from bot.sources.front_matter import NONE, read_front_matter


def test_keys_and_where_the_text_begins() -> None:
    """Quotes are not part of a value."""
    front = read_front_matter("---\ntitle: 'A: b'\nexl-id: 1-2\nlist:\n  - x\n---\nBody\n")
    assert front.keys["title"] == "A: b"
    assert front.keys["exl-id"] == "1-2"
    assert front.body_line == 6
    assert not front.fault


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("---\ntitle: [a\n---\nBody", 3, id="broken-yaml"),
        pytest.param("---\na: b\n c: d: e\n---\nBody", 3, id="broken-mapping"),
        pytest.param("---\ntitle: never closed\n\nBody", 1, id="never-closed"),
        pytest.param("<!-- by us -->\n---\na: [b\nc: d\n---\nBody", 4, id="behind-a-comment"),
        pytest.param('---\na: x\u2028y\nb: c\nd: "\n---\nBody', 5, id="line-separator"),
        pytest.param("---\na: b\nc: x\x07\n---\nBody", 3, id="control-character"),
        pytest.param("---\njust words\n---\nBody", 2, id="no-keys"),
    ],
)
def test_faults_have_a_line(text: str, line: int) -> None:
    """And the page can be read all the same."""
    front = read_front_matter(text)
    assert front.fault
    assert front.fault_line == line


def test_a_rule_across_the_page_is_no_front_matter() -> None:
    """Nor is a page without any."""
    assert read_front_matter("---\n\nText") is NONE
    assert read_front_matter("# Title") is NONE


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("---\ntitle: A\n...\nBody", 3, id="dots"),
        pytest.param("<!-- made by\nhand -->\n\n---\ntitle: A\n---\nBody", 6, id="comment"),
        pytest.param("---\ntitle:\tA\t# tabs\n---\nBody", 3, id="tabs"),
    ],
)
def test_other_shapes_of_front_matter(text: str, lines: int) -> None:
    """Dots close it, a comment may stand before it, tabs are blanks with libyaml and without."""
    front = read_front_matter(text)
    assert front.keys["title"].startswith("A")
    assert (front.body_line, front.fault) == (lines, "")
    assert text[front.body_offset :] == "Body"
