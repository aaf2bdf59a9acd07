"""JSON as editors, word processors and chats make it: read, told, and nothing in it leaks."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

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
  "association_mask": "Campaign - emca - (.*)",
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


_SETTINGS = {
    "internal_name": "Adobe_Marketing_Cloud",
    "label": "Compte d'accès, n° 3",
    "type": "Adobe Marketing Cloud",
    "enabled": True,
    "ims_server": "https://ims-na1.adobelogin.com",
    "ims_scope": ["openid", "AdobeID", "session"],
    "client_id": "acme_campaign",
    "client_secret": _SECRET,
    "callback_url": "http://campaign.example.com/nl/jsp/logon.jsp",
    "association_mask": "Campaign - emca - (.*)",
    "tenant": None,
}
_MARKS = ['""', "“”", "””", "„“", "«»", "‹›", "''", "‘’", '“"', '"”', "‘'", "‚‘"]
_SPACED = [f"«{blank}*{blank}»" for blank in (" ", "\xa0", "\u202f")]


def _typed(marks: Callable[[], str], comments: Callable[[], str], comma: Callable[[], str]) -> str:
    """The settings as somebody types them, each pair of quotes, comment and last comma as drawn."""

    def value(what: object) -> str:
        if isinstance(what, list):
            return f"[{', '.join(map(value, what))}{comma()}]"
        return quoted(what) if isinstance(what, str) else json.dumps(what)

    def quoted(text: str) -> str:
        pair = marks()
        return f"{pair[:-1].removesuffix('*')}{text}{pair[-1]}" if len(pair) == 2 else pair.replace("*", text)

    lines = [f"  {quoted(name)}: {value(what)}" for name, what in _SETTINGS.items()]
    body = "".join(f"{line}, {comments()}\n" for line in lines[:-1]) + lines[-1] + comma()
    return f"{{ {comments()}\n{body}\n}}"


_AROUND = [
    ("", ""),
    ("Bonjour, voici ce que le prestataire a envoyé :\n\n", "\n\nMerci [voir plus bas]\nInès\n"),
    ("확인 부탁드립니다.\n", "\n감사합니다\n"),
    ("[09:12] Erik: så här ser det ut\n\n", "\n\nHälsningar\n"),
    ("Unsere Werte: ", "\n"),
    ("", "\n\nThanks!\n"),
    ("{code:json}\n", "\n{code}\n"),
]


@given(
    st.data(),
    st.sampled_from(_AROUND),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([b"", b"\xef\xbb\xbf"]),
    st.sampled_from(["note.txt", "a.json"]),
)
def test_json_is_json_however_it_is_typed(
    data: st.DataObject, around: tuple[str, str], ending: str, bom: bytes, name: str
) -> None:
    """Quotes of any kind, unlike pairs, comments and last commas, with the words of a message around."""
    drawn = [data.draw(st.sampled_from(kind)) for kind in ([*_MARKS, *_SPACED],) * 3]
    typed = _typed(
        lambda: data.draw(st.sampled_from(drawn)),
        lambda: data.draw(st.sampled_from(["", "// production", "/* no hyphens */"])),
        lambda: data.draw(st.sampled_from(["", ","])),
    )
    text = f"{around[0]}{typed}{around[1]}".replace("\n", ending)
    inspection = inspect_file(bom + text.encode(), name)
    plain = inspect_file(json.dumps(_SETTINGS).encode(), "a.json")
    assert _rules(inspection) == _rules(plain) == {"callback-https", "tenant-missing"}
    told = as_text(inspection, translator("en")) + as_json([inspection], translator("en"))
    assert _SECRET not in told + str(dict(inspection.excerpts))


@pytest.mark.parametrize("marks", ["“”", "«»", "''", "‘’", '“"'])
def test_a_comma_that_is_missing_swallows_nothing(marks: str) -> None:
    """However loosely quotes are read, a name is not taken for a part of the value before it."""
    first, last = marks[0], marks[1]
    pairs = (f"{first}{a}{last}: {first}{b}{last}" for a, b in (("internal_name", "A"), ("tenant", "acme")))
    with pytest.raises(UnreadableFileError):
        inspect_file(f"{{ // x\n {' '.join(pairs)}\n}}".encode(), "a.json")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "{«internal_name»: «adobe_marketing_cloud», // x\n}",
            "Single or angle quotes were read as double ones",
        ),
        (
            "{'internal_name': 'adobe_marketing_cloud', // x\n}",
            "Single or angle quotes were read as double ones",
        ),
        ('{“internal_name": “adobe_marketing_cloud",}', "Curly quotes were read as straight ones"),
    ],
)
def test_which_quotes_were_read_as_others_is_told(text: str, told: str) -> None:
    """And a correction writes straight ones."""
    inspection = inspect_file(text.encode(), "a.json")
    assert inspection.report.format == "json"
    assert told in _by_hand(inspection)
    assert b'"Adobe_Marketing_Cloud"' in corrected(text.encode(), "a.json").data


_PIECES = st.sampled_from(
    ["/*", "*/", "//", "\n", '"', "{", "}", "[", "]", ",", ":", "a", "“", "”", "\\", " ", "«", "»", "'"]
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
