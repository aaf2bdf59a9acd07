"""Corrections that cannot be wrong: everything else in the file stays, byte for byte."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from bot.model import Severity
from bot.validator import inspect_file
from bot.validator.fix import corrected
from bot.validator.fix.quoting import written_like
from tests.validator.account_files import SECRET, WRITERS, correct
from tests.validator.defects import DEFECTS, FILES

MENDED = {
    "name-typo",
    "name-blanks",
    "name-case",
    "name-zero-width",
    "type-typo",
    "server-look-alike",
    "server-http",
    "client-id-blank",
    "callback-blank",
    "callback-http",
    "callback-bare",
    "mask-leading",
    "mask-trailing",
    "mask-doubled",
    "mask-no-break",
    "mask-zero-width",
    "type-capitals",
    "context-hidden-value",
    "context-translated",
}
CASES = [(form, defect) for form in WRITERS for defect in sorted(MENDED)]


@pytest.mark.parametrize(("form", "defect"), CASES, ids=[":".join(case) for case in CASES])
def test_defect_is_mended_and_nothing_else_changes(form: str, defect: str) -> None:
    """The corrected file is clean, and differs from the spoilt one only in the lines of the change."""
    write, _format, _levels = WRITERS[form]
    spoilt, lines = write(DEFECTS[defect].spoilt())
    correction = corrected(spoilt.encode(), "attached")
    assert [change.line for change in correction.changes] == [lines[DEFECTS[defect].place]]
    after = correction.data.decode().split("\n")
    changed = [n for n, (old, new) in enumerate(zip(spoilt.split("\n"), after, strict=True), 1) if old != new]
    assert changed == [change.line for change in correction.changes]
    report = inspect_file(correction.data, "attached").report
    assert not report.count(Severity.ERROR)
    assert not report.count(Severity.WARNING)


_SPLIT = {
    "callback_url": ("https://c.emca.se /nl/jsp/logon.jsp", "https://c.emca.se/nl/jsp/logon.jsp"),
    "ims_server": ("https://ims-na1. adobelogin.com", "https://ims-na1.adobelogin.com"),
    "organization_id": ("0123456789ABCDEF01234567 @AdobeOrg", "0123456789ABCDEF01234567@AdobeOrg"),
}


@pytest.mark.parametrize("form", ["{}: {}\n", "{} = {}\n", "> {}: {}\n"])
@pytest.mark.parametrize("setting", _SPLIT)
def test_a_blank_within_a_value_that_has_none_is_taken_out(setting: str, form: str) -> None:
    """Where nothing else can be meant; the finding offers the same."""
    wrong, right = _SPLIT[setting]
    text = form.format("internal_name", "Adobe_Marketing_Cloud") + form.format("tenant", "emca")
    data = (text + form.format(setting, wrong)).encode()
    findings = [f for f in inspect_file(data, "a.txt").report.findings if f.field == setting]
    assert [f.expected for f in findings if f.severity is not Severity.INFO] == [right]
    assert corrected(data, "a.txt").data.decode() == text + form.format(setting, right)


def test_such_an_address_of_another_instance_is_left() -> None:
    """It would lead people to the wrong one."""
    rest = "internal_name: Adobe_Marketing_Cloud\ncallback_url: https://c.emca.se"
    text = f"Instance: prod\n{rest} /nl\nurl: https://d.emca.se\n\nInstance: stage\n{rest}\n"
    data = text.encode()
    assert "callback-form" in {finding.rule for finding in inspect_file(data, "a.txt").report.findings}
    assert corrected(data, "a.txt").data == data


@pytest.mark.parametrize("defect", sorted(set(DEFECTS) - MENDED - {"server-path", "name-translated"}))
def test_what_could_be_wrong_is_left(defect: str) -> None:
    """No guess is made: the file comes back as it was."""
    data = WRITERS["yaml-long"][0](DEFECTS[defect].spoilt())[0].encode()
    assert corrected(data, "attached").data == data


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_correcting_twice_changes_nothing_more(path: Path) -> None:
    """What is corrected is right; no secret is in the diff; no file gets worse."""
    data = path.read_bytes()
    correction = corrected(data, path.name)
    assert corrected(correction.data, path.name).changes == ()
    assert SECRET not in correction.diff
    before, after = (inspect_file(d, path.name).report.count(Severity.ERROR) for d in (data, correction.data))
    assert after <= before
    if path.name.startswith("good.") and "nfd" not in path.name:
        assert correction.data == data


def test_encoding_and_line_ends_stay() -> None:
    """A Windows file stays one."""
    text = "Nom interne : adobe_marketing_cloud\r\nLibellé : été\r\n"
    correction = corrected(text.encode("cp1252"), "notes.txt")
    assert correction.data == text.replace("adobe_marketing_cloud", "Adobe_Marketing_Cloud").encode("cp1252")


def test_decomposed_letters_are_joined() -> None:
    """NFD becomes NFC where names are compared."""
    mask = "Campaign - café - (.*)"
    decomposed = unicodedata.normalize("NFD", mask)
    text = f"internal_name: Adobe_Marketing_Cloud\nassociation_mask: {decomposed}  # mine\n"
    assert (
        corrected(text.encode(), "a.yaml").data.decode().split("\n")[1] == f"association_mask: {mask}  # mine"
    )


def test_diff_shows_the_change() -> None:
    """As `diff -u` does, with the secret hidden; what people note in comments is nobody's business."""
    text = f"# mine\ninternal_name: Adobe_Marketing_Clod  # odd\nclient_secret: {SECRET}\n"
    assert corrected(text.encode(), "a.yaml").diff == (
        "--- a.yaml\n+++ a.yaml\n@@ -1,3 +1,3 @@\n …\n"
        "-internal_name: Adobe_Marketing_Clod  …\n+internal_name: Adobe_Marketing_Cloud  …\n"
        " client_secret: ••••••••\n"
    )


