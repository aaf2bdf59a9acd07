"""What people must type or recognise, settled across the languages of a page.

In each line of an aligned page the values of one language are held against those of the others. A value that
only it has, and that is a damaged form of one that it lacks, is reported; where that is sure (`evidence.py`)
the knowledge base gets the right one. Nothing but the value is ever replaced.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache, partial

from bot.compiler.page.addresses import damaged_addresses
from bot.compiler.page.aligned import AlignedPage, AlignedRow
from bot.compiler.page.damage import compact, is_damaged, is_damaged_line, likeness, narrow, says
from bot.compiler.page.evidence import Evidence, Resolution, replaced
from bot.compiler.page.typed_values import (
    Literal,
    capitals_in,
    is_glued,
    literals_in,
    without_neighbours,
    without_particle,
)
from bot.languages import SOURCE_LOCALE
from bot.model import Block, BlockKind, Record, Span, Style

_COMMENT = re.compile(
    r"//[^\n]*|/\*.*?\*/|<!--.*?-->|(?:^|\s)#[^\n]*|(?:^|\s)--\s[^\n]*|(?:^|\s)(?:rem|REM)\s[^\n]*"
)
_STRING = re.compile(r"\"[^\"]*\"|'[^']*'|>[^<>]*<|“[^”]*”|\[[^\[\]]*\]|<[^<>=/]*>|\{[^{}]*\}")
TITLE = -1
"""The number under which a section's title stands among its leaves."""


class Damage(Record, frozen=True):
    """A damaged value: where, what it says, what it should say, what the other languages say there.

    `repaired` if that is sure enough for the knowledge base to have the right one.
    """

    locale: str
    row: str
    leaf: int
    line: int
    found: str
    expected: str
    others: tuple[str, ...]
    repaired: bool = True


class Settled(Record, frozen=True):
    """Texts put right: (section key, locale) → number of leaf ↦ the right block; and what was wrong."""

    repairs: Mapping[tuple[str, str], Mapping[int, Block]]
    damages: tuple[Damage, ...]


class _Said(Record, frozen=True):
    """One text of a line, taken apart; literals and code in order."""

    text: str
    literals: tuple[Literal, ...]
    code: tuple[str, ...]


def settle(aligned: AlignedPage) -> Settled:
    """Hold every value against the other languages."""
    repairs: dict[tuple[str, str], dict[int, Block]] = {}
    damages: list[Damage] = []
    if len(aligned.versions) < 2:
        return Settled(repairs, ())
    evidence = Evidence(aligned)
    for row in aligned.rows:
        for cells, numbers in _lines(row):
            for locale, found, expected, below in _damaged(cells):
                verdict = evidence.verdict(locale, cells[locale], found, expected)
                if verdict is Resolution.SOUND:
                    continue
                number = numbers[locale]
                blocks = repairs.get((row.key, locale), {})
                block = blocks.get(number, cells[locale])
                right = _repaired(block, found, expected) if verdict is Resolution.REPAIR else block
                damages.append(
                    Damage(
                        locale,
                        row.key,
                        number,
                        (cells[locale].line or row.drafts[locale].line) + below,
                        found,
                        expected,
                        tuple(sorted(other for other in cells if other != locale)),
                        right != block,
                    )
                )
                if right != block:
                    repairs.setdefault((row.key, locale), {})[number] = right
    return Settled(repairs, tuple(damages))


def _lines(row: AlignedRow) -> Iterator[tuple[dict[str, Block], dict[str, int]]]:
    """Texts that say the same in several languages, the title first; with their numbers."""
    if len(row.drafts) < 2:
        return
    yield (
        {
            locale: draft.heading or Block(BlockKind.PARAGRAPH, draft.line, (Span(draft.title),))
            for locale, draft in row.drafts.items()
        },
        dict.fromkeys(row.drafts, TITLE),
    )
    for line in row.lines:
        if len(line) > 1:
            yield {locale: row.leaves[locale][number].block for locale, number in line.items()}, line


