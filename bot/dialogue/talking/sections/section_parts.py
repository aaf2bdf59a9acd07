"""The parts of a section that answer a short question about it: where, which value, why, who, what then.

They come from the section's own structure, which is the same in every language: menu paths and labels stand
in UI style, values in code style, steps are numbered, the opening says what it is and why, notes come last.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache
from typing import Literal, TypeAlias, get_args

from bot.dialogue import blocks
from bot.dialogue.answers.documents import DocumentPlace, Documents
from bot.dialogue.walk.walkthrough import RESTART
from bot.languages import LANGUAGES, of_all
from bot.languages.load import times_in
from bot.languages.patterns import any_of
from bot.matcher.normalise import words
from bot.model import Block, BlockKind, Style

Part: TypeAlias = Literal[
    "where", "value", "why", "who", "then", "how", "stage", "prod", "both", "long", "detail", "adobe-side"
]
PARTS: tuple[Part, ...] = get_args(Part)

_FROM_STEPS: tuple[Part, ...] = (
    "where",
    "value",
    "who",
    "then",
    "how",
    "stage",
    "prod",
    "both",
    "adobe-side",
)
"""Parts that are nothing but steps."""
_FROM_ELSEWHERE = ("topic/organization-id", "topic/tenant-name", "topic/credentials-source")
"""What is looked up outside Campaign before it is entered there: "where do I find it?" may mean either."""
_INSTANCE = re.compile(any_of(of_all(lambda language: language.documents.stages)))
_NO_INSTANCE = re.compile(any_of(of_all(lambda language: language.documents.no_stages)))
_ADOBE = re.compile(any_of(("adobe", "customer care", *of_all(lambda language: language.documents.vendor))))
_CONSOLE = "Adobe Admin Console"
"""Where Adobe's side can be seen, of groups and profiles."""
_PRODUCT = re.compile(
    r"adobe(?:[_ ](?:marketing|experience)[_ ]cloud| campaign| id(?![a-z])| admin console| developer console)"
    r"|[\w.-]*adobe[\w.-]*\.com|@adobeorg"
)
"""What is called Adobe and is nobody to turn to."""


def part_of(documents: Documents, item: str, part: Part, locale: str) -> tuple[Block, ...]:
    """The blocks that answer one kind of question about an id; empty where the documents say nothing of it.

    What a symptom's section leaves open, the section of its first check may say.
    """
    entry = documents.entries.get(item)
    if entry is None or entry.kind != "symptom" or not entry.leads_to:
        return _renumbered(_own_part(documents, item, part, locale))
    order = [item, entry.leads_to[0]]
    if part in ("stage", "prod", "both"):
        order.reverse()  # the check says it for each instance, the symptom for the one in trouble
    parts = (_own_part(documents, place, part, locale) for place in order)
    return _renumbered(next((found for found in parts if found), ()))


def _renumbered(found: tuple[Block, ...]) -> tuple[Block, ...]:
    """A single step as plain text, and steps of which some are left out as points without a number.

    A number would point to steps that are not shown.
    """
    steps = [block for block in found if block.kind is BlockKind.STEPS]
    if not steps or (len(steps) == 1 and (steps[0].level or 1) == 1 and len(steps[0].items) > 1):
        return found
    items = tuple(item for block in steps for item in block.items)
    told = items[0] if len(items) == 1 else (Block(BlockKind.BULLETS, items=items),)
    at = found.index(steps[0])
    return (*found[:at], *told, *(block for block in found[at:] if block.kind is not BlockKind.STEPS))


def _own_part(documents: Documents, item: str, part: Part, locale: str) -> tuple[Block, ...]:
    place = documents.place(item, locale)
    if place is None:
        return ()
    if part == "value":
        return tuple(_steps(place, _says_value(documents, item)))
    if part in ("stage", "prod", "both"):
        return tuple(_steps(place, _mentions(_INSTANCE)))
    if part == "who":
        return tuple(_steps(place, _mentions(_ADOBE)))
    if part == "adobe-side":
        return tuple(_steps(place, _mentions(_ADOBE))) or tuple(_steps(place, _says_console))
    if part == "where":
        entered = tuple(_first_step(place, _has_path)) or tuple(_first_step(place, _any_step))
        return _found_before(place, entered) if item in _FROM_ELSEWHERE else entered
    if part == "then":
        return _then(documents, item, place)
    if part == "how":
        return tuple(_steps(place, _any_step))
    if part == "long":
        return _duration(place)
    return (*_opening(place), *(block for block in place.section.blocks if block.kind is BlockKind.NOTE))


