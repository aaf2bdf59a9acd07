"""Whether a value that looks damaged is, and whether that is sure enough to put it right.

What speaks against it: the page itself, or most of its languages, write the value so; what differs is an
example made for the reader (a host, a name, a time zone, a date's pattern); the two are no values of one
form, as prose or a bracket in one of them shows. What one text alone attests is reported, not repaired.
"""

from __future__ import annotations

import re
from collections import Counter
from enum import Enum

from bot.compiler.page.aligned import AlignedPage
from bot.compiler.page.damage import compact, likeness, narrow, says
from bot.languages import SOURCE_LOCALE
from bot.model import Block
from bot.sources.inline import visible

_SIGNS = re.compile(r"[()\[\]{}「」『』【】〈〉《》、。！？；，!?;,`]")
_CLAUSE = re.compile("[がを]|[はにのでとへも](?=[^\u3041-\u309f_.:/-])|[\u3041-\u309f]{3}")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_SEGMENT = re.compile(r"[._:/\\@$%\s-]+")
_WORD = re.compile(r"[^\W_]+")
_ZONE = re.compile(
    r"(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc)/\w"
)
_HOST = re.compile(r"(?:[\w-]+(?:\.[\w-]+)*@)?(?:[\w-]+\.)+(com|net|org|edu|gov|info|biz|io|[a-z]{2})", re.I)
_RENAMED_HOSTS = 3
"""A choice: so many hosts of a page with another name, and it was given to all of them on purpose."""
_STRESSED_NAMES = 3
"""A choice: a name so often in capitals on a page stands so on purpose, as in headings."""
_FILE_ENDINGS = frozenset(("js", "sh", "py", "md", "ps", "so", "gz", "db", "rb", "pl", "cs", "vb"))
_SENTENCE_BREAK = re.compile(r"[a-z]\.[^\W\u0000-\u02ff_]")
_COUNTED_OFF = re.compile(r"[A-Za-z]+[_-][A-Z]")
"""`Menu_A`, beside `Menu_B`: a name for one of several, which whoever follows an example gives."""
_LANGUAGE = re.compile(r"[A-Za-z]{2}")
_DATE_PATTERN = re.compile(r"[AJYMDTHSG\u00c5a-jmstuvy\u00e5]{2,8}")
_EXAMPLE = re.compile(
    r"(?:my|your|our)(?:[A-Z_]\w*|[a-z]{3,})?|example\w*|sample|john|jane|doe|smith|acme|foo|bar", re.I
)
_NEAR = 0.75
"""A choice: a slip in a value of eight signs leaves three quarters of it."""


class Resolution(Enum):
    """What is done about a value that differs."""

    SOUND = "sound"
    REPORT = "report"
    REPAIR = "repair"


class Evidence:
    """What the whole page, in all its languages, says of a spelling."""

    def __init__(self, aligned: AlignedPage) -> None:
        self._texts = {locale: _text_of(aligned, locale) for locale in aligned.versions}

    def verdict(self, locale: str, block: Block, found: str, expected: str) -> Resolution:
        """Judge one value of a block in one language against what the others have in its place."""
        if (
            is_seemly(found, expected)
            and not self._says_so(locale, found, expected)
            and not self._is_renamed(locale, found, expected)
            and not self._is_stressed(locale, found, expected)
        ):
            text = _shown(block)
            if expected != found + "s" or (text.strip() == found and not found.startswith("@")):
                if self._sure(locale, text, found, expected):
                    return Resolution.REPAIR
                return Resolution.SOUND if _is_plain_case(found, expected) else Resolution.REPORT
        return Resolution.SOUND

    def _says_so(self, locale: str, found: str, expected: str) -> bool:
        """Whether the source, or as many languages as have the other, spell it as it is found."""
        others = {other: text for other, text in self._texts.items() if other != locale}
        source = others.get(SOURCE_LOCALE, "")
        if says(source, found):
            return True
        alike = sum(says(text, found) for text in others.values())
        if alike and alike + 1 > sum(says(text, expected) for text in others.values()):
            return True
        return found.isascii() and bool(source) and _is_slip_of_source(source, found, expected)

    def _is_renamed(self, locale: str, found: str, expected: str) -> bool:
        """Whether this language calls an example's site otherwise, wherever the page has it."""
        if not (_HOST.fullmatch(found) and _HOST.fullmatch(expected)):
            return False
        ours, theirs = found.split("."), expected.split(".")
        differing = [(one, other) for one, other in zip(ours, theirs, strict=False) if one != other]
        if len(ours) != len(theirs) or len(differing) != 1 or not all(map(str.isalpha, differing[0])):
            return False
        one, other = differing[0]
        named = {
            host[0]
            for host in _HOST.finditer(self._texts[locale])
            if {one, other} & {label.lower() for label in host[0].split(".")}
        }
        return len(named) >= _RENAMED_HOSTS and not any(other in host.split(".") for host in named)

    def _is_stressed(self, locale: str, found: str, expected: str) -> bool:
        """Whether this language has the words in capitals again and again, as a heading has them."""
        return (
            found.isupper()
            and found.casefold() == expected.casefold()
            and _count(self._texts[locale], found) >= _STRESSED_NAMES
        )

    def _sure(self, locale: str, text: str, found: str, expected: str) -> bool:
        if not _ends_known(text, found):
            return False
        if compact(found) == compact(expected) or not found.isascii() or not _is_near(found, expected):
            return True
        others = [other for at, other in self._texts.items() if at != locale]
        return says(self._texts[locale], expected) or sum(_count(other, expected) for other in others) > 1


