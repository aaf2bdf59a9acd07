"""Keeps a question for the bot's owner without what is somebody's own: `redacted(text)`.

Secrets, addresses, names, logins and ids become `…`. In doubt a word goes: the owner needs the gist only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from html import unescape

from bot.languages import LANGUAGES, of_all
from bot.languages.patterns import NOTHING, any_of
from bot.privacy.names import without_names
from bot.privacy.secret_detection import ERRORS, SAID, is_random
from bot.privacy.secret_words import NAME
from bot.privacy.token_shapes import BOT_TOKEN, OF_VENDORS
from bot.privacy.word_lists import ASKING, NO_VALUE, PUBLIC_HOSTS, PUBLIC_VALUES, SYSTEMS

GONE = "…"
LIMIT_CHARS = 200
"""A choice: a question has fewer; an owner reads a list."""
_READ_CHARS = 1000
"""What stands further behind is neither kept nor read."""

_OWNERS = any_of(of_all(lambda language: language.privacy.owners))
_IDS = (
    rf"(?:client|org(?:ani[sz]ation)?s?|account|tenant|instance|{_OWNERS})[\w'’ -]{{0,12}}?"
    rf"(?:id\b|ids\b|identifi\w+|{any_of(of_all(lambda language: language.privacy.ids))})"
    rf"|tenant|{any_of(of_all(lambda language: language.privacy.ids_alone))}"
)
_PARTICLES = "".join(of_all(lambda language: language.secrets.particles))
_AFTER_PARTICLE = f"(?<=[{_PARTICLES}])" if _PARTICLES else NOTHING
_IS = any_of(of_all(lambda language: language.secrets.is_said))
_VALUE = r"(?:\"[^\"\n]*\"?|«[^»\n]*»?|“[^”\n]*”?|`[^`\n]*`?|'[^'\n]*'?|[^\s,;]+)"
_SIGN = r"[ \t]*(?:[:=：＝]|[-=]>)+[ \t]*\n?[ \t]*"
_SECRET_SET = re.compile(
    rf"(?P<name>{NAME}[^\n:=：＝,;?]{{0,30}}?{_SIGN})(?P<value>{_VALUE})(?P<rest>[^\n,;]*)"
)
_SECRET_SAID = re.compile(
    rf"(?P<name>{NAME}[^\W\d_]{{0,20}}[ \t]+(?:{SAID})[ \t]+"
    rf"|{NAME}[^\W\d_]{{0,6}}{_AFTER_PARTICLE}[ \t]+(?=[!-~]{{3}}))(?P<value>{_VALUE})(?P<rest>)"
)
_SECRET_QUOTED = re.compile(
    rf"(?P<name>{NAME}[^\n]{{0,40}}?(?<![^\s(\[:=])[\"“«`'])(?P<value>[^\s\"”»`'][^\n\"”»`']{{0,200}})"
)
_OWN_SET = re.compile(
    rf"(?P<name>(?i:(?<![^\W_])(?:{'|'.join(sorted(SYSTEMS))}|{_IDS})(?![^\W_])){_SIGN})(?P<value>{_VALUE})(?P<rest>)"
)
_OWN_SAID = re.compile(
    rf"(?P<name>(?i:(?<![^\W_])(?:{_IDS})(?![^\W_]))[ \t]+(?:{_IS})[ \t]+)(?P<value>{_VALUE})(?P<rest>)"
)
_TOKEN = re.compile(rf"-----BEGIN.*?(?:-----END[^\n]*|\Z)|{BOT_TOKEN}|{OF_VENDORS}", re.DOTALL)
_ADDRESS = re.compile(
    r"(?i)(?:[a-z][a-z0-9+.-]{1,20}://|(?<!\w)(?=www\.))(?P<host>[^\s/?#:\"'<>«»]*)[^\s\"'<>«»]*"
)
_AT, _DOT = (
    any_of(of_all(lambda language: language.privacy.at)),
    any_of(of_all(lambda language: language.privacy.dot)),
)
_MAIL = re.compile(
    r"[^\s@<>\"',;:]*@[^\s<>\"',;]+|\S+[ \t]@[ \t]\S+\.\S+"
    rf"|\S+[ \t]?[(\[{{][ \t]?(?i:{_AT})[ \t]?[)\]}}][ \t]?\S+"
    rf"|\S+[ \t](?i:{_AT})[ \t]\S+[ \t](?i:{_DOT})[ \t]\S+"
)
_PATH = re.compile(r"(?:\\\\|[A-Za-z]:\\|(?<![\w/.])~?/[\w.-]+/)[^\s,;\"']*")
_LABEL = r"[A-Za-z0-9\u00c0-\u024f_-]+"
_HOST = re.compile(rf"(?:{_LABEL}\.)+(?=[\w-]*[A-Za-z]){_LABEL}(?::\d+)?(?:/[^\s,;\"']*)?")
_VERSION = re.compile(r"v?\d{1,2}(?:\.\d{1,5}){1,2}")
_NUMBERS = re.compile(
    r"(?<!\w)(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?"
    r"|(?<!\w)[0-9A-Fa-f]{0,4}(?::{1,2}[0-9A-Fa-f]{1,4}){3,8}"
    r"|(?<![\w.])(?:\+|00)?\(?\d[\d \t().\-/]{6,}\d"
)
_WORD = re.compile(r"[^\s\"“”«»„<>()\[\]{},;]+")
_ASCII = re.compile(r"[!-~\u00c0-\u024f]+")
_ERROR_NAME = re.compile(rf"[A-Z]{{2,6}}[-_]\d{{3,6}}|(?i:{ERRORS})[-_]?\d{{3}}")
_KEPT = {GONE}
_LEAST_ID = 6
"""A choice: shorter mixtures of letters and digits are versions and products."""
_LONGEST_FIGURE = 4
"""A choice: years and codes of errors have four digits, numbers of people more."""
_LONGEST_WORD = 34
"""A choice: longer than ordinary words, Swedish compounds included."""
_GAPS = re.compile(rf"{GONE}(?:[\s/|&+-]*{GONE})+")


def redacted(text: str, locale: str = "") -> str:
    """At most 200 characters of a text in `locale`, on one line, without anything that is somebody's own."""
    nouns = LANGUAGES[locale].privacy.capital_nouns if locale in LANGUAGES else None
    kept = _plain(text)
    kept = _TOKEN.sub(GONE, kept)
    for pattern in (_SECRET_SET, _SECRET_SAID, _OWN_SET, _OWN_SAID):
        kept = pattern.sub(_without_value, kept)
    kept = _SECRET_QUOTED.sub(lambda found: found["name"] + GONE, kept)
    for pattern, put in _PLACES:
        kept = pattern.sub(put, kept)
    kept = without_names(_WORD.sub(_without_id, kept), GONE, nouns)
    kept = " ".join(_GAPS.sub(GONE, kept).split())
    return kept if len(kept) <= LIMIT_CHARS else _whole_words(kept[: LIMIT_CHARS - 1]) + GONE


