"""Each rule is complete, its examples hold, and its manual page says why."""

from __future__ import annotations

from contextlib import suppress

import pytest
import yaml

from bot import resources
from bot.errors import UnreadableFileError
from bot.languages import LOCALES
from bot.model import Severity
from bot.translate import translator
from bot.validator import inspect_file
from bot.validator.engine import read_account_file
from bot.validator.manual import find
from bot.validator.rules import Rule, rule, rules

CHECKS = {
    "check/external-account-unique",
    "check/internal-name",
    "check/account-type",
    "check/product-context",
    "check/ims-server-url",
    "check/operator-group-membership",
    "check/association-mask",
    "check/operator-group-names",
    "check/scopes",
    "check/callback-url",
    "check/client-id",
    "check/client-secret",
    "check/server-restart",
    "topic/hosted-customers",
    "topic/organization-id",
    "topic/tenant-name",
    "topic/external-account-location",
    "topic/native-login-block",
    "topic/server-ims-settings",
}
by_id = pytest.mark.parametrize("known", rules(), ids=lambda known: known.id)


def _woken(known: Rule, example: str) -> set[Severity]:
    report = inspect_file(example.encode(), "example.yaml").report
    return {f.severity for f in report.findings if f.rule == known.id} - {Severity.INFO}


@by_id
def test_passing_example_passes(known: Rule) -> None:
    """The rule has nothing to say of it."""
    assert not _woken(known, known.passing)


@by_id
def test_failing_example_fails(known: Rule) -> None:
    """The rule finds its fault, and no graver one than it says it may."""
    found = _woken(known, known.failing)
    assert found
    assert known.severity in (Severity.ERROR, *found)


@by_id
def test_manual_page_is_complete(known: Rule) -> None:
    """A sentence, a reason, a documented check."""
    assert known.summary.endswith(".")
    assert known.why
    assert known.check_id in CHECKS


@by_id
def test_a_rule_that_looks_at_one_part_finds_nothing_without_it(known: Rule) -> None:
    """So it need not be asked."""
    for example in [text for other in rules() for text in (other.passing, other.failing)]:
        with suppress(UnreadableFileError):
            file = read_account_file(example.encode(), "example.yaml")
            assert not known.looks_at or getattr(file, known.looks_at) or not list(known.check(file))


def test_rules_are_found_by_id() -> None:
    """As `validate --explain` asks for them."""
    assert rule("callback-https") in rules()
    assert rule("no-such-rule") is None


def test_left_out_product_context_says_nothing_of_the_console() -> None:
    """Whether the field is shown is looked up first; no value is expected."""
    findings = inspect_file(b"internal_name: Adobe_Marketing_Cloud\n", "a.yaml").report.findings
    (finding,) = [finding for finding in findings if finding.rule == "product-context-match"]
    assert finding.expected is None
    assert finding.fix.msgid.startswith("Open the external account. If it shows")


def test_example_of_an_organization_id_is_nothing_to_enter() -> None:
    """The form is told in words; an ID that is nobody's is not offered."""
    text = b"internal_name: Adobe_Marketing_Cloud\norganization_id: 0123\n"
    findings = inspect_file(text, "a.yaml").report.findings
    assert [f.expected for f in findings if f.rule == "organization-id-format"] == [None]


@pytest.mark.parametrize(
    ("locale", "asked", "meant"),
    [
        ("en", "dash", "look-alike"),
        ("en", "hyphen", "look-alike"),
        ("en", "quotes", "look-alike"),
        ("fr", "guillemets", "look-alike"),
        ("sv", "citattecken", "look-alike"),
        ("ko", "따옴표", "look-alike"),
        ("fr", "masque espace", "association-mask-blank"),
        ("sv", "omstart", "server-restart"),
        ("ko", "재시작", "server-restart"),
        ("en", "spreadsheet number", "spreadsheet-value"),
        ("fr", "classeur", "spreadsheet-value"),
        ("fr", "tirets", "look-alike"),
        ("fr", "trait d’union", "look-alike"),
        ("sv", "tankstreck", "look-alike"),
        ("sv", "bindestrecken", "look-alike"),
        ("ko", "줄표", "look-alike"),
        ("ko", "하이픈이", "look-alike"),
        ("ko", "대시", "look-alike"),
        ("ko", "dash", "look-alike"),
        ("en", "quotation marks", "look-alike"),
        ("sv", "citationstecken", "look-alike"),
        ("ko", "인용 부호", "look-alike"),
        ("en", "whitespace", "association-mask-blank"),
        ("sv", "blanksteg", "association-mask-blank"),
        ("ko", "띄어쓰기", "association-mask-blank"),
        ("fr", "l'espace dans le masque", "association-mask-blank"),
        ("en", "uppercase", "internal-name"),
        ("fr", "casse", "internal-name"),
        ("sv", "stora bokstäver", "internal-name"),
        ("ko", "대소문자", "internal-name"),
        ("fr", "mot de passe", "client-secret-match"),
        ("sv", "klienthemligheten", "client-secret-match"),
        ("ko", "시크릿", "client-secret-match"),
        ("en", "copy twice", "duplicate-account"),
        ("fr", "en double", "duplicate-account"),
        ("ko", "두 번", "duplicate-account"),
        ("sv", "vitlistan", "callback-allowlist"),
        ("ko", "엑셀", "spreadsheet-value"),
    ],
)
def test_rules_are_found_by_any_word(locale: str, asked: str, meant: str) -> None:
    """Of their page, or of what they say when they find something, in the person's language."""
    assert meant in {known.id for known in find(asked, translator(locale))}


def test_a_word_of_its_own_counts_for_more_than_a_part_of_another() -> None:
    """`dash` is no part of `Dashboard`, and a misspelt name leads to the nearest."""
    assert "operator-group-names" not in [known.id for known in find("dash", translator("en"))]
    assert [known.id for known in find("secret blank", translator("en"))] == ["client-secret-blank"]
    assert [known.id for known in find("암호화", translator("ko"))] == ["server-secret-encrypted"]
    assert [known.id for known in find("calback-htps", translator("en"))] == ["callback-https"]
    assert find("qqqq", translator("en")) == ()
    assert find("all", translator("en")) == rules()


@pytest.mark.parametrize("locale", LOCALES)
def test_every_word_for_what_rules_are_about_finds_one_of_them(locale: str) -> None:
    """Its rules are there, and no other group has taken it over."""
    path = resources.knowledge() / "rule-words.yaml"
    for group in yaml.safe_load(path.read_bytes()):
        assert {known.id for known in rules()}.issuperset(group["rules"])
        for words in group[locale]:
            found = {known.id for known in find(words, translator(locale))}
            assert found.intersection(group["rules"]), words
