"""JSON as editors, word processors and chats make it: read, told, and nothing in it leaks."""

from __future__ import annotations

import json
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import UnreadableFileError
from bot.translate import translator
from bot.validator import Inspection, inspect_file
from bot.validator.fix import corrected
from bot.validator.joint_inspection import inspect_together
from bot.validator.report import as_json, as_text

_SECRET = "Zq7-kitten-Wp4-tower"
_COMMENTED = f"""{{
  // account of production, was {_SECRET}
  "internal_name": "Adobe_Marketing_Cloud", /* {_SECRET}
  "tenant": "other", */ "callback_url": "http://campaign.example.com/nl/jsp/logon.jsp", // {_SECRET}
  "operator_groups": ["Marketing", "Support",],
  "association_mask": "Campaign - acme - (.*)",
}}
"""


def _by_hand(inspection: Inspection) -> str:
    return "\n".join(translator("en").text(item.message) for item in inspection.by_hand)


def _refusal(text: str) -> str:
    try:
        inspect_file(text.encode(), "a.json")
    except UnreadableFileError as error:
        return str(error.message)
    return ""


def _rules(inspection: Inspection) -> set[str]:
    return {finding.rule for finding in inspection.report.findings if finding.severity != "info"}


def test_comments_and_commas_are_read_past_and_told() -> None:
    """With the line of the first of each; what stands in a comment is no setting."""
    inspection = inspect_file(_COMMENTED.encode(), "a.json")
    assert inspection.report.format == "json"
    assert _rules(inspection) == {"callback-https"}
    assert "Comments were not read, the first in line 2" in _by_hand(inspection)
    assert "the first in line 5" in _by_hand(inspection)


def test_nothing_of_a_comment_is_shown() -> None:
    """Neither beside a finding nor in the correction, which keeps it in the file."""
    inspection = inspect_file(_COMMENTED.encode(), "a.json")
    say = translator("en")
    told = as_text(inspection, say) + as_json([inspection], say)
    correction = corrected(_COMMENTED.encode(), "a.json")
    assert _SECRET not in told + correction.diff + str(dict(inspection.excerpts))
    assert correction.data.decode() == _COMMENTED.replace("http://", "https://")


def test_a_comment_first_is_no_other_format() -> None:
    """Some editors write a header into every file."""
    text = '// made by hand\n/* twice */\n{"internal_name": "Adobe_Marketing_Cloud"}\n// end\n'
    assert inspect_file(text.encode(), "a.json").report.format == "json"


def test_curly_quotes_count_as_straight_ones() -> None:
    """As a word processor makes them; a correction writes straight ones."""
    text = "{“internal_name”: “adobe_marketing_cloud”, “tenant”: „acme”}"
    inspection = inspect_file(text.encode(), "a.json")
    assert _rules(inspection) == {"internal-name"}
    assert "Curly quotes were read as straight ones, the first in line 1" in _by_hand(inspection)
    assert b'"Adobe_Marketing_Cloud"' in corrected(text.encode(), "a.json").data


@pytest.mark.parametrize(
    "text",
    ["{,}", '{"a": ,}', '{"a": 1,,}', "[,]", '{"a": 1,]', '{"a" /* : 1}', '{"a": 1} /', "/* {}", '{"a"::1}'],
)
def test_what_no_editor_allows_is_refused(text: str) -> None:
    """With its place; leniency ends there."""
    with pytest.raises(UnreadableFileError):
        inspect_file(text.encode(), "a.json")


def test_an_address_holds_no_comment() -> None:
    """Two slashes in a value are the value's."""
    text = '{"internal_name": "Adobe_Marketing_Cloud", "ims_server": "https://ims-na1.adobelogin.com"}'
    inspection = inspect_file(text.encode(), "a.json")
    assert "Comments" not in _by_hand(inspection)
    assert not _rules(inspection)


def test_each_of_several_files_tells_its_own() -> None:
    """With the line as it is in that file."""
    plain = b"internal_name: Adobe_Marketing_Cloud\n\n\n"
    results = inspect_together([(plain, "a.yaml"), (_COMMENTED.encode(), "b.json")])
    first, second = (one for one in results if isinstance(one, Inspection))
    assert "Comments" not in _by_hand(first)
    assert "the first in line 2" in _by_hand(second)


_PIECES = st.sampled_from(
    ["/*", "*/", "//", "\n", '"', "{", "}", "[", "]", ",", ":", "a", "“", "”", "\\", " "]
)


@given(st.lists(_PIECES, max_size=30))
def test_whatever_is_pasted_is_read_or_refused(pieces: Iterable[str]) -> None:
    """Never another error, whatever stands in which order."""
    text = '{"internal_name": "Adobe_Marketing_Cloud",' + "".join(pieces)
    assert "my fault" not in _refusal(text)


@given(st.dictionaries(st.sampled_from(["tenant", "label", "client_id"]), st.text(max_size=20)))
def test_strict_json_is_read_as_before(settings: dict[str, str]) -> None:
    """Whatever its values hold, slashes and curly quotes included."""
    text = json.dumps({"internal_name": "Adobe_Marketing_Cloud", **settings}, ensure_ascii=False)
    try:
        inspection = inspect_file(text.encode("utf-8", "surrogatepass"), "a.json")
    except UnreadableFileError:
        return
    assert "Comments" not in _by_hand(inspection)
    assert "Curly" not in _by_hand(inspection)
