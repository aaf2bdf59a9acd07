"""What people ask once they have sent a secret: whether it is kept, whether to delete it, what now."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from bot.model import Outcome
from tests.dialogue.person import Person

SECRETS = {
    "en": "here is our client secret: p8e-Zk41bRtyQw77xVnL02",
    "fr": "notre secret client : p8e-Zk41bRtyQw77xVnL02",
    "sv": "klienthemlighet: p8e-Zk41bRtyQw77xVnL02",
    "ko": "클라이언트 시크릿: p8e-Zk41bRtyQw77xVnL02",
    "de": "Client-Geheimnis: p8e-Zk41bRtyQw77xVnL02",
}
PASSWORDS = {
    "en": "my password is Zebra4711 but it fails",
    "fr": "mon mot de passe Zebra4711 ne marche pas",
    "sv": "mitt lösenord Zebra4711 fungerar inte",
    "ko": "제 비밀번호 Zebra4711 인데 안 돼요",
    "de": "mein Passwort Zebra4711 geht nicht",
}
NO = {"en": "No, ", "fr": "Non,", "sv": "Nej,", "ko": "아니요,", "de": "Nein,"}
YES = {"en": "Yes,", "fr": "Oui,", "sv": "Ja,", "ko": "네,", "de": "Ja,"}
GOOD = {"en": "Good:", "fr": "Très bien", "sv": "Bra,", "ko": "잘하셨습니다", "de": "Gut,"}
FIRST = {"en": "First", "fr": "d’abord", "sv": "först", "ko": "먼저", "de": "zuerst"}
RENEWED = {"en": "renew", "fr": "renouveler", "sv": "byta", "ko": "재발급", "de": "erneuern"}


def _reads(desk: Desk, locale: str, *turns: str) -> str:
    person = Person(desk, Session(chosen=locale))
    for turn in turns:
        person.says(Question(turn))
    assert "p8e-" not in repr(person.session)
    assert "Zebra" not in repr(person.session)
    return person.reads


@pytest.mark.parametrize(
    ("locale", "asked"),
    [
        ("en", "hang on, is this logged?"),
        ("en", "do you store that"),
        ("fr", "vous gardez ça ?"),
        ("fr", "mince, est-ce que c'est enregistré ?"),
        ("sv", "lagras det här?"),
        ("sv", "oj, sparar du det?"),
        ("ko", "혹시 이거 보관하세요?"),
        ("ko", "로그에 남아요?"),
        ("de", "wird das jetzt protokolliert?"),
        ("de", "Behalten Sie das?"),
    ],
)
@pytest.mark.parametrize("sent", [SECRETS, PASSWORDS], ids=["secret", "password"])
def test_no_secret_is_kept(desk: Desk, locale: str, asked: str, sent: dict[str, str]) -> None:
    """It is said so, and what to do all the same: a secret is renewed by Adobe, a password by its owner."""
    reads = _reads(desk, locale, sent[locale], asked)
    assert reads.startswith(NO[locale])
    assert (RENEWED[locale] in reads) is (sent is SECRETS)


@pytest.mark.parametrize(
    ("locale", "asked"),
    [
        ("en", "must I remove my message now?"),
        ("fr", "il faut que j'efface mon message ?"),
        ("sv", "bör jag radera det?"),
        ("ko", "보낸 거 삭제해야 하나요?"),
        ("de", "muss ich das jetzt löschen?"),
    ],
)
def test_the_message_is_to_be_deleted(desk: Desk, locale: str, asked: str) -> None:
    """Nothing of the account, nor of folders, is."""
    reads = _reads(desk, locale, SECRETS[locale], asked)
    assert reads.startswith(YES[locale])
    assert RENEWED[locale] in reads


@pytest.mark.parametrize(
    ("locale", "told"),
    [
        ("en", "ok, I have deleted it now"),
        ("fr", "voilà, je l'ai supprimé"),
        ("sv", "så, raderat"),
        ("ko", "네 삭제했습니다"),
        ("de", "habe ich gelöscht"),
    ],
)
def test_a_message_that_is_deleted_is_not_enough(desk: Desk, locale: str, told: str) -> None:
    """The secret is renewed none the less, and no check is counted as done."""
    reads = _reads(desk, locale, SECRETS[locale], told)
    assert reads.startswith(GOOD[locale])
    assert RENEWED[locale] in reads


@pytest.mark.parametrize(
    ("locale", "told"),
    [
        ("en", "I accidentally posted our client secret in the chat"),
        ("fr", "j'ai mis le secret client dans la conversation, que faire ?"),
        ("sv", "jag råkade klistra in klienthemligheten här"),
        ("ko", "실수로 채널에 클라이언트 시크릿을 공유했어요"),
        ("de", "ich habe aus Versehen das Client-Geheimnis hier gepostet"),
    ],
)
def test_who_only_tells_of_it_is_told_the_same(desk: Desk, locale: str, told: str) -> None:
    """Here no message has a secret; "oops, what now?" after one that has it is answered likewise."""
    reads = _reads(desk, locale, told)
    assert FIRST[locale] in reads
    assert RENEWED[locale] in reads
    sorry = {
        "en": "oh, sorry! what now",
        "fr": "oups, et maintenant ?",
        "sv": "oj då, förlåt",
        "ko": "앗 죄송합니다",
    }
    assert FIRST[locale] in _reads(desk, locale, SECRETS[locale], sorry.get(locale, "oh, Verzeihung"))


@pytest.mark.parametrize(
    ("locale", "asked"),
    [
        ("en", "what do you keep of what I write to you?"),
        ("fr", "est-ce que ce que j'écris est conservé ?"),
        ("sv", "loggas mina meddelanden?"),
        ("ko", "제가 쓴 글은 저장되나요?"),
        ("de", "werden meine Nachrichten gespeichert?"),
    ],
)
def test_what_is_kept_of_everything_forget_shows(desk: Desk, locale: str, asked: str) -> None:
    """Where no secret was sent."""
    assert "/forget" in _reads(desk, locale, asked)


def test_it_is_forgotten_with_the_next_subject(desk: Desk) -> None:
    """What is deleted then is something else."""
    reads = _reads(desk, "en", SECRETS["en"], "we have two external accounts for IMS", "do I delete one?")
    assert "message" not in reads


@pytest.mark.parametrize(
    ("locale", "told", "asked"),
    [
        (
            "en",
            "the client secret landed in the groupchat",
            "do we generate a new one in the developer console?",
        ),
        ("en", "I mailed the client secret to a supplier by mistake", "should I request another one"),
        (
            "fr",
            "par erreur j'ai transmis le secret client à un prestataire",
            "je dois en générer un nouveau ?",
        ),
        ("sv", "jag råkade mejla klienthemligheten till en leverantör", "kan vi skapa en ny själva?"),
        ("ko", "협력사에 클라이언트 시크릿을 메일로 보냈어요", "제가 다시 생성하면 되나요?"),
        (
            "de",
            "wir haben das Client-Geheimnis einem Dienstleister geschickt",
            "kann ich ein neues erzeugen?",
        ),
    ],
)
def test_a_new_secret_is_given_by_customer_care(desk: Desk, locale: str, told: str, asked: str) -> None:
    """Neither is the old one entered again, nor a technical account made."""
    care = {
        "en": "Customer Care",
        "fr": "Assistance clientèle",
        "sv": "kundtjänst",
        "ko": "고객 지원 센터",
        "de": "Kundenbetreuung",
    }
    reads = _reads(desk, locale, told, asked)
    assert care[locale] in reads
    assert "OAuth" not in reads
    assert reads.count("\n1.") == 0


def test_that_something_took_long_is_no_deletion(desk: Desk) -> None:
    """The verb alone is not what is done to a message."""
    person = Person(desk, Session(chosen="sv"))
    person.says(Question("klienthemligheten: p8e-Zk41bRtyQw77xVnL02"))
    person.says(Question("det tog lång tid"))
    assert "inte längre" not in person.reads


@pytest.mark.parametrize(
    ("locale", "asked"),
    [
        ("en", "should I replace the mask?"),
        ("fr", "dois-je remplacer le masque ?"),
        ("sv", "ska jag byta masken?"),
        ("ko", "마스크를 바꿔야 하나요?"),
        ("de", "soll ich die Maske ersetzen?"),
    ],
)
def test_another_setting_is_not_taken_for_the_secret(desk: Desk, locale: str, asked: str) -> None:
    """What is to be replaced is named."""
    person = Person(desk, Session(chosen=locale))
    for turn in (SECRETS[locale], asked):
        person.says(Question(turn))
    assert person.reply
    assert person.reply.item in ("check/association-mask", "topic/mask-syntax")


@pytest.mark.parametrize(
    ("locale", "asked"),
    [
        ("en", "so is that correct?"),
        ("fr", "c'est le bon ?"),
        ("sv", "stämmer den?"),
        ("ko", "이게 맞는 건가요?"),
        ("de", "stimmt das so?"),
    ],
)
def test_nobody_can_tell_whether_it_is_right(desk: Desk, locale: str, asked: str) -> None:
    """Nor are the steps told by which it is entered, for it has to be renewed; and thanks it is none."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question(SECRETS[locale]))
    summary = person.says(Question(asked)).told
    assert summary
    assert (summary.outcome, summary.answered) == (Outcome.ANSWER, ("check/client-secret",))
    assert "\n1." not in person.reads
    assert "Adobe" in person.reads


@pytest.mark.parametrize(
    ("locale", "asked"),
    [
        ("en", "who sends us a fresh one?"),
        ("fr", "qui peut m'en donner un autre ?"),
        ("sv", "vem skickar oss en ny?"),
        ("ko", "새 시크릿은 어디서 받죠?"),
        ("de", "von wem bekommen wir ein neues?"),
    ],
)
def test_who_gives_a_new_one_is_told(desk: Desk, locale: str, asked: str) -> None:
    """Whatever verb it is asked with."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question(SECRETS[locale]))
    outcome, _ids = person.told(asked)
    assert outcome in (Outcome.TALK, Outcome.ANSWER)
    assert "Adobe" in person.reads
