"""The lines of a file as a page shows them."""

from __future__ import annotations

import pytest

from bot.validator.engine import read_account_file
from bot.validator.view import instance_at, lines_of

LONG = "internal_name: Adobe_marketing_Cloud\n" + "\n".join(f"operator_{n}: x" for n in range(600))


def shown(text: str, name: str = "a.yaml", marked: tuple[int, ...] = (1,)) -> dict[int, str]:
    """Line numbers with their texts."""
    return {line.number: line.text for line in lines_of(read_account_file(text.encode(), name), marked)}


def test_a_short_file_is_shown_whole() -> None:
    """Comments are left out, hashes within values stay."""
    text = "# note\ninternal_name: Adobe_Marketing_Cloud # note\nlabel: a#b\nclient_secret: HUNTER2hunter2\n"
    lines = shown(text)
    assert lines[1] == "…"
    assert lines[2] == "internal_name: Adobe_Marketing_Cloud …"
    assert lines[3] == "label: a#b"
    assert "HUNTER2" not in lines[4]


def test_of_a_long_file_the_lines_around_findings() -> None:
    """Three above and below."""
    assert list(shown(LONG, marked=(1, 300))) == [1, 2, 3, 4, *range(297, 304)]


def test_long_lines_are_cut() -> None:
    """A package is often one line."""
    text = '{"internal_name": "Adobe_Marketing_Cloud", "label": "' + "x" * 5000 + '"}'
    assert len(shown(text, "a.json")[1]) < 300


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_kind(ending: str) -> None:
    """None of them shows."""
    text = ending.join(["internal_name: Adobe_Marketing_Cloud", "label: x", ""])
    assert shown(text, "a.txt")[2] == "label: x"


def test_comments_of_several_lines() -> None:
    """No line of them is shown."""
    text = '<p>\n<!-- a\nswordfish\nb --><extAccount internalName="Adobe_Marketing_Cloud"/>\n</p>'
    assert "swordfish" not in "".join(shown(text, "a.xml").values())


def test_instances_by_line() -> None:
    """Named only where there are several."""
    account = "    external_accounts: [{internal_name: Adobe_Marketing_Cloud}]\n"
    both = read_account_file(
        f"instances:\n  - name: prod\n{account}  - name: stage\n{account}".encode(), "a.yaml"
    )
    assert [instance_at(both, line) for line in (3, 5, None)] == ["prod", "stage", ""]
    one = read_account_file(f"instances:\n  - name: prod\n{account}".encode(), "a.yaml")
    assert instance_at(one, 3) == ""
