"""A catalogue that is looked into says what the standard library's reader says, which reads all of it."""

from __future__ import annotations

import gettext
import io

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from bot import resources
from bot.catalogue import MappedCatalogue
from bot.languages import LOCALES, SOURCE_LOCALE
from bot.translate import compile_catalogue

TRANSLATED = [locale for locale in LOCALES if locale != SOURCE_LOCALE]


@pytest.mark.parametrize("locale", TRANSLATED)
def test_all_of_a_language_is_found(locale: str) -> None:
    """Every text, and every form of those that depend on a number."""
    source = resources.locales() / locale / "LC_MESSAGES" / "bot.po"
    mo = compile_catalogue(source, locale)
    known, found = gettext.GNUTranslations(io.BytesIO(mo)), MappedCatalogue(memoryview(mo))
    with source.open("rb") as po:
        messages = [message for message in read_po(po, locale=locale) if message.id]
    assert len(messages) > 500
    for message in messages:
        if isinstance(message.id, tuple | list):
            one, many = message.id
            for count in (0, 1, 2, 5, 11, 21, 100):
                assert found.ngettext(one, many, count) == known.ngettext(one, many, count)
        else:
            assert found.gettext(str(message.id)) == known.gettext(str(message.id))


def test_what_is_not_there_stays_as_it_is() -> None:
    """In English, as the source has it; half a letter, too."""
    catalogue = Catalog(locale="fr")
    catalogue.add("one", "un")
    mo = io.BytesIO()
    write_mo(mo, catalogue)
    found = MappedCatalogue(mo.getvalue())
    assert found.gettext("one") == "un"
    assert found.gettext("two \ud83d") == "two \ud83d"
    assert [found.ngettext("a file", "files", count) for count in (1, 2)] == ["a file", "files"]


def test_an_empty_one_says_nothing() -> None:
    """As one that nobody has begun to translate."""
    mo = io.BytesIO()
    write_mo(mo, Catalog(locale="sv"))
    assert MappedCatalogue(mo.getvalue()).gettext("one") == "one"
