"""What in the path or the parameters of an address may be a secret: `…/nl/jsp/xKvTqRwZpL`, `…?sig=…`.

Broad, for what is found is hidden and nothing else; what the words for secrets tell is found by `suspects`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.privacy.secret_detection import is_tangle

_BEHIND_HOST = re.compile(r"(?s)\s*(?:[A-Za-z][A-Za-z0-9+.-]*\s*:\s*/\s*/\s*)?[^/?#]*(?P<rest>[/?#;].*)")
"""With blanks wherever people put them."""
_PIECE = re.compile(r"(?:(?P<name>[^/?#&;=\s]*)=)?(?P<value>[^/?#&;=\s]+)")
_SEGMENT = re.compile(r"[^/?&\s]*#[^/?&\s]*")
"""What a sign parts that may be a password's own: `x9!q#7vL@2`."""
_NAME = re.compile(r"(?i)\S*(?:key|sig|signature|auth|code|ticket|assertion|sas|sid|nonce|jwt|otp|pin|pass)")
"""How the name of a parameter ends whose value opens something, beside the usual words for secrets."""
_LEAST_NAMED = 4
"""A choice: what is shorter is a code of a country or a number of a page."""
_LETTERS = re.compile(r"[A-Za-z]+")
_LEAST_JUMBLE = 10
"""A choice: shorter pieces are the names and abbreviations that paths are made of."""
_CAMEL = re.compile(r"(?:[A-Z]{0,5}[a-z]{2,})+[A-Z]{0,5}")
_VOWELS = re.compile(r"(?i)[aeiouy]")
_FEW_VOWELS = 5
"""One in so many letters is a vowel in the words of any language that is written in Latin letters."""
_MAY_HOLD = re.compile(r"[A-Za-z]{10}|[\d=]")
"""What a piece that is looked for holds; most paths hold none of it."""
_LOOKED_AT = 1000
"""A choice: an address is shorter."""


def secret_pieces(address: str) -> Iterator[str]:
    """The pieces behind the host that no person has made up, and what a parameter's name says to be a key."""
    begins = address.find("://") + len("://")
    if _MAY_HOLD.search(address, max(address.find("/", begins), 0)) is None:
        return
    found = _BEHIND_HOST.match(address, 0, _LOOKED_AT)
    for piece in _PIECE.finditer(found["rest"]) if found else ():
        name, value = piece["name"], piece["value"]
        is_named = name is not None and len(value) >= _LEAST_NAMED and _NAME.fullmatch(name)
        if is_named or is_tangle(value) or any(map(_is_jumble, _LETTERS.findall(value))):
            yield value
    for segment in _SEGMENT.findall(found["rest"]) if found and "#" in address else ():
        if is_tangle(segment):
            yield segment


def _is_jumble(letters: str) -> bool:
    """Whether letters make no words: capitals anywhere, or next to no vowels."""
    if len(letters) < _LEAST_JUMBLE:
        return False
    if len(_VOWELS.findall(letters)) * _FEW_VOWELS < len(letters):
        return True
    is_one_case = letters in (letters.lower(), letters.upper())
    return not is_one_case and _CAMEL.fullmatch(letters) is None