def _duration(place: DocumentPlace) -> tuple[Block, ...]:
    """What of a section names a time in hours or minutes."""
    locale = place.page.locale
    said = (block for block in place.section.blocks if block.kind is not BlockKind.STEPS)
    told = tuple(block for block in said if _names_time(text_of((block,)), locale))
    return (*told, *_steps(place, lambda text, _block: _names_time(text, locale)))


def _names_time(text: str, locale: str) -> bool:
    return any(
        word == unit or (len(unit) > 1 and word.startswith(unit))
        for word in words(text)
        for unit in _units(locale)
    )


@cache
def _units(locale: str) -> frozenset[str]:
    """What an hour and a minute are called, one and several."""
    named = LANGUAGES[locale].times if locale in LANGUAGES else times_in(locale)
    return frozenset(word for text in named for word in words(text) if not word.isdigit())


def _then(documents: Documents, item: str, place: DocumentPlace) -> tuple[Block, ...]:
    """What comes after the check: its last steps, from putting right on."""
    entry = documents.entries.get(item)
    steps = [block for block in place.section.blocks if block.kind is BlockKind.STEPS]
    if entry is None or not steps:
        return ()
    last = steps[-1]
    start = len(last.items) - 1
    return (Block(BlockKind.STEPS, items=last.items[start:], level=(last.level or 1) + start),)


def _steps(place: DocumentPlace, is_wanted: Callable[[str, Block], bool]) -> Iterator[Block]:
    """The wanted steps under their own numbers, neighbours together."""
    number = 0
    for block in place.section.blocks:
        if block.kind is not BlockKind.STEPS:
            continue
        number = block.level or 1
        run: list[tuple[Block, ...]] = []
        for at, step in enumerate(block.items):
            if any(is_wanted(text_of((part,)), part) for part in step):
                run.append(step)
            elif run:
                yield Block(BlockKind.STEPS, items=tuple(run), level=number + at - len(run))
                run = []
        if run:
            yield Block(BlockKind.STEPS, items=tuple(run), level=number + len(block.items) - len(run))


def _first_step(place: DocumentPlace, is_wanted: Callable[[str, Block], bool]) -> Iterator[Block]:
    for block in _steps(place, is_wanted):
        yield Block(BlockKind.STEPS, items=block.items[:1], level=block.level)
        return


def _found_before(place: DocumentPlace, entered: tuple[Block, ...]) -> tuple[Block, ...]:
    """Where a value is looked up, and where it is entered: two steps apart, so without their numbers."""
    found = tuple(_first_step(place, _any_step))
    items = tuple(step for block in (*found, *entered) for step in block.items)
    return (Block(BlockKind.BULLETS, items=tuple(dict.fromkeys(items))),)


def _opening(place: DocumentPlace) -> Iterator[Block]:
    """What a section says before its first steps."""
    section = place.section.blocks
    first = next((at for at, block in enumerate(section) if block.kind is BlockKind.STEPS), len(section))
    return blocks.without_steps(section[: first + 1])


def opening(documents: Documents, item: str, locale: str) -> tuple[Block, ...]:
    """What an id's section says before its first steps, notes left out."""
    place = documents.place(item, locale)
    return tuple(block for block in _opening(place) if block.kind is not BlockKind.NOTE) if place else ()


def notes_with(
    documents: Documents, item: str, locale: str, is_wanted: Callable[[str], bool]
) -> tuple[Block, ...]:
    """The notes of an id's section whose text is wanted."""
    place = documents.place(item, locale)
    notes = (block for block in place.section.blocks if block.kind is BlockKind.NOTE) if place else ()
    return tuple(note for note in notes if is_wanted(text_of((note,))))