def _damaged(cells: Mapping[str, Block]) -> Iterator[tuple[str, str, str, int]]:
    """Locale, damaged value, right value, how many lines below the first of its block."""
    if all(block.kind is BlockKind.CODE for block in cells.values()):
        yield from _damaged_code(cells)
        return
    yield from damaged_addresses(cells)
    said = {locale: _taken_apart(block) for locale, block in cells.items()}
    if not any(one.literals or one.code or capitals_in(one.text) for one in said.values()):
        return
    for locale, own in said.items():
        if locale == SOURCE_LOCALE:
            continue
        others = {other: one for other, one in said.items() if other != locale}
        seen: set[str] = set()
        for found, expected in _pairs(own, others):
            if found not in seen:
                seen.add(found)
                yield locale, found, expected, 0


def _pairs(own: _Said, others: Mapping[str, _Said]) -> Iterator[tuple[str, str]]:
    texts = [one.text for one in others.values()]
    wanted, rarer = _missing(own, others), _rarer(own, others)
    if wanted or rarer:
        strange = [
            literal
            for literal in _parts(own)
            if not any(says(text, literal.text) for text in texts)
            and not any(
                is_glued(literal.text, right.text) or says(literal.text, right.text)
                for one in others.values()
                for right in _parts(one)
            )
        ]
        strange = list(dict.fromkeys(strange))
        pairs = list(_paired(strange, wanted))
        known = {found for found, _expected in pairs}
        pairs += _paired([one for one in strange if one.text not in known], rarer)
        yield from pairs
        for right in wanted:
            if loose := _loosely(right.text, own.text):
                yield loose, right.text
    for capitals in capitals_in(own.text):
        if spelt := _in_other_case(capitals, texts):
            yield capitals, spelt


def _paired(strange: list[Literal], wanted: list[Literal]) -> Iterator[tuple[str, str]]:
    """Each strange literal with the one that is missing in its place: of one kind, in order."""
    for kind in dict.fromkeys(literal.kind for literal in strange):
        ours = [literal.text for literal in strange if literal.kind == kind]
        theirs = [literal.text for literal in wanted if literal.kind == kind]
        if len(ours) == len(theirs):
            pairs = list(zip(ours, theirs, strict=True))
        else:
            pairs = [
                (found, max(theirs, key=partial(likeness, found)))
                for found in ours
                if theirs and kind in ("joined", "prefixed")
            ]
        for found, right in pairs:
            alone = without_neighbours(found, right)
            bare = without_particle(alone)
            for one in dict.fromkeys((bare, alone) if bare.isascii() else (alone, bare)):
                if is_damaged(one, right, kind):
                    yield one, right
                    break


def _missing(own: _Said, others: Mapping[str, _Said]) -> list[Literal]:
    """Values that a text lacks, in order: of the source, of two languages, or of the only other one."""
    worth: dict[Literal, int] = {}
    for locale in sorted(others, key=lambda locale: (locale != SOURCE_LOCALE, locale)):
        for literal in dict.fromkeys(_parts(others[locale])):
            if literal.text.isascii() and not says(own.text, literal.text):
                trusted = locale == SOURCE_LOCALE or len(others) == 1
                worth[literal] = worth.get(literal, 0) + (2 if trusted else 1)
    return [literal for literal, votes in worth.items() if votes >= 2]


def _rarer(own: _Said, others: Mapping[str, _Said]) -> list[Literal]:
    """Values that a text has, but less often than its source, or the only other language, has them."""
    source = others.get(SOURCE_LOCALE) or (next(iter(others.values())) if len(others) == 1 else None)
    if source is None:
        return []
    return [
        literal
        for literal, count in Counter(_parts(source)).items()
        if literal.text.isascii() and count > own.text.count(literal.text)
    ]


def _parts(said: _Said) -> tuple[Literal, ...]:
    return (*said.literals, *(Literal(code, "code") for code in said.code))


def _loosely(right: str, text: str) -> str:
    """The value with blanks in it or other dashes, if the text has it so: `nms : recipient`."""
    if not re.search(r"[_:]", right) or "://" in right:
        return ""
    if not (place := _loose_pattern(right).search(narrow(text))):
        return ""
    found = text[place.start() : place.end()]
    return found if found != right and compact(found) == compact(right) else ""


