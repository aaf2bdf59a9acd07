"""A value of any words that a setting is said to be set to, and whether it is judged as that setting's."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from tests.dialogue.person import Person


@pytest.mark.parametrize(
    ("locale", "text", "field", "value"),
    [
        ("en", "type of the ims account was set to Web Survey, is that fine", "type", "Web Survey"),
        ("en", "account type says Mail relay, correct?", "type", "Mail relay"),
        ("en", "the internal name reads cloud login account, right?", "internal_name", "cloud login account"),
        ("fr", "le type de notre compte est réglé sur Relais mail, c'est bon ?", "type", "Relais mail"),
        ("fr", "le nom interne affiche Compte Cloud IMS, c'est juste ?", "internal_name", "Compte Cloud IMS"),
        ("sv", "typen på vårt ims-konto är satt till Web survey, stämmer det", "type", "Web survey"),
        ("sv", "internt namn står som Molnkonto IMS, stämmer det?", "internal_name", "Molnkonto IMS"),
        ("de", "der Typ unseres IMS-Kontos steht auf Umfrage, stimmt das?", "type", "Umfrage"),
        ("de", "der interne Name lautet Cloud Konto IMS, richtig so?", "internal_name", "Cloud Konto IMS"),
        ("sv", 'ims-typen hos oss är "Enkät mail", kommer det funka?', "type", "Enkät mail"),
        ("de", "unser IMS-Typ ist „Umfrage Mail“, geht das?", "type", "Umfrage Mail"),
        ("fr", "nom interne actuellement sur IMS2, c'est ok", "internal_name", "IMS2"),
        ("ko", "유형이 Web Survey 로 되어 있는데 맞나요?", "type", "Web Survey"),
        ("ko", "내부 이름이 Cloud Login IMS 로 되어 있는데 괜찮나요?", "internal_name", "Cloud Login IMS"),
    ],
)
def test_the_whole_value_is_judged(desk: Desk, locale: str, text: str, field: str, value: str) -> None:
    """And no check counts as made because its setting is named beside "right"."""
    turn = Person(desk, Session(chosen=locale)).says(Question(text))
    assert turn.told
    assert turn.told.verdict
    judged = turn.told.verdict
    assert (judged.field, judged.value, judged.is_right) == (field, value, False)


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "the account type says Adobe Experience Cloud on our console, still right?"),
        ("fr", "le type affiche Adobe Experience Cloud dans la console, toujours bon ?"),
        ("sv", "kontotypen visar Adobe Experience Cloud i konsolen, fortfarande rätt?"),
        ("de", "der Kontotyp zeigt in der Konsole Adobe Experience Cloud, immer noch richtig?"),
        ("ko", "콘솔에 계정 유형이 Adobe Experience Cloud 로 나오는데 맞나요?"),
    ],
)
def test_where_it_is_seen_is_no_part_of_it(desk: Desk, locale: str, text: str) -> None:
    """Nor that it still is so."""
    told = Person(desk, Session(chosen=locale)).says(Question(text)).told
    assert told
    assert told.verdict
    assert (told.verdict.value, told.verdict.is_right) == ("Adobe Experience Cloud", True)


@pytest.mark.parametrize(
    ("locale", "first", "then"),
    [
        ("en", "type is set to Mail relay, right?", "changed to Adobe Experience Cloud, good now?"),
        ("fr", "le type est réglé sur Relais mail, ok ?", "passé à Adobe Experience Cloud, c'est bon ?"),
        ("sv", "typen är satt till Utskick, stämmer det", "bytte till Adobe Experience Cloud, rätt nu?"),
        ("de", "der Typ steht auf Umfrage, ok?", "auf Adobe Experience Cloud geändert, passt das?"),
        (
            "ko",
            "유형이 Survey 로 되어 있는데 맞나요?",
            "유형을 Survey 에서 Adobe Experience Cloud 로 변경했는데 맞나요?",
        ),
        (
            "de",
            "der Typ steht auf Umfrage, ok?",
            "Typ von Umfrage auf Adobe Experience Cloud geändert, passt das?",
        ),
        ("ko", "유형이 Survey 로 되어 있는데 맞나요?", "Adobe Experience Cloud 로 바꿨어요. 이제 맞나요?"),
    ],
)
def test_what_it_was_changed_to_is_judged_next(desk: Desk, locale: str, first: str, then: str) -> None:
    """As a value of the same setting, right or wrong."""
    person = Person(desk, Session(chosen=locale))
    verdicts = [told.verdict for text in (first, then) if (told := person.says(Question(text)).told)]
    assert [verdict and verdict.is_right for verdict in verdicts] == [False, True]


@pytest.mark.parametrize(
    ("locale", "first", "then", "value"),
    [
        ("en", "the type is Adobe Marketing Cloud, right?", "Chile took Mail Relay as type", "Mail Relay"),
        (
            "fr",
            "le type est Adobe Marketing Cloud, ok ?",
            "le Chili a pris Relais mail comme type",
            "Relais mail",
        ),
        ("sv", "typen är Adobe Marketing Cloud, ok?", "Chile har tagit Mejl Relä som typ", "Mejl Relä"),
        (
            "ko",
            "유형이 Adobe Marketing Cloud인데 맞나요?",
            "칠레는 유형을 Mail Relay로 골랐어요",
            "Mail Relay",
        ),
        ("de", "Typ Adobe Marketing Cloud, ok?", "Chile hat Mail Relay als Typ genommen", "Mail Relay"),
        (
            "en",
            "internal name Adobe_Marketing_Cloud, ok?",
            "ours reads AdobeMarketingCloud",
            "AdobeMarketingCloud",
        ),
        (
            "fr",
            "nom interne Adobe_Marketing_Cloud, ok ?",
            "chez eux c'est écrit AdobeMarketingCloud d'un seul mot",
            "AdobeMarketingCloud",
        ),
        (
            "sv",
            "internt namn Adobe_Marketing_Cloud, ok?",
            "i Chile har de AdobeMarketingCloud ihopskrivet",
            "AdobeMarketingCloud",
        ),
        (
            "ko",
            "내부 이름이 Adobe_Marketing_Cloud인데 맞나요?",
            "칠레는 AdobeMarketingCloud라고 적혀 있어요",
            "AdobeMarketingCloud",
        ),
    ],
)
def test_one_more_value_of_the_setting_is_judged_without_being_asked(
    desk: Desk, locale: str, first: str, then: str, value: str
) -> None:
    """That of another instance, after the first one was judged."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question(first))
    told = person.says(Question(then)).told
    assert told
    assert told.verdict
    assert (told.verdict.value, told.verdict.is_right) == (value, False)