def blocks_quoted(place: DocumentPlace, quotes: Collection[str]) -> tuple[Block, ...]:
    """What of a section has some quoted words: all that opens it, a step, a note; in their order."""

    def is_quoted(found: Sequence[Block]) -> bool:
        text = text_of(found)
        return any(quote in text for quote in quotes)

    said_first = [block for block in _opening(place) if block.kind is not BlockKind.NOTE]
    found = said_first if is_quoted(said_first) else []
    for block in place.section.blocks:
        first = block.level or 1
        if block.kind is BlockKind.STEPS:
            found += [
                Block(BlockKind.STEPS, items=(step,), level=number)
                for number, step in enumerate(block.items, first)
                if is_quoted(step)
            ]
        elif block not in said_first and is_quoted((block,)):
            found.append(block)
    return _renumbered(tuple(found))


def steps_at(place: DocumentPlace, numbers: Collection[int]) -> tuple[Block, ...]:
    """The steps that have these numbers, in their order."""
    found = [
        Block(BlockKind.STEPS, items=(step,), level=number)
        for block in place.section.blocks
        if block.kind is BlockKind.STEPS
        for number, step in enumerate(block.items, block.level or 1)
        if number in numbers
    ]
    return _renumbered(tuple(found))


def steps_with(
    documents: Documents,
    item: str,
    locale: str,
    is_wanted: Callable[[str], bool],
    *,
    with_values: bool = False,
) -> tuple[Block, ...]:
    """The steps of an id's section whose text is wanted; `with_values` those that state a value, too."""
    place = documents.place(item, locale)
    if place is None:
        return ()
    states_value = _says_value(documents, item)
    found = tuple(_steps(place, lambda text, _block: is_wanted(text)))
    if found and with_values:
        found = tuple(_steps(place, lambda text, block: is_wanted(text) or states_value(text, block)))
    return _renumbered(found)


def text_of(section: Sequence[Block]) -> str:
    """All words of some blocks, one text."""
    parts: list[str] = []
    for block in section:
        parts.append("".join(span.text for span in block.inline) or block.text)
        parts += [text_of(item) for item in block.items]
    return " ".join(part for part in parts if part)


def _says_value(documents: Documents, item: str) -> Callable[[str, Block], bool]:
    """Whether a step states a value: one that the entry fixes, other than the account that it is read in."""
    entry = documents.entries.get(item)
    values = entry.values if entry else ()

    def says(text: str, block: Block) -> bool:
        codes = {span.text for span in block.inline if span.style is Style.CODE}
        is_opening = _has_path(text, block) and not any(value in _later(text) for value in values)
        return (any(value in text for value in values) or bool(codes)) and not is_opening

    return says


def _later(text: str) -> str:
    """The text behind a menu path and the account's name, which most first steps have."""
    return text.partition("Adobe_Marketing_Cloud")[2]


def _has_path(_text: str, block: Block) -> bool:
    return any(span.style is Style.UI and ">" in span.text for span in block.inline)


def _says_console(text: str, _block: Block) -> bool:
    return _CONSOLE in text


def _any_step(_text: str, _block: Block) -> bool:
    return True


def _mentions(named: re.Pattern[str]) -> Callable[[str, Block], bool]:
    def mentions(text: str, _block: Block) -> bool:
        return bool(named.search(_NO_INSTANCE.sub(" ", _PRODUCT.sub(" ", text.lower()))))

    return mentions


def is_lone_step(found: Sequence[Block], part: Part) -> bool:
    """Whether an answer is one step out of its list, which says nothing by itself of what was asked."""
    return bool(found) and part in _FROM_STEPS and found[0].kind is BlockKind.PARAGRAPH


def is_place(found: Sequence[Block]) -> bool:
    """Whether a step says where in the console something is."""
    return any(_has_path("", block) or any(map(is_place, block.items)) for block in found)


def needs_restart(documents: Documents, item: str) -> bool:
    """Whether a change made for an id takes effect only after the restart of the server."""
    entry = documents.entries.get(item)
    return entry is not None and RESTART in entry.leads_to
