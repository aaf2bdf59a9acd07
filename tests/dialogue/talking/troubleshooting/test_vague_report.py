"""The opening question is put to who says that nothing works, and to nobody who asks or tells more."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from bot.model import Outcome
from tests.dialogue.person import Person, after

MOVE = {
    "en": "how do we move users to IMS?",
    "fr": "comment migrer les utilisateurs vers IMS ?",
    "sv": "hur flyttar vi användare till IMS?",
    "ko": "사용자를 IMS로 옮기기",
    "de": "wie stellen wir Benutzer auf IMS um?",
}
_OF_MOVE = [
    ("en", "does anybody lose access during the switch?"),
    ("fr", "est-ce que des gens seront bloqués pendant l'opération ?"),
    ("sv", "blir kollegerna utestängda under tiden?"),
    ("ko", "그 동안 직원들은 로그인을 못 하게 되나요?"),
    ("de", "werden die Kollegen währenddessen ausgesperrt?"),
]
_SENDING = [
    ("en", "the workflow scheduler is stuck since yesterday, can you help?"),
    ("fr", "mes workflows sont plantés depuis hier, vous pouvez aider ?"),
    ("sv", "våra utskick fastnar sedan i morse, nån idé?"),
    ("ko", "어제부터 발송이 대기 상태로 멈춰 있는데 방법이 있을까요?"),
    ("de", "unsere Workflows hängen seit heute früh, eine Idee?"),
]
_ON_V8 = [
    ("en", "after the upgrade to 8 logins with the old password fail, normal?"),
    ("fr", "on est passés en v8 et plus personne n'entre avec son ancien mot de passe, c'est normal ?"),
    ("sv", "vi gick över till v8 och nu kommer ingen in med sitt gamla lösenord, är det meningen?"),
    ("ko", "v8로 올렸더니 예전 비밀번호로 아무도 못 들어와요 원래 그런가요?"),
    ("de", "wir sind auf v8 gegangen und keiner kommt mehr mit seinem alten Passwort rein, ist das normal?"),
]
_CHANGED = [
    ("en", "swapped the client ID yesterday and still can't log in, though I restarted", "check/client-id"),
    ("en", "I edited the association mask this morning and since then logins fail", "check/association-mask"),
    ("fr", "j'ai modifié les scopes tout à l'heure et depuis rien ne va plus", "check/scopes"),
    ("fr", "on a modifié l'URL de callback et personne ne peut se connecter", "check/callback-url"),
    ("sv", "bytte klient-ID igår, sen dess kommer ingen in", "check/client-id"),
    ("ko", "방금 콜백 URL을 변경했는데 로그인이 안 돼요", "check/callback-url"),
    ("de", "ich habe heute früh die Maske geändert und seitdem kommt keiner rein", "check/association-mask"),
]
_VAGUE = [
    ("en", "my boss can't get in and he has a meeting in ten minutes, help"),
    ("en", "adobe login fails for the guys in Oslo, what should we check?"),
    ("fr", "ça bugue depuis ce matin chez nous, vous savez pourquoi ?"),
    ("sv", "är det nåt fel på inloggningen idag?"),
    ("ko", "아침부터 다들 접속을 못 해요 왜 이러죠?"),
    ("de", "gibt es gerade eine Störung bei der Anmeldung?"),
]


@pytest.mark.parametrize(("locale", "said"), _VAGUE)
def test_who_tells_no_more_is_asked_what_people_see(desk: Desk, locale: str, said: str) -> None:
    """Names, times and hurry are no more."""
    outcome, _answered = Person(desk, Session(chosen=locale)).told(said)
    assert outcome is Outcome.ASK


@pytest.mark.parametrize(("locale", "said"), _OF_MOVE)
def test_a_question_with_a_word_of_failing_is_answered(desk: Desk, locale: str, said: str) -> None:
    """Whether people are shut out is asked of what was spoken of."""
    person = after(desk, locale, MOVE[locale])
    assert person.told(said) == (Outcome.ANSWER, ("topic/user-migration",))


@pytest.mark.parametrize(("locale", "said"), _SENDING)
def test_what_campaign_sends_is_not_documented(desk: Desk, locale: str, said: str) -> None:
    """No login is spoken of."""
    outcome, answered = Person(desk, Session(chosen=locale)).told(said)
    assert (outcome, answered) == (Outcome.NONE, ())


@pytest.mark.parametrize(("locale", "said"), _ON_V8)
def test_old_passwords_end_with_v8(desk: Desk, locale: str, said: str) -> None:
    """The version is no aside there."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question(said))
    assert "v8" in person.reads


@pytest.mark.parametrize(("locale", "said", "check"), _CHANGED)
def test_what_was_changed_before_is_looked_at_first(desk: Desk, locale: str, said: str, check: str) -> None:
    """Before anybody is asked what people see."""
    assert Person(desk, Session(chosen=locale)).told(said) == (Outcome.ANSWER, (check,))


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("fr", "bonsoir à tous, ça marche plus ici, help"),
        ("fr", "salut ça fonctionne plus du tout"),
        ("en", "hello, it does not work any longer here"),
        ("sv", "hejsan, det funkar inte längre"),
    ],
)
def test_a_report_behind_a_greeting_is_asked_back(desk: Desk, locale: str, said: str) -> None:
    """No word of joy, and more than a greeting."""
    outcome, answered = Person(desk, Session(chosen=locale)).told(said)
    assert (outcome, answered) == (Outcome.ASK, ())