@pytest.mark.parametrize(
    "said",
    [
        "South Africa has the same",
        "Marta Lind chose it as type",
        "where do I pick Adobe Experience Cloud as the type?",
    ],
)
def test_a_name_beside_it_is_no_value(desk: Desk, said: str) -> None:
    """Nor is what is asked for its place."""
    person = Person(desk, Session(chosen="en"))
    person.says(Question("the type is Adobe Marketing Cloud, right?"))
    told = person.says(Question(said)).told
    assert told
    assert told.verdict is None


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "type is set to the wrong one, is that bad?"),
        ("en", "where is the type set to something else?"),
        ("en", "is it ok that the internal name reads differently on stage?"),
        ("en", "the internal name is set to whatever the docs say, ok?"),
        ("fr", "le nom interne indique autre chose, c'est grave ?"),
        ("sv", "internt namn visar något annat, är det ok?"),
        ("de", "der interne Name steht anders da, schlimm?"),
        ("ko", "유형을 바꿨는데 이제 맞나요?"),
        ("fr", "le type est réglé sur quoi, normalement ?"),
        ("sv", "typen är satt till vad, egentligen?"),
        ("de", "der Typ steht auf was bei euch?"),
        ("ko", "유형이 뭘로 되어 있어야 하나요?"),
    ],
)
def test_what_names_no_value_is_not_judged(desk: Desk, locale: str, text: str) -> None:
    """A question for the value, or that it is a wrong one, tells none."""
    turn = Person(desk, Session(chosen=locale)).says(Question(text))
    assert turn.told
    assert turn.told.verdict is None
