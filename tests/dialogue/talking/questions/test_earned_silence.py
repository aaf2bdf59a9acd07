"""Nothing is said to be undocumented that another section, a passage or a fact tells."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from bot.dialogue.talking.questions.kind_traits import KINDS, AnswerKind
from bot.languages import LOCALES
from bot.model import Outcome
from bot.translate import translator
from tests.dialogue.person import Person

TOLD: dict[str, tuple[dict[str, tuple[str, ...]], dict[str, str]]] = {
    "a script beside a command": (
        {
            "en": ("is there any script, or which command restarts the server?",),
            "fr": ("existe-t-il un script, ou quelle commande pour redémarrer le serveur ?",),
            "sv": ("finns det ett skript, eller vilket kommando startar om servern?",),
            "ko": ("서버 재시작 스크립트가 있나요, 없으면 어떤 명령어를 쓰나요?",),
            "de": ("gibt es ein Skript, oder mit welchem Befehl starte ich den Server neu?",),
        },
        dict.fromkeys(LOCALES, "nlserver"),
    ),
    "the message of somebody in no group": (
        {
            "en": ("operator group of the user", "which message would the user get then?"),
            "fr": ("groupe d'opérateurs de l'utilisateur", "quel message s'affiche alors ?"),
            "sv": ("användarens operatörsgrupp", "vilket felmeddelande kommer då?"),
            "ko": ("사용자의 운영자 그룹", "그러면 어떤 메시지가 뜨나요?"),
            "de": ("Benutzergruppe des Benutzers", "welche Fehlermeldung kommt dann?"),
        },
        {
            "en": "Login does not have any right",
            "fr": "Le login ne possède aucun droit",
            "sv": "Login does not have any right",
            "ko": "Login does not have any right",
            "de": "Login does not have any right",
        },
    ),
    "the types of the account": (
        {
            "en": ("account type", "is there any alternative?"),
            "fr": ("type de compte", "il y a une autre possibilité ?"),
            "sv": ("kontotyp", "finns det något annat alternativ?"),
            "ko": ("계정 유형", "다른 선택지가 있나요?"),
            "de": ("Kontotyp", "gibt es eine andere Option?"),
        },
        dict.fromkeys(LOCALES, "Adobe Experience Cloud"),
    ),
    "other masks": (
        {
            "en": ("syntax of the association mask", "any other way?"),
            "fr": ("syntaxe du masque de correspondance", "une autre forme, une autre façon ?"),
            "sv": ("associationsmaskens syntax", "finns det något annat sätt?"),
            "ko": ("연결 마스크 형식", "다른 방법이 있나요?"),
            "de": ("Syntax der Zuordnungsmaske", "geht es auch anders?"),
        },
        dict.fromkeys(LOCALES, "CampaignV6"),
    ),
    "which value of the two": (
        {
            "en": ("Product Context", "and which of the two is recommended?"),
            "fr": ("Product Context", "lequel des deux est le mieux ?"),
            "sv": ("Product Context", "vilken av dem är bättre?"),
            "ko": ("Product Context", "둘 중에 뭐가 더 나아요?"),
            "de": ("Product Context", "welcher von beiden ist besser?"),
        },
        dict.fromkeys(LOCALES, "dma_campaign_classic"),
    ),
    "the operators there are": (
        {
            "en": ("what happens to existing operators when users are moved to IMS?",),
            "fr": (
                "que se passe-t-il pour les opérateurs existants quand on passe les utilisateurs à IMS ?",
            ),
            "sv": ("vad händer med befintliga operatörer när användarna flyttas till IMS?",),
            "ko": ("사용자를 IMS로 옮기면 기존 운영자는 어떻게 되나요?",),
            "de": ("was passiert mit vorhandenen Benutzern bei der Umstellung auf IMS?",),
        },
        {
            "en": "Existing operators stay",
            "fr": "Les opérateurs existants restent",
            "sv": "Befintliga operatörer blir kvar",
            "ko": "기존 운영자는 그대로",
            "de": "Vorhandene Benutzer bleiben",
        },
    ),
    "who signs in natively": (
        {
            "en": ("which log shows who still logs in natively?",),
            "fr": ("quel journal montre qui se connecte encore en natif ?",),
            "sv": ("vilken logg visar vilka som har inbyggd inloggning?",),
            "ko": ("아직 기본 로그인을 쓰는 사람은 어떤 로그를 확인하면 되나요?",),
            "de": ("welches Protokoll zeigt, wer sich noch nativ anmeldet?",),
        },
        {
            "en": "Authentication Type",
            "fr": "Authentication Type",
            "sv": "Authentication Type",
            "ko": "Authentication Type",
            "de": "Authentication Type",
        },
    ),
    "who may change the account": (
        {
            "en": ("who at our company may change the external account?",),
            "fr": ("qui chez nous a le droit de modifier le compte externe ?",),
            "sv": ("vem hos oss har rätt att ändra det externa kontot?",),
            "ko": ("우리 회사에서 누가 외부 계정을 바꿔도 되나요?",),
            "de": ("wer bei uns darf am externen Konto etwas ändern?",),
        },
        {
            "en": "who may change it",
            "fr": "administrateur technique",
            "sv": "tekniska administratören",
            "ko": "기술 관리자",
            "de": "technische Administrator",
        },
    ),
    "how long the move takes": (
        {
            "en": ("how long does the move to IMS take if Adobe hosts our Campaign?",),
            "fr": ("combien de temps prend la migration si c'est Adobe qui héberge Campaign ?",),
            "sv": ("hur lång tid tar flytten till IMS om Adobe driftar vår Campaign?",),
            "ko": ("Adobe가 호스팅하면 마이그레이션에 얼마나 걸리나요?",),
            "de": ("wie lange dauert der Umzug zu IMS, wenn Adobe hostet?",),
        },
        {"en": "one hour", "fr": "une heure", "sv": "en timme", "ko": "한 시간", "de": "eine Stunde"},
    ),
    "the command of the restart after a check": (
        {
            "en": ("callback URL", "saved it. the command for that restart is what?"),
            "fr": ("URL de callback", "enregistré. et la commande du redémarrage, laquelle ?"),
            "sv": ("återanrops-URL", "sparat. vilket kommando gäller för omstarten?"),
            "ko": ("콜백 URL", "저장했어요. 재시작 명령어가 뭐였죠?"),
            "de": ("Callback-URL", "gespeichert. welcher Befehl ist das für den Neustart?"),
        },
        dict.fromkeys(LOCALES, "nlserver restart web"),
    ),
    "the command of the web process": (
        {
            "en": ("client ID", "which command restarts just the web server?"),
            "fr": ("identifiant client", "quelle commande redémarre seulement le serveur web ?"),
            "sv": ("klient-ID", "vilket kommando startar om bara webbservern?"),
            "ko": ("클라이언트 ID", "웹 서버만 재시작하는 명령어 알려 주세요"),
            "de": ("Client-ID", "welcher Befehl startet nur den Webserver neu?"),
        },
        dict.fromkeys(LOCALES, "nlserver restart web"),
    ),
    "passwords afterwards": (
        {
            "en": ("can I still reset operators' passwords once native logins are blocked?",),
            "fr": ("peut-on encore réinitialiser les mots de passe quand les logins natifs sont bloqués ?",),
            "sv": ("går det att återställa lösenord när inbyggd inloggning är spärrad?",),
            "ko": ("기본 로그인을 막은 뒤에도 비밀번호를 초기화할 수 있나요?",),
            "de": ("lassen sich Passwörter zurücksetzen, wenn native Anmeldungen gesperrt sind?",),
        },
        dict.fromkeys(LOCALES, ""),
    ),
}
"""The turns of a talk, and words of what is told at last."""


@pytest.mark.parametrize(
    ("locale", "turns", "words"),
    [(locale, asked[locale], words[locale]) for asked, words in TOLD.values() for locale in LOCALES],
)
def test_what_is_told_somewhere_is_not_denied(
    desk: Desk, locale: str, turns: tuple[str, ...], words: str
) -> None:
    """A silence is never said before the answer, either."""
    person = Person(desk, Session(chosen=locale))
    for said in turns:
        person.says(Question(said))
    text = translator(locale).text
    assert words in person.reads
    assert not [traits for traits in KINDS.values() if text(traits.silence) in person.reads]


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "our script runs nlserver restart web, is that enough after a new callback URL?"),
        ("en", "in our script there is nlserver restart web, does that suffice?"),
        ("sv", "i vårt skript står nlserver restart web, räcker det?"),
        ("de", "in unserem Skript haben wir nlserver restart web, genügt das?"),
        ("fr", "dans notre script il y a nlserver restart web, est-ce suffisant ?"),
        ("ko", "우리 스크립트에 nlserver restart web이 있는데 그걸로 충분한가요?"),
    ],
)
def test_a_script_that_is_told_of_is_not_asked_for(desk: Desk, locale: str, said: str) -> None:
    """It is where the command stands."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question(said))
    assert translator(locale).text(KINDS["script"].silence) not in person.reads


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("who is our technical administrator?", "who-here"),
        ("is there a log of scope changes?", "log"),
        ("where do I see who changed the external account?", "log"),
        ("how long does the restart take?", "duration"),
        ("what happens if the organization ID is wrong?", "consequence"),
    ],
)
def test_what_is_told_nowhere_is_still_said_to_be_missing(desk: Desk, said: str, kind: AnswerKind) -> None:
    """Sentences of the kind about something else are no answer."""
    person = Person(desk, Session(chosen="en"))
    person.says(Question(said))
    assert translator("en").text(KINDS[kind].silence) in person.reads


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "which of the pubs round here would you recommend for tonight?"),
        ("fr", "tu me conseilles quel vin avec le poisson ?"),
        ("sv", "vilken glass är bäst tycker du?"),
        ("ko", "저녁에 뭐 먹을지 추천 좀 해 주세요"),
        ("de", "welchen Wein würden Sie zum Fisch empfehlen?"),
    ],
)
def test_what_is_of_nothing_here_is_no_silence_of_the_page_at_hand(
    desk: Desk, locale: str, said: str
) -> None:
    """Nobody asked whether the documentation prefers one of them."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question(desk.documents.title("topic/control-panel-access", locale)))
    summary = person.says(Question(said)).told
    assert summary
    assert summary.outcome is Outcome.NONE
