"""A secret that is offered goes to nobody, one that Adobe sends into its field, and none is made."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from tests.dialogue.person import after

NEVER = {
    "en": "Never send a client secret",
    "fr": "N’envoyez jamais un secret client",
    "sv": "Skicka aldrig en klienthemlighet",
    "ko": "누구에게도 보내지 마세요",
    "de": "Geben Sie ein Client-Geheimnis",
}
LEAKED = {
    "en": "others may have",
    "fr": "ont pu le lire",
    "sv": "andra kan ha",
    "ko": "이미 보았을",
    "de": "gelesen haben",
}
FIELD = "IMS client secret"


@pytest.mark.parametrize(
    ("locale", "turns"),
    [
        ("en", ("may I post the client secret in this chat so you compare it?",)),
        ("en", ("client secret", "shall I show it to you?")),
        ("en", ("client secret", "wait, I'll paste ours")),
        ("de", ("Client-Geheimnis", "soll ich es Ihnen mailen, zum Abgleich?")),
        ("ko", ("클라이언트 시크릿", "비교해 보시게 보내드릴까요?")),
        ("en", ("does customer care need our client secret in the case?",)),
        ("en", ("is it fine to forward the client secret to a consultant",)),
        ("en", ("do we have to give the secret to anyone at adobe",)),
        ("fr", ("est-ce que je dois communiquer le secret client au consultant ?",)),
        ("fr", ("secret client", "je vous le montre ?")),
        ("fr", ("puis-je partager le secret avec une collègue",)),
        ("fr", ("l'assistance a besoin de notre secret client ?",)),
        ("fr", ("on peut vous transmettre le client secret par ici ?",)),
        ("sv", ("ska jag klistra in klienthemligheten här i chatten?",)),
        ("sv", ("klienthemlighet", "kan jag visa den för dig?")),
        ("sv", ("behöver supporten ha vår client secret?",)),
        ("sv", ("får jag mejla hemligheten till en kollega",)),
        ("sv", ("måste vi lämna ut hemligheten till adobe?",)),
        ("ko", ("시크릿을 여기에 붙여 드릴까요?",)),
        ("ko", ("클라이언트 시크릿", "그거 알려 드려야 하나요?")),
        ("ko", ("협력사 직원한테 클라이언트 암호를 전달해도 될까요",)),
        ("ko", ("고객 지원에 시크릿을 알려줘야 되나요?",)),
        ("ko", ("동료에게 시크릿 공유해도 괜찮아요?",)),
        ("de", ("darf ich Ihnen das Client-Geheimnis hier zeigen?",)),
        ("de", ("Client-Geheimnis", "soll ich es Ihnen schicken?")),
        ("de", ("braucht der Support unser Client Secret?",)),
        ("de", ("kann ich das Secret an einen Kollegen weitergeben",)),
        ("de", ("müssen wir Adobe das Geheimnis nennen?",)),
    ],
)
def test_a_secret_that_is_offered_goes_to_nobody(desk: Desk, locale: str, turns: tuple[str, ...]) -> None:
    """Neither here nor to support nor to a colleague; nothing was sent yet, so nothing is to be renewed."""
    reads = after(desk, locale, *turns).reads
    assert NEVER[locale] in reads
    assert LEAKED[locale] not in reads


@pytest.mark.parametrize(
    ("locale", "turns"),
    [
        ("en", ("should I have customer care mail us the client secret?",)),
        ("en", ("support emailed me the client secret, where does it go?",)),
        ("en", ("we got a client secret from adobe by mail. now what?",)),
        ("en", ("can I ask adobe to send the secret by email?",)),
        ("en", ("the client secret came by mail from adobe, what do I do with it",)),
        ("fr", ("on demande à l'assistance de nous envoyer le secret par mail ?",)),
        ("fr", ("adobe m'a envoyé le secret client par mail, j'en fais quoi ?",)),
        ("fr", ("j'ai reçu le secret par courriel d'adobe, il va où ?",)),
        ("fr", ("est-ce qu'adobe peut nous transmettre le secret par mail ?",)),
        ("fr", ("le support nous a communiqué le secret client, on le met où ?",)),
        ("sv", ("kan jag be kundtjänst mejla klienthemligheten?",)),
        ("sv", ("adobe mejlade mig klienthemligheten, var ska den in?",)),
        ("sv", ("vi fick hemligheten i ett mejl från adobe, vad gör jag med den?",)),
        ("sv", ("supporten har skickat vår client secret, vart ska den?",)),
        ("sv", ("ska vi be adobe skicka hemligheten per mejl",)),
        ("ko", ("고객센터에 시크릿을 이메일로 보내달라고 요청할까요?",)),
        ("ko", ("어도비에서 시크릿을 메일로 보내 왔어요. 어디에 입력하나요?",)),
        ("ko", ("클라이언트 시크릿을 메일로 받았는데 이제 뭘 하죠?",)),
        ("ko", ("adobe에 시크릿 메일로 보내 줄 수 있냐고 물어보면 되나요",)),
        ("ko", ("고객지원에서 클라이언트 암호를 전달받았어요 어디다 넣죠?",)),
        ("de", ("kann ich mir das Client-Geheimnis von Adobe zuschicken lassen?",)),
        ("de", ("Adobe hat mir das Secret per Mail geschickt, wohin damit?",)),
        ("de", ("wir haben das Client Secret vom Support erhalten, was nun?",)),
        ("de", ("soll ich den Support bitten, das Geheimnis zu mailen?",)),
        ("de", ("das Secret kam per Mail von Adobe, wo trage ich es ein?",)),
    ],
)
def test_a_secret_that_adobe_sends_is_no_leak(desk: Desk, locale: str, turns: tuple[str, ...]) -> None:
    """It goes into its field; nobody has to renew it."""
    reads = after(desk, locale, *turns).reads
    assert FIELD in reads
    assert LEAKED[locale] not in reads
    assert NEVER[locale] not in reads


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "do I generate the client secret for login in the Developer Console?"),
        ("fr", "le secret client pour la connexion, on le crée dans Developer Console ?"),
        ("sv", "är det i Developer Console man skapar klienthemligheten för inloggningen?"),
        ("ko", "로그인용 시크릿은 Developer Console에서 발급받는 건가요?"),
        ("de", "wird das Client-Geheimnis für die Anmeldung in der Developer Console erzeugt?"),
        ("en", "client secret: is that the one from developer console?"),
        ("fr", "le client secret vient de la developer console, c'est ça ?"),
        ("sv", "client secret hämtas väl i developer console?"),
        ("ko", "developer console에 있는 client secret을 넣으면 되죠?"),
        ("de", "das client secret hole ich aus der developer console, richtig?"),
    ],
)
def test_the_secret_for_login_is_not_of_the_developer_console(desk: Desk, locale: str, said: str) -> None:
    """No: Customer Care gives it; that console is for API accounts."""
    reads = after(desk, locale, said).reads
    no = {"en": "No.", "fr": "Non.", "sv": "Nej.", "ko": "아니요.", "de": "Nein."}[locale]
    care = {"en": "Customer Care", "fr": "Assistance", "sv": "kundtjänst", "ko": "고객 지원", "de": "Kunden"}
    assert no in reads
    assert care[locale] in reads


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "I give up, whom can I call"),
        ("en", "do you have their number?"),
        ("fr", "je jette l'éponge, qui appeler ?"),
        ("sv", "jag ger upp, vem ringer jag?"),
        ("ko", "포기할래요, 어디로 전화하죠?"),
        ("de", "ich gebe auf, wen rufe ich an?"),
    ],
)
def test_what_is_asked_of_people_offers_nothing(desk: Desk, locale: str, said: str) -> None:
    """Though the secret is at hand, and "give" is said."""
    assert NEVER[locale] not in after(desk, locale, "client secret", said).reads


@pytest.mark.parametrize(
    ("said", "is_there"),
    [
        ("Gibt es einen anderen Weg, es zu bekommen?", False),
        ("Wann werden wir es erhalten?", False),
        ("Wir haben es bekommen, wohin damit?", True),
        ("Wenn wir es erhalten haben, was dann?", True),
    ],
)
def test_a_german_infinitive_tells_of_nothing_that_came(desk: Desk, said: str, *, is_there: bool) -> None:
    """Only the participle does, with its verb."""
    is_entered = "`Adobe Experience Cloud`" in after(desk, "de", "Client Secret", said).reads
    assert is_entered is is_there