LOSSY = {
    "lone-surrogate": (rb'{"internal_name":"Adobe_Marketing_Cloud","tenant":"acme\ud800 "}', "a.json"),
    "no-such-character": (
        b'# \xe9t\xe9\ninternal_name: Adobe_Marketing_Cloud\ntenant: "\\u4e00 "\n',
        "a.yaml",
    ),
    "stray-bytes": (
        b"\xef\xbb\xbfinternal_name: Adobe_marketing_Cloud\nlabel: caf\xe9\nclient_secret: p\xe9ss\n",
        "a.yaml",
    ),
    "half-a-character": (
        "\ufeffinternal_name: Adobe_marketing_Cloud\n".encode("utf-16-le") + b"x",
        "a.yaml",
    ),
    "comment-in-value": (
        b'<p><extAccount name="Adobe_Marketing_Cloud"><imsTenant> x<!-- x --></imsTenant></extAccount></p>',
        "a.xml",
    ),
}


@pytest.mark.parametrize("case", LOSSY)
def test_what_would_lose_something_is_left(case: str) -> None:
    """A character that the encoding lacks, a byte that could not be read, a comment in a value."""
    data, name = LOSSY[case]
    assert corrected(data, name).data == data


def test_other_corrections_of_such_a_file_are_made() -> None:
    """Only the one that cannot be written is left out."""
    data = b'# \xe9\ninternal_name: Adobe_marketing_Cloud\ntenant: "\\u4e00 "\n'
    assert corrected(data, "a.yaml").data == data.replace(b"marketing", b"Marketing")


@pytest.mark.parametrize("raw", ["«  »", "“”", '""', ""])
def test_an_empty_value_gives_way_to_the_new_one(raw: str) -> None:
    """In whatever quotes it stands."""
    piece = written_like(raw, "", "acme", "text")
    assert piece is not None
    assert (raw[: piece.start] + piece.text + raw[piece.end :]).strip('"') == "acme"


