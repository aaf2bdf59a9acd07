"""Catalogues in `locales/` → text in a person's language.

Code marks what people read with `_("English with {name}", name=…)` or `n_(one, many, count)`, which make a
`Message`; only a `Translator` turns it into words. English is the source, so it has no catalogue.
"""

from __future__ import annotations

import gettext
import hashlib
import io
import re
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from pathlib import Path

from bot import resources
from bot.atomic_write import mapped
from bot.catalogue import MappedCatalogue
from bot.languages import LANGUAGES, SOURCE_LOCALE
from bot.model import Inline, Message, Param, Span, Style

_MARKS = re.compile(r"`([^`]+)`|\*\*(.+?)\*\*")
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_PREVIOUS_OF_OBSOLETE = re.compile(rb"(?m)^#~\|")
"""What `msgmerge --previous` puts before the former wording of an entry that nobody needs any more."""
_GROUPED_FROM = 1000
"""CLDR groups digits from four on; fewer are the same in every language, in the digits that Babel takes."""


def _(msgid: str, /, **params: Param) -> Message:
    """Mark English text for translation and bind its parameters."""
    return Message(msgid, params)


def n_(singular: str, plural: str, count: int, /, **params: Param) -> Message:
    """Like `_`, for text that depends on a number; `{count}` is filled in."""
    return Message(singular, {"count": count, **params}, plural, count)


class Translator:
    """Says messages in one language."""

    def __init__(self, locale: str, catalogue: gettext.NullTranslations) -> None:
        self.locale = locale
        self._catalogue = catalogue

    def text(self, message: Message) -> str:
        """The message as plain text, without marks."""
        return "".join(span.text for span in self.inline(message))

    def inline(self, message: Message) -> Inline:
        """The message as styled runs. What stands in a parameter is never read as markup."""
        spans: list[Span] = []
        template = self._template(message)
        end = 0
        for mark in _MARKS.finditer(template):
            spans += self._fill(template[end : mark.start()], Style.PLAIN, message)
            code, strong = mark.groups()
            spans += self._fill(code, Style.CODE, message) if code else ()
            spans += self._fill(strong, Style.STRONG, message) if strong else ()
            end = mark.end()
        spans += self._fill(template[end:], Style.PLAIN, message)
        return tuple(_joined(spans))

    def language_name(self, locale: str) -> str:
        """What a language is called in this one; the tag itself where nobody has a name for it."""
        if known := LANGUAGES[self.locale].names.get(locale):
            return known
        from babel import Locale, UnknownLocaleError  # reads all that CLDR has on two languages

        try:
            return Locale.parse(locale, sep="-").get_display_name(self.locale) or locale
        except (UnknownLocaleError, ValueError):
            return locale

    def listed(self, names: Iterable[str]) -> str:
        """Several names in a sentence.

        How the last is joined is wording: CLDR has Korean as documents write it, which is stiff in a chat.
        """
        *others, last = names
        if not others:
            return last
        return self.text(_("{others} and {last}", others=", ".join(others), last=last))

    def _template(self, message: Message) -> str:
        if message.plural is not None and message.count is not None:
            return self._catalogue.ngettext(message.msgid, message.plural, message.count)
        return self._catalogue.gettext(message.msgid)

    def _fill(self, template: str, style: Style, message: Message) -> Iterable[Span]:
        end = 0
        for placeholder in _PLACEHOLDER.finditer(template):
            yield Span(template[end : placeholder.start()], style)
            yield from self._said(message.params[placeholder[1]], style)
            end = placeholder.end()
        yield Span(template[end:], style)

    def _said(self, value: Param, style: Style) -> Iterable[Span]:
        if isinstance(value, Message):
            return self.inline(value)
        if isinstance(value, tuple):
            return value
        return (Span(self._formatted(value), style),)

    def _formatted(self, value: str | int | date | datetime) -> str:
        if isinstance(value, str):
            return value
        if isinstance(value, int):
            if 0 <= value < _GROUPED_FROM:
                return str(value)
            from babel.numbers import format_decimal  # costs 20 ms and 2 MB a language, rarely needed

            return format_decimal(value, locale=self.locale)
        from babel.dates import format_date, format_datetime  # as above

        if isinstance(value, datetime):
            shown = format_datetime(value, format="medium", locale=self.locale)
        else:
            shown = format_date(value, format="long", locale=self.locale)
        first = LANGUAGES[self.locale].first_of_month  # CLDR writes a number
        return f"{first}{shown[1:]}" if first and value.day == 1 else shown


@cache
def translator(locale: str) -> Translator:
    """The translator for a language; English where there is no catalogue."""
    folder = resources.locales() / locale / "LC_MESSAGES"
    compiled, source = folder / "bot.mo", folder / "bot.po"
    if compiled.is_file() and resources.compiled_knowledge():
        mo: bytes | memoryview = mapped(compiled)
    elif source.is_file():
        po = source.read_bytes()
        mo = resources.cached(f"bot-{locale}", hashlib.sha256(po).hexdigest(), lambda: _compiled(po, locale))
    else:
        return Translator(SOURCE_LOCALE, gettext.NullTranslations())
    return Translator(locale, MappedCatalogue(mo))


def compile_catalogue(source: Path, locale: str) -> bytes:
    """A `.po` file as the bytes of its `.mo`."""
    return _compiled(source.read_bytes(), locale)


def _compiled(po: bytes, locale: str) -> bytes:
    from babel.messages.mofile import write_mo  # only when the cache is cold
    from babel.messages.pofile import read_po

    # Babel takes these lines for broken entries; to gettext they are comments.
    readable = _PREVIOUS_OF_OBSOLETE.sub(b"# ", po)
    catalogue = read_po(io.BytesIO(readable), locale=locale, abort_invalid=True)
    mo = io.BytesIO()
    write_mo(mo, catalogue)
    return mo.getvalue()


def _joined(spans: Iterable[Span]) -> Iterable[Span]:
    """Neighbours of one style as one run, empty ones dropped."""
    last: Span | None = None
    for span in spans:
        if not span.text:
            continue
        if last and (last.style, last.href) == (span.style, span.href):
            last = Span(last.text + span.text, last.style, last.href)
            continue
        if last:
            yield last
        last = span
    if last:
        yield last
