"""Spreadsheets are judged like the table that they hold, by cell."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime

import pytest

from bot.errors import UnreadableFileError
from bot.model import Message
from bot.translate import translator
from bot.validator import inspect_file
from bot.validator.fix import corrected
from bot.validator.opened import corrected_name, workbook_texts
from bot.validator.report import as_json, as_text
from bot.validator.workbook import parts, size
from tests.validator.defects import CASES
from tests.validator.workbooks import HEAD, OURS, Value, changed, found, ods, ods_row, xlsx, zipped

TITLE = ("Comptes externes de l’instance",)
WRONG = ("adobe_marketing_cloud", *OURS[1:])
FLAT = (
    '<?xml version="1.0" encoding="UTF-8"?>\n\n'
    '<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.{kind}">'
)
"""How LibreOffice begins one that is not packed."""
SECRET = "p8e-T7yUi3oPq9Zx2Lm4Nb6V"


def refusal(data: bytes, name: str = "comptes.xlsx") -> str:
    """Why a file is not read."""
    with pytest.raises(UnreadableFileError) as caught:
        inspect_file(data, name)
    assert isinstance(caught.value.message, Message)
    return translator("en").text(caught.value.message)


def test_a_clean_table_is_clean() -> None:
    """Labels of the console, a title above, blank rows, numbers for other accounts."""
    book = xlsx({"Comptes": [TITLE, [], HEAD, OURS, [], ("routage", 3, True, None)]})
    assert found(book) == []
    assert inspect_file(book, "comptes.xlsx").report.format == "xlsx"


def test_a_finding_names_sheet_and_cell() -> None:
    """For people `Sheet!A4`, for programs row and column too."""
    inspection = inspect_file(xlsx({"Comptes externes": [TITLE, [], HEAD, WRONG]}), "comptes.xlsx")
    fault = next(f for f in inspection.report.findings if f.rule == "internal-name")
    assert (fault.cell, fault.line, fault.column) == ("'Comptes externes'!A4", 4, 1)
    assert "comptes.xlsx:'Comptes externes'!A4: " in as_text(inspection, translator("fr"))
    assert '"cell": "\'Comptes externes\'!A4"' in as_json([inspection], translator("fr"))


def test_a_table_may_begin_anywhere() -> None:
    """Empty columns and rows before it count, as they do in the spreadsheet."""
    rows: list[list[Value]] = [[], [], [None, None, *HEAD], [None, None, *WRONG]]
    assert [f.cell for f in found(xlsx({"A": rows}))] == ["A!C4"]


def test_columns_after_z_have_two_letters() -> None:
    """As spreadsheets count."""
    assert [f.cell for f in found(xlsx({"A": [[None] * 27 + [*HEAD], [None] * 27 + [*WRONG]]}))] == ["A!AB2"]


def test_a_sheet_that_is_turned_round_is_read() -> None:
    """Names in the first column, an account in the second."""
    rows: list[tuple[Value, ...]] = list(zip(HEAD, WRONG, strict=True))
    book = xlsx({"A": rows})
    assert [f.cell for f in found(book)] == ["A!B1"]


@pytest.mark.parametrize(
    ("value", "column"),
    [(120000.0, "F"), (7, "F"), (date(2026, 1, 2), "F"), (datetime(2026, 1, 2, 3), "F"), (True, "F")],
)
def test_what_a_spreadsheet_made_of_a_value_is_said(value: Value, column: str) -> None:
    """A number, a date, a yes in a setting that is text."""
    book = xlsx({"A": [(*HEAD, "Tenant", "Identifiant client IMS"), (*OURS, "acme", value)]})
    assert [(f.rule, f.cell) for f in found(book)] == [("spreadsheet-value", f"A!{column}2")]


def test_a_date_of_a_restart_is_no_fault_but_the_number_of_a_day_is() -> None:
    """45292 is the first of January 2024."""
    head = (*HEAD, "Dernière modification")
    assert found(xlsx({"A": [head, (*OURS, date(2024, 1, 1))]})) == []
    assert [f.found for f in found(xlsx({"A": [head, (*OURS, 45292)]}))] == ["45292"]


@pytest.mark.parametrize("value", ["1,2E+05", "1.2E+05", "3E+11"])
def test_a_csv_that_a_spreadsheet_saved_tells_too(value: str) -> None:
    """What was shown was saved."""
    text = f'internal_name;type;client_id\nAdobe_Marketing_Cloud;Adobe Marketing Cloud;"{value}"\n'
    assert [f.rule for f in found(text.encode(), "a.csv")] == ["spreadsheet-value"]


def test_a_number_that_is_a_secret_stays_one() -> None:
    """Its cell is told, not its value."""
    book = xlsx({"A": [(*HEAD, "Secret client IMS"), (*OURS, 918273645)]})
    (fault,) = found(book)
    assert fault.cell == "A!E2"
    assert "918273645" not in as_text(inspect_file(book, "a.xlsx"), translator("en"))


def test_other_sheets_with_settings_are_named() -> None:
    """The one with the most is judged; what is no table is not mentioned, and a hidden one comes last."""
    full = [(*HEAD, "Tenant"), (*OURS, "acme")]
    book = xlsx(
        {"Notes": [("hello", "world")], "Stage": [HEAD, OURS], "Prod": full, "Secret": [*full, *full]},
        hidden=frozenset({"Secret"}),
    )
    told = [translator("en").text(f.message) for f in found(book) if f.rule == "spreadsheet-value"]
    assert told == [
        f"The sheet {other} holds settings too, but I judged Prod alone." for other in ("Stage", "Secret")
    ]


def test_the_corrected_file_is_csv() -> None:
    """The table alone, its other values as they were; it opens in a spreadsheet and is judged again."""
    long_value = 'a, b; "c"\nd'
    other = ("autre", 3, False, None, " x ")
    book = xlsx({"A": [TITLE, [], (*HEAD, "Libellé"), (*WRONG, long_value), [], other]})
    correction = corrected(book, "comptes.xlsx")
    assert correction.changes[0].line == 4
    rows = list(csv.reader(io.StringIO(correction.data.decode("utf-8-sig"))))
    assert rows == [
        [*HEAD, "Libellé"],
        ["Adobe_Marketing_Cloud", "Adobe Marketing Cloud", "true", OURS[3], long_value],
        ["autre", "3", "false", "", " x "],
    ]
    assert corrected_name("comptes.xlsx", correction.data) == "comptes.csv"
    assert found(correction.data, "comptes.csv") == []


def test_a_clean_workbook_stays_one() -> None:
    """Nothing was changed, so nothing is made of it."""
    book = xlsx({"A": [HEAD, OURS]})
    correction = corrected(book, "a.xlsx")
    assert correction.data == book
    assert corrected_name("a.xlsx", correction.data) == "a.xlsx"


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("bad.spreadsheet-value.french.ods", ["comptes!F4"]),
        ("bad.spreadsheet-value.swedish.xlsx", ["konton!E2"]),
        ("bad.internal-name.korean.ods", ["계정!B1"]),
    ],
)
def test_files_of_libreoffice_are_read(name: str, cells: list[str]) -> None:
    """Version 7.4 wrote them: French decimals, a Swedish yes, Korean labels down the side."""
    data = (CASES / name).read_bytes()
    assert [f.cell for f in found(data, name) if f.rule in ("spreadsheet-value", "internal-name")] == cells
    assert inspect_file(data, name).report.format == name.rpartition(".")[2]


def test_the_name_of_the_file_does_not_matter() -> None:
    """Telegram and mail programs give other ones."""
    assert [f.cell for f in found(xlsx({"A": [HEAD, WRONG]}), "file")] == ["A!A2"]


def test_formulas_are_not_run() -> None:
    """Without a saved value there is none."""
    book = xlsx({"A": [HEAD, (*OURS[:3], '=CONCATENATE("Campaign - acme - ", "(.*)")')]})
    assert "association-mask-missing" in {f.rule for f in inspect_file(book, "a.xlsx").report.findings}


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"word/document.xml": "<w/>"}, "word processor"),
        ({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}, "word processor"),
        ({"ppt/presentation.xml": "<p/>"}, "word processor"),
        ({"xl/workbook.bin": "x"}, "an old one"),
        ({"account.yaml": "internal_name: x"}, "archive"),
        ({}, "archive"),
        ({"xl/workbook.xml": "<workbook>"}, "damaged"),
    ],
)
def test_what_else_is_zipped_gets_a_line_of_its_own(files: dict[str, str], said: str) -> None:
    """What it is, and how to get the settings out of it."""
    assert said in refusal(zipped(files))


@pytest.mark.parametrize("kept", [10, 100, 1000, -100, -1])
def test_a_workbook_that_was_cut_off_is_refused(kept: int) -> None:
    """In one line, wherever it ends."""
    assert "damaged" in refusal(xlsx({"A": [HEAD, OURS]})[:kept])


def test_a_damaged_sheet_is_refused() -> None:
    """The zip file is whole, its XML is not."""
    book = xlsx({"A": [HEAD, OURS]})
    for change in (lambda text: text[:-30], lambda text: '<!DOCTYPE x [<!ENTITY a "b">]>' + text[55:]):
        assert "damaged" in refusal(changed(book, "xl/worksheets/sheet1.xml", change))


@pytest.mark.parametrize(
    ("old", "new"), [('r="B2"', 'r="XFD2"'), ('r="B2"', 'r="B1048576"'), ('<row r="2"', '<row r="999999"')]
)
def test_a_cell_in_a_far_corner_costs_nothing(old: str, new: str) -> None:
    """A reader would make room for all cells before it."""
    book = xlsx({"A": [HEAD, OURS]})
    assert "20,000 rows" in refusal(
        changed(book, "xl/worksheets/sheet1.xml", lambda text: text.replace(old, new).replace('r="A2" ', ""))
    )


def test_repeated_rows_of_ods_count_as_often() -> None:
    """But not the empty ones at the end, of which every sheet of LibreOffice has a million."""
    empty = '<table:table-row table:number-rows-repeated="1048570"><table:table-cell/></table:table-row>'
    wide = '<table:table-cell table:number-columns-repeated="16380"/></table:table-row>'
    rows = ods_row("Internt namn", "Typ") + ods_row("adobe_marketing_cloud", "Adobe Marketing Cloud")
    good = ods(rows.replace("</table:table-row>", wide) + empty)
    assert [f.cell for f in found(good, "a.ods")] == ["Konton!A2"]
    assert "20,000 rows" in refusal(ods(rows + empty + ods_row("x")), "a.ods")
    assert "20,000 rows" in refusal(ods(rows + ods_row("x", times=30_000)), "a.ods")
    assert "20,000 rows" in refusal(
        ods(
            rows.replace("<text:p>Typ", "<text:p>Typ").replace(
                "<table:table-cell office", '<table:table-cell table:number-columns-repeated="999" office', 1
            )
        ),
        "a.ods",
    )


@pytest.mark.parametrize("mark", ["tab", "line-break"])
@pytest.mark.parametrize("form", ["<text:{0}/>", "<text:{0}></text:{0}>", '<text:{0} text:tab-ref="1" />'])
def test_a_value_parted_by_a_tab_or_a_line_break_of_ods_is_not_whole(mark: str, form: str) -> None:
    """OpenDocument writes both as elements, which python-calamine 0.9.1 leaves out, unlike `text:s`."""
    head = ods_row("Internt namn", "Typ", "IMS client ID", "Association mask")
    parted = "acme" + form.format(mark) + "client1"
    row = ods_row("Adobe_Marketing_Cloud", "Adobe Marketing Cloud", parted, "Campaign - acme - (.*)")
    assert ("client-id-blank", "Konton!C2") in [(f.rule, f.cell) for f in found(ods(head + row), "a.ods")]


def test_what_unpacks_to_too_much_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither by what the zip file says nor by what it holds."""
    book = xlsx({"A": [HEAD, OURS]})
    monkeypatch.setattr(parts, "LIMIT_UNPACKED", 1000)
    assert "too large" in refusal(book)
    monkeypatch.undo()
    monkeypatch.setattr(parts, "LIMIT_PARTS", 3)
    assert "too large" in refusal(book)


