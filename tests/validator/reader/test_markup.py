"""Marks that mail programs and Markdown put around values and before lines are no part of a setting."""

from __future__ import annotations

import pytest

from bot.validator import inspect_file
from bot.validator.fix import corrected

_LINES = (
    "Internal Name",
    "adobe_marketing_cloud",
    "",
    "Type",
    "Adobe Marketing Cloud",
    "",
    "Callback server",
    "https://c.example.org/nl/jsp/logon.jsp",
)
_BLOCKS = {
    "names-above-values": "\n".join(_LINES),
    "pairs": "Internal Name: adobe_marketing_cloud\nType: Adobe Marketing Cloud\nTenant: emca",
    "yaml": "hosting: hybrid\ninstances:\n  - name: prod\n    external_accounts:\n"
    "      - internal_name: adobe_marketing_cloud\n        type: Adobe Marketing Cloud",
    "json": '{\n "internal_name": "adobe_marketing_cloud",\n "type": "Adobe Marketing Cloud"\n}',
    "package": '<package>\n<extAccount name="adobe_marketing_cloud"\n  label="x"\n/>\n</package>',
    "table": "Internal Name;Type;Tenant\nadobe_marketing_cloud;Adobe Marketing Cloud;emca",
}


def _told(text: str, name: str = "a.txt") -> list[tuple[str, int | None]]:
    findings = inspect_file(text.encode(), name).report.findings
    return [(finding.rule, finding.line) for finding in findings if finding.severity != "info"]


@pytest.mark.parametrize("mark", ["> ", ">", ">> ", "> > ", "| "])
@pytest.mark.parametrize("block", _BLOCKS)
def test_a_quoted_reply_is_read_as_what_it_quotes(block: str, mark: str) -> None:
    """With a greeting above it where words may stand there; and only the value is corrected."""
    quoted = "".join(f"{mark}{line}".rstrip() + "\n" for line in _BLOCKS[block].split("\n"))
    above = "" if block in ("yaml", "table") else "Hello,\n\nthis is what we have:\n\n"
    text = f"{above}{quoted}"
    line = 1 + text[: text.index("adobe_marketing_cloud")].count("\n")
    assert _told(text) == [("internal-name", line)]
    fixed = corrected(text.encode(), "a.txt").data.decode()
    assert fixed == text.replace("adobe_marketing_cloud", "Adobe_Marketing_Cloud")


def test_a_sign_that_ends_a_tag_is_no_such_mark() -> None:
    """Where the tag goes over several lines."""
    text = '<package>\n<extAccount name="Adobe_Marketing_Cloud"\n>\n<callbackServer\n>http://c.example.org'
    assert _told(f"{text}</callbackServer></extAccount></package>") == [("callback-https", 5)]


@pytest.mark.parametrize("marks", ["`{}`", "**{}**", "**`{}`**", "``{}``"])
@pytest.mark.parametrize("turned", [True, False])
def test_cells_of_a_markdown_table_may_be_marked(marks: str, turned: bool) -> None:
    """Names and values, turned round or not; they are no quotes."""
    names = ("Internal Name", "Type", "Association Mask", "Callback server")
    values = ("Adobe_Marketing_Cloud", "Adobe Marketing Cloud", "Campaign - emca - (.*)", "https://c.emca.se")
    shown = [marks.format(value) for value in values]
    rows = list(zip(map(marks.format, names), shown, strict=True)) if turned else [names, shown]
    head = [("Setting", "Value")] if turned else []
    lines = [f"| {' | '.join(row)} |" for row in (*head, *rows)]
    lines.insert(1, "|---" * len(rows[0]) + "|")
    text = "# Notes\n\n" + "\n".join(lines) + "\n"
    assert _told(text, "a.md") == []
    wrong = text.replace("Adobe_M", "adobe_m")
    assert [rule for rule, _line in _told(wrong, "a.md")] == ["internal-name"]
    assert corrected(wrong.encode(), "a.md").data.decode() == text


def test_lines_that_are_all_indented_do_not_go_on() -> None:
    """Only what stands further in than its name belongs to the value before."""
    text = "   Internal Name: Adobe_Marketing_Cloud\n   and so on\n   Scope: openid,AdobeID\n     session\n"
    assert _told(text) == []


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("[prod]\ninternal_name = Adobe_Marketing_Cloud\ncallback_url = {}\n", True),
        ("; mine\n[prod]\ninternal_name=Adobe_Marketing_Cloud\n\n# x: y\ncallback_url={}\n", True),
        ("Hello,\n[prod]\ninternal_name = Adobe_Marketing_Cloud\ncallback_url = {}\n", False),
        (
            "internal_name: Adobe_Marketing_Cloud\ncallback_url: {}\ntype: Adobe Marketing Cloud\n# [a]\n",
            False,
        ),
    ],
)
def test_brackets_of_a_programs_file_are_part_of_the_value(text: str, *, counts: bool) -> None:
    """Of an INI file that is; in what people send, a mail program has put them there."""
    data = text.format("<https://c.example.org/nl>").encode()
    rules = {f.rule for f in inspect_file(data, "a.txt").report.findings}
    assert ("value-in-brackets" in rules) is counts