@lru_cache(4096)
def _loose_pattern(right: str) -> re.Pattern[str]:
    pieces = [piece for piece in re.split(r"([_:])", right) if piece]
    return re.compile(r"(?<!\w)" + " ?".join(re.escape(piece) for piece in pieces) + r"(?![A-Za-z0-9_])")


def _in_other_case(capitals: str, texts: list[str]) -> str:
    """How the other languages write what one has in capitals; empty where they do not agree."""
    if any(capitals in text for text in texts):
        return ""
    pattern = re.compile(rf"(?<!\w){re.escape(capitals)}(?!\w)", re.IGNORECASE)
    spellings = {found[0] for text in texts if (found := pattern.search(text))}
    if len(spellings) != 1 or not all(pattern.search(text) for text in texts):
        return ""
    spelling = spellings.pop()
    return spelling if spelling.istitle() else ""


def _damaged_code(cells: Mapping[str, Block]) -> Iterator[tuple[str, str, str, int]]:
    """Lines of a code block that were translated outside comments and strings."""
    source = cells.get(SOURCE_LOCALE)
    for locale, block in cells.items():
        if locale == SOURCE_LOCALE:
            continue
        right = source or _agreed(locale, cells)
        if not right or block.text == right.text:
            continue
        found_lines, right_lines = block.text.split("\n"), right.text.split("\n")
        if len(found_lines) != len(right_lines):
            continue
        for below, (one, other) in enumerate(zip(found_lines, right_lines, strict=True), 1):
            if one != other and other.isascii():
                bare_one, bare_other = _bare(one), _bare(other)
                if bare_one != bare_other and is_damaged_line(bare_one, bare_other):
                    found, expected = _COMMENT.sub("", one).strip(), _COMMENT.sub("", other).strip()
                    yield locale, found, _with_own_strings(found, expected), below


def _with_own_strings(found: str, expected: str) -> str:
    """The right line with what stands between quotes and brackets as this language has it."""
    own, others = _STRING.findall(found), _STRING.findall(expected)
    if own == others or len(own) != len(others):
        return expected
    strings = iter(own)
    return _STRING.sub(lambda _string: next(strings), expected)


def _agreed(locale: str, cells: Mapping[str, Block]) -> Block | None:
    others = [block for other, block in cells.items() if other != locale]
    return others[0] if all(block.text == others[0].text for block in others) else None


def _bare(line: str) -> str:
    return _STRING.sub('""', _COMMENT.sub("", line)).strip()


def _taken_apart(block: Block) -> _Said:
    if block.kind is BlockKind.CODE:
        return _Said(block.text, (), ())
    text = "".join([span.text for span in block.inline])
    code = tuple(span.text for span in block.inline if span.style is Style.CODE and span.text)
    return _Said(text, tuple(literals_in(_outside_code(block))), code)


def _outside_code(block: Block) -> str:
    """The text between what is code.

    A link after a full stop begins a sentence, and a word after a link is another, though no blank says so.
    """
    text, after_link = "", False
    for span in block.inline:
        begins = span.style is Style.LINK and text.endswith((".", "!", "?"))
        parted = after_link and span.text[:1].isascii() and span.text[:1].isalpha()
        text += " " if span.style is Style.CODE else f" {span.text}" if begins or parted else span.text
        after_link = span.style is Style.LINK
    return text


def _repaired(block: Block, found: str, expected: str) -> Block:
    """The block with the right value; a value that runs across styles is put into the first of them."""
    if block.kind is BlockKind.CODE:
        return Block(block.kind, block.line, text=replaced(block.text, found, expected))
    inline = tuple(
        Span(
            replaced(span.text, found, expected),
            span.style,
            replaced(span.href, found, expected) if span.href and "://" in found else span.href,
        )
        for span in block.inline
    )
    return Block(block.kind, block.line, inline, label=block.label, level=block.level)
