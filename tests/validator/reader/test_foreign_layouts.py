"""Settings in layouts of other programs: read as they are meant, or refused with what to do."""

from __future__ import annotations

import pytest

from bot.errors import UnreadableFileError
from bot.languages import LOCALES
from bot.model import Severity
from bot.translate import translator
from bot.validator import Inspection, inspect_file
from bot.validator.fix import corrected
from bot.validator.report import unreadable_line

SECRET = "p8e-Zk3vQ7xY1mN5rT"
SETTINGS = {
    "Internal name": "Adobe_Marketing_Cloud",
    "Type": "Adobe Marketing Cloud",
    "IMS server URL": "https://ims-na1.adobelogin.com",
    "IMS client identifier": "Campaign1",
    "IMS client secret": SECRET,
    "Callback server": "http://kund.campaign.adobe.com/nl/jsp/logon.jsp",
    "Association mask": "Campaign - kund - (.*)",
    "Tenant": "kund",
}
CODE = {
    "internal_name": "Adobe_Marketing_Cloud",
    "type": "Adobe Marketing Cloud",
    "client_secret": SECRET,
    "callback_url": "http://kund.campaign.adobe.com/nl/jsp/logon.jsp",
    "association_mask": "Campaign - kund - (.*)",
    "tenant": "kund",
}


def _lines(form: str, settings: dict[str, str] = SETTINGS) -> str:
    return "".join(form.format(name, value) for name, value in settings.items())


def _drawn() -> str:
    return f"| {'Setting':<22} | {'Value':<50} |\n|{'-' * 24}+{'-' * 52}|\n" + _lines("| {:<22} | {:<50} |\n")


READ = {
    "columns": _lines("{:<25}{}\n"),
    "columns-with-heads": "Setting                  Value\n------------ ---------\n" + _lines("{:<25}{}\n"),
    "columns-of-signs": _lines("{:<25}= {}\n"),
    "columns-of-colons": _lines("{:<25}: {}\n"),
    "columns-of-arrows": _lines("{:<25}=> {}\n"),
    "columns-set-in": _lines("   {:<25}{}\n"),
    "tracker": f"||{'||'.join(SETTINGS)}||\n|{'|'.join(SETTINGS.values())}|\n",
    "tracker-turned": "||Setting||Value||\n" + _lines("|{}|{}|\n"),
    "terminal": f" {' | '.join(SETTINGS)} \n{'-+-'.join('-' * 9 for _name in SETTINGS)}\n"
    f" {' | '.join(SETTINGS.values())} \n(1 row)\n",
    "drawn": _drawn(),
    "asciidoc": "|===\n|Setting |Value\n\n" + _lines("|{}\n|{}\n\n") + "|===\n",
    "program": "const account = {\n" + _lines('  {}: "{}",\n', CODE) + "};\n",
    "toml": "[external_account]\n" + _lines('{} = "{}"\n', CODE) + 'ims_scope = ["openid", "AdobeID"]\n',
    "toml-list": "[[external_accounts]]\n" + _lines("{} = '{}'\n", CODE),
    "properties": _lines("{}={}\n", CODE).replace("http:", r"http\:").replace(" ", r"\ "),
    "registry": "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\A]\r\n"
    + _lines('"{}"="{}"\r\n'),
}


def _faults(inspection: Inspection) -> list[str]:
    return [f.rule for f in inspection.report.findings if f.severity is not Severity.INFO]


@pytest.mark.parametrize("layout", READ)
def test_the_one_fault_is_found(layout: str) -> None:
    """And nothing else; the secret beside it is hidden."""
    inspection = inspect_file(READ[layout].encode(), "a.txt")
    assert _faults(inspection) == ["callback-https"]
    shown = "".join(excerpt.text for excerpt in inspection.excerpts.values()) + str(inspection.report)
    assert SECRET not in shown


@pytest.mark.parametrize("layout", READ)
def test_its_correction_changes_that_alone(layout: str) -> None:
    """Layout and other values stay."""
    text = READ[layout]
    changed = corrected(text.encode(), "a.txt").data.decode()
    assert _bare(changed) == _bare(text)
    assert _faults(inspect_file(changed.encode(), "a.txt")) == []


def _bare(text: str) -> str:
    """Without what the correction may change, escapes included."""
    return text.replace("https", "http").replace("\\", "")


def test_a_neighbour_in_a_table_with_bars_is_never_shown() -> None:
    """A row that slipped has the secret under any name."""
    rows = f"Adobe_marketing_Cloud|x|{SECRET}|kund\nAdobe_marketing_Cloud|y|{SECRET}\n"
    text = f"Internal name|Type|Tenant\n{rows}"
    inspection = inspect_file(text.encode(), "a.txt")
    assert inspection.excerpts
    assert SECRET not in "".join(excerpt.text for excerpt in inspection.excerpts.values())


REFUSED: dict[str, tuple[str, ...]] = {
    "goes on in the next line": (
        _lines("{}={}\n", CODE).replace("logon", "\\\n  logon"),
        "[a]\n" + _lines('{} = "{}"\n', CODE) + 'ims_scope = [\n "openid",\n]\n',
    ),
    "This is a mail": (
        "From: a@b.se\nX-A: b\n c\nContent-Transfer-Encoding: quoted-printable\n\nTenant=3D: kund\n",
        "Content-transfer-encoding: BASE64\nFrom: a@b.se\n\nVGVuYW50OiBrdW5k\n",
        "From: a@b.se\r\nContent-Type: multipart/mixed;\r\n boundary=x\r\n\r\n--x\r\n\r\nTenant: kund\r\n",
        "From a@b.se Mon Nov 30 09:12:00 2026\nContent-type:\n\tMULTIPART/mixed\n\n--x\n\nTenant: a\n",
    ),
    "This is a web page": ("<h1>IMS</h1>\n<table><tr><td>Tenant</td></tr></table>", "<ul><li>a</li></ul>"),
    "each setting in a line of its own": (
        "\\begin{tabular}{ll}\nTenant & kund \\\\\n\\end{tabular}\n",
        "INSERT INTO a (sName) VALUES ('Adobe_Marketing_Cloud');\n",
    ),
    "two files in one": ('{"tenant": "a"}\n{"tenant": "b"}\n', '{"tenant": "a"}\ntenant: b\n'),
}


@pytest.mark.parametrize(("words", "text"), [(words, text) for words in REFUSED for text in REFUSED[words]])
def test_what_is_not_read_is_told_what_to_do(words: str, text: str) -> None:
    """In one line, and nothing is judged by half."""
    with pytest.raises(UnreadableFileError) as caught:
        inspect_file(text.encode(), "a.txt")
    assert words in unreadable_line("a.txt", caught.value, translator("en"))
    for locale in LOCALES:
        assert "\n" not in unreadable_line("a.txt", caught.value, translator(locale))
