"""What programs and people call a secret; the words of people are those of each `language.yaml`.

The patterns are for text in NFC or NFD, and for names without blanks, accents and punctuation.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from bot.languages import of_all
from bot.languages.patterns import any_pattern, stems_of

_GAP = r"[\W_]{0,3}"
_OF_PROGRAMS = (
    r"secr(?:e|è|é|e\u0300|e\u0301)t",  # French as well
    r"passw(?:or)?d?",  # Norwegian and German begin like it
    "passphrase",
    r"(?<![^\W_])pass(?![^\W_])",
    "pwd",
    r"(?<![^\W_])pw(?![^\W_])",
    "token",
    "credential",
    "bearer",
    r"authorization(?![\W_]{0,3}(?:server|page|flow))",
    r"(?:set[\W_]?)?cookie(?!s)",
    rf"(?:api|access|private|signing|shared){_GAP}key",
    "authimscode",  # of `serverConf.xml`
    rf"session{_GAP}id(?![^\W_])|jsessionid",
)
"""English, in which files, headers and programs are written whatever their readers speak."""
_OF_PEOPLE = of_all(lambda language: language.secrets.words)

SECRET_WORDS = (*_OF_PROGRAMS, any_pattern(_OF_PEOPLE, blank=_GAP, perhaps_blank=" ?"))
"""Patterns in small letters."""

NAME = f"(?i:{'|'.join(SECRET_WORDS)})"
"""A pattern for any of them; it has no group of its own."""

_ANY = re.compile(NAME)
_SMALL = re.compile("|".join(SECRET_WORDS))
"""The same for small letters: where case counts, most branches are told by their first letter, at once."""

_NOT_LETTERS = re.compile(r"[\W_]+")
_DIGEST = ("sha256", "sha1", "sha512", "md5", "hash")
_LONGEST = 100
"""Characters looked at, at either end of a name."""


_STEMS = stems_of(
    _OF_PEOPLE,
    in_ascii=True,
    known=(
        "secr", "pass", "pw", "token", "credential", "bearer", "authoriz", "cookie", "key", "session",
        "authims", "zugangs", "zugriffs", "sitzungs", "daten", "kennung",
    ),
)  # fmt: skip
"""One of them stands in every such word that has ASCII letters alone; looking for them costs very little."""
_OTHER_STEMS = stems_of(_OF_PEOPLE, in_ascii=False)
"""The same of the other words."""
_ALSO = re.compile("[ſı]")
"""Letters that are taken for another one where case does not count, and are small ones already."""
_REACH = 40
"""Characters before and after the begin of a stem in which all of the word stands."""


def find_names(text: str, first: int = 0, last: int | None = None) -> Iterator[tuple[str, int]]:
    """Each of them in a text, in small letters, and where it ends."""
    last = len(text) if last is None else last
    begin = max(first - 1, 0)  # the character before tells whether a word begins
    part = text[begin:last]
    if not part.isascii():
        if not _may_hold_other(part):
            return iter(())
        return ((name[0].lower(), name.end()) for name in _ANY.finditer(text, first, last))
    part = part.lower()
    if not _may_hold(part):
        return iter(())
    stretches = _around_stems(part, first - begin)
    return (
        (name[0], name.end() + begin)
        for start, end in stretches
        for name in _SMALL.finditer(part, start, end)
    )


def has_name(text: str, first: int = 0, last: int | None = None) -> bool:
    """Whether any of them stands in a text."""
    last = len(text) if last is None else last
    begin = max(first - 1, 0)
    part = text[begin:last]
    if not part.isascii():
        return _may_hold_other(part) and _ANY.search(text, first, last) is not None
    part = part.lower()
    if not _may_hold(part):
        return False
    return any(_SMALL.search(part, start, end) for start, end in _around_stems(part, first - begin))


def _around_stems(part: str, first: int) -> list[tuple[int, int]]:
    """The stretches of a text in small letters in which all such words stand."""
    places: list[int] = []
    for stem in _STEMS:
        place = part.find(stem, first)
        while place >= 0:
            places.append(place)
            place = part.find(stem, place + 1)
    stretches: list[tuple[int, int]] = []
    for place in sorted(places):
        start, end = max(place - _REACH, first), place + _REACH
        if stretches and stretches[-1][1] >= start:
            start = stretches.pop()[0]
        stretches.append((start, end))
    return stretches


def _may_hold(part: str) -> bool:
    """Whether it is worth looking: thirty patterns at each character take long."""
    for stem in _STEMS:  # noqa: SIM110 - `any` takes twice as long, and this is asked of every value
        if stem in part:
            return True
    return False


def _may_hold_other(part: str) -> bool:
    """The same for a text in other letters, too; any may that has them in an unusual form."""
    small = part.lower()
    if not unicodedata.is_normalized("NFC", part) or _ALSO.search(part):
        return True
    return _may_hold(small) or any(stem in small for stem in _OTHER_STEMS)


def is_secret_name(name: str) -> bool:
    """Whether what goes by this name is nobody's business: `clientSecret`, `비밀 번호`, `Mot-de-passe`."""
    name = name if len(name) <= 2 * _LONGEST else f"{name[:_LONGEST]} {name[-_LONGEST:]}"
    bare = without_signs(name)
    if name.isascii() and not _may_hold(bare):
        return False
    return has_name(bare) or has_name(name)


def is_digest_name(name: str) -> bool:
    """Whether a name says that it is only the digest of a secret: `client_secret_sha256`."""
    return without_signs(name).endswith(_DIGEST)


def without_signs(name: str) -> str:
    """A name without case, accents, blanks and punctuation: `IMS-Server URL` → `imsserverurl`."""
    if not name.isascii():
        plain = unicodedata.normalize("NFKD", name)
        name = unicodedata.normalize("NFC", "".join(c for c in plain if not unicodedata.combining(c)))
    return _NOT_LETTERS.sub("", name.casefold())
