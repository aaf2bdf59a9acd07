"""A report of a login that fails is never answered with one cause; other systems are not documented."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.app import Compiled
from bot.languages import LOCALES
from bot.matcher.match import Matcher
from bot.model import Outcome

CASES: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent.parent / "cases" / "reports.yaml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def matcher(compiled: Compiled) -> Matcher:
    """The real matcher."""
    return Matcher(compiled.model)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_report_without_a_symptom_is_asked_back_about(matcher: Matcher, locale: str) -> None:
    """Symptoms are offered, none of them as likely; hardly any such report is taken for chatter."""
    verdicts = {text: matcher.ask(text, locale) for text in CASES["unspecific"][locale]}
    assert [text for text, verdict in verdicts.items() if verdict.outcome is Outcome.ANSWER] == []
    told = [text for text, verdict in verdicts.items() if verdict.is_unspecific]
    assert len(told) >= 0.8 * len(verdicts), set(verdicts) - set(told)
    for text in told:
        assert verdicts[text].matches[0].score < 0.5


@pytest.mark.parametrize("locale", LOCALES)
def test_other_systems_are_not_documented(matcher: Matcher, locale: str) -> None:
    """Other people's sign-in, other accounts and objects of Campaign."""
    verdicts = {text: matcher.ask(text, locale) for text in CASES["other_systems"][locale]}
    assert [text for text, verdict in verdicts.items() if verdict.outcome is Outcome.ANSWER] == []
    offered = [text for text, verdict in verdicts.items() if verdict.outcome is Outcome.SUGGEST]
    assert len(offered) <= 0.25 * len(verdicts), offered


@pytest.mark.parametrize("locale", LOCALES)
def test_another_system_beside_the_question_does_not_matter(matcher: Matcher, locale: str) -> None:
    """What is asked about is Campaign's."""
    for case in CASES["beside"][locale]:
        verdict = matcher.ask(case["text"], locale)
        assert verdict.outcome is not Outcome.NONE, case["text"]
        assert verdict.matches[0].id == case["id"], case["text"]


@pytest.mark.parametrize("locale", LOCALES)
def test_english_in_hangul_letters_is_known(matcher: Matcher, locale: str) -> None:
    """As it is spoken in offices."""
    for text, expected in CASES["hangul_spellings"].items():
        verdict = matcher.ask(text, locale)
        assert verdict.outcome is not Outcome.NONE, text
        assert verdict.matches[0].id == expected, text
