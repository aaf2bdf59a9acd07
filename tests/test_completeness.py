"""Nothing is half there: ids, documents, phrases, translations, rules, commands, settings."""

from __future__ import annotations

import ast
import io
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from bot.app import Compiled
from bot.languages import LOCALES, SOURCE_LOCALE

IDS = frozenset(
    """
symptom/redirected-to-adobe symptom/no-matching-right symptom/login-page-unreachable
check/external-account-unique check/internal-name check/account-type check/product-context
check/ims-server-url check/operator-group-membership check/association-mask
check/operator-group-names check/scopes check/callback-url check/client-id check/client-secret
check/server-restart topic/hosted-customers topic/prerequisites topic/console-version
topic/integration-package topic/external-account-location topic/credentials-source
topic/organization-id topic/mask-syntax topic/tenant-name
topic/account-fields topic/enable-adobe-id topic/console-cache topic/browser-warning topic/edge-chromium
topic/about-adobe-id topic/campaign-version topic/ims-versions topic/user-migration
topic/authentication-type topic/technical-accounts topic/product-profiles topic/control-panel-access
topic/native-login-block topic/interface-changes topic/restart-commands topic/admin-console
topic/customer-care topic/server-ims-settings
""".split()  # noqa: SIM905 - a table to compare with the design
)
"""docs/contract.md."""

TRANSLATED = [locale for locale in LOCALES if locale != SOURCE_LOCALE]
WAYS_TO_SAY_IT = 25
PLACEHOLDER = re.compile(r"\{[a-z_]+\}")
CODE = re.compile(r"`[^`]+`")


def test_the_ids_are_those_of_the_design(compiled: Compiled) -> None:
    """No more, no less."""
    assert sorted(compiled.knowledge.entries) == sorted(IDS)


def test_the_contract_names_every_id(checkout: Path, compiled: Compiled) -> None:
    """In its table of ids, and none that there is not."""
    contract = (checkout / "docs" / "contract.md").read_text(encoding="utf-8")
    table = contract.partition("\n## Ids\n")[2].partition("\n## ")[0]
    named = re.findall(r"`((?:symptom|check|topic)/[a-z0-9-]+)`", table)
    assert sorted(named) == sorted(compiled.knowledge.entries)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_id_has_a_section_and_ways_to_say_it(compiled: Compiled, locale: str) -> None:
    """In every language, enough of them, no two alike."""
    knowledge = compiled.knowledge
    for entry in knowledge.entries.values():
        page = knowledge.pages[entry.page][locale]
        assert entry.section in {section.key for section in page.sections}, entry.id
        says = [text for writer in entry.says[locale].values() for text in writer]
        assert len(set(says)) == len(says) >= WAYS_TO_SAY_IT, entry.id


def test_the_languages_of_a_page_have_the_same_sections_and_steps(compiled: Compiled) -> None:
    """Same anchors in the same order, as many steps in each."""
    for page in compiled.knowledge.pages.values():
        shapes = {
            locale: [
                (s.key, s.level, [len(block.items) for block in s.blocks if block.kind == "steps"])
                for s in page[locale].sections
            ]
            for locale in LOCALES
        }
        assert len({str(shape) for shape in shapes.values()}) == 1


def _catalogue(checkout: Path, locale: str) -> Catalog:
    path = checkout / "locales" / locale / "LC_MESSAGES" / "bot.po"
    return read_po(io.BytesIO(path.read_bytes()), locale=locale, abort_invalid=True)


def _template(checkout: Path) -> Catalog:
    return read_po(io.BytesIO((checkout / "locales" / "bot.pot").read_bytes()))


def _pairs(catalogue: Catalog) -> Iterator[tuple[str, str]]:
    """Every source text with every translation of it, plurals one by one."""
    for message in catalogue:
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, tuple | list) else (message.id,)
        strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
        for string in strings:
            yield ids[-1], str(string)


def test_the_template_is_what_the_code_says(checkout: Path, tmp_path: Path) -> None:
    """`make catalogs` was run after the last change of wording."""
    fresh = tmp_path / "fresh.pot"
    command = "-m babel.messages.frontend --quiet extract -F pyproject.toml -k _ -k n_:1,2 -o"
    subprocess.run([sys.executable, *command.split(), str(fresh), "."], cwd=checkout, check=True)
    expected = {str(message.id) for message in read_po(io.BytesIO(fresh.read_bytes()))}
    assert {str(message.id) for message in _template(checkout)} == expected, "run `make catalogs`"


