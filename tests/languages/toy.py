"""A bot about a coffee machine that speaks English and whatever folders it is given: no module is touched."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
TOC = "# Root {#using}\n\n+ Part {#part}\n  + [Coffee](coffee.md)\n"
_PAGE = """\
---
title: {page}
---

# {page} {{#coffee}}

{page}.

## {water} {{#water}}

{fill}

## {beans} {{#beans}}

{buy}
"""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is written in one language: the page's texts, phrases by id and writer, wording."""

    page: dict[str, str]
    water: dict[str, list[str]]
    beans: dict[str, list[str]]
    other: dict[str, list[str]]
    wording: dict[str, str]
    thanks: str
    language: dict[str, str]
    """Lines of `language.yaml` that are not as in English's."""


class Toy:
    """A copy of the program with the languages that are spoken, in a folder of its own."""

    def __init__(self, folder: Path, spoken: dict[str, Spoken]) -> None:
        self.folder = folder
        shutil.copytree(ROOT / "bot", folder / "bot", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(ROOT / "locales" / "en", folder / "locales" / "en")
        for name in ("fields", "order", "published"):
            self._write(f"knowledge/{name}.yaml", (ROOT / "knowledge" / f"{name}.yaml").read_text("utf-8"))
        self._write("knowledge/docs/TOC.md", TOC)
        for number, (tag, language) in enumerate(spoken.items()):
            self._write(f"knowledge/docs/{tag}/coffee.md", _PAGE.format(**language.page))
            if tag != "en":
                self._add_folder(tag, number, language)
        self._write_catalogue(spoken)

    def asked(self, *texts: str, locale: str | None = None) -> list[dict[str, Any]]:
        """The answers to questions. Raises subprocess.CalledProcessError."""
        lines = "\n".join(json.dumps({"text": text, "locale": locale}) for text in texts)
        told = self.runs("-m", "bot", "ask", "--batch", "-", told=lines)
        told.check_returncode()
        return [json.loads(line) for line in told.stdout.splitlines()]

    def runs(self, *arguments: str, told: str = "") -> subprocess.CompletedProcess[str]:
        """The toy's Python with some arguments."""
        home = str(self.folder / "home")
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env=os.environ | {"HOME": home, "XDG_CACHE_HOME": home, "PYTHONUTF8": "1"},
            input=told,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def _add_folder(self, tag: str, number: int, language: Spoken) -> None:
        """`locales/<tag>/`: the English files with what is said otherwise."""
        english = (ROOT / "locales" / "en" / "language.yaml").read_text("utf-8")
        lines = [
            next((new for key, new in language.language.items() if line.strip().startswith(f"{key}:")), line)
            for line in english.splitlines()
        ]
        lines = [f"order: {number + 10}" if line.startswith("order:") else line for line in lines]
        self._write(f"locales/{tag}/language.yaml", "\n".join(lines))
        cues = (ROOT / "locales" / "en" / "cues.yaml").read_text("utf-8")
        self._write(
            f"locales/{tag}/cues.yaml", cues.replace("\nthanks: [", f"\nthanks: [{language.thanks}, ")
        )
        header = f'msgid ""\nmsgstr ""\n"Language: {tag}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        entries = [
            f"msgid {json.dumps(source)}\nmsgstr {json.dumps(said, ensure_ascii=False)}\n"
            for source, said in language.wording.items()
        ]
        self._write(f"locales/{tag}/LC_MESSAGES/bot.po", "\n".join([header, *entries]))

    def _write_catalogue(self, spoken: dict[str, Spoken]) -> None:
        for name, values in (("water", ["42"]), ("beans", [])):
            entry = {
                "document": {"page": "coffee", "section": name},
                "values": values,
                "leads_to": [],
                "says": {tag: getattr(language, name) for tag, language in spoken.items()},
            }
            self._write(f"knowledge/catalog/check/{name}.yaml", yaml.safe_dump(entry, allow_unicode=True))
        other = {tag: language.other for tag, language in spoken.items()}
        self._write("knowledge/catalog/off-topic.yaml", yaml.safe_dump(other, allow_unicode=True))

    def _write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
