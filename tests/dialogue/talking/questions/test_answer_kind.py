"""What kind of answer a question wants: the sentence that is one, or the word that there is none."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from bot.languages import LOCALES
from bot.model import BlockKind, Message
from bot.translate import _, translator
from tests.dialogue.person import Person

NO_REASON = _("The documentation gives no reason for this.")
NOT_WHO = _("The documentation does not say who that is in your organization.")
NO_LOG = _("The documentation describes no log or history for this.")
NO_SCRIPT = _("The documentation describes no script for this, only how it is done by hand.")
NO_UNDOING = _("The documentation does not describe how to undo this.")
NO_PREFERENCE = _("The documentation states no preference.")
NO_MESSAGE = _("The documentation names no message for this.")
NO_OTHER_WAY = _("The documentation describes no other way.")
NO_DURATION = _("The documentation gives no duration for this.")
HOSTED_ONLY = _("The documentation names a time only for Campaigns that Adobe runs:")
ONLY = _("All it says is this:")

TWO = {
    "en": "two external accounts for ims",
    "fr": "deux comptes externes pour IMS",
    "sv": "två externa konton för IMS",
    "ko": "IMS 외부 계정이 두 개예요",
    "de": "zwei externe Konten für IMS",
}
CONTEXT = dict.fromkeys(LOCALES, "Product Context")
SERVER = {
    "en": "IMS server url",
    "fr": "url du serveur IMS",
    "sv": "IMS server URL",
    "ko": "IMS 서버 URL",
    "de": "IMS-Server-URL",
}
ADMIN = dict.fromkeys(LOCALES, "Admin Console")
RESTART = {
    "en": "restart the server commands",
    "fr": "redémarrer le serveur, les commandes",
    "sv": "starta om servern kommandon",
    "ko": "서버 재시작 명령",
    "de": "Server neu starten Befehle",
}
CACHE = {
    "en": "clearing the console cache",
    "fr": "vider le cache de la console",
    "sv": "rensa konsolens cache",
    "ko": "콘솔 캐시 지우기",
    "de": "Cache der Konsole leeren",
}
MOVE = {
    "en": "moving users to IMS",
    "fr": "faire passer les utilisateurs à IMS",
    "sv": "flytta användare till IMS",
    "ko": "사용자를 IMS로 옮기기",
    "de": "Benutzer auf IMS umstellen",
}
SCOPES = {
    "en": "scopes",
    "fr": "périmètres scopes",
    "sv": "omfång scopes",
    "ko": "스코프 범위",
    "de": "Scopes",
}

SILENT = (
    (
        NO_REASON,
        TWO,
        {
            "en": ("why must there be just one?", "what's the reason for having only one?"),
            "fr": ("pourquoi il n'en faut qu'un ?", "pour quelle raison un seul ?"),
            "sv": ("varför bara ett?", "vad är anledningen till att det bara får vara ett?"),
            "ko": ("왜 하나만 있어야 해요?", "하나여야 하는 이유가 뭐예요?"),
            "de": ("warum nur eines?", "aus welchem Grund darf es nur eines sein?"),
        },
    ),
    (
        NOT_WHO,
        ADMIN,
        {
            "en": ("who is the administrator here?", "who at our company has that?"),
            "fr": ("c'est qui l'administrateur chez nous ?", "qui chez nous est admin ?"),
            "sv": ("vem är administratör hos oss?", "vem hos oss är administratör?"),
            "ko": ("저희 회사 관리자가 누구예요?", "우리 회사에서 누가 관리자예요?"),
            "de": ("wer ist bei uns der Administrator?", "wer ist in unserer Firma der Admin?"),
        },
    ),
    (
        NO_LOG,
        SCOPES,
        {
            "en": ("is there a log of that?", "who changed that last?"),
            "fr": ("il y a un historique ?", "on peut voir qui les a modifiés ?"),
            "sv": ("finns det nån logg?", "vem ändrade det?"),
            "ko": ("로그가 남나요?", "누가 바꿨는지 알 수 있어요?"),
            "de": ("gibt es ein Log?", "wer hat das geändert?"),
        },
    ),
    (
        NO_SCRIPT,
        CACHE,
        {
            "en": ("can I script it?", "could a PowerShell do that on all machines?"),
            "fr": ("ça se scripte ?", "un script PowerShell ferait l'affaire ?"),
            "sv": ("kan jag skripta det?", "funkar ett PowerShell-skript?"),
            "ko": ("스크립트로 돌릴 수 있나요?", "파워셸로 전체 PC에 돌려도 되나요?"),
            "de": ("kann ich das skripten?", "reicht ein PowerShell-Skript?"),
        },
    ),
    (
        NO_UNDOING,
        TWO,
        {
            "en": ("can I undo that?", "can I put it back later?"),
            "fr": ("je peux annuler après ?", "comment on fait marche arrière ?"),
            "sv": ("går det att ångra?", "kan jag lägga tillbaka det?"),
            "ko": ("나중에 되돌릴 수 있어요?", "롤백은 어떻게 해요?"),
            "de": ("kann ich das rückgängig machen?", "wie komme ich da wieder zurück?"),
        },
    ),
    (
        NO_PREFERENCE,
        SERVER,
        {
            "en": ("which of the two do you prefer?", "so which of the two would you take"),
            "fr": ("vous préférez laquelle des deux ?", "laquelle des deux tu prendrais ?"),
            "sv": ("vilken skulle du ta?", "spelar det nån roll vilken?"),
            "ko": ("둘 중에 뭐가 더 나아요?", "어느 쪽을 추천하세요?"),
            "de": ("welche von beiden würden Sie nehmen?", "ist es egal welche?"),
        },
    ),
    (
        NO_MESSAGE,
        CONTEXT,
        {
            "en": ("is there a message for it?", "what will the screen say if it's wrong?"),
            "fr": ("il y a un message si c'est faux ?", "quel message s'affiche ?"),
            "sv": ("kommer det upp nåt meddelande om det är fel?", "vad står det på skärmen då?"),
            "ko": ("틀리면 화면에 메시지가 뜨나요?", "화면에 뭐라고 뜨나요?"),
            "de": ("kommt eine Meldung wenn er falsch ist?", "welche Meldung erscheint dann?"),
        },
    ),
    (
        NO_OTHER_WAY,
        CACHE,
        {
            "en": ("is there any alternative?",),
            "fr": ("il y a un autre moyen ?",),
            "sv": ("finns det nåt alternativ?",),
            "ko": ("대안이 있나요?",),
            "de": ("geht das auch anders?",),
        },
    ),
    (
        NO_DURATION,
        RESTART,
        {
            "en": ("how long does it take?", "how many minutes is that?"),
            "fr": ("ça dure combien de temps ?", "il faut compter combien de minutes ?"),
            "sv": ("hur lång tid tar det?", "hur många minuter blir det?"),
            "ko": ("시간이 얼마나 걸려요?", "몇 분 정도예요?"),
            "de": ("wie lange dauert das?", "wie viele Minuten sind das?"),
        },
    ),
)
"""By what is said: the subject at hand, and questions of which its section tells nothing."""

TOLD = {
    "reason": (
        SCOPES,
        {
            "en": ("why only those?", "One scope too many"),
            "fr": ("pourquoi seulement ceux-là ?", "Un seul de trop"),
            "sv": ("varför bara de?", "Ett enda omfång för mycket"),
            "ko": ("왜 그것만 돼요?", "하나라도 더 있으면"),
            "de": ("warum nur diese?", "Schon ein Scope zu viel"),
        },
    ),
    "people cut off": (
        RESTART,
        {
            "en": ("who would I kick out?", "every open console"),
            "fr": ("je vais déconnecter qui ?", "toutes les consoles ouvertes"),
            "sv": ("vilka kastas ut?", "alla öppna konsoler"),
            "ko": ("누가 튕기나요?", "열려 있는 콘솔"),
            "de": ("wen werfe ich raus?", "jede offene Konsole"),
        },
    ),
    "number": (
        SERVER,
        {
            "en": ("how many are there?", "Only two addresses"),
            "fr": ("combien il y en a ?", "Deux adresses seulement"),
            "sv": ("hur många är det?", "Bara två adresser"),
            "ko": ("모두 몇 개예요?", "두 가지뿐"),
            "de": ("wie viele sind das?", "Nur zwei Adressen"),
        },
    ),
    "nothing is lost": (
        CACHE,
        {
            "en": ("can I undo it?", "nothing is lost"),
            "fr": ("je peux revenir en arrière ?", "rien n’est perdu"),
            "sv": ("kan jag ångra det?", "inget går förlorat"),
            "ko": ("되돌릴 수 있나요?", "폴더를 다시 만들므로"),
            "de": ("kann ich das rückgängig machen?", "nichts verloren"),
        },
    ),
    "duration": (
        MOVE,
        {
            "en": ("how long does that take?", "one hour"),
            "fr": ("combien de temps ça prend ?", "une heure"),
            "sv": ("hur lång tid tar det?", "en timme"),
            "ko": ("얼마나 걸려요?", "한 시간"),
            "de": ("wie lange dauert das?", "eine Stunde"),
        },
    ),
}
"""The subject at hand, a question, and words of the sentence that tells it."""


def _asked(desk: Desk, locale: str, *turns: str) -> Person:
    person = Person(desk, Session(chosen=locale))
    for said in turns:
        person.says(Question(said))
    return person


@pytest.mark.parametrize(
    ("locale", "subject", "said", "silence"),
    [
        (locale, subject[locale], said, silence)
        for silence, subject, asked in SILENT
        for locale in LOCALES
        for said in asked[locale]
    ],
)
def test_what_a_section_does_not_tell_is_said_in_one_sentence(
    desk: Desk, locale: str, subject: str, said: str, silence: Message
) -> None:
    """And no page is shown again: one sentence more at most."""
    person = _asked(desk, locale, subject, said)
    text = translator(locale).text
    assert text(silence) in person.reads
    assert "1. " not in person.reads
    assert person.reply
    kinds = [block.kind for block in person.reply.blocks]
    assert BlockKind.STEPS not in kinds
    assert (
        len([kind for kind in kinds if kind is BlockKind.PARAGRAPH]) <= 3
    )  # it, what comes nearest, its source


@pytest.mark.parametrize(
    ("locale", "subject", "said", "words"),
    [(locale, subject[locale], *asked[locale]) for subject, asked in TOLD.values() for locale in LOCALES],
)
def test_a_sentence_that_tells_it_stands_alone(
    desk: Desk, locale: str, subject: str, said: str, words: str
) -> None:
    """Nothing is said to be missing, and no steps follow."""
    person = _asked(desk, locale, subject, said)
    text = translator(locale).text
    assert words in person.reads
    assert text(ONLY) not in person.reads
    assert "1. " not in person.reads


@pytest.mark.parametrize("locale", LOCALES)
def test_a_time_that_is_another_s_is_told_as_that(desk: Desk, locale: str) -> None:
    """The hour is of Campaigns that Adobe runs."""
    asked = TOLD["duration"][1][locale][0]
    assert translator(locale).text(HOSTED_ONLY) in _asked(desk, locale, MOVE[locale], asked).reads


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "how long does an Adobe ID session last in the console?"),
        ("fr", "une session Adobe ID dans la console, ça dure combien de temps ?"),
        ("de", "wie lange dauert eine Adobe-ID-Sitzung in der Konsole?"),
    ],
)
def test_nothing_need_be_said_before(desk: Desk, locale: str, said: str) -> None:
    """No menu of what has some of the words."""
    assert translator(locale).text(NO_DURATION) in _asked(desk, locale, said).reads


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "why can nobody reach the Adobe ID page since this morning?"),
        ("fr", "pourquoi plus personne n'arrive à la page Adobe ID depuis ce matin ?"),
        ("sv", "varför kommer ingen in sen i morse?"),
        ("ko", "오늘 아침부터 왜 아무도 로그인 페이지에 못 들어가요?"),
        ("de", "warum kommt seit heute früh keiner auf die Adobe-ID-Seite?"),
        ("en", "we renamed the account by mistake, which internal name do we have to restore?"),
        ("fr", "suite à un audit, les groupes d'opérateurs ont été renommés et la connexion est refusée"),
        ("sv", "vi får ett felmeddelande om att inloggningen saknar rättighet"),
        ("ko", "클라이언트 ID와 시크릿을 발급해 주는 담당자가 누구예요?"),
        ("en", "where do I log in?"),
        ("en", "is there a log in button?"),
        ("sv", "var loggar jag in?"),
        ("ko", "로그인은 어디서 해요?"),
    ],
)
def test_a_trouble_and_a_login_are_none_of_these(desk: Desk, locale: str, said: str) -> None:
    """Whoever asks why it fails wants it to work, and to log in is no log."""
    reads = _asked(desk, locale, said).reads
    text = translator(locale).text
    assert not [silence for silence, *_asked_for in SILENT if text(silence) in reads]


def test_how_to_do_it_gets_the_steps(desk: Desk) -> None:
    """Documented as it is."""
    assert "nlclient" in _asked(desk, "en", CACHE["en"], "how do I do that?").reads