def _plain(text: str) -> str:
    """The text in one form, without what cannot be seen, cut where nobody reads on."""
    is_cut = len(text) > _READ_CHARS
    text = _compatible(unescape(text[:_READ_CHARS]).replace("\r\n", "\n"))
    seen = _compatible("".join(map(_visible, text)))
    return _whole_words(seen) if is_cut else seen


def _whole_words(text: str) -> str:
    return text.rpartition(" ")[0] or text


def _compatible(text: str) -> str:
    """Full-width letters and the like as plain ones; not the jamo that Koreans laugh and cry with."""
    composed = unicodedata.normalize("NFC", text)
    plain = "".join(c if c in _KEPT or "\u3131" <= c <= "\u318e" else _plain_form(c) for c in composed)
    return unicodedata.normalize("NFC", plain)


def _plain_form(character: str) -> str:
    return character if character.isascii() else unicodedata.normalize("NFKC", character)


def _visible(character: str) -> str:
    kind = unicodedata.category(character)
    if character == "\n" or kind in ("Zl", "Zp"):
        return "\n"
    if kind in ("Cc", "Zs"):
        return " "
    return "" if kind[0] == "C" or "\ufe00" <= character <= "\ufe0f" else character


def _without_value(found: re.Match[str]) -> str:
    """The name and what is said of it, or the name alone where it seems to be the value."""
    value = found["value"]
    plain = value.strip("\"'`«»“”.,;!?:()").casefold()
    if plain in ASKING or plain in NO_VALUE or value.startswith(GONE):
        return found[0]
    return f"{found['name']}{GONE}{'' if found['rest'].strip() else found['rest']}"


def _without_address(found: re.Match[str]) -> str:
    host = (found["host"] or "").rpartition("@")[2].rstrip(".,;:!?)").casefold()
    shown = host if host in PUBLIC_HOSTS else GONE
    return shown + _end(found[0])


def _without_mail(found: re.Match[str]) -> str:
    """Nothing of it; of an organization id its end, which all of them have."""
    before, _at, host = found[0].rpartition("@")
    if host.rstrip(".:!?)").casefold() == "adobeorg":
        return f"{GONE if before.strip() else ''}@{host}"
    return GONE


def _without_host(found: re.Match[str]) -> str:
    said = found[0].casefold().rstrip(".")
    host, _slash, path = said.partition("/")
    if said in PUBLIC_VALUES or said in PUBLIC_HOSTS or _VERSION.fullmatch(said):
        return found[0]
    return f"{host}/{GONE}" if path and host in PUBLIC_HOSTS else GONE


def _without_number(found: re.Match[str]) -> str:
    return found[0] if _VERSION.fullmatch(found[0]) else GONE


def _without_path(found: re.Match[str]) -> str:
    return found[0] if found[0].casefold().rstrip(".,:!?)") in PUBLIC_VALUES else GONE + _end(found[0])


def _without_id(found: re.Match[str]) -> str:
    """A word without what no word looks like: letters and digits mixed, long figures, signs within."""
    word = found[0]
    core = _ASCII.search(word.strip("'’.:!?*_`"))
    if core is None:
        return word
    bare = core[0].strip("'’.:!?*_`")
    return word.replace(bare, GONE) if bare and _is_id(bare) else word


def _is_id(word: str) -> bool:
    if word.casefold() in PUBLIC_VALUES or word.casefold() in PUBLIC_HOSTS:
        return False
    if _ERROR_NAME.fullmatch(word) or _VERSION.fullmatch(word):
        return False
    digits = sum(character.isdigit() for character in word)
    letters = sum(character.isalpha() for character in word)
    signs = sum(character in "!@#$%^&*=~|\\" for character in word[1:-1])
    if digits > _LONGEST_FIGURE and not letters:
        return True
    if len(word) >= _LEAST_ID and letters and (digits or signs):
        return True
    return is_random(word) or (len(word) > _LONGEST_WORD and not set(word) & {"-", "_", "/", "."})


def _end(found: str) -> str:
    """The punctuation that stands behind an address and is none of it."""
    return found[len(found.rstrip(".,;:!?)")) :]


_PLACES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_ADDRESS, _without_address),
    (_MAIL, _without_mail),
    (_PATH, _without_path),
    (_NUMBERS, _without_number),
    (_HOST, _without_host),
)
