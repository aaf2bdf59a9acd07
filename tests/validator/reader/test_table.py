"""Tables as spreadsheets write them: whatever separates the cells, and whatever they are quoted with."""

from __future__ import annotations

import pytest

from bot.errors import UnreadableFileError
from bot.model import Finding, Severity
from bot.validator import inspect_file
from bot.validator.fix import corrected

HEAD = ("Internal Name", "Type", "Enabled", "Label", "Tenant")
OURS = ("Adobe_Marketing_Cloud", "Adobe Marketing Cloud", "VRAI", "L'une; l'autre", "acme")


def _table(*rows: tuple[str, ...], mark: str, quote: str) -> bytes:
    lines = [mark.join(f"{quote}{cell.replace(quote, quote * 2)}{quote}" for cell in row) for row in rows]
    return "".join(f"{line}\r\n" for line in lines).encode()


def _found(data: bytes) -> list[Finding]:
    return [f for f in inspect_file(data, "a.csv").report.findings if f.severity.value != "info"]


each_mark = pytest.mark.parametrize("mark", ";,\t")
each_quote = pytest.mark.parametrize("quote", "\"'")


@each_mark
@each_quote
def test_the_quotes_of_cells_are_no_part_of_them(mark: str, quote: str) -> None:
    """LibreOffice offers both; within a cell they are doubled."""
    assert _found(_table(HEAD, OURS, mark=mark, quote=quote)) == []


@each_mark
@each_quote
def test_a_corrected_cell_keeps_its_quotes(mark: str, quote: str) -> None:
    """Nothing else is touched."""
    wrong = ("adobe_marketing_cloud", *OURS[1:])
    data = _table(HEAD, wrong, mark=mark, quote=quote)
    (fault,) = _found(data)
    assert fault.rule == "internal-name"
    assert corrected(data, "a.csv").data == _table(HEAD, OURS, mark=mark, quote=quote)


def test_an_apostrophe_elsewhere_is_one() -> None:
    """Only where all names of the first row stand in them do they quote."""
    head = ("'Internal Name'", *HEAD[1:])
    rows = [
        ";".join(head),
        ";".join(("'Adobe_Marketing_Cloud'", "Adobe Marketing Cloud", "oui", "x", "acme")),
    ]
    assert [f.rule for f in _found("\n".join(rows).encode())] == ["internal-name"]


@pytest.mark.parametrize("title", ["Relevé des comptes;;;;\n;;;;\n", "Konton\n", '"Accounts\n2026";;;;\n\n'])
def test_a_title_may_stand_above_the_names(title: str) -> None:
    """As in a spreadsheet that was saved as it is."""
    rows = (
        ";".join(HEAD)
        + "\n"
        + ";".join(("adobe_marketing_cloud", "Adobe Marketing Cloud", "ja", "x", "acme"))
    )
    (fault,) = _found(f"{title}{rows}\n".encode())
    assert (fault.rule, fault.line) == ("internal-name", title.count("\n") + 2)


@pytest.mark.parametrize(
    "row",
    [
        "Adobe_Marketing_Cloud,Adobe Marketing Cloud,openid,AdobeID,session,one,https://c.fr,a (.*)",
        "Adobe_Marketing_Cloud,Adobe Marketing Cloud,,openid,one,https://c.fr,a (.*)",
        ",Adobe_Marketing_Cloud,Adobe Marketing Cloud,openid,one,https://c.fr,a (.*)",
        "Adobe_Marketing_Cloud,Adobe Marketing Cloud,openid,,one,https://c.fr a (.*)",
    ],
)
def test_a_row_that_slipped_has_one_fault(row: str) -> None:
    """What stands under other names is not judged, and that is said."""
    head = "internal_name,type,ims_scope,client_id,callback_url,association_mask"
    (fault,) = _found(f"{head}\n{row}\n".encode())
    assert fault.rule == "table-row"
    assert "judged none" in fault.fix.msgid


def test_a_row_that_lacks_cells_is_judged_as_far_as_it_goes() -> None:
    """But for what is empty: the cells before may be the ones that are missing."""
    head = "internal_name,type,callback_url,client_id,association_mask"
    found = _found(f"{head}\nAdobe_Marketing_Cloud,Adobe Analytics,,acme\n".encode())
    assert {fault.rule for fault in found} == {"table-row", "account-type"}


_WIDE = ("internal_name", "type", "enabled", "ims_scope", "client_id", "callback_url", "association_mask")
_FULL = (
    "Adobe_Marketing_Cloud", "Adobe Marketing Cloud", "oui", "openid AdobeID session", "one",
    "https://c.example.fr", "Campaign - acme - (.*)",
)  # fmt: skip
_LACKING = {"client_id": "client-id-missing", "callback_url": "callback-missing",
            "association_mask": "association-mask-missing", "ims_scope": "scopes-empty",
            "enabled": "account-disabled"}  # fmt: skip


@pytest.mark.parametrize("mark", ["|", ";", "\t", ","])
@pytest.mark.parametrize("kept", [2, 3, 4, 6])
@pytest.mark.parametrize("empty", [0, 1])
def test_a_row_that_merely_ends_early_lacks_its_last_values(mark: str, kept: int, empty: int) -> None:
    """Its last value can be nothing but what its name says, so none before it is missing."""
    row = [*_FULL[:kept], *[""] * empty]
    text = f"{mark.join(_WIDE)}\n{mark.join(row)}\n"
    lacking = {_LACKING[name] for name in _WIDE[kept:] if name in _LACKING}
    assert {fault.rule for fault in _found(text.encode())} == lacking


