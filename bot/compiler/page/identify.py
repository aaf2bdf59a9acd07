"""Which files are the same page: by path, `exl-id`, `uuid` or the first heading's anchor, in that order.

Each key joins files of different languages; no page ever gets two files of one language. Where a key says
what a stronger one has already denied (two pages with one anchor), that is a conflict to report.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePosixPath

from bot.languages import SOURCE_LOCALE
from bot.model import Record
from bot.sources.collect import Problem
from bot.sources.dialect import ANCHOR
from bot.sources.front_matter import read_front_matter
from bot.sources.page_language import spoken

_HEADING = re.compile(r"^#{1,6}[ \t]+(.*)$", re.MULTILINE)
COMMENT_OR_CODE = re.compile(r"<!--.*?(?:-->|\Z)|^```.*?^```", re.DOTALL | re.MULTILINE)
_LOCALE_KEYS = ("locale", "lang", "language")
KINDS = ("path", "exl-id", "uuid", "anchor")


class Traits(Record, frozen=True, array_like=True):
    """What a file itself says of the page it is."""

    exl_id: str = ""
    uuid: str = ""
    anchor: str = ""
    declared: str = ""
    spoken: str = ""
    fault: str = ""
    fault_line: int = 0


class Member(Record, frozen=True):
    """A file on its way into a page. `neutral` is its path without what names the language."""

    number: int
    locale: str
    path: str
    shown: str
    neutral: str
    traits: Traits


def read_traits(text: str) -> Traits:
    """Look at the head of a page, without parsing it."""
    front = read_front_matter(text)
    body = text[front.body_offset :]
    visible = COMMENT_OR_CODE.sub("", body) if "<!--" in body or "```" in body else body
    heading = _HEADING.search(visible)
    anchor = ANCHOR.search(heading[1]) if heading else None
    return Traits(
        front.keys.get("exl-id", ""),
        front.keys.get("uuid", ""),
        anchor[1] if anchor else "",
        next((front.keys[key] for key in _LOCALE_KEYS if front.keys.get(key)), ""),
        spoken(f"{front.keys.get('title', '')}\n{body}"),
        front.fault,
        front.fault_line,
    )


def group(members: Sequence[Member]) -> tuple[list[list[Member]], list[Problem]]:
    """Files as pages, each a list sorted by locale; pages in the order of their paths; conflicts."""
    parents = list(range(len(members)))
    locales = [{member.locale} for member in members]
    conflicts: list[Problem] = []

    def root(number: int) -> int:
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    order = sorted(
        range(len(members)), key=lambda n: (members[n].neutral, members[n].locale, members[n].shown)
    )
    for kind in KINDS:
        first_with: dict[str, list[int]] = {}
        for number in order:
            if not (key := _key(members[number], kind)):
                continue
            here = root(number)
            pages = first_with.setdefault(key, [])
            if not pages:
                pages.append(number)
                continue
            if here in (roots := {root(page) for page in pages}):
                continue
            target = next((page for page in sorted(roots) if not locales[page] & locales[here]), None)
            if target is None:
                pages.append(number)
            else:
                parents[here] = target
                locales[target] |= locales[here]
        conflicts += _conflicts(kind, first_with, members, root)
    together: dict[int, list[Member]] = {}
    for number in order:
        together.setdefault(root(number), []).append(members[number])
    found = [sorted(page, key=lambda member: member.locale) for page in together.values()]
    return sorted(found, key=lambda page: (page[0].neutral, page[0].shown)), conflicts


def _key(member: Member, kind: str) -> str:
    if kind == "path":
        return member.neutral
    if kind == "exl-id":
        return member.traits.exl_id
    return member.traits.uuid if kind == "uuid" else member.traits.anchor


def _conflicts(
    kind: str, found: dict[str, list[int]], members: Sequence[Member], root: Callable[[int], int]
) -> Iterable[Problem]:
    """Keys that different pages share, each once, at the second page."""
    for key, numbers in sorted(found.items()):
        pages = {root(number): number for number in reversed(numbers)}
        if len(pages) > 1:
            first, second, *_ = sorted(members[number].shown for number in pages.values())
            yield Problem(second, 1, f"{kind} {key!r} is also that of {first}; kept as two pages")


def page_keys(pages: Sequence[Sequence[Member]]) -> list[str]:
    """A key of its own for each page: the anchor of its first heading, else the name of its file.

    Of pages that share an anchor, the one whose file is named so keeps it (else the first by path); the
    others are called `<anchor>--<file>`, and where even that is taken, by their folders too.
    """
    wanted = [_wanted(page) for page in pages]
    stems = [PurePosixPath(page[0].neutral).stem for page in pages]
    keys: list[str] = [""] * len(pages)
    taken: set[str] = set()
    for favoured in (True, False):
        for number, key in enumerate(wanted):
            if not keys[number] and key not in taken and (stems[number] == key) in (favoured, True):
                keys[number] = key
                taken.add(key)
    for number, key in enumerate(wanted):
        if keys[number]:
            continue
        folders = PurePosixPath(pages[number][0].neutral).parts[:-1]
        longer = f"{key}--{stems[number]}"
        for folder in reversed(folders):
            if longer not in taken:
                break
            longer = f"{longer}--{folder}"
        count, free = 2, longer
        while free in taken:
            free, count = f"{longer}--{count}", count + 1
        keys[number] = free
        taken.add(free)
    return keys


def _wanted(page: Sequence[Member]) -> str:
    """What a page calls itself, in English first."""
    versions = sorted(page, key=lambda member: (member.locale != SOURCE_LOCALE, member.locale))
    anchors = [member.traits.anchor for member in versions if member.traits.anchor]
    return anchors[0] if anchors else PurePosixPath(versions[0].neutral).stem
