"""Questions find their check, and what is not documented finds nothing."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.app import Compiled
from bot.languages import LOCALES
from bot.matcher.match import Matcher
from bot.model import Outcome

CASES: dict[str, Any] = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted((Path(__file__).parent.parent / "cases").glob("questions.*.yaml"))
}
ANSWERED = [
    pytest.param(
        name.partition(".")[2], case["text"], case["id"], id=f"{name.partition('.')[2]}-{case['text'][:30]}"
    )
    for name, cases in CASES.items()
    for case in cases["answered"]
]
OFF_TOPIC = [
    pytest.param(name.partition(".")[2], text, id=f"{name.partition('.')[2]}-{text[:30]}")
    for name, cases in CASES.items()
    for text in cases["off_topic"]
]


@pytest.fixture(scope="module")
def matcher(compiled: Compiled) -> Matcher:
    """The real matcher."""
    return Matcher(compiled.model)


@pytest.mark.parametrize(("locale", "text", "expected"), ANSWERED)
def test_a_question_finds_its_check(matcher: Matcher, locale: str, text: str, expected: str) -> None:
    """The first match is right, and the language is recognised."""
    verdict = matcher.ask(text)
    assert verdict.locale == locale
    assert verdict.outcome is not Outcome.NONE
    assert verdict.matches[0].id == expected


@pytest.mark.parametrize(("locale", "text"), OFF_TOPIC)
def test_what_is_not_documented_is_not_answered(matcher: Matcher, locale: str, text: str) -> None:
    """Words of the domain in another meaning do not make an answer."""
    assert matcher.ask(text, locale).outcome is not Outcome.ANSWER


@pytest.mark.parametrize("text", ["", "   ", "🙂", "?!", "\x00", "\u200b"])
def test_nothing_readable_is_nothing_documented(matcher: Matcher, text: str) -> None:
    """No words, no matches."""
    verdict = matcher.ask(text)
    assert (verdict.outcome, verdict.matches) == (Outcome.NONE, ())


def test_a_question_in_one_language_may_quote_another(matcher: Matcher) -> None:
    """The error text as the console shows it, inside a Swedish sentence."""
    verdict = matcher.ask("jag får 'Login does not have any right matching the expression' när jag loggar in")
    assert (verdict.locale, verdict.matches[0].id) == ("sv", "symptom/no-matching-right")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    "text",
    [
        "internal name",
        "Client Secret",
        "account type?",
        "External accounts",
        "Adobe Experience Cloud",
        "scope",
    ],
)
def test_a_label_of_the_console_is_no_language(matcher: Matcher, text: str, locale: str) -> None:
    """People of all languages type it as it stands there, and are answered in theirs."""
    assert matcher.ask(text, prior=locale).locale == locale


def test_the_language_of_the_person_decides_where_the_text_does_not(matcher: Matcher) -> None:
    """Jargon alone is in no language; a prior tells."""
    assert {matcher.ask("IMS scope", prior=locale).locale for locale in LOCALES} >= {"fr", "sv", "en"}


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_scores_are_probabilities_best_first(compiled: Compiled, text: str) -> None:
    """Whatever is asked: at most five matches, falling, between 0 and 1; none means no matches."""
    verdict = Matcher(compiled.model).ask(text)
    scores = [match.score for match in verdict.matches]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert len(scores) <= 5
    assert (verdict.outcome is Outcome.NONE) == (not scores)


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_case_and_composition_do_not_matter(compiled: Compiled, data: st.DataObject) -> None:
    """A documented phrase in capitals or in NFD gets the same verdict."""
    entry = data.draw(st.sampled_from(sorted(compiled.knowledge.entries.values(), key=lambda e: e.id)))
    writers = entry.says[data.draw(st.sampled_from(LOCALES))]
    phrase = data.draw(st.sampled_from([text for writer in writers.values() for text in writer]))
    ask = Matcher(compiled.model).ask
    expected = ask(phrase, "en")
    assert ask(phrase.upper(), "en").matches == ask(phrase.upper().lower(), "en").matches
    assert ask(unicodedata.normalize("NFD", phrase), "en") == expected


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_a_slip_of_the_finger_never_turns_an_answer_into_none(
    compiled: Compiled, data: st.DataObject
) -> None:
    """One letter added, lost, wrong or swapped in a documented phrase."""
    entry = data.draw(st.sampled_from(sorted(compiled.knowledge.entries.values(), key=lambda e: e.id)))
    writers = entry.says[data.draw(st.sampled_from(LOCALES))]
    phrase = data.draw(st.sampled_from([text for writer in writers.values() for text in writer]))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyzåäöéè가나다라마바사"))
    at = data.draw(st.sampled_from([i for i, char in enumerate(phrase) if char.isalpha()]))
    slips = [
        phrase[:at] + phrase[at + 1 :],
        phrase[:at] + letter + phrase[at + 1 :],
        phrase[:at] + letter + phrase[at:],
        phrase[:at] + phrase[at + 1 : at + 2] + phrase[at] + phrase[at + 2 :],
    ]
    ask = Matcher(compiled.model).ask
    if ask(phrase, "en").outcome is Outcome.ANSWER:
        assert ask(data.draw(st.sampled_from(slips)), "en").outcome is not Outcome.NONE


@pytest.mark.parametrize(
    ("text", "prior", "locale"),
    [
        pytest.param(
            "Na het inloggen kom ik op adobe.com terecht in plaats van in Campaign", None, "en", id="Dutch"
        ),
        pytest.param(
            "Na het inloggen kom ik op adobe.com terecht in plaats van in Campaign",
            "sv",
            "sv",
            id="Dutch, app in Swedish",
        ),
        pytest.param("la pantalla de inicio de sesión no se abre", None, "en", id="Spanish"),
        pytest.param("ログインできません", None, "en", id="Japanese"),
        pytest.param("не могу войти", "fr", "fr", id="Russian"),
    ],
)
def test_a_language_that_the_bot_does_not_speak_is_recognised(
    matcher: Matcher, text: str, prior: str | None, locale: str
) -> None:
    """It says so, and answers in the person's app language, else English."""
    verdict = matcher.ask(text, prior=prior)
    assert verdict.is_foreign
    assert verdict.locale == locale


@pytest.mark.parametrize("text", ["callback url", "IMS scope", "client ID ?", "OK", "adobe.com"])
def test_jargon_alone_is_not_foreign(matcher: Matcher, text: str) -> None:
    """English words of the trade are in every language."""
    assert not matcher.ask(text).is_foreign
