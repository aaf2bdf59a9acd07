"""What an addition needs beside its own file: each failure lists every place that lacks it, and what to run.

`python -m tests.test_additions` writes the names into docs/contract.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from bot.app import Compiled
from bot.compiler.lint.rules import manual
from bot.dialogue.buttons import HANDLERS
from bot.dialogue.commands import COMMANDS
from bot.languages import LOCALES
from bot.validator import order
from bot.validator.rules import rules
from tests.lacking import lacking

ROOT = Path(__file__).resolve().parents[1]
NAMES = re.compile(r"(<!-- made from the code: names -->\n).*?(?=<!-- end -->)", re.DOTALL)
MAKE_NAMES = "`python -m tests.test_additions`, and a line in CHANGELOG.md"


def page(name: str) -> str:
    """A page for people, as it is."""
    return (ROOT / name).read_text(encoding="utf-8")


def named(contract: str) -> str:
    """The contract with the names that there are."""
    lists = {
        "Rules of the validator": [rule.id for rule in rules()],
        "Codes of lint": list(manual()),
        "Commands": [f"/{name}" for name in COMMANDS],
        "Beginnings of a button's data": list(HANDLERS),
    }
    text = "\n".join(
        f"- {what}: {', '.join(f'`{name}`' for name in sorted(names))}" for what, names in lists.items()
    )
    return NAMES.sub(lambda match: f"{match[1]}{text}\n", contract)


def expect_everywhere(name: str, places: Iterable[tuple[str, str, bool]]) -> None:
    """Fail with all places that lack a name; a place is its path, what to do there, whether it is right."""
    lacking = [f"{path}: {what}" for path, what, is_right in places if not is_right]
    assert not lacking, f"{name} is missing in\n" + "\n".join(lacking)


@pytest.mark.parametrize("name", [rule.id for rule in rules()])
def test_a_rule_is_told_everywhere(name: str) -> None:
    """Its manual page is its docstring; what else there must be."""
    check = next(rule.check_id for rule in rules() if rule.id == name)
    files = (ROOT / "tests" / "cases" / "accounts").glob(f"bad.{name}.*")
    told = "`python -m tests.validator.test_docs`, and the row of its topic or symptom"
    expect_everywhere(
        name,
        [
            ("docs/contract.md", MAKE_NAMES, f"`{name}`" in page("docs/contract.md")),
            ("docs/rules.md", told, f"| `{name}` |" in page("docs/rules.md")),
            ("knowledge/order.yaml", f"where {check} stands among the others", check in order.places()),
            ("tests/cases/accounts/", f"a file on which it fails, bad.{name}.*", any(files)),
        ],
    )


@pytest.mark.parametrize("name", manual())
def test_a_code_of_lint_is_told_everywhere(name: str) -> None:
    """Its manual page is its docstring; what else there must be."""
    row = f"| `{name}` |" in page("docs/knowledge.md")
    cases = (ROOT / "tests" / "cases" / "lint").glob("*.txt")
    found = any(re.search(rf"^{name} ", case.read_text(encoding="utf-8"), re.MULTILINE) for case in cases)
    expect_everywhere(
        name,
        [
            ("docs/contract.md", MAKE_NAMES, f"`{name}`" in page("docs/contract.md")),
            ("docs/knowledge.md", "a row of the table of codes", row),
            ("tests/cases/lint/", f"files in which it is found, {name}.txt", found),
        ],
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_told_everywhere(name: str) -> None:
    """Its menu line is its `SUMMARY`; what else there must be."""
    row = re.search(rf"^\|.*`/{name}\b", page("README.md"), re.MULTILINE)
    transcripts = [f"docs/transcripts/{locale}.md" for locale in LOCALES]
    expect_everywhere(
        name,
        [
            ("docs/contract.md", MAKE_NAMES, f"`/{name}`" in page("docs/contract.md")),
            ("README.md", "a row of the table of commands", row is not None),
            *((path, "`make transcripts`", f"/{name}" in page(path)) for path in transcripts),
        ],
    )


def test_a_subject_is_told_everywhere(compiled: Compiled) -> None:
    """Documents and phrases are looked at in test_completeness; this is where it is written down."""
    contract, table = page("docs/contract.md"), page("docs/rules.md")
    for name in compiled.knowledge.entries:
        expect_everywhere(
            name,
            [
                ("docs/contract.md", "a row of ids, and a line in CHANGELOG.md", f"`{name}`" in contract),
                ("docs/rules.md", "a row: its rules, or why there are none", f"| `{name}` |" in table),
            ],
        )


@pytest.mark.parametrize("locale", LOCALES)
def test_a_language_is_everywhere(locale: str) -> None:
    """Its folder, documents, phrases, and what the tests need; `python -m tests.lacking TAG` lists it."""
    assert not lacking(locale), "\n".join(["", *lacking(locale)])


def test_every_place_that_a_new_language_lacks_is_told() -> None:
    """One that has nothing yet."""
    told = "\n".join(lacking("is"))
    for place in (
        "locales/is/language.yaml",
        "locales/is/cues.yaml: the cues",
        "locales/ko/cues.yaml: `language-is`",
        "locales/is/LC_MESSAGES/bot.po: `make language TAG=is`",
        "knowledge/docs/is/ims-troubleshooting.md",
        "knowledge/catalog/check/callback-url.yaml: `says.is`",
        "knowledge/catalog/off-topic.yaml",
        "knowledge/catalog/unspecific.yaml",
        "knowledge/catalog/greetings.yaml",
        "knowledge/catalog/words.yaml",
        "knowledge/catalog/senses.yaml",
        "knowledge/catalog/unanswered.yaml",
        "knowledge/rule-words.yaml: `is` of ",
        "knowledge/facts.yaml: `asked.is` of ",
        "knowledge/facts.yaml: `is` of ",
        "knowledge/tells.yaml: `is` of ",
        "knowledge/synonyms/is.txt",
        "tests/cases/said/is.yaml",
        "README.md: say that it speaks Icelandic",
        "docs/conversation.md: `language-is`",
        "docs/transcripts/is.md: `make transcripts`",
    ):
        assert place in told


def test_the_order_of_checks_names_no_other(compiled: Compiled) -> None:
    """Every id there exists."""
    assert not [name for name in order.places() if name not in compiled.knowledge.entries]


def test_the_contract_has_the_names_that_there_are() -> None:
    """No name is gone from the code and promised there."""
    contract = page("docs/contract.md")
    assert NAMES.search(contract)
    assert named(contract) == contract, MAKE_NAMES


if __name__ == "__main__":
    path = ROOT / "docs" / "contract.md"
    path.write_text(named(path.read_text(encoding="utf-8")), encoding="utf-8")
