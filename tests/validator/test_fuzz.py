"""Whatever bytes come, there is a report or one clear refusal, and no secret in what is said."""

from __future__ import annotations

import json

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.errors import UnreadableFileError
from bot.model import Severity
from bot.translate import translator
from bot.validator import inspect_file
from bot.validator.fix import corrected
from bot.validator.report import as_json, as_sarif, as_text, unreadable_line
from tests.validator.account_files import SECRET, WRITERS
from tests.validator.defects import DEFECTS

ENGLISH = translator("en")
_PIECES = st.sampled_from(
    [
        *(
            b"\n",
            b" ",
            b"\t",
            b"  ",
            b":",
            b"=",
            b'"',
            b"'",
            b"{",
            b"}",
            b"[",
            b"]",
            b"<",
            b">",
            b"/",
            b"&",
            b"*",
        ),
        *(
            b"|",
            b"-",
            b"#",
            b",",
            b";",
            b"%",
            b"\\",
            b"\r",
            b"\0",
            b"\xff",
            b"\xc3",
            b"\xe2\x80\x8b",
            b"\xc2\xa0",
        ),
        *(
            b"---\n",
            b"<!--",
            b"<![CDATA[",
            b"!!str ",
            b"<<: *a\n",
            b"&a ",
            b"name",
            "é".encode(),
            "한".encode(),
        ),
    ]
)
_EDIT = st.tuples(
    st.floats(0, 1, exclude_max=True),
    st.integers(0, 8),
    st.one_of(st.just(b""), _PIECES, st.binary(max_size=4)),
)
_EDITS = st.lists(_EDIT, max_size=6)
_FILES = st.tuples(st.sampled_from(sorted(WRITERS)), st.sampled_from(sorted(DEFECTS)))
_QUICK = settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])


def _said(data: bytes) -> str:
    """Everything that is said of a file, in all forms."""
    try:
        inspection = inspect_file(data, "file")
    except UnreadableFileError as error:
        return unreadable_line("file", error, ENGLISH)
    correction = corrected(data, "file")
    assert correction.data == data or correction.changes
    made = as_json([inspection], ENGLISH)
    assert json.loads(made)["summary"]["errors"] == inspection.report.count(Severity.ERROR)
    changes = " ".join(ENGLISH.text(change.message) for change in correction.changes)
    return "\n".join(
        [
            made,
            as_text(inspection, ENGLISH, colour=True),
            as_sarif([inspection], ENGLISH),
            correction.diff,
            changes,
        ]
    )


def _edited(data: bytes, edits: list[tuple[float, int, bytes]]) -> bytes:
    for place, gone, new in edits:
        at = int(place * len(data))
        data = data[:at] + new + data[at + gone :]
    return data


@_QUICK
@given(data=st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    """Noise is refused or judged."""
    _said(data)


@_QUICK
@given(text=st.text(max_size=300))
@example(text="{{a: b}: c}")
@example(text="? - a\n: b\n")
@example(text='{"client_id": "\ud800"}'.encode("utf-8", "surrogatepass").decode("utf-8", "replace"))
def test_any_text(text: str) -> None:
    """So is any text."""
    _said(text.encode())
    _said(f"internal_name: Adobe_Marketing_Cloud\n{text}".encode())


@_QUICK
@given(file=_FILES, edits=_EDITS)
def test_edited_files_never_show_the_secret(
    file: tuple[str, str], edits: list[tuple[float, int, bytes]]
) -> None:
    """A file of any format, with a defect and some random damage."""
    form, defect = file
    data = _edited(WRITERS[form][0](DEFECTS[defect].spoilt())[0].encode(), edits)
    said = _said(data)
    if SECRET.encode() in data:
        assert SECRET not in said
        assert json.dumps(SECRET)[1:-1] not in said


@_QUICK
@given(file=_FILES, secret=st.text(alphabet=st.characters(codec="utf-8"), min_size=6, max_size=90))
def test_no_secret_whatever_its_letters(file: tuple[str, str], secret: str) -> None:
    """Quotes, escapes, blanks and long secrets are hidden too."""
    form, defect = file
    secret = f"Zq9{secret}"
    spoilt = DEFECTS[defect].spoilt()
    spoilt["account"]["client_secret"] = secret
    said = _said(WRITERS[form][0](spoilt)[0].encode())
    if secret.isascii() and secret.isprintable():
        assert secret.strip() not in said
