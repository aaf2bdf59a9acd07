"""Subjects that share their words are told apart, and words of the subject in other matters are no answer."""

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
    (Path(__file__).parent.parent / "cases" / "neighbours.yaml").read_text(encoding="utf-8")
)
ASKED = [
    pytest.param(locale, case["text"], case["id"], id=f"{locale}-{case['text'][:30]}")
    for locale in LOCALES
    for case in CASES.get(locale, ())
]


@pytest.fixture(scope="module")
def matcher(compiled: Compiled) -> Matcher:
    """The real matcher."""
    return Matcher(compiled.model)


@pytest.mark.parametrize(("locale", "text", "expected"), ASKED)
def test_a_neighbour_is_not_taken_for_it(matcher: Matcher, locale: str, text: str, expected: str) -> None:
    """What is meant comes first."""
    verdict = matcher.ask(text, locale)
    assert verdict.outcome is not Outcome.NONE
    assert verdict.matches[0].id == expected


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "split the e-mail address with a regular expression in the query"),
        ("en", "unique constraint violated when the import writes to the recipient table"),
        ("en", "plan with programmes and campaigns for next year"),
        ("fr", "découper l'adresse e-mail par expression régulière dans la requête"),
        ("fr", "contrainte d'unicité violée quand l'import écrit dans la table des destinataires"),
        ("fr", "plan annuel avec programmes et campagnes"),
        ("sv", "dela e-postadressen med reguljärt uttryck i frågan"),
        ("sv", "unikt villkor bröts när importen skriver i mottagartabellen"),
        ("sv", "plan med program och kampanjer för nästa år"),
        ("ko", "쿼리에서 정규 표현식으로 이메일 주소 나누기"),
        ("ko", "가져오기가 수신자 테이블에 쓸 때 고유 제약 위반"),
        ("ko", "내년 프로그램과 캠페인 계획"),
    ],
)
def test_other_parts_of_the_product_are_not_answered(matcher: Matcher, locale: str, text: str) -> None:
    """The database, expressions of a query, the marketing plan."""
    assert matcher.ask(text, locale).outcome is not Outcome.ANSWER
