"""Addresses in the languages of a line: one that a translation changed, put right.

Pages move, and their languages differ; so most differences are no damage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bot.compiler.page.damage import likeness
from bot.languages import SOURCE_LOCALE
from bot.model import Block, Style

_ADDRESS = re.compile(r"https?://[^\s,;\"'<>|()\[\]“”«»、。（）「」『』【】，；：！？]+")
_TAIL = re.compile(r"(?:[.:]|(?<=[\w/])[^\W\u0000-\u02ff]+)+$")
"""What is glued to an address in the text: a full stop, a particle in another script."""
_ADDRESS_PARTS = re.compile(r"(https?://)([^/?#\s]+)([^?#\s]*)")
_LANGUAGE_PART = re.compile(r"[a-z]{2}(?:[-_][A-Za-z]{2,4})?")
_LANGUAGE_SUFFIX = re.compile(r"[-_][a-z]{2}(?=\.|$)")
_DIGITS = re.compile(r"\d+")


def damaged_addresses(cells: Mapping[str, Block]) -> Iterator[tuple[str, str, str, int]]:
    """Addresses, of links or in the text, that are translated in one place."""
    own = {locale: found for locale, block in cells.items() if (found := _addresses(block))}
    if len(own) < 2:
        return
    for locale, addresses in own.items():
        if locale == SOURCE_LOCALE:
            continue
        others = [own[other] for other in own if other != locale]
        if SOURCE_LOCALE in own:
            others = [own[SOURCE_LOCALE]]
        right = others[0]
        if any(other.keys() != right.keys() for other in others) or (
            SOURCE_LOCALE not in own and len(others) < 2
        ):
            continue
        strange = [address for key, address in addresses.items() if key not in right]
        wanted = [address for key, address in right.items() if key not in addresses]
        if len(strange) == len(wanted):
            for one, other in zip(strange, wanted, strict=True):
                if mended := mended_address(one, other):
                    yield locale, one, mended, 0


def _addresses(block: Block) -> dict[str, str]:
    """What addresses a text has, without query and anchor, by what is the same in all languages."""
    found: dict[str, str] = {}
    for span in block.inline:
        written = [span.href] if span.style is Style.LINK and span.href else []
        if span.style is not Style.CODE and "://" in span.text:
            written += _ADDRESS.findall(span.text)
        for address in written:
            if address.startswith("http"):
                bare = _TAIL.sub("", re.split(r"[?#]", address, maxsplit=1)[0])
                found.setdefault(address_key(bare), bare)
    return found


def address_key(address: str) -> str:
    """An address without its query, its anchor, and what in it names a language."""
    found = _ADDRESS_PARTS.match(address)
    if not found:
        return address
    parts = [
        _LANGUAGE_SUFFIX.sub("", part.removesuffix(".html"))
        for part in found[3].split("/")
        if not _LANGUAGE_PART.fullmatch(part)
    ]
    return found[2].casefold() + "/".join(parts).rstrip("/")


def mended_address(found: str, right: str) -> str:
    """`found` with the one part right that a translation changed; empty where it is another address.

    Pages move, and so most differences are no damage: one word of the host, or one folder, or a misspelt
    name of a file.
    """
    ours, theirs = _ADDRESS_PARTS.match(found), _ADDRESS_PARTS.match(right)
    if not ours or not theirs or _DIGITS.findall(ours[3]) != _DIGITS.findall(theirs[3]):
        return ""
    if ours[2] != theirs[2]:
        return _mended_host(ours, theirs)
    own = [part for part in ours[3].split("/") if not _LANGUAGE_PART.fullmatch(part)]
    other = [part for part in theirs[3].split("/") if not _LANGUAGE_PART.fullmatch(part)]
    if len(own) != len(other) or not theirs[3].isascii():
        return ""
    changed = [number for number, (one, two) in enumerate(zip(own, other, strict=True)) if one != two]
    if len(changed) != 1:
        return ""
    one, two = own[changed[0]], other[changed[0]]
    last = changed[0] == len(own) - 1
    if one.isascii() and "%" not in one:
        words = one.isalpha() and two.isalpha()
        if (last and likeness(one, two) < 0.9) or (not last and (not words or len(own) < 4)):
            return ""
    return ours[1] + ours[2] + ours[3].replace(f"/{one}", f"/{two}", 1)


def _mended_host(ours: re.Match[str], theirs: re.Match[str]) -> str:
    """One word of a host was translated, and all the rest is the same."""
    own, other = ours[2].split("."), theirs[2].split(".")
    if address_key("https://x" + ours[3]) != address_key("https://x" + theirs[3]) or len(own) != len(other):
        return ""
    changed = [number for number, (one, two) in enumerate(zip(own, other, strict=True)) if one != two]
    if len(changed) != 1 or len(own) < 3 or changed[0] > len(own) - 3:
        return ""
    one, two = own[changed[0]], other[changed[0]]
    if min(len(one), len(two)) < 4 or not two.isascii() or two.startswith(("my", "your", "example")):
        return ""
    return ours[1] + theirs[2] + ours[3]
