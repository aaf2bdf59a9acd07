"""What a spreadsheet shows instead of a value, and formulas, told for what they are."""

from __future__ import annotations

import json
import re

import pytest

from bot.translate import translator
from bot.validator import inspect_file
from bot.validator.finding import label
from bot.validator.report import as_json
from tests.validator.workbooks import HEAD, OURS, changed, found, ods, ods_row, xlsx

SECRET = "p8e-T7yUi3oPq9Zx2Lm4Nb6V"


def _with_errors(*texts: str) -> bytes:
    """A workbook whose mask and internal name are errors that Excel keeps as such."""
    book = xlsx({"Konton": [HEAD, (texts[0], "Adobe Marketing Cloud", True, texts[1])]})
    shared = f'<c r="A2" t="e"><v>{texts[0]}</v></c>', f"<c r='D2' t='e'><v>{texts[1]}</v></c>"
    return changed(
        book,
        "xl/worksheets/sheet1.xml",
        lambda text: re.sub(
            '<c r="D2"[^>]*>.*?</c>', shared[1], re.sub('<c r="A2"[^>]*>.*?</c>', shared[0], text)
        ),
    )


def test_an_error_of_a_formula_is_told_with_its_cell() -> None:
    """It is not empty, and no other value is expected there."""
    told = found(_with_errors("#REF!", "#N/A"))
    assert [(f.rule, f.cell, f.found, f.severity.value) for f in told] == [
        ("spreadsheet-value", "Konton!A2", "#REF!", "error"),
        ("spreadsheet-value", "Konton!D2", "#N/A", "error"),
    ]


def test_an_error_of_libreoffice_is_told_with_its_cell() -> None:
    """Its text stands in the paragraph, and an empty one in the attribute."""
    failed = (
        '<table:table-cell table:formula="of:=[.A9]" office:value-type="string" office:string-value="" '
        'calcext:value-type="error"><text:p>#REF!</text:p></table:table-cell>'
    )
    row = ods_row(*map(str, OURS[:2]), "true").replace("</table:table-row>", f"{failed}</table:table-row>")
    told = found(ods(ods_row(*HEAD) + row), "konton.ods")
    assert [(f.rule, f.cell, f.found) for f in told] == [("spreadsheet-value", "Konton!D2", "#REF!")]


@pytest.mark.parametrize(
    "error",
    [
        "#N/A",
        "#VALEUR!",
        "#NOM ?",
        "#SAKNAS!",
        "#VÄRDEFEL!",
        "#DIVISION/0!",
        "#WERT!",
        "#NV",
        "#이름?",
        "Err:502",
        "######",
    ],
)
@pytest.mark.parametrize("name", ["a.csv", "a.txt", "a.json"])
def test_an_error_that_was_saved_or_pasted_is_told(error: str, name: str) -> None:
    """In the language of whoever saved it; the row has not slipped, and the value is no placeholder."""
    settings = {
        "internal_name": "Adobe_Marketing_Cloud", "client_secret": error, "callback_url": error,
        "organization_id": error, "association_mask": error, "tenant": error, "ims_scope": error,
    }  # fmt: skip
    texts = {
        "a.csv": ";".join(settings) + "\n" + ";".join(settings.values()) + "\n",
        "a.txt": "".join(f"{label(setting).msgid}: {value}\n" for setting, value in settings.items()),
        "a.json": json.dumps(settings, ensure_ascii=False),
    }
    told = found(texts[name].encode(), name)
    assert {(f.rule, f.field) for f in told} == {
        ("spreadsheet-value", setting) for setting in settings if setting != "internal_name"
    }
    assert {f.found for f in told if f.field != "client_secret"} == {error}


def test_a_password_like_an_error_stays_a_secret() -> None:
    """Only what spreadsheets show is one."""
    told = as_json(
        [
            inspect_file(
                b"internal_name: Adobe_marketing_Cloud\nclient_secret: '#Hemlig!'\nlabel: '#Hemlig!'\n",
                "a.yaml",
            )
        ],
        translator("sv"),
    )
    assert "Hemlig!" not in told


def test_a_formula_without_a_value_is_told() -> None:
    """What a program writes that is no spreadsheet; and what a table keeps of one that was saved as text."""
    formula = '="https://"&A2'
    book = xlsx({"Konton": [("Internt namn", "Typ", "Callback server"), (*OURS[:2], formula)]})
    told = found(book)
    assert [(f.rule, f.cell, f.found) for f in told] == [("spreadsheet-value", "Konton!C2", formula)]
    quoted = formula.replace('"', '""')
    table = f'internal_name,client_secret,callback_url\nAdobe_Marketing_Cloud,{SECRET},"{quoted}"\n'
    assert [(f.rule, f.found) for f in found(table.encode(), "a.csv")] == [("spreadsheet-value", formula)]


def test_a_password_like_a_formula_stays_a_secret() -> None:
    """It may begin with any sign."""
    data = b"internal_name: Adobe_marketing_Cloud\nclient_secret: '=A1(Qx'\ntype: '=A1(Qx'\n"
    assert "A1(Qx" not in as_json([inspect_file(data, "a.yaml")], translator("sv"))
