"""A message has a question beside something else: a secret, another question, a reason, a heading."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from tests.dialogue.person import Person

SECRET = "p8e-Xk29sLq0aZZ81kd02LLa"
CARE, TYPE, MASK = "topic/customer-care", "check/account-type", "check/association-mask"
RESTART, TENANT = "check/server-restart", "topic/tenant-name"


def ids_of(desk: Desk, locale: str, said: str) -> tuple[str, ...]:
    """What is answered."""
    told = Person(desk, Session(chosen=locale)).says(Question(said)).told
    assert told
    return told.answered


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", f"our secret is {SECRET}. which type do we choose?"),
        ("fr", f"notre secret est {SECRET}, quel type faut-il choisir ?"),
        ("sv", f"vår hemlighet är {SECRET}, och vilken typ väljer man?"),
        ("ko", f"시크릿은 {SECRET} 입니다. 유형은 뭘로 골라요?"),
        ("de", f"unser Secret ist {SECRET}, welchen Typ wählen wir?"),
    ],
)
def test_a_secret_does_not_swallow_the_question(desk: Desk, locale: str, said: str) -> None:
    """The warning comes first, and then the answer; the secret is in neither."""
    person = Person(desk, Session(chosen=locale))
    turn = person.says(Question(said))
    assert turn.told
    assert turn.told.answered == (TYPE, "check/client-secret")
    assert [reply.item for reply in turn.replies] == ["check/client-secret", TYPE]
    assert SECRET not in person.reads


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "which account type is right, and is there a support number?"),
        ("fr", "quel type de compte est correct ? et il y a une hotline ?"),
        ("sv", "vilken kontotyp är rätt? och har ni ett telefonnummer till supporten?"),
        ("de", "welcher Kontotyp ist richtig? Und gibt es eine Hotline?"),
    ],
)
def test_a_number_to_call_does_not_swallow_the_question(desk: Desk, locale: str, said: str) -> None:
    """Both are answered, in the order asked."""
    turn = Person(desk, Session(chosen=locale)).says(Question(said))
    assert turn.told
    assert turn.told.answered == (TYPE, CARE)


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "do I have to restart the server because I changed the callback URL?"),
        ("fr", "faut-il redémarrer le serveur vu qu'on a changé l'URL de callback ?"),
        ("sv", "måste jag starta om servern eftersom jag ändrade återanrops-URL:en?"),
        ("ko", "콜백 URL을 바꿔서 서버를 재시작해야 하나요?"),
        ("de", "muss ich den Server neu starten, weil ich die Callback-URL geändert habe?"),
    ],
)
def test_a_reason_is_no_second_subject(desk: Desk, locale: str, said: str) -> None:
    """What was changed is not asked about."""
    answered = ids_of(desk, locale, said)
    assert RESTART in answered
    assert "check/callback-url" not in answered


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "we renamed the group in Campaign, does the profile need a new name?"),
        ("ko", "캠페인에서 그룹 이름을 변경했는데 프로필 이름도 변경해야 하나요?"),
        ("de", "muss das Profil umbenannt werden, weil wir die Gruppe in Campaign umbenannt haben?"),
    ],
)
def test_a_reason_that_tells_what_is_meant_is_heard(desk: Desk, locale: str, said: str) -> None:
    """The documents answer it with both."""
    assert "check/operator-group-names" in ids_of(desk, locale, said)


@pytest.mark.parametrize(
    ("locale", "said", "unknown"),
    [
        (
            "en",
            "three things: 1) what is the tenant 2) which account type 3) what does a licence cost",
            "licence",
        ),
        (
            "fr",
            "trois choses : 1/ c'est quoi le tenant 2/ quel type de compte 3/ combien coûte la licence",
            "licence",
        ),
        ("sv", "tre saker: 1) vad är tenant 2) vilken kontotyp 3) vad kostar licensen", "licensen"),
        ("de", "drei Dinge: 1) was ist der Tenant 2) welcher Kontotyp 3) was kostet die Lizenz", "Lizenz"),
        ("en", "first, what is the tenant? second, which account type? third, what's for lunch?", "lunch"),
    ],
)
def test_each_point_is_answered_or_named(desk: Desk, locale: str, said: str, unknown: str) -> None:
    """In order; the words that announce them are none of them."""
    person = Person(desk, Session(chosen=locale))
    told = person.says(Question(said)).told
    assert told
    assert told.answered == (TENANT, TYPE)
    quoted = [line for line in person.reads.splitlines() if unknown in line]
    assert len(quoted) == 1
    assert said.partition(":")[0] not in person.reads


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "where do I look up the organization ID, and who hands out the client secret?"),
        ("de", "wo sehe ich die Organisations-ID, und wer gibt das Client Secret heraus?"),
    ],
)
def test_the_order_is_that_of_the_message(desk: Desk, locale: str, said: str) -> None:
    """Whichever the matcher finds likelier."""
    assert ids_of(desk, locale, said) == ("topic/organization-id", "topic/credentials-source")
