"""Hosted customers on the day on which Adobe moves their users."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from bot.model import BlockKind
from tests.dialogue.person import Person, after


@pytest.mark.parametrize(
    ("locale", "turns"),
    [
        ("en", ("we are hosted by adobe", "how do users move to IMS?", "whom should I tell beforehand?")),
        (
            "fr",
            (
                "nous sommes hébergés chez adobe",
                "combien de temps dure la migration ?",
                "qui dois-je prévenir ?",
            ),
        ),
        ("sv", ("vi är hostade hos adobe", "hur lång tid tar migreringen till IMS?", "vem ska jag meddela")),
        ("ko", ("저희는 어도비 호스팅입니다", "마이그레이션은 얼마나 걸리나요?", "누구에게 알려야 하나요?")),
        (
            "de",
            (
                "wir werden von adobe gehostet",
                "wie werden Benutzer auf IMS umgestellt?",
                "wem sage ich bescheid?",
            ),
        ),
    ],
)
def test_the_note_for_hosted_customers_is_told(desk: Desk, locale: str, turns: tuple[str, ...]) -> None:
    """Whom to tell stands in it; the page's first sentence is for those who move users themselves."""
    person = Person(desk, Session(chosen=locale))
    for turn in turns:
        person.says(Question(turn))
    assert "Transition Manager" in person.reads


@pytest.mark.parametrize(
    ("locale", "turns"),
    [
        ("en", ("Adobe hosts our campaign, they migrate us on Friday, what must we prepare?",)),
        (
            "en",
            ("we are hosted and the move to IMS is next week. who does what?", "may users work during that?"),
        ),
        (
            "en",
            (
                "our instance is managed by adobe",
                "what happens on migration day?",
                "and how do we log in after?",
            ),
        ),
        ("fr", ("notre campaign est infogéré par adobe, la migration est lundi, que faut-il faire avant ?",)),
        ("fr", ("adobe administre notre plateforme, la bascule est le 3, combien de temps ça prend ?",)),
        (
            "fr",
            (
                "c'est adobe qui exploite notre instance",
                "la migration, ça dure ?",
                "et après on se connecte avec quoi ?",
            ),
        ),
        ("sv", ("vår miljö förvaltas av adobe och migreringen är på tisdag, vad ska vi göra innan?",)),
        (
            "sv",
            (
                "adobe sköter driften av vår instans",
                "hur går migreringen till?",
                "kan folk jobba under tiden?",
            ),
        ),
        ("sv", ("vi är hostade, flytten till ims är i maj. hur lång tid tar den?",)),
        ("ko", ("저희 캠페인은 adobe에서 운영하는데 다음 주에 마이그레이션한대요. 미리 뭘 해야 하나요?",)),
        ("ko", ("서버는 어도비에서 관리해요", "마이그레이션은 어떻게 되나요?", "그동안 일할 수 있나요?")),
        ("ko", ("어도비 호스팅인데 ims로 전환하는 날 뭘 준비하죠?",)),
        (
            "de",
            ("unser Campaign wird von Adobe betreut, Montag ist Umstellung, was müssen wir vorher tun?",),
        ),
        (
            "de",
            (
                "Adobe administriert unsere Umgebung",
                "wie läuft die Umstellung ab?",
                "kann man währenddessen arbeiten?",
            ),
        ),
        ("de", ("wir sind bei Adobe gehostet, die Migration ist am 5. Wie lange dauert sie?",)),
    ],
)
def test_whatever_is_asked_of_that_day(desk: Desk, locale: str, turns: tuple[str, ...]) -> None:
    """Before, during and after: the note has it all, and it needs no second question to get there."""
    person = Person(desk, Session(chosen=locale))
    told: list[str] = []
    for turn in turns:
        person.says(Question(turn))
        told.append(person.reads)
    assert any("Transition Manager" in text for text in told)
    assert person.reply is not None
    assert person.reply.item == "topic/user-migration"


@pytest.mark.parametrize(
    ("locale", "turns", "hour"),
    [
        ("en", ("adobe hosts us, when is the migration?", "does sending stop meanwhile?"), "services keep"),
        (
            "fr",
            ("adobe nous héberge, la migration c'est quand ?", "y a-t-il une coupure pendant ?"),
            "heure",
        ),
        ("sv", ("vi är hostade, när är migreringen?", "stannar utskicken under tiden?"), "tjänsterna"),
        ("ko", ("어도비 호스팅인데 마이그레이션은 언제예요?", "그동안 발송은 멈추나요?"), "서비스는"),
        ("de", ("adobe hostet uns, wann ist die Migration?", "stoppt der Versand dabei?"), "Dienste"),
    ],
)
def test_the_note_is_told_once(desk: Desk, locale: str, turns: tuple[str, ...], hour: str) -> None:
    """Who asks on is given the sentence that answers, and not all of the note again."""
    person = after(desk, locale, *turns)
    assert hour in person.reads
    assert "Transition Manager" not in person.reads


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "our campaign is managed by adobe. where do I enter the tenant?"),
        ("en", "adobe operates our environment, how do I fix the scopes?"),
        ("fr", "campaign est géré par Adobe, où est le champ tenant ?"),
        ("fr", "notre plateforme est infogérée, je dois corriger les scopes comment ?"),
        ("sv", "adobe ansvarar för driften, var står tenant?"),
        ("sv", "campaign hanteras av adobe. hur ändrar jag scopes?"),
        ("ko", "캠페인 서버는 adobe에서 관리하는데 테넌트는 어디에 넣어요?"),
        ("ko", "저희 환경은 어도비가 운영해요. 스코프는 어떻게 고치나요?"),
        ("de", "Campaign wird durch Adobe betrieben, wo steht der Tenant?"),
        ("de", "Adobe wartet unsere Server. wie korrigiere ich die Scopes?"),
    ],
)
def test_that_adobe_runs_it_is_remembered_beside_a_question(desk: Desk, locale: str, said: str) -> None:
    """And the question is answered as for hosted customers, now and later."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question(said))
    assert person.session.hosting == "hosted"
    person.says(Question("client ID"))
    assert person.reply
    assert BlockKind.STEPS not in [block.kind for block in person.reply.blocks]


def test_what_no_page_answers_is_no_question_of_that_day(desk: Desk) -> None:
    """Prices are said not to be documented, with the note on the screen."""
    person = after(
        desk, "en", "adobe hosts our campaign", "when does the migration happen", "and what does it cost?"
    )
    assert "says nothing about prices" in person.reads