def test_a_zip_file_that_lies_about_its_sizes_is_damaged() -> None:
    """Reading stops where it says that the part ends."""
    book = bytearray(xlsx({"A": [HEAD, OURS]}))
    at = book.rfind(b"PK\x01\x02", 0, book.rfind(b"xl/worksheets/sheet1.xml"))
    book[at + 24 : at + 28] = (10).to_bytes(4, "little")
    assert "damaged" in refusal(bytes(book))


def test_too_many_sheets_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """And too many cells in all of them together."""
    book = xlsx({f"S{n}": [HEAD, OURS] for n in range(4)})
    monkeypatch.setattr(size, "LIMIT_SHEETS", 3)
    assert "more sheets" in refusal(book)
    monkeypatch.undo()
    monkeypatch.setattr(size, "LIMIT_CELLS", 30)
    assert "more sheets" in refusal(book)


def test_a_workbook_without_a_table_says_what_is_looked_for() -> None:
    """Prose in cells, or nothing."""
    assert "Internal Name" in refusal(xlsx({"A": [("Hello", "there")]}))
    assert refusal(xlsx({"A": []})) == "This file is empty."


def test_every_sheet_is_looked_through_for_secrets() -> None:
    """Hidden ones as well; other files are none of its business."""
    book = xlsx({"A": [HEAD, OURS], "B": [("client_secret", SECRET)]}, hidden=frozenset({"B"}))
    assert any(SECRET in text for text in workbook_texts(book))
    assert list(workbook_texts(b"a: b")) == list(workbook_texts(book[:50])) == []


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "picture"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "picture"),
        (b"\0\0\0\x18ftypheic\0\0", "picture"),
        (b"\xef\xbb\xbf<!DOCTYPE html>\n<html><body>Type</body></html>", "web page"),
        (b"<HTML><table>", "web page"),
        (b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', "picture"),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "single XML",
        ),
        (FLAT.format(kind="spreadsheet").encode(), "single XML"),
        (FLAT.format(kind="text").encode(), "word processor"),
        (rb"{\rtf1\ansi Internal Name: x}", "word processor"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old one"),
        (b"\x1f\x8b\x08\0", "archive"),
        (b"7z\xbc\xaf\x27\x1c\0", "archive"),
    ],
)
def test_what_is_no_text_says_how_to_get_the_text_out(data: bytes, said: str) -> None:
    """Whatever its name: a PDF was called YAML that is not valid."""
    for name in ("a.yaml", "account.pdf", ""):
        assert said in refusal(data, name)


