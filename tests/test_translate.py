"""Messages in a person's language."""

from __future__ import annotations

import gettext
import io
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.pofile import PoFileError
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from bot.languages import LOCALES
from bot.model import Message, Span, Style
from bot.translate import _, compile_catalogue, n_, translator


def test_marks_become_styles_and_parameters_keep_theirs() -> None:
    """`code` and **strong** of the source; a parameter inside takes the style around it."""
    message = _("Set **{label}** to `{value}`.", label="Type", value="a*b")
    assert translator("en").inline(message) == (
        Span("Set "),
        Span("Type", Style.STRONG),
        Span(" to "),
        Span("a*b", Style.CODE),
        Span("."),
    )


@given(st.text())
def test_a_parameter_is_never_read_as_markup(value: str) -> None:
    """Whatever a person typed comes out as it went in."""
    message = _("Set **{label}** to `{value}`.", label="Type", value=value)
    assert translator("en").text(message) == f"Set Type to {value}."


@pytest.mark.parametrize(
    ("locale", "count", "expected"),
    [
        ("en", 1, "1 error"),
        ("en", 2, "2 errors"),
        ("fr", 0, "0 erreur"),
        ("fr", 1, "1 erreur"),
        ("fr", 2, "2 erreurs"),
        ("fr", 1_000_000, "1\u202f000\u202f000 erreurs"),
        ("sv", 1, "1 fel"),
        ("ko", 3, "오류 3건"),
    ],
)
def test_plurals_are_those_of_the_language(locale: str, count: int, expected: str) -> None:
    """French counts nought as one, Korean has no plural."""
    assert translator(locale).text(n_("{count} error", "{count} errors", count)) == expected


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_said_without_babel_is_what_babel_says(locale: str) -> None:
    """Small numbers, and what the bot's languages are called: CLDR's data of a language is large."""
    say = translator(locale)
    for count in (0, 7, 42, 999, 1000, 12_345):
        assert say.text(_("{count}", count=count)) == format_decimal(count, locale=locale)
    for spoken in LOCALES:
        assert say.language_name(spoken) == Locale.parse(spoken).get_display_name(locale)


@pytest.mark.parametrize(
    ("locale", "expected"),
    [("en", "a, b and c"), ("fr", "a, b et c"), ("sv", "a, b och c"), ("ko", "a, b, c")],
)
def test_names_are_joined_as_people_talk(locale: str, expected: str) -> None:
    """Korean has commas only: the word of its documents between the last two is stiff in a chat."""
    assert translator(locale).listed("abc") == expected
    assert translator(locale).listed(["a"]) == "a"


def test_numbers_and_dates_are_written_as_the_language_does() -> None:
    """Babel formats them."""
    message = _("line {line}", line=12345)
    assert translator("en").text(message) == "line 12,345"
    assert translator("fr").text(message).endswith("12\u202f345")
    day = _("Source: {page}", page=date(2026, 11, 20))
    assert "20 november 2026" in translator("sv").text(day)


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("en", "Nov 20, 2026, 9:07:09\u202fPM"),
        ("fr", "20 nov. 2026, 21:07:09"),
        ("sv", "20 nov. 2026 21:07:09"),
        ("ko", "2026. 11. 20. 오후 9:07:09"),
    ],
)
def test_a_moment_is_shown_as_the_language_does(locale: str, expected: str) -> None:
    """The CLDR data of Babel 2.18 put an English "PM" into the Korean one."""
    message = Message("{moment}", {"moment": datetime(2026, 11, 20, 21, 7, 9, tzinfo=UTC)})
    assert translator(locale).text(message) == expected


@pytest.mark.parametrize("day", [1, 2, 11, 21, 31])
def test_the_first_of_a_month_is_an_ordinal_in_french(day: int) -> None:
    """CLDR has a number for it as for the other days."""
    shown = "1er" if day == 1 else str(day)
    assert translator("fr").text(Message("{day}", {"day": date(2026, 12, day)})) == f"{shown} décembre 2026"
    moment = Message("{day}", {"day": datetime(2026, 12, day, 21, tzinfo=UTC)})
    assert translator("fr").text(moment) == f"{shown} déc. 2026, 21:00:00"
    others = [
        translator(other).text(Message("{day}", {"day": date(2026, 12, day)})) for other in ("sv", "ko")
    ]
    assert others == [f"{day} december 2026", f"2026년 12월 {day}일"]


@pytest.mark.parametrize("locale", ["fr", "sv", "ko"])
def test_a_former_wording_of_a_dropped_entry_is_a_comment(locale: str, tmp_path: Path) -> None:
    """`msgmerge --previous` writes such lines; Babel takes them for broken entries."""
    catalogue = tmp_path / "bot.po"
    catalogue.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "yes"\nmsgstr "oui"\n\n'
        '#~| msgid "formerly"\n#~ msgid "dropped"\n#~ msgstr "supprimé"\n',
        encoding="utf-8",
    )
    known = gettext.GNUTranslations(io.BytesIO(compile_catalogue(catalogue, locale)))
    assert known.gettext("yes") == "oui"
    assert known.gettext("dropped") == "dropped"


def test_a_broken_catalogue_still_stops_the_build(tmp_path: Path) -> None:
    """Only the comment is let through."""
    catalogue = tmp_path / "bot.po"
    catalogue.write_text('msgid "yes"\nmsgstr "oui"\nnonsense\n', encoding="utf-8")
    with pytest.raises(PoFileError):
        compile_catalogue(catalogue, "fr")


def test_a_message_in_a_message_is_translated_too() -> None:
    """The inner one in the same language."""
    message = _("{where}: {problem}", where=_("line {line}", line=3), problem=_("This file is empty."))
    assert "empty" not in translator("sv").text(message)
    assert "3" in translator("sv").text(message)


@pytest.mark.parametrize("locale", LOCALES)
def test_languages_have_a_name_in_every_language(locale: str) -> None:
    """Also those that the bot does not speak; an unknown tag stands for itself."""
    say = translator(locale)
    assert say.language_name("de") != "de"
    assert say.language_name("xx-nonsense") == "xx-nonsense"


def test_an_unknown_locale_is_spoken_to_in_english() -> None:
    """There is always a translator."""
    assert translator("tlh").text(_("This file is empty.")) == "This file is empty."