def _marked(code: str) -> Iterator[str]:
    """Every text that `_` or `n_` marks in a module, also one within the arguments of another."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "n_"):
            text = node.args[0] if node.args else None
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                yield text.value


def test_a_mark_within_a_mark_is_seen() -> None:
    """Babel passes over the inner one, so a test that asks Babel again would not miss it."""
    assert set(_marked('_("outer {x}", x=f(_("inner")))\nn_("one", "many", 2)\n')) == {
        "outer {x}",
        "inner",
        "one",
    }


def test_what_is_marked_is_one_text(checkout: Path) -> None:
    """Of `_("a" if x else "b")` Babel makes one message "ab", and says nothing."""
    chosen = [
        f"{path.relative_to(checkout)}:{node.lineno}"
        for path in (checkout / "bot").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "n_")
        for text in node.args[: 2 if node.func.id == "n_" else 1]
        if not isinstance(text, ast.Constant)
    ]
    assert chosen == []


def test_every_mark_of_the_code_is_in_the_template(checkout: Path) -> None:
    """What Babel's extractor loses would be shown in English: give it a statement of its own."""
    known = {
        text
        for message in _template(checkout)
        for text in (message.id if isinstance(message.id, tuple | list) else (message.id,))
    }
    lost = {
        f"{path.relative_to(checkout)}: {text}"
        for path in (checkout / "bot").rglob("*.py")
        for text in _marked(path.read_text(encoding="utf-8"))
        if text not in known
    }
    assert not lost


@pytest.mark.parametrize("locale", TRANSLATED)
def test_a_catalogue_has_everything_and_nothing_else(checkout: Path, locale: str) -> None:
    """No missing, fuzzy or left-over entry."""
    catalogue = _catalogue(checkout, locale)
    assert {str(m.id) for m in catalogue} == {str(m.id) for m in _template(checkout)}
    assert not [m.id for m in catalogue if m.id and m.fuzzy]
    assert not [source for source, string in _pairs(catalogue) if not string.strip()]


@pytest.mark.parametrize("locale", TRANSLATED)
def test_a_translation_keeps_placeholders_and_values(checkout: Path, locale: str) -> None:
    """`{name}` and what stands in code style are the same on both sides."""
    for source, string in _pairs(_catalogue(checkout, locale)):
        assert sorted(PLACEHOLDER.findall(string)) == sorted(PLACEHOLDER.findall(source)), source
        values = [value for value in CODE.findall(source) if not value.startswith("`/ask ")]
        assert sorted(set(values)) == sorted(
            {value for value in CODE.findall(string) if not value.startswith("`/ask ")}
        ), source


@pytest.mark.parametrize("locale", TRANSLATED)
def test_a_translation_is_one(checkout: Path, locale: str) -> None:
    """No English sentence left over."""
    for source, string in _pairs(_catalogue(checkout, locale)):
        words = re.findall(r"[a-z]{4,}", CODE.sub("", PLACEHOLDER.sub("", source)))
        assert string != source or len(words) < 3, source


_BREAKABLE = re.compile(r"(?<=\S) (?=[:;?!»](?:\s|$))|« (?=\S)")


def test_french_punctuation_stays_with_its_word(checkout: Path) -> None:
    """The blank before `:` and within guillemets is a no-break one, in the wording and in the documents."""
    said = [string for _source, string in _pairs(_catalogue(checkout, "fr"))]
    written = [path.read_text(encoding="utf-8") for path in (checkout / "knowledge/docs/fr").glob("*.md")]
    prose = [line for text in written for line in text.splitlines() if not line.startswith((">", "|"))]
    assert not [text for text in (*said, *prose) if _BREAKABLE.search(text)]


def test_every_setting_is_documented(checkout: Path) -> None:
    """README names every environment variable that the code reads."""
    readme = (checkout / "README.md").read_text(encoding="utf-8")
    names: set[str] = set()
    for path in (checkout / "bot").rglob("*.py"):
        names |= set(re.findall(r"\b(?:IMS_DOCTOR|TELEGRAM)_[A-Z_]+\b", path.read_text(encoding="utf-8")))
    assert not [name for name in sorted(names) if name not in readme]


def test_no_question_of_the_benchmark_stands_in_the_knowledge(checkout: Path, compiled: Compiled) -> None:
    """The development questions are for measuring."""
    bench = checkout.parent / "shared" / "bench"
    if not bench.is_dir():
        pytest.skip("shared/bench is not beside this checkout")
    asked = {
        re.sub(r"\W+", "", text.casefold())
        for path in bench.glob("*.jsonl")
        for text in re.findall(r'"text": "((?:[^"\\]|\\.)*)"', path.read_text(encoding="utf-8"))
    }
    entries = compiled.knowledge.entries.values()
    known = [t for e in entries for writers in e.says.values() for v in writers.values() for t in v]
    known += [t for writers in compiled.knowledge.off_topic.values() for v in writers.values() for t in v]
    assert not asked & {re.sub(r"\W+", "", text.casefold()) for text in known}