def is_seemly(found: str, expected: str) -> bool:
    """Whether both can be one value: nothing unseen, no prose, no bracket or clause's end, no example."""
    if _as_seen(found) == _as_seen(expected):
        return False
    if Counter(_SIGNS.findall(narrow(found))) != Counter(_SIGNS.findall(expected)):
        return False
    if len(_CLAUSE.findall(found)) > len(_CLAUSE.findall(expected)):
        return False
    return not is_example(found, expected)


def is_example(found: str, expected: str) -> bool:
    """Whether a value was changed on purpose: hosts, names, time zones, languages, patterns of dates."""
    if _ZONE.match(found) and _ZONE.match(expected):
        return True
    host = _HOST.fullmatch(expected)
    if host and host[1].lower() not in _FILE_ENDINGS:
        own = _HOST.fullmatch(found)
        if _SENTENCE_BREAK.search(found) or (own and own[1].lower() != host[1].lower()):
            return True
        if "@" in expected or found.casefold() == expected.casefold():
            return True
    ours, theirs = _SEGMENT.split(found), _SEGMENT.split(expected)
    if len(ours) != len(theirs):
        return False
    if _COUNTED_OFF.fullmatch(expected) and ours[1] == theirs[1]:
        return True
    differing = [(one, other) for one, other in zip(ours, theirs, strict=True) if one != other]
    if ":" in expected and found.isascii() and len(differing) == 1 and differing[0] == (ours[0], theirs[0]):
        # Another namespace is another thing, unless its name is a word.
        return len(theirs[0]) < 5 and likeness(*differing[0]) < 0.5
    return bool(differing) and all(_is_made_for_reader(one, other) for one, other in differing)


def _is_made_for_reader(one: str, other: str) -> bool:
    if _LANGUAGE.fullmatch(one) and _LANGUAGE.fullmatch(other):
        return True
    if _is_date_pattern(one) and _is_date_pattern(other):
        return True
    return bool(_EXAMPLE.fullmatch(other))


def _is_date_pattern(text: str) -> bool:
    """`yyyymmdd`, `aaaammjj`, `JJMM`: letters said twice or more, each in one run, and little else."""
    runs = [found[0] for found in re.finditer(r"(.)\1*", text.lower())]
    return bool(_DATE_PATTERN.fullmatch(text)) and len(runs) <= 3 and all(len(run) > 1 for run in runs)


def _is_slip_of_source(source: str, found: str, expected: str) -> bool:
    """Whether the source misspells once what it writes elsewhere as this language does."""
    ours, theirs = _SEGMENT.split(found), _SEGMENT.split(expected)
    if len(ours) != len(theirs) or _count(source, expected) > 1:
        return False
    differing = [(one, other) for one, other in zip(ours, theirs, strict=True) if one != other]
    words = Counter(_WORD.findall(source))
    return bool(differing) and all(
        likeness(one, other) >= _NEAR and words[one] > max(words[other] - 1, 0) for one, other in differing
    )


def _is_near(found: str, expected: str) -> bool:
    """Whether either may be a slip of the other, rather than a translation."""
    ours, theirs = _SEGMENT.split(found), _SEGMENT.split(expected)
    if len(ours) != len(theirs):
        return likeness(found, expected) >= _NEAR
    return any(
        one != other and likeness(one, other) >= _NEAR for one, other in zip(ours, theirs, strict=True)
    )


def _is_plain_case(found: str, expected: str) -> bool:
    """Whether words merely begin with a capital or are all capitals: as a heading or a stress would do."""
    if found.casefold() != expected.casefold():
        return False
    ours, theirs = _SEGMENT.split(found), _SEGMENT.split(expected)
    return (found.isupper() and expected.islower()) or all(
        one == other or {one, other} == {one.lower(), one.capitalize()}
        for one, other in zip(ours, theirs, strict=True)
    )


def _ends_known(text: str, found: str) -> bool:
    """Whether it is clear where the value ends in a script without blanks."""
    if found.isascii():
        return True
    start = text.find(found)
    while start >= 0:
        before, after = text[start - 1 : start] if start else "", text[start + len(found) :][:1]
        if _UNSPACED.match(found[-1]) and after and _UNSPACED.match(after):
            return False
        if _UNSPACED.match(found[0]) and before and _UNSPACED.match(before):
            return False
        start = text.find(found, start + 1)
    return True


def replaced(text: str, found: str, expected: str) -> str:
    """Text with the value right wherever it stands as a whole, never inside a longer one."""
    if found not in text:
        return text
    before = r"(?<![A-Za-z0-9_])" if found[0].isascii() and (found[0].isalnum() or found[0] == "_") else ""
    after = r"(?![A-Za-z0-9_])" if found[-1].isascii() and (found[-1].isalnum() or found[-1] == "_") else ""
    return re.sub(before + re.escape(found) + after, lambda _found: expected, text)


def _as_seen(text: str) -> str:
    return visible(text).replace("\u00a0", " ").strip()


def _count(text: str, value: str) -> int:
    return len(re.findall(rf"(?<![A-Za-z0-9_]){re.escape(value)}(?![A-Za-z0-9_])", text))


def _shown(block: Block) -> str:
    return block.text or "".join([span.text for span in block.inline])


def _text_of(aligned: AlignedPage, locale: str) -> str:
    """All that a page says in one language, and where it links to."""
    lines: list[str] = []
    for row in aligned.rows:
        if locale in row.drafts:
            lines.append(row.drafts[locale].title)
            for leaf in row.leaves[locale]:
                lines.append(_shown(leaf.block))
                lines += [span.href for span in leaf.block.inline if span.href]
    return "\n".join(lines)