@pytest.mark.parametrize("mark", ["|", ";", "\t", ","])
@pytest.mark.parametrize(
    "row", [("sms", "SMS", "non"), ("sms", "SMS"), ("routing", "3"), ("post", "4", "ja", "")]
)
def test_a_row_of_another_account_may_end_early(mark: str, row: tuple[str, ...]) -> None:
    """Whatever its last value is: it was not to be judged."""
    text = "\n".join(mark.join(cells) for cells in (_WIDE, row, _FULL))
    assert _found(f"{text}\n".encode()) == []


_HEADS = [
    ("PROD", "TEST"), ("Production", "Recette"), ("produktion", "testmiljö"), ("운영", "스테이징"),
    ("Produktivsystem", "Abnahme"), ("emca-prod1", "emca-stage2"), ("prod (Paris)", "dev"),
]  # fmt: skip


@pytest.mark.parametrize("heads", _HEADS)
@pytest.mark.parametrize("title", ["", "Accounts;;\nAs of today;;\n;;\n"])
@pytest.mark.parametrize("corner", ["", "Field"])
def test_heads_of_columns_name_instances(heads: tuple[str, str], title: str, corner: str) -> None:
    """Where the sheet is turned round: each has an account of its own."""
    rows = [(corner, *heads), *((name, value, value) for name, value in zip(HEAD, OURS, strict=True))]
    text = title + "".join(";".join(cell.replace(";", ",") for cell in row) + "\n" for row in rows)
    assert _found(text.encode()) == []


@pytest.mark.parametrize("heads", _HEADS)
def test_heads_of_rows_name_instances(heads: tuple[str, str]) -> None:
    """Where nothing stands above them."""
    assert _found(_table(("", *HEAD), *((head, *OURS) for head in heads), mark=",", quote='"')) == []


@pytest.mark.parametrize("heads", [("Old", "New"), ("", ""), ("A", "B")])
def test_other_heads_of_columns_name_none(heads: tuple[str, str]) -> None:
    """What was and what is are two accounts of one instance until somebody says otherwise."""
    rows = [("Field", *heads), *((name, value, value) for name, value in zip(HEAD, OURS, strict=True))]
    text = "".join(";".join(cell.replace(";", ",") for cell in row) + "\n" for row in rows)
    assert {fault.rule for fault in _found(text.encode())} == {"duplicate-account"}


@pytest.mark.parametrize("mark", [",", ";", "|", "\t"])
@pytest.mark.parametrize("is_turned", [False, True])
def test_a_blank_within_quotes_is_the_cells_own(mark: str, is_turned: bool) -> None:
    """Whatever parts the cells, whichever way the table stands, in its first row too."""
    names = ["Internal name", "Type", "Client ID", "Tenant"]
    values = ['"Adobe_Marketing_Cloud "', "Adobe Marketing Cloud", '"contoso-crm "', "contoso"]
    rows = list(zip(names, values, strict=True)) if is_turned else [names, values]
    text = "".join(mark.join(row) + "\n" for row in rows)
    findings = inspect_file(text.encode(), "a.csv").report.findings
    told = {f.field: f.found for f in findings if f.severity is Severity.ERROR}
    assert told == {"internal_name": "Adobe_Marketing_Cloud ", "client_id": "contoso-crm "}


def test_a_table_drawn_with_bars_has_no_blanks_of_its_own() -> None:
    """Around its cells, that is."""
    text = (
        "| Internal name | Type | Client ID |\n|---|---|---|\n"
        "| Adobe_Marketing_Cloud | Adobe Marketing Cloud | `contoso-crm` |\n"
    )
    findings = inspect_file(text.encode(), "a.md").report.findings
    assert [f for f in findings if f.severity is not Severity.INFO] == []


@pytest.mark.parametrize(
    "heads",
    [
        ("Field", "Value"),
        ("Champ", "Valeur"),
        ("Inställning", "Värde"),
        ("항목", "값"),
        ("Einstellung", "Wert"),
        ("Setting", "Current value", "Remarks"),
    ],
)
def test_heads_over_names_and_values_are_no_setting(heads: tuple[str, ...]) -> None:
    """A sheet with the settings in its first column; what stands over the values is left unsaid."""
    width = len(heads) - 1
    rows = [(name, *[value] * width) for name, value in zip(HEAD, OURS, strict=True)]
    report = inspect_file(_table(heads, *rows, mark=";", quote='"'), "a.csv").report
    assert "unknown-field" not in {finding.rule for finding in report.findings}


@pytest.mark.parametrize("head", [(), (("Setting", "Value"),)])
def test_two_settings_with_their_values_are_a_table(head: tuple[tuple[str, str], ...]) -> None:
    """Where nothing else stands there; three are enough beside other rows."""
    rows = (("Internal Name", "adobe_marketing_cloud"), ("Callback server", "http://a.example.com"))
    assert {f.rule for f in _found(_table(*head, *rows, mark=",", quote=""))} == {
        "internal-name",
        "callback-https",
    }
    prose = (*rows, ("We are", "not sure", "of the rest"))
    with pytest.raises(UnreadableFileError):
        _found(_table(*head, *prose, mark=",", quote=""))