@pytest.mark.parametrize(
    ("setting", "value", "right"),
    [
        ("internal_name", "Ａㅇobe＿Marketㅣng＿Cㅣoud", "Adobe_Marketing_Cloud"),
        ("internal_name", "Adㅇbe＿Marketing＿Cㅣㅇud", "Adobe_Marketing_Cloud"),
        ("association_mask", "Campaign ㅡ contoso ㅡ (.*)", "Campaign - contoso - (.*)"),
        ("association_mask", "Campaign － contoso － （.＊）", "Campaign - contoso - (.*)"),
        ("association_mask", "Campaign -\u3164contoso - (.*)", "Campaign - contoso - (.*)"),
        ("association_mask", "Campaign – contoso – (.*)", None),
        ("association_mask", "Campaign - cㅇntoso - (.*)", None),
        ("tenant", "ｃontoso", "contoso"),
        ("tenant", "cㅇntosㅣ", None),
        ("client_id", "Ｃontoso１", "Contoso1"),
        ("ims_scope", "ｏpenid", "openid"),
        ("ims_server", "https：／／ims－na1.adobelogin.com", "https://ims-na1.adobelogin.com"),
        (
            "callback_url",
            "https：//campaign.contoso.com／nl/jsp/logon.jsp",
            "https://campaign.contoso.com/nl/jsp/logon.jsp",
        ),
        ("organization_id", "0A23456789ABCDEF01234567＠AdobeOrg", "0A23456789ABCDEF01234567@AdobeOrg"),
    ],
)
def test_wide_and_foreign_letters_are_put_right_where_nothing_else_can_be_meant(
    setting: str, value: str, right: str | None
) -> None:
    """Not a dash that a group may have as well, nor a stroke that is one of two letters; all are told."""
    name = "" if setting == "internal_name" else "internal_name: Adobe_Marketing_Cloud\n"
    data = f'{name}label: Login\n{setting}: "{value}"\n'.encode()
    told = [f for f in inspect_file(data, "a.yaml").report.findings if f.severity != Severity.INFO]
    assert setting in {finding.field for finding in told}
    after = corrected(data, "a.yaml").data.decode()
    assert after == (data.decode().replace(value, right) if right else data.decode())


def test_a_dash_is_put_right_where_the_groups_have_hyphens() -> None:
    """Then there is no doubt."""
    data = (
        'internal_name: Adobe_Marketing_Cloud\nassociation_mask: "Campaign – contoso – (.*)"\n'
        'experience_cloud: {groups: ["Campaign - contoso - Admins"]}\n'
    )
    assert "Campaign - contoso - (.*)" in corrected(data.encode(), "a.yaml").data.decode()


def test_no_letter_is_proposed_that_may_be_another() -> None:
    """A Korean stroke is an l or an i."""
    data = 'internal_name: Adobe_Marketing_Cloud\ntenant: "fㅣnance"\n'.encode()
    told = [f for f in inspect_file(data, "a.yaml").report.findings if f.rule == "look-alike"]
    assert [finding.expected for finding in told] == [None]


@pytest.mark.parametrize(
    ("setting", "value", "right"),
    [
        ("internal_name", "Adobe_마케팅_클라우드", "Adobe_Marketing_Cloud"),
        ("internal_name", "Adobe_Marknadsföring_Moln", "Adobe_Marketing_Cloud"),
        ("type", "Nuage marketing Adobe", "Adobe Marketing Cloud"),
        ("type", "어도비 경험 클라우드", "Adobe Experience Cloud"),
        ("product_context", "dma_campaign_클래식", "dma_campaign_classic"),
        ("product_context", "dma_Kampagne_klassisch", "dma_campaign_classic"),
        ("product_context", "dma_campaign", "dma_campaign_classic"),
        ("internal_name", "Adobe_마케팅_서버", None),
    ],
)
def test_fixed_values_that_were_translated_are_put_right(setting: str, value: str, right: str | None) -> None:
    """Word for word: they are the same in every language."""
    name = "" if setting == "internal_name" else "internal_name: Adobe_Marketing_Cloud\n"
    data = f"{name}label: Login\n{setting}: {value}\nims_server: ims-na1.adobelogin.com\n".encode()
    after = corrected(data, "a.yaml").data.decode()
    assert after == (data.decode().replace(value, right) if right else data.decode())


_NEWER = {"internal_name": "Adobe_Experience_Cloud", "type": "Adobe Experience Cloud"}
_OLDER = {"internal_name": "Adobe_Marketing_Cloud", "type": "Adobe Marketing Cloud"}


