"""Files of other kinds get one line on what they are; none is called damaged YAML or an empty package."""

from __future__ import annotations

import pytest

from bot.errors import UnreadableFileError
from bot.model import Message
from bot.translate import translator
from bot.validator import inspect_file


def refusal(data: bytes, name: str) -> str:
    """Why a file is not read."""
    with pytest.raises(UnreadableFileError) as caught:
        inspect_file(data, name)
    assert isinstance(caught.value.message, Message)
    return translator("en").text(caught.value.message)


@pytest.mark.parametrize(
    "page",
    [
        "<!-- saved from url=(0031)https://x -->\n<html lang='fr'><head></head></html>",
        "<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN'><html></html>",
        "<table><tr><td>Internal name</td><td>Adobe_Marketing_Cloud</td></tr></table>",
        "<div class='login'><form></form></div>",
    ],
)
def test_a_web_page_is_called_one(page: str) -> None:
    """Whatever stands before its first tag, and whatever it was saved as."""
    assert refusal(page.encode(), "export.xml").startswith("This is a web page.")


@pytest.mark.parametrize("name", ["nlserver.log", "web.log", "notes"])
def test_a_log_without_an_account_is_not_called_broken_yaml(name: str) -> None:
    """Nobody meant it to be YAML."""
    log = (
        "2026-11-20T09:12:00Z web warning: login of anna failed\n"
        "2026-11-20T09:12:01Z   soap: 'x' <sessiontoken xsi:type='xsd:string'/>\n\tat nl.Logon: 12\n"
    )
    assert refusal(log.encode(), name).startswith("This file holds no external account that I can read.")


def test_one_setting_in_a_text_named_as_one_is_read() -> None:
    """Beside lines that are no settings."""
    text = "curl -X POST 'https://ims' -d 'a=b: c'\nInternal name: Adobe_marketing_cloud\n"
    assert "internal-name" in {f.rule for f in inspect_file(text.encode(), "a.txt").report.findings}


def test_a_mark_of_another_file_within_is_a_character_to_delete() -> None:
    """Two files put together have one in the middle."""
    data = "internal_name: Adobe_Marketing_Cloud\n\ufefftype: Adobe Marketing Cloud\n".encode()
    assert "a character here that YAML does not allow" in refusal(data, "a.yaml")


def test_a_merge_key_takes_several_groups() -> None:
    """The first that has a setting counts; what stands there itself goes before all of them."""
    text = (
        "a: &a {tenant: contoso, callback_url: http://a.contoso.com}\n"
        "b: &b {callback_url: https://b.contoso.com, client_id: Contoso1}\n"
        "instances:\n- external_accounts:\n  - <<: [*a, *b]\n    internal_name: Adobe_Marketing_Cloud\n"
    )
    told = [
        (f.rule, f.found)
        for f in inspect_file(text.encode(), "a.yaml").report.findings
        if f.severity != "info"
    ]
    assert told == [("callback-https", "http://a.contoso.com")]


@pytest.mark.parametrize(
    ("stream", "what"),
    [
        ("__substg1.0_1000001F", "This is a mail as programs send it"),
        ("WordDocument", "This is a word processor's document."),
        ("Workbook", "I cannot open this kind of workbook"),
        ("EncryptedPackage", "I cannot open this kind of workbook"),
    ],
)
def test_a_compound_file_is_called_what_its_streams_say(stream: str, what: str) -> None:
    """Outlook, Word and Excel share a signature."""
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1016) + stream.encode("utf-16-le") + bytes(64)
    assert refusal(data, "account.msg").startswith(what)


@pytest.mark.parametrize(
    "words",
    [
        "Så här ser vårt konto ut:",
        "Voici ce que montre la console :",
        "This is what we have:",
        "현재 콘솔에 있는 값은:",
    ],
)
def test_words_that_lead_to_the_settings_are_no_setting(words: str) -> None:
    """Nobody is told that the documents do not know it."""
    text = f"{words}\nInternal name: Adobe_Marketing_Cloud\nType: Adobe Marketing Cloud\n"
    rules = {(f.rule, f.line) for f in inspect_file(text.encode(), "a.txt").report.findings}
    assert ("unknown-field", 1) not in rules
