"""What no page speaks of is said not to be documented, and no page is shown as if it were the answer."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from bot.model import BlockKind
from bot.translate import _, translator
from tests.dialogue.person import Person

COST = _("The documentation says nothing about prices.")
UNTIL = _("The documentation gives no end date.")
VALID = _("The documentation does not say how long this stays valid.")
MANY = _("The documentation does not describe how to do this on many computers at once.")
FACTOR = _("The documentation says nothing about a second factor at login.")
RIGHTS = _("The documentation does not say what to do if somebody is not allowed to install anything.")
REMOVED = _("The documentation does not say whether these settings are to be removed.")
PASSWORD = _("The documentation does not say how the password of an Adobe ID is changed or reset.")
DESKTOP = _("The documentation does not speak of a Client console for anything but Windows.")
THERE = _("The documentation does not describe how to see whether this is installed.")
_MOVE = {
    "en": "moving users to IMS",
    "fr": "faire passer les utilisateurs à IMS",
    "sv": "flytta användare till IMS",
    "ko": "사용자를 IMS로 옮기기",
    "de": "Benutzer auf IMS umstellen",
}
_CALLS = {
    "en": "technical accounts for API",
    "fr": "comptes techniques pour l'API",
    "sv": "tekniska konton för api",
    "ko": "기술 계정",
    "de": "technische Konten",
}


@pytest.mark.parametrize(
    ("locale", "turns", "told"),
    [
        *(
            (locale, (_MOVE[locale], said), COST)
            for locale, said in (
                ("en", "and what's the price?"),
                ("en", "does adobe charge for it?"),
                ("fr", "et c'est payant ?"),
                ("fr", "quel est le tarif ?"),
                ("sv", "kostar det något?"),
                ("sv", "vad är priset?"),
                ("ko", "비용이 드나요?"),
                ("ko", "이거 유료예요?"),
                ("ko", "그러면 혹시 이렇게 옮기는 데에 추가로 비용이 드나요?"),
                ("de", "was kostet das?"),
                ("de", "ist das gratis?"),
            )
        ),
        *(
            (locale, (_MOVE[locale], said), UNTIL)
            for locale, said in (
                ("en", "by when do we have to be done?"),
                ("en", "is there a deadline?"),
                ("fr", "il y a une date limite ?"),
                ("fr", "on a jusqu'à quand ?"),
                ("sv", "finns det nån deadline?"),
                ("sv", "till när då?"),
                ("ko", "언제까지 해야 하나요?"),
                ("ko", "기한이 있나요?"),
                ("de", "bis wann muss das fertig sein?"),
                ("de", "gibt es eine Frist?"),
            )
        ),
        *(
            (locale, (_CALLS[locale], said), VALID)
            for locale, said in (
                ("en", "how long is the token good for?"),
                ("en", "when does the token expire?"),
                ("fr", "le jeton expire au bout de combien ?"),
                ("fr", "quelle est sa durée de validité ?"),
                ("sv", "vilken livslängd har den?"),
                ("ko", "토큰은 얼마 동안 유효해요?"),
                ("ko", "언제 만료돼요?"),
                ("de", "wie lange ist ein Token gültig?"),
                ("de", "wann läuft das ab?"),
            )
        ),
        *(
            (locale, ("webview2", said), MANY)
            for locale, said in (
                ("en", "can I deploy it with intune?"),
                ("en", "is there a silent installation?"),
                ("fr", "et par sccm ?"),
                ("fr", "on peut la déployer en masse ?"),
                ("sv", "går det att distribuera via sccm?"),
                ("sv", "kan den rullas ut centralt?"),
                ("ko", "sccm으로 일괄 설치 되나요?"),
                ("ko", "그룹 정책으로 배포할 수 있나요?"),
                ("de", "geht das per Softwareverteilung?"),
                ("de", "kann man das zentral ausrollen?"),
            )
        ),
        *(
            (locale, ("webview2", said), THERE)
            for locale, said in (
                ("en", "how can I tell whether it's already on the machine?"),
                ("fr", "comment savoir s'il est déjà installé ?"),
                ("sv", "hur vet man om den är installerad?"),
                ("ko", "이미 깔려 있는지는 어떻게 알아요?"),
                ("de", "woran sehe ich ob es installiert ist?"),
            )
        ),
        *(
            (locale, ("Product Context", said)[1 - number :], FACTOR)
            for number in (0, 1)
            for locale, said in (
                ("en", "how do I switch on two-factor authentication?"),
                ("fr", "comment activer la double authentification ?"),
                ("sv", "hur slår jag på tvåfaktorsinloggning?"),
                ("ko", "2단계 인증은 어떻게 켜요?"),
                ("de", "wie schalte ich die Zwei-Faktor-Anmeldung ein?"),
            )
        ),
        *(
            (locale, ("Product Context", said)[1 - number :], PASSWORD)
            for number in (0, 1)
            for locale, said in (
                ("en", "how do I change the password of my Adobe ID?"),
                ("en", "forgotten Adobe ID password"),
                ("fr", "réinitialisation du mot de passe de l’Adobe ID"),
                ("sv", "glömt lösenordet till Adobe ID"),
                ("ko", "어도비 계정 비밀번호를 바꾸고 싶은데요, 어떻게 하나요?"),
                ("de", "Passwort der Adobe ID vergessen"),
            )
        ),
        *(
            (locale, (said,), DESKTOP)
            for locale, said in (
                ("en", "does the console run on macOS?"),
                ("en", "Linux version of the console"),
                ("fr", "peut-on ouvrir la console sur un MacBook ?"),
                ("sv", "går konsolen att köra på Linux?"),
                ("ko", "리눅스용 클라이언트 콘솔 있나요?"),
                ("de", "läuft die Clientkonsole auf einem Mac?"),
            )
        ),
        ("en", ("price of another tenant",), COST),
        ("de", ("Preis für einen Tenant",), COST),
        ("en", ("webview2", "we have no admin rights on the machines, how then?"), RIGHTS),
        ("fr", ("webview2", "et sans droits administrateur ?"), RIGHTS),
        ("sv", ("webview2", "och om man inte får installera något?"), RIGHTS),
        ("ko", ("webview2", "관리자 권한이 없으면 어떻게 해요?"), RIGHTS),
        ("de", ("webview2", "und ohne Adminrechte?"), RIGHTS),
        ("en", ("authIMS settings in serverConf.xml", "must I delete them?"), REMOVED),
        ("fr", ("paramètres authIMS du serveur", "il faut les supprimer ?"), REMOVED),
        ("sv", ("serverns authIMS-inställningar", "ska de tas bort?"), REMOVED),
        ("ko", ("서버의 authIMS 설정", "그거 지워야 하나요?"), REMOVED),
        ("de", ("authIMS-Einstellungen des Servers", "muss ich sie löschen?"), REMOVED),
    ],
)
def test_it_is_said(desk: Desk, locale: str, turns: tuple[str, ...], told: object) -> None:
    """First of all, and no step is given."""
    person = Person(desk, Session(chosen=locale))
    for turn in turns:
        person.says(Question(turn))
    assert person.reply
    assert translator(locale).text(told) in person.reads  # type: ignore[arg-type]
    assert BlockKind.STEPS not in [block.kind for block in person.reply.blocks]


@pytest.mark.parametrize(
    ("locale", "turns"),
    [
        ("en", ("internal name", 'users just see "connection refused by peer" and nothing more')),
        ("en", ('they get "invalid redirect parameter" after the password',)),
        ("fr", ("une fenêtre affiche « accès momentanément suspendu »",)),
        ("fr", ('il y a marqué "requête non conforme" à l\'écran, un message gris',)),
        ("sv", ('det kommer upp "servern svarade inte i tid"',)),
        ("sv", ('felmeddelandet är "ogiltig begäran mottagen"',)),
        ("ko", ('"세션이 종료되었습니다" 라고 떠요',)),
        ("ko", ('화면에 "잘못된 요청 값입니다" 라는 오류가 나와요',)),
        ("de", ("es erscheint „Anfrage wurde abgewiesen“",)),
        ("de", ('die Meldung lautet "Sitzung nicht mehr vorhanden"',)),
    ],
)
def test_an_unknown_message_is_no_value_and_no_symptom(
    desk: Desk, locale: str, turns: tuple[str, ...]
) -> None:
    """It is said to be unknown, and what people see is asked."""
    person = Person(desk, Session(chosen=locale))
    for turn in turns:
        told = person.says(Question(turn)).told
    unknown = {
        "en": "is not in my",
        "fr": "ne figure pas",
        "sv": "finns inte i min",
        "ko": "문서에 없는",
        "de": "steht nicht in meiner",
    }
    assert unknown[locale] in person.reads
    assert told
    assert told.verdict is None


@pytest.mark.parametrize(
    ("locale", "said", "item"),
    [
        (
            "en",
            'users see "Login does not have any right matching the expression"',
            "symptom/no-matching-right",
        ),
        (
            "fr",
            "message « Le login ne possède aucun droit correspondant à l'expression »",
            "symptom/no-matching-right",
        ),
        (
            "en",
            'it says "You need to install the latest updated to Windows and/or your Adobe apps."',
            "topic/browser-warning",
        ),
    ],
)
def test_a_known_message_is_its_page(desk: Desk, locale: str, said: str, item: str) -> None:
    """What the documents have in these words is not called unknown."""
    told = Person(desk, Session(chosen=locale)).says(Question(said)).told
    assert told
    assert told.answered == (item,)


@pytest.mark.parametrize(
    ("locale", "turns"),
    [
        ("en", ("authIMS settings in serverConf.xml", "the operator aemserver has to keep its native login")),
        ("fr", ("paramètres authIMS du serveur", "l'opérateur aemserver doit garder son accès natif")),
        ("sv", ("serverns authIMS-inställningar", "operatören aemserver måste behålla sin inloggning")),
        ("ko", ("서버의 authIMS 설정", "aemserver 운영자는 기본 로그인을 남겨야 해요")),
        ("de", ("authIMS-Einstellungen des Servers", "der Operator aemserver muss seine Anmeldung behalten")),
    ],
)
def test_what_is_kept_is_no_such_question(desk: Desk, locale: str, turns: tuple[str, ...]) -> None:
    """Though it is said with the words of what is kept or deleted."""
    person = Person(desk, Session(chosen=locale))
    for turn in turns:
        person.says(Question(turn))
    assert translator(locale).text(REMOVED) not in person.reads


_MASK = {
    "en": "association mask",
    "fr": "masque d'association",
    "sv": "associationsmask",
    "ko": "연결 마스크",
    "de": "Zuordnungsmaske",
}
_SWITCH = {
    "en": "switch on Adobe ID in the console",
    "fr": "activer l'Adobe ID dans la console",
    "sv": "slå på Adobe ID i konsolen",
    "ko": "콘솔에서 Adobe ID 켜기",
    "de": "Adobe ID in der Konsole einschalten",
}
_SECRET = {
    "en": "where does the client ID come from?",
    "fr": "d'où vient l'identifiant client ?",
    "sv": "var kommer klient-ID:t ifrån?",
    "ko": "클라이언트 ID는 어디서 받나요?",
    "de": "woher kommt die Client-ID?",
}


@pytest.mark.parametrize(
    ("locale", "turns", "silence"),
    [
        ("de", (_MASK["de"], "Zählen Kleinbuchstaben da mit?"), COST),
        ("de", (_MASK["de"], "dürfen Zahlen drin sein?"), COST),
        ("en", ("Our parent company paid for the tenant, where is its name entered?",), COST),
        ("fr", ("Le nom du tenant est facturé au siège, où faut-il le saisir ?",), COST),
        ("sv", ("Tenantnamnet betalar moderbolaget för, var skriver jag in det?",), COST),
        ("de", ("Den Tenant bezahlt die Zentrale, wo trage ich seinen Namen ein?",), COST),
        *(
            (locale, (_MOVE[locale], said), COST)
            for locale, said in (
                ("en", "will that cost us an outage?"),
                ("fr", "cela nous coûtera une coupure ?"),
                ("sv", "kostar det ett avbrott?"),
                ("ko", "비용으로 서비스 중단이 생기나요?"),
                ("de", "kostet uns das einen Ausfall?"),
            )
        ),
        *(
            (locale, (_SWITCH[locale], said), MANY)
            for locale, said in (
                ("en", "for every workstation in one go?"),
                ("fr", "d'un coup sur toutes les machines ?"),
                ("sv", "gäller det alla datorer på en gång?"),
                ("ko", "모든 PC에 한꺼번에 되나요?"),
                ("de", "für alle PCs auf einmal?"),
            )
        ),
        ("en", (_MOVE["en"], "by when do we enter the e-mail addresses?"), UNTIL),
        ("fr", (_MOVE["fr"], "jusqu'à quand fonctionnent les anciens ?"), UNTIL),
        ("sv", ("serverns authIMS-inställningar", "ska jag ta bort WebView2 också?"), REMOVED),
    ],
)
def test_what_the_documents_tell_in_such_words_is_answered(
    desk: Desk, locale: str, turns: tuple[str, ...], silence: object
) -> None:
    """A word for it beside another question, or one that a passage surely answers."""
    person = Person(desk, Session(chosen=locale))
    for turn in turns:
        person.says(Question(turn))
    assert translator(locale).text(silence) not in person.reads  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("locale", "turns", "told", "also"),
    [
        ("en", (_SECRET["en"], "is it free, or who hands it out?"), COST, "Customer Care"),
        ("fr", (_SECRET["fr"], "c'est gratuit, et qui la donne ?"), COST, "Assistance clientèle"),
        ("sv", (_SECRET["sv"], "är det gratis, och vem ger mig den?"), COST, "kundtjänst"),
        ("ko", (_SECRET["ko"], "유료인가요, 그리고 누가 주나요?"), COST, "고객 지원"),
        ("de", (_SECRET["de"], "ist das kostenlos, und wer gibt sie mir?"), COST, "Kundenbetreuung"),
        ("en", (_CALLS["en"], "how long is a token valid, and in which header is it sent?"), VALID, "Bearer"),
        ("en", ("Is there an export, or where do I see who logs in natively?",), "", "Authentication Type"),
        ("en", ("Is the list exported, or how do I find who still uses native?",), "", "Authentication Type"),
        ("de", ("Was kostet der Tenant, und wo trage ich seinen Namen ein?",), COST, "Tenant"),
    ],
)
def test_the_other_half_is_answered(
    desk: Desk, locale: str, turns: tuple[str, ...], told: object, also: str
) -> None:
    """Both are told: that no page speaks of the one, and what is said of the other."""
    person = Person(desk, Session(chosen=locale))
    for turn in turns:
        outcome = person.says(Question(turn)).told
    assert outcome
    assert outcome.answered
    if told:
        assert translator(locale).text(told) in person.reads  # type: ignore[arg-type]
    assert also in person.reads
