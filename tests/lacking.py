"""What a language lacks, place by place: `python -m tests.lacking [TAG…]`, without a tag of all.

Read from the files alone, for with half a language the bot does not start. What no program can tell is in
CONTRIBUTING.md, "Adding a language".
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from babel import Locale
from babel.messages.pofile import read_po

from bot.errors import KnowledgeError

SOURCE, JOINS = "en", "apostrophe-joins"
"""The language of the wording in the code; what only some languages say in their cues."""
ROOT = Path(__file__).resolve().parents[1]
WAYS_TO_SAY_IT = 25
"""Of each id, by several writers; of what is off the subject and unspecific as well."""
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def lacking(tag: str, root: Path = ROOT) -> list[str]:
    """`path: what to add`, of every place that a language is missing in."""
    return [f"{path}: {what}" for path, what in _places(tag, root)]


def _places(tag: str, root: Path) -> Iterator[tuple[str, str]]:
    yield from _refused(root)
    yield from _in_locales(tag, root)
    yield from _in_documents(tag, root)
    yield from _in_catalogue(tag, root)
    yield from _in_tests(tag, root)
    yield from _in_pages_for_people(tag, root)


def _refused(root: Path) -> Iterator[tuple[str, str]]:
    """Why the bot does not start with the languages as they are."""
    try:
        from bot.languages.load import load

        load(root / "locales")
    except KnowledgeError as error:
        path = error.path.relative_to(root) if error.path.is_relative_to(root) else error.path
        yield f"{path.as_posix()}:{error.line}", error.problem


def _in_locales(tag: str, root: Path) -> Iterator[tuple[str, str]]:
    here = f"locales/{tag}"
    cues = {place.name: _yaml(place / "cues.yaml") for place in _folders(root)}
    for part in ("language.yaml", "cues.yaml"):
        if not (root / here / part).is_file():
            yield f"{here}/{part}", "write it; that of a language nearby shows how"
    expected = {cue for place, found in cues.items() if place != tag for cue in found} - {JOINS}
    if missing := sorted(expected - cues.get(tag, {}).keys()):
        yield f"{here}/cues.yaml", f"the cues {', '.join(missing)}"
    for other, found in cues.items():
        if f"language-{tag}" not in found:
            yield f"locales/{other}/cues.yaml", f"`language-{tag}`: how people there ask for the language"
    if tag != SOURCE:
        yield from _in_wording(tag, root)


def _in_wording(tag: str, root: Path) -> Iterator[tuple[str, str]]:
    path = root / "locales" / tag / "LC_MESSAGES" / "bot.po"
    shown = path.relative_to(root).as_posix()
    if not path.is_file():
        yield shown, f"`make language TAG={tag}`, then translate it"
        return
    catalogue = read_po(io.BytesIO(path.read_bytes()), locale=tag)
    template = read_po(io.BytesIO((root / "locales" / "bot.pot").read_bytes()))
    known = {str(message.id) for message in catalogue if message.id}
    if new := {str(message.id) for message in template if message.id} - known:
        yield shown, f"`make catalogs`: {len(new)} texts are not in it"
    empty = sum(not all(_strings(message.string)) or message.fuzzy for message in catalogue if message.id)
    if empty:
        yield shown, f"translate {empty} of {len(known)} texts"


def _strings(string: Any) -> tuple[str, ...]:
    return tuple(string) if isinstance(string, tuple | list) else (string,)


def _in_documents(tag: str, root: Path) -> Iterator[tuple[str, str]]:
    docs = root / "knowledge" / "docs"
    there = {path.name for path in (docs / tag).glob("*.md")}
    for path in sorted((docs / SOURCE).glob("*.md")):
        if path.name not in there:
            yield (
                f"knowledge/docs/{tag}/{path.name}",
                f"the page, with the anchors and steps of {SOURCE}",
            )


def _in_catalogue(tag: str, root: Path) -> Iterator[tuple[str, str]]:
    catalogue = root / "knowledge" / "catalog"
    for path in sorted(catalogue.glob("*/*.yaml")):
        entry = _yaml(path)
        shown = path.relative_to(root).as_posix()
        yield from _phrases(shown, f"`says.{tag}`", entry["says"].get(tag, {}))
        if entry.get("when") and tag not in entry["when"]:
            yield shown, f"`when.{tag}`: the situation in a sentence"
    for name in ("off-topic", "unspecific"):
        yield from _phrases(
            f"knowledge/catalog/{name}.yaml", f"`{tag}`", _yaml(catalogue / f"{name}.yaml").get(tag, {})
        )
    if tag not in _yaml(catalogue / "greetings.yaml"):
        yield "knowledge/catalog/greetings.yaml", f"`{tag}`: what people say before they ask"
    others = {place.name for place in _folders(root)} - {tag, SOURCE}
    unnamed = [
        concept
        for concept, names in _yaml(catalogue / "words.yaml")["concepts"].items()
        if tag != SOURCE and tag not in names and others <= names.keys() | {tag}
    ]
    if unnamed:
        yield "knowledge/catalog/words.yaml", f"`{tag}` of {', '.join(unnamed)}"
    unsaid_senses = [sense for sense, said in _yaml(catalogue / "senses.yaml").items() if not said.get(tag)]
    if unsaid_senses:
        yield "knowledge/catalog/senses.yaml", f"`{tag}` of {', '.join(unsaid_senses)}"
    if tag not in _yaml(catalogue / "unanswered.yaml"):
        yield "knowledge/catalog/unanswered.yaml", f"`{tag}`: what is asked of anything and not answered"
    if not (root / "knowledge" / "synonyms" / f"{tag}.txt").is_file():
        yield f"knowledge/synonyms/{tag}.txt", "what documentation calls what people say"
    groups: Any = _yaml(root / "knowledge" / "rule-words.yaml")
    if unsaid := [group[SOURCE][0] for group in groups if not group.get(tag)]:
        yield "knowledge/rule-words.yaml", f"`{tag}` of {', '.join(unsaid)}"
    facts: Any = _yaml(root / "knowledge" / "facts.yaml")
    if unasked := sum(not fact["asked"].get(tag) for fact in facts):
        yield "knowledge/facts.yaml", f"`asked.{tag}` of {unasked} facts"
    unquoted = sum(tag not in quotes for fact in facts for quotes in fact["stands"].values())
    if unquoted:
        yield "knowledge/facts.yaml", f"`{tag}` of {unquoted} places in `stands`"
    tells: Any = _yaml(root / "knowledge" / "tells.yaml")
    if untold := sum(tag not in quotes for items in tells.values() for quotes in items.values()):
        yield "knowledge/tells.yaml", f"`{tag}` of {untold} sections"


def _phrases(path: str, key: str, writers: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    count = sum(map(len, writers.values()))
    if count < WAYS_TO_SAY_IT:
        yield (
            path,
            f"{key}: {WAYS_TO_SAY_IT - count} more ways to say it, of {WAYS_TO_SAY_IT}, by several writers",
        )


def _in_tests(tag: str, root: Path) -> Iterator[tuple[str, str]]:
    cases = root / "tests" / "cases"
    expected, there = (_yaml(cases / "said" / f"{one}.yaml").keys() for one in (SOURCE, tag))
    if missing := sorted(expected - there):
        yield f"tests/cases/said/{tag}.yaml", f"what people say: {', '.join(missing)}"
    if not (cases / f"questions.{tag}.yaml").is_file():
        yield f"tests/cases/questions.{tag}.yaml", "questions that the phrases do not hold, with their ids"
    for name in ("languages", "neighbours"):
        if tag not in _yaml(cases / f"{name}.yaml"):
            yield f"tests/cases/{name}.yaml", f"`{tag}`"
    for kind, lines in _yaml(cases / "reports.yaml").items():
        if SOURCE in lines and tag not in lines:
            yield "tests/cases/reports.yaml", f"`{kind}.{tag}`"
    conversations = root / "tests" / "dialogue" / "talking" / "conversations" / f"{tag}.txt"
    if not conversations.is_file():
        yield conversations.relative_to(root).as_posix(), "whole conversations, as people type them"


def _in_pages_for_people(tag: str, root: Path) -> Iterator[tuple[str, str]]:
    name = Locale.parse(tag, sep="-").get_display_name("en") or tag
    for path, what in (
        ("README.md", f"say that it speaks {name}"),
        ("pyproject.toml", f"the classifier `Natural Language :: {name}`"),
    ):
        if name not in (root / path).read_text(encoding="utf-8"):
            yield path, what
    if f"`language-{tag}`" not in (root / "docs" / "conversation.md").read_text(encoding="utf-8"):
        yield "docs/conversation.md", f"`language-{tag}` in the table of cues"
    if not (root / "docs" / "transcripts" / f"{tag}.md").is_file():
        yield f"docs/transcripts/{tag}.md", "`make transcripts`, when all the rest is there; read it"


def _folders(root: Path) -> list[Path]:
    return sorted(path for path in (root / "locales").iterdir() if (path / "cues.yaml").is_file())


def _yaml(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    return yaml.load(path.read_text(encoding="utf-8"), _Loader) or {}  # noqa: S506 - a safe loader


def main(tags: list[str]) -> int:
    """Print what the languages lack; 1 where something is."""
    found = [place for tag in tags or [place.name for place in _folders(ROOT)] for place in lacking(tag)]
    print("\n".join(dict.fromkeys(found)) or "nothing is missing")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
