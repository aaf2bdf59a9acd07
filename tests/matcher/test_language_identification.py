"""A line's language is known by its words, not by addresses, labels, jargon and codes in it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.app import Compiled
from bot.languages import LOCALES
from bot.matcher.language_identification import Recognised, recognise
from bot.matcher.match import Matcher

LINES: dict[str, list[str]] = yaml.safe_load(
    (Path(__file__).parent.parent / "cases" / "languages.yaml").read_text(encoding="utf-8")
)
SCANDINAVIAN = {"da", "nb"}


@pytest.mark.parametrize("language", LINES)
def test_short_lines_full_of_jargon_are_recognised(compiled: Compiled, language: str) -> None:
    """Held-out lines; what is Danish to one and Norwegian to the other is understood alike."""
    spoken = [recognise(compiled.model.language, line).spoken for line in LINES[language]]
    wanted = SCANDINAVIAN if language in SCANDINAVIAN else {language}
    assert sum(found in wanted for found in spoken) >= 0.85 * len(spoken)
    if language in LOCALES:
        assert sum(found in wanted for found in spoken) >= 0.96 * len(spoken)


@pytest.mark.parametrize("prior", LOCALES)
@pytest.mark.parametrize(
    "text",
    [
        "login KO",
        "akut!!",
        "AADSTS50011",
        "testat",
        "merci",
        "Anna",
        "guten Tag",
        "invalid scope",
        "urgent",
        "ㅠㅠ",
        "Kjell Bjørnsen",
        "https://acc.example.de/nl/jsp/logon.jsp",
    ],
)
def test_a_short_text_leaves_the_known_language(compiled: Compiled, text: str, prior: str) -> None:
    """It is answered in the language that the person is known to speak, which is not denied."""
    verdict = Matcher(compiled.model).ask(text, prior=prior)
    assert (verdict.locale, verdict.is_foreign) == (prior, False)


@pytest.mark.parametrize("chosen", LOCALES)
def test_a_chosen_language_stays(compiled: Compiled, chosen: str) -> None:
    """Whatever is typed."""
    for text in ("jag kommer inte in i Campaign efter inloggning", "외부 계정 어디 있어요", "login KO"):
        assert Matcher(compiled.model).ask(text, chosen).locale == chosen


@pytest.mark.parametrize("text", ["ㅠㅠ", "ㄱㅅ", "ㅇㅇ", "ㅋㅋㅋ 넵"])
def test_lone_letters_of_hangul_are_korean(compiled: Compiled, text: str) -> None:
    """People write whole messages with them."""
    assert recognise(compiled.model.language, text) == Recognised("ko", "ko")


@pytest.mark.parametrize(
    "text", ["hvordan sjekker jeg at client secret er riktig?", "hvad skal der stå i callback url-feltet?"]
)
@pytest.mark.parametrize("prior", [None, "en", "sv"])
def test_norwegian_and_danish_are_understood_through_swedish(
    compiled: Compiled, text: str, prior: str | None
) -> None:
    """And answered in it; the verdict says which language it was."""
    verdict = Matcher(compiled.model).ask(text, prior=prior)
    assert (verdict.locale, verdict.is_foreign) == ("sv", True)
    assert verdict.spoken in SCANDINAVIAN
    assert verdict.matches[0].id in ("check/client-secret", "check/callback-url")


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("Na het inloggen kom ik op adobe.com terecht in plaats van in Campaign", "nl"),
        ("ログインできません", "ja"),
        ("não consigo entrar no Campaign com o Adobe ID", "pt"),
        ("登录后我被转到 adobe.com", "zh-CN"),
    ],
)
def test_another_language_is_named(compiled: Compiled, text: str, spoken: str) -> None:
    """For added documentation in that language, and for who says that they do not speak it."""
    verdict = Matcher(compiled.model).ask(text)
    assert (verdict.is_foreign, verdict.spoken) == (True, spoken)


@pytest.mark.parametrize("heap", ["a", "(", ".", "a.", "a.("])
def test_a_heap_of_letters_is_read_once(compiled: Compiled, heap: str) -> None:
    """Trying it from each of its letters on would take minutes."""
    text = f"je ne peux plus me connecter {heap * 50_000}"
    assert recognise(compiled.model.language, text, "fr").locale == "fr"


@pytest.mark.parametrize(
    "jargon",
    [
        "x=1",
        "a.b",
        "(a:b",
        "...a..b",
        "name@",
        "/opt/campaign",
        "{x}",
        "AADSTS50011",
        "a_b",
        "nl.server:8080",
    ],
)
def test_jargon_between_blanks_tells_no_language(compiled: Compiled, jargon: str) -> None:
    """Whatever signs stand before it."""
    model = compiled.model.language
    line = "jag kommer inte in efter inloggning"
    assert recognise(model, f"{line} {' '.join([jargon] * 20)}") == recognise(model, line)


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("users land on adobe.com", "en"),
        ("resolved", "en"),
        ("landen auf adobe.com", "de"),
        ("page blanche", "fr"),
        ("löst", "sv"),
        ("klart", "sv"),
    ],
)
def test_a_line_that_hardly_tells_is_taken_for_english(compiled: Compiled, text: str, locale: str) -> None:
    """Of nobody whose language is known: one word of it that another language has, too, is too little."""
    assert Matcher(compiled.model).ask(text).locale == locale
