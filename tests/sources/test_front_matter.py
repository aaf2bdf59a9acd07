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