@pytest.mark.parametrize("form", sorted(WRITERS))
@pytest.mark.parametrize(
    ("right", "setting"), [(names, name) for names in (_OLDER, _NEWER) for name in names]
)
def test_name_and_type_that_were_taken_for_each_other_are_put_right(
    form: str, right: dict[str, str], setting: str
) -> None:
    """And what was typed in other capitals, with other joins or a slip, in older and in newer words."""
    other = next(value for name, value in right.items() if name != setting)
    for value in (
        other,
        other.lower(),
        other.replace("_", "-").replace(" ", "-"),
        other.replace("Cloud", "Clod"),
    ):
        settings = correct()
        settings["account"].update(right)
        settings["account"][setting] = value
        data = WRITERS[form][0](settings)[0].encode()
        (finding,) = [
            f for f in inspect_file(data, "attached").report.findings if f.severity is Severity.ERROR
        ]
        assert (finding.field, finding.expected) == (setting, right[setting])
        after = corrected(data, "attached").data
        settings["account"][setting] = right[setting]
        assert after.decode() == WRITERS[form][0](settings)[0]


@pytest.mark.parametrize("value", ["Adobe_Cloud", "Adobe Market_Experience Cloud", "Web Analytics"])
def test_a_type_that_may_be_either_or_neither_is_left(value: str) -> None:
    """No guess is made."""
    data = f"internal_name: Adobe_Marketing_Cloud\ntype: {value}\n".encode()
    assert corrected(data, "a.yaml").data == data


def test_a_package_may_hold_a_code_for_the_type() -> None:
    """One word of which nobody can tell whether it is spelt right is left; a label is not."""
    package = '<package><extAccount name="Adobe_Marketing_Cloud" type="{}"/></package>'
    data = package.format("adobeMarketingClod").encode()
    assert corrected(data, "a.xml").data == data
    data = package.format("Adobe_Marketing_Cloud").encode()
    assert corrected(data, "a.xml").data == package.format("Adobe Marketing Cloud").encode()


def test_the_context_that_adobe_has_provisioned_is_left() -> None:
    """What the file says of Adobe's side goes before the documents."""
    data = (
        b"internal_name: Adobe_Marketing_Cloud\nproduct_context: dma_campaign\n"
        b"experience_cloud: {product_context: dma_campaign}\n"
    )
    assert corrected(data, "a.yaml").data == data


def test_decomposed_letters_of_adobes_side_are_told_and_left() -> None:
    """What Adobe has nobody can tell but who looks there."""
    group = unicodedata.normalize("NFD", "Campaign - café - Équipe")
    text = (
        "internal_name: Adobe_Marketing_Cloud\nlabel: été\nassociation_mask: Campaign - café - (.*)\n"
        f"operator_groups: [Équipe]\nexperience_cloud:\n  groups: ['{group}']\n"
    )
    (finding,) = [f for f in inspect_file(text.encode(), "a.yaml").report.findings if f.line == 6]
    assert (finding.rule, finding.severity) == ("decomposed-text", Severity.WARNING)
    assert corrected(text.encode(), "a.yaml").data == text.encode()


@pytest.mark.parametrize(
    "row",
    [
        "어도비_마케팅_클라우드;어도비 마케팅 클라우드;dma_캠페인_클래식",
        "Adobe_Marknadsföring_Moln;Adobe Marknadsföring Moln;dma_kampanj_klassisk",
        "Adobe_Nuage_Marketing;Nuage Marketing Adobe;dma_campagne_classique",
    ],
)
def test_an_account_whose_fixed_values_were_all_translated_is_known(row: str) -> None:
    """Among others in a table, too."""
    data = f"internal_name;type;product_context\n{row}\nRouting;3;\n"
    found = inspect_file(data.encode(), "a.csv").report.findings
    assert {f.rule for f in found if f.severity == Severity.ERROR} == {
        "internal-name", "account-type", "product-context",
    }  # fmt: skip
    right = "Adobe_Marketing_Cloud;Adobe Marketing Cloud;dma_campaign_classic"
    assert corrected(data.encode(), "a.csv").data.decode() == data.replace(row, right)
