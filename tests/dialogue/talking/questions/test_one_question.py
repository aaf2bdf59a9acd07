"""One question with a remark or a preface beside it is one question, and no piece of it is quoted."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from bot.translate import _, translator
from tests.dialogue.person import Person

_UNANSWERED = _("My documentation does not answer this: “{question}”", question="")

ONE = [
    ("en", 'in Porto they see "install the latest updates to Windows and apps", typos and all. a scam?'),
    ("en", "hm the console, I close it and open it again, that's all"),
    ("en", "got the client ID and the secret from Adobe but nothing about the org ID, where is that"),
    ("en", "can't we just rename the profile at Adobe instead? management likes the new name"),
    ("en", 'the boss asks: can somebody in "campaign - acme - admins" open the Control Panel? yes or no'),
    ("en", "just yes or no please. does v8 still take a user name and password?"),
    ("fr", "j'ai reçu l'id client et le secret d'Adobe mais rien sur l'id d'organisation, on le trouve où"),
    ("fr", "on peut pas plutôt renommer le profil chez Adobe ? la direction tient au nouveau nom"),
    (
        "fr",
        'le chef demande : quelqu\'un de "campaign - acme - admins" ouvre le Control Panel ? oui ou non',
    ),
    ("fr", "mais le noeud s'appelle ims ? c'est pas ça la connexion alors ?"),
    ("sv", "kan vi inte bara byta namn på profilen hos Adobe i stället? cheferna gillar det nya"),
    ("sv", "har fått klient-ID och hemlighet av Adobe men inget om org-ID, var finns det"),
    ("sv", 'chefen undrar: kan någon i "campaign - acme - admins" öppna Control Panel? ja eller nej'),
    ("ko", "아직 예전 방식으로 로그인하는 직원이 누구인지 제가 볼 수 있는 화면이 있습니까"),
    ("ko", "예/아니오로만 답 부탁드려요. v8에서 비밀번호 로그인 가능한가요?"),
    ("ko", "한 명만 안 되고요 프로필 이름은 Campaign - acme - sales 예요"),
    ("de", "habe Client-ID und Secret von Adobe aber nichts zur Organisations-ID, wo steht die"),
    ("de", "können wir nicht einfach das Profil bei Adobe umbenennen? die Leitung mag den neuen Namen"),
    ("de", 'der Chef fragt: kommt jemand aus "campaign - acme - admins" ins Control Panel? ja oder nein'),
]
SEVERAL = [
    ("en", "which type do we need? and where do I see the organization ID?", 2),
    ("en", "the internal name, the type and the scopes: what goes in each?", 3),
    ("fr", "quel type faut-il ? et où voir l'identifiant d'organisation ?", 2),
    ("sv", "vilken typ behövs? och var ser jag organisations-ID:t?", 2),
    ("ko", "유형은 뭐로 해야 하나요? 그리고 조직 ID는 어디서 보나요?", 2),
    ("de", "welchen Typ brauchen wir? und wo sehe ich die Organisations-ID?", 2),
]


@pytest.mark.parametrize(("locale", "said"), ONE)
def test_one_question_gets_one_answer(desk: Desk, locale: str, said: str) -> None:
    """And nothing of it is called unanswered."""
    person = Person(desk, Session(chosen=locale))
    _outcome, answered = person.told(said)
    assert len(answered) <= 1
    assert translator(locale).text(_UNANSWERED)[:20] not in person.reads


@pytest.mark.parametrize(("locale", "said", "count"), SEVERAL)
def test_several_questions_get_an_answer_each(desk: Desk, locale: str, said: str, count: int) -> None:
    """In their order."""
    _outcome, answered = Person(desk, Session(chosen=locale)).told(said)
    assert len(answered) == count


def test_a_question_that_nothing_answers_is_quoted(desk: Desk) -> None:
    """Beside one that is answered."""
    person = Person(desk, Session(chosen="en"))
    person.says(Question("which type do we need? and how do I cook rice?"))
    assert "how do I cook rice" in person.reads
