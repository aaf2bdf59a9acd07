"""Short ways to build what tests need."""

from __future__ import annotations

from pathlib import Path

from bot.channel.plain_text import render
from bot.dialogue.exchange import Reply

CATALOGUE_ENTRY = """\
document: {page: some-page, section: first}
values: ["42"]
leads_to: []
says:
  en: {anna: ["what is the answer", "answer to everything"]}
  fr: {anna: ["quelle est la réponse", "la réponse à tout"]}
"""
PAGE = """\
---
title: Some page
---

# Some page {#some-page}

Opening words.

## First {#first}

The answer is `42`.
"""
TOC = "# Root {#using}\n\n+ Part {#part}\n  + [Some page](some-page.md)\n"


def text_of(reply: Reply) -> str:
    """A reply as plain text."""
    return render(reply.blocks)


def labels_of(reply: Reply) -> list[str]:
    """The labels of a reply's buttons."""
    return [button.label for row in reply.keyboard for button in row]


def make_knowledge(folder: Path, **changed: str) -> Path:
    """A small knowledge folder; `changed` replaces files by name (`page`, `entry`, `toc`, `off_topic`)."""
    files = {
        "docs/TOC.md": changed.get("toc", TOC),
        "docs/en/some-page.md": changed.get("page", PAGE),
        "catalog/check/answer.yaml": changed.get("entry", CATALOGUE_ENTRY),
        "catalog/off-topic.yaml": changed.get("off_topic", "en: {anna: [lunch]}\n"),
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
