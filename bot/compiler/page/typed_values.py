"""Values that are typed rather than said, and where in a text they begin and end.

Prose stands glued to them: a particle or an ending (`JRE_HOME은`, `dma_campaign-kontexten`), or, in a script
without blanks, the words before and after.
"""

from __future__ import annotations

import re

from bot.model import Record

_KINDS = (
    ("address", r"(?:https?|ftp|ldaps?|jdbc:\w+)://[^\s,;\"'<>|()\[\]“”«»、。（）「」『』【】，；：！？]+"),
    ("option", r"(?<![^\s(`])--?[^\W\d_][\w-]+(?::[\w.$<>{}%-]+)?"),
    ("joined", r"[$@%]?[^\W\d_][\w-]*_[^\W_][\w-]*"),
    ("prefixed", r"[a-z][\w-]*:[^\W\d_][\w.-]*"),
    ("path", r"(?:[A-Za-z]:|~)?(?:[\w.$-]*[/\\]){2,}[\w.$*-]+"),
    ("dotted", r"[A-Za-z][\w-]*(?:\.[\w-]+)+"),
    ("marked", r"[@$%][^\W\d]\w+%?"),
    (
        "humped",
        r"[a-z\u00df-\u024f]{2,}\d*(?:[A-Z][a-z\u00df-\u024f]*\d*){2,}(?![A-Za-z0-9_\u00c0-\u1fff])",
    ),
)
_UNSPACED = "\u3040-\u30ff\u3400-\u9fff"
_LITERAL = re.compile(
    rf"(?:(?<![\w@$%.:/\\-])|(?<=[{_UNSPACED}])(?=[A-Za-z@$%]))(?:"
    + "|".join(f"(?P<{name}>{one})" for name, one in _KINDS)
    + ")"
)
_CAPITALS = re.compile(r"\b[A-Z]{2,}(?: [A-Z]{2,})+\b")
# Of pages in Korean, whatever the bot speaks; like the signs of Japanese below no matter of `locales/`.
_PARTICLE = re.compile(
    "(?:으로|로|을|를|은|는|이|가|에|의|와|과|에서|에는|에게|까지|부터|이며|이고|입니다|합니다|인|일|도|만)$"
)
_ENDING = re.compile(r"[-:]?[^\W\d_]{1,24}(?:-[^\W\d_]+)*")
SEGMENT = re.compile(r"[._:/\\@$%-]+")
"""What stands between the parts of a value."""
_JAPANESE_TAIL = re.compile("(?<=[\u30a0-\u30ff\u4e00-\u9fff])[\u3040-\u309f][^\\W_]*$")
_LEAD = re.compile(rf"^[{_UNSPACED}]*[{_UNSPACED}](?=[A-Za-z][\w-]*[._:/\\])")
_TRAIL = re.compile(rf"[\u3041-\u309f](?!\w*[._:/\\])|(?<=[A-Za-z0-9])[{_UNSPACED}]")
"""Where prose begins after a value in a script without blanks: at a particle, or where its script ends."""
_ABBREVIATION = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,3}|[^\W\d_]{1,4}\.\d+")


class Literal(Record, frozen=True):
    """Something typed: how it is spelt, and which kind of thing it is."""

    text: str
    kind: str


def literals_in(text: str) -> list[Literal]:
    """What in a text looks typed rather than said, in order."""
    found = []
    for match in _LITERAL.finditer(text):
        kind = match.lastgroup or ""
        literal = match[0] if match[0].isascii() else _without_prose(match[0], kind)
        literal = literal.rstrip(".:-/")
        if not literal:
            continue
        if kind != "address" and not (kind == "dotted" and _ABBREVIATION.fullmatch(literal)):
            found.append(Literal(literal, kind))
    return found


def _without_prose(literal: str, kind: str) -> str:
    """A value without the prose that Japanese sets right before and after it; empty if none is left."""
    bare = _LEAD.sub("", literal)
    if trail := _TRAIL.search(bare):
        bare = bare[: trail.start()]
    if bare == literal:
        return literal
    again = _LITERAL.fullmatch(bare.rstrip(".:-/"))
    return bare if again and again.lastgroup == kind else ""


def capitals_in(text: str) -> list[str]:
    """Runs of words all in capitals."""
    return _CAPITALS.findall(text)


def without_particle(word: str) -> str:
    """A word of Korean script without the particle at its end."""
    return _PARTICLE.sub("", word) if not word.isascii() else word


def without_neighbours(found: str, right: str) -> str:
    """A value without the words that Japanese or Chinese writes right before and after it."""
    if found.isascii() or not SEGMENT.search(right):
        return found
    ours, theirs = SEGMENT.split(found), SEGMENT.split(right)
    if ours[0] != theirs[0] and ours[0].endswith(theirs[0]):
        lead = ours[0].removesuffix(theirs[0])
        found = found if lead[-1:].isascii() else found.removeprefix(lead)
    if ours[-1] != theirs[-1] and ours[-1].startswith(theirs[-1]):
        tail = ours[-1].removeprefix(theirs[-1])
        return found if tail[:1].isascii() else found.removesuffix(tail)
    ending = _JAPANESE_TAIL.search(found)
    return found[: ending.start()] if ending else found


def is_glued(word: str, right: str) -> bool:
    """Whether a word is a right value with a particle or an ending on it."""
    if not word.startswith(right) or len(word) == len(right):
        return False
    rest = word[len(right) :]
    if not right[-1].isalnum() or not rest:
        return False
    if rest[0].isascii():
        return bool(re.fullmatch(r"[-:][^\W\d_]{2,}(?:-[^\W\d_]+)*|[^\W\d_]{1,3}", rest))
    return bool(_ENDING.fullmatch(rest))