def test_a_sheet_that_is_turned_round_may_have_a_title() -> None:
    """A row of it may hold two names, for `Adobe Experience Cloud` is one as well; other sheets are none."""
    rows: list[list[Value]] = [
        ["Externt konto – Contoso"], [], ["Inställning", "Värde"], ["Internt namn", "Adobe_Marketing_Cloud"],
        ["Typ", "Adobe Experience Cloud"], ["Aktiverad", True], ["Tenant", "contoso"],
        ["Senast ändrad", datetime(2026, 11, 2, 9, 30)],
    ]  # fmt: skip
    assert found(xlsx({"Konto": rows, "Folk": [["Vem", "Telefon"], ["Maja", "070"]]})) == []
    table = "".join(f"{row[0]};{row[1]}\n" for row in (rows[3], rows[4], rows[6]))
    assert found(table.encode(), "a.csv") == []
    assert found("".join(reversed(table.splitlines(keepends=True))).encode(), "a.csv") == []


def test_a_workbook_with_an_endless_tag_costs_nothing() -> None:
    """What no spreadsheet writes is not looked through again and again."""
    book = xlsx({"Konton": [HEAD, OURS]})
    endless = changed(
        book, "xl/worksheets/sheet1.xml", lambda text: text.replace("<c ", f"<c {'a' * 10**6} ", 1)
    )
    assert refusal(endless)
