"""A box beside a setting's name says whether it is on, wherever consoles and lists put it."""

from __future__ import annotations

import pytest

from bot.validator import inspect_file

ABOVE = "Internal name: Adobe_Marketing_Cloud\nType: Adobe Marketing Cloud\n"
BELOW = "\nIMS server: https://ims-na1.adobelogin.com\n"


def _found(line: str, above: str = ABOVE, below: str = BELOW) -> list[tuple[str, int | None, str]]:
    findings = inspect_file(f"{above}{line}{below}".encode(), "a.txt").report.findings
    return [
        (f.rule, f.line, str(f.severity))
        for f in findings
        if f.rule in ("account-disabled", "unknown-field", "value-in-brackets")
    ]


@pytest.mark.parametrize(
    "line",
    [
        "☑ Activé", "[x] Enabled", "- [X] Aktiverad", "✓ 활성화", "✅ Aktiviert", "☑\ufe0f Enabled",
        "Enabled ☑", "Activé : [x]", "Aktiverat: ✔", "활성화됨: ☑", "* [x] Aktiv",
        "Enabled: checked", "Activé : coché", "Aktiverad: ikryssad", "활성화: 체크됨", "Aktiviert: angehakt",
        "Enabled\tchecked",
    ],
)  # fmt: skip
def test_a_ticked_box_is_on(line: str) -> None:
    """Nothing is said of it, and of no unknown name."""
    assert _found(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "☐ Activé", "[ ] Enabled", "- [ ] Aktiverad", "활성화 ☐", "❌ Aktiviert", "Enabled [ ]",
        "Enabled: unchecked", "Activé : décoché", "Aktiverad: avmarkerad", "활성화: 체크 해제",
        "Aktiviert: nicht angehakt",
    ],
)  # fmt: skip
def test_an_empty_box_is_off(line: str) -> None:
    """Which is told at its line."""
    assert _found(line) == [("account-disabled", 3, "warning")]


def test_a_box_within_columns_is_read() -> None:
    """A console's form, copied: one line has no columns."""
    above = ABOVE.replace(": ", ":\t") + "Label:\tLogin\n"
    assert _found("[ ] Enabled", above, BELOW.replace(": ", ":\t")) == [("account-disabled", 4, "warning")]
    assert _found("[x] Enabled", above, BELOW.replace(": ", ":\t")) == []


def test_a_line_of_text_within_columns_is_read() -> None:
    """Its value is judged, at its own place."""
    text = "Internal name\tAdobe_Marketing_Cloud\nType\tAdobe Marketing Cloud\nTenant\tlumen\n"
    findings = inspect_file(
        f"{text}Callback server: http://c.lumen.example\n".encode(), "a.txt"
    ).report.findings
    assert [(f.line, f.column) for f in findings if f.rule == "callback-https"] == [(4, 18)]


@pytest.mark.parametrize("line", ["[ ] ask Bo", "☑ Tenant", "[x] Enabled in March by Bo"])
def test_another_box_is_none_of_the_settings(line: str) -> None:
    """A list of things to do may stand beside them."""
    assert "account-disabled" not in {rule for rule, *_rest in _found(line)}
