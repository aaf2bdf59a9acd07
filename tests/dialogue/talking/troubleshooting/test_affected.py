"""Who is affected, told after what people see."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from tests.dialogue.person import Person

RIGHTS = {
    "en": "the login does not have any right matching the expression",
    "fr": "le login ne possède aucun droit correspondant à l'expression",
    "sv": "inloggningen har ingen rättighet som matchar uttrycket",
    "ko": "표현식과 일치하는 권한이 없다고 나와요",
    "de": "der Login besitzt keine Berechtigung, die dem Ausdruck entspricht",
}
ADOBE = {
    "en": "we end up on adobe.com",
    "fr": "on atterrit sur adobe.com",
    "sv": "vi hamnar på adobe.com",
    "ko": "adobe.com으로 이동해요",
    "de": "wir landen auf adobe.com",
}
ONE = {
    "en": [
        "one guy only",
        "only my boss",
        "it affects a single operator",
        "just Henrik",
        "he's the only one",
    ],
    "fr": ["seulement ma collègue", "chez moi seulement", "que Sandrine", "un seul opérateur"],
    "sv": ["endast jag", "det rör bara en person", "bara Henrik", "bara praktikanten"],
    "ko": ["한 명만 그래요", "저 혼자만 그렇네요", "신입 한 사람만요", "박과장만요"],
    "de": ["lediglich bei mir", "nur eine Kollegin", "nur der Azubi", "bloß Henrik"],
}
ALL = {
    "en": ["the entire office", "no, all of us", "same for everybody", "hmm, everyone"],
    "fr": ["toute l'équipe", "pareil pour tout le monde", "non, tous les utilisateurs", "tlm chez nous"],
    "sv": ["hela teamet", "det gäller alla användare", "samma för alla", "nej, alla"],
    "ko": ["모두요", "전 직원이 다 그래요", "우리 팀 전원이요", "전부 다 그래요"],
    "de": ["alle Kollegen", "das betrifft alle", "die ganze Firma", "nein, jeder"],
}


def _answer(desk: Desk, locale: str, seen: str, said: str) -> tuple[tuple[str, ...], Person]:
    person = Person(desk, Session(chosen=locale))
    person.says(Question(seen))
    told = person.says(Question(said)).told
    assert told
    return told.answered, person


@pytest.mark.parametrize(("locale", "said"), [(locale, said) for locale in ONE for said in ONE[locale]])
def test_one_person_hangs_on_their_own_group_or_computer(desk: Desk, locale: str, said: str) -> None:
    """What holds for everybody is no cause where the others get in."""
    answered, person = _answer(desk, locale, RIGHTS[locale], said)
    assert answered == ("check/operator-group-membership",)
    assert person.session.memories[0].affected == "one"
    assert _answer(desk, locale, ADOBE[locale], said)[0] == ("topic/console-cache",)


@pytest.mark.parametrize(("locale", "said"), [(locale, said) for locale in ALL for said in ALL[locale]])
def test_all_hang_on_what_holds_for_all(desk: Desk, locale: str, said: str) -> None:
    """No single person's group: the mask, or the setting that what they see leads to."""
    answered, person = _answer(desk, locale, RIGHTS[locale], said)
    assert answered == ("check/association-mask",)
    assert person.session.memories[0].affected == "everybody"
    assert _answer(desk, locale, ADOBE[locale], said)[0] == ("check/callback-url",)


@pytest.mark.parametrize("said", ["only the mask", "why only me?", "my boss changed the mask", "all done"])
def test_other_things_beside_such_a_word_are_not_that(desk: Desk, said: str) -> None:
    """A setting, a question, what was done: none says who is affected."""
    _answered, person = _answer(desk, "en", RIGHTS["en"], said)
    assert person.session.memories[0].affected is None


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "not everybody"),
        ("en", "four people"),
        ("fr", "quelques collègues"),
        ("sv", "tre användare"),
        ("ko", "세 명이요"),
        ("de", "mehrere Kollegen"),
    ],
)
def test_some_are_neither_one_nor_all(desk: Desk, locale: str, said: str) -> None:
    """The ticket says that it is a part."""
    answered, person = _answer(desk, locale, ADOBE[locale], said)
    assert answered == ("topic/console-cache",)
    assert person.session.memories[0].affected == "several"


def test_who_is_affected_may_be_put_right(desk: Desk) -> None:
    """The last word counts."""
    _answered, person = _answer(desk, "en", RIGHTS["en"], "only Jane")
    told = person.says(Question("oh wait, it's all of us")).told
    assert told
    assert told.answered == ("check/association-mask",)


def test_who_is_told_beside_what_they_see_is_kept(desk: Desk) -> None:
    """The summary for a human has it."""
    person = Person(desk, Session(chosen="sv"))
    person.says(Question("alla våra användare hamnar på adobe.com"))
    assert person.session.memories[0].affected == "everybody"


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "everyone else is fine"),
        ("fr", "les autres se connectent bien, ils entrent"),
        ("sv", "resten av oss kommer in"),
        ("ko", "나머지 직원들은 잘 들어가요"),
        ("de", "die übrigen kommen alle rein"),
    ],
)
def test_that_the_others_get_in_says_that_one_does_not(desk: Desk, locale: str, said: str) -> None:
    """It is no word that what was looked at is in order."""
    assert _answer(desk, locale, ADOBE[locale], said)[0] == ("topic/console-cache",)


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "all of us. what next?"),
        ("fr", "toute la boîte, et maintenant ?"),
        ("sv", "hela kontoret. vad nu?"),
        ("ko", "모두요. 이제 뭐 하죠?"),
        ("de", "alle hier. was jetzt?"),
    ],
)
def test_what_now_goes_without_saying(desk: Desk, locale: str, said: str) -> None:
    """Who is affected is what is new."""
    assert _answer(desk, locale, RIGHTS[locale], said)[0] == ("check/association-mask",)


@pytest.mark.parametrize(
    ("locale", "said", "affected"),
    [
        ("en", "just one user gets the message about rights", "one"),
        ("en", "only Maria gets the message about rights", "one"),
        ("en", "1 user sees adobe.com instead of campaign", "one"),
        ("en", "they land on adobe.com, only since Monday", None),
        ("fr", "un seul utilisateur tombe sur adobe.com", "one"),
        ("sv", "det är bara Lisa som hamnar på adobe.com", "one"),
        ("ko", "사용자 한 명만 로그인 페이지가 안 떠요", "one"),
        ("de", "bei genau einer Person erscheint die Anmeldeseite nicht", "one"),
        ("de", "nur in Chrome landen wir auf adobe.com", None),
    ],
)
def test_one_person_is_noted_with_what_they_see(
    desk: Desk, locale: str, said: str, affected: str | None
) -> None:
    """Whatever page is shown for it."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question(said))
    assert person.session.memories[0].affected == affected
