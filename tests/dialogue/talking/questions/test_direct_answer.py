"""A direct question gets yes or no, and the sentence of the documents that settles it."""

from __future__ import annotations

import re

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from bot.dialogue.talking.message.cue_lexicon import lexicon
from bot.dialogue.talking.message.utterance import read
from bot.dialogue.talking.questions.fact_verdict import mode_of
from bot.dialogue.talking.sections.documented_facts import facts, spoken_of
from bot.dialogue.talking.sections.section_parts import blocks_quoted
from bot.languages import LOCALES
from bot.translate import _, translator
from tests.dialogue.person import Person, answer_to

_WORDS = {
    "yes": _("Yes."),
    "no": _("No."),
    "needed": _("That is necessary."),
    "wrong": _("That must not be."),
}


def _says(reads: str, locale: str, word: str) -> bool:
    said = re.escape(translator(locale).text(_WORDS[word]).rstrip("."))
    return re.search(rf"(?m)^{said}[.,]", reads) is not None  # "Yes." or "Yes, you can.", no "Note"


@pytest.mark.parametrize(
    ("locale", "turns", "word", "item"),
    [
        ("en", ("callback", "is plain http fine there?"), "no", "check/callback-url"),
        ("fr", ("est-ce que le callback peut rester en http",), "no", "check/callback-url"),
        ("sv", ("duger http i callback-adressen?",), "no", "check/callback-url"),
        ("ko", ("콜백 URL을 http로 써도 되나요",), "no", "check/callback-url"),
        ("de", ("darf die Callback-URL mit http anfangen?",), "no", "check/callback-url"),
        ("en", ("is http in the callback URL a serious problem?",), "yes", "check/callback-url"),
        ("de", ("Callback", "ist http schlimm?"), "yes", "check/callback-url"),
        ("en", ("scopes", "must every scope be listed?"), "no", "check/scopes"),
        ("fr", ("scopes", "il faut tous les scopes ?"), "no", "check/scopes"),
        ("sv", ("scopes", "måste alla scopes vara med?"), "no", "check/scopes"),
        ("ko", ("스코프 확인", "전부 다 적어야 하나요?"), "no", "check/scopes"),
        ("de", ("Scopes", "brauche ich alle Scopes?"), "no", "check/scopes"),
        ("en", ("scopes", "must every scope really be provisioned?"), "yes", "check/scopes"),
        ("fr", ("scopes", "tous les scopes doivent être provisionnés ?"), "yes", "check/scopes"),
        ("en", ("is upper or lower case relevant in the association mask?",), "yes", ""),
        ("fr", ("masque de correspondance", "la casse compte ?"), "yes", "check/association-mask"),
        ("sv", ("spelar stora och små bokstäver roll i masken?",), "yes", ""),
        ("de", ("spielt Groß- und Kleinschreibung in der Maske eine Rolle?",), "yes", ""),
        ("en", ("server restart", "could I do without a restart?"), "no", "check/server-restart"),
        ("sv", ("omstart av servern", "kan jag hoppa över den?"), "no", ""),
        ("ko", ("서버 재시작", "생략해도 되나요?"), "no", ""),
    ],
)
def test_yes_or_no_comes_first(desk: Desk, locale: str, turns: tuple[str, ...], word: str, item: str) -> None:
    """Whatever the question is put like; the whole page is not shown."""
    reads, answered = answer_to(desk, locale, *turns)
    assert _says(reads, locale, word)
    assert answered
    assert not item or answered == (item,)


@pytest.mark.parametrize(
    ("locale", "turns"),
    [
        ("en", ("callback URL", "http or https?")),
        ("fr", ("URL de callback", "http ou https ?")),
        ("sv", ("återanrops-URL", "http eller https?")),
        ("de", ("Callback-URL", "http oder https?")),
        ("en", ("scopes", "where can I see the list?")),
    ],
)
def test_neither_where_that_is_no_answer(desk: Desk, locale: str, turns: tuple[str, ...]) -> None:
    """Of two things, or to "where", the sentence alone is."""
    reads, _answered = answer_to(desk, locale, *turns)
    assert not _says(reads, locale, "yes")
    assert not _says(reads, locale, "no")


@pytest.mark.parametrize(
    ("locale", "asked", "lacks"),
    [("en", "doesn't it have to be https?", "yes"), ("fr", "il ne faut pas https ?", "yes")],
)
def test_a_denying_question_gets_the_statement_alone(desk: Desk, locale: str, asked: str, lacks: str) -> None:
    """Yes and no would be read either way."""
    reads, _answered = answer_to(desk, locale, "callback URL", asked)
    assert _says(reads, locale, "needed")
    assert not _says(reads, locale, lacks)


@pytest.mark.parametrize(
    "turns",
    [
        ("callback URL", "and how do I cook rice over http?"),
        ("callback url", "it is https, checked"),
        ("the users land on adobe.com", "scopes are all fine, what next?"),
        ("callback URL", "changed to https, next please"),
        ("operator group names", "which label is it?"),
        ("server restart", "which command do I run to restart it?"),
        ("someone typed the client secret in from a photo and it may be a new one",),
    ],
)
def test_what_is_no_such_question_is_left_alone(desk: Desk, turns: tuple[str, ...]) -> None:
    """Other things, and reports."""
    reads, _answered = answer_to(desk, "en", *turns)
    assert not any(_says(reads, "en", word) for word in _WORDS)


def test_of_several_questions_none_is_dropped(desk: Desk) -> None:
    """A fact answers one question, not two."""
    _reads, answered = answer_to(desk, "en", "what is the type, and do I have to restart afterwards?")
    assert {"check/account-type", "check/server-restart"} <= set(answered)


@pytest.mark.parametrize(
    ("locale", "said", "mode"),
    [
        ("en", "can I do that", "may"),
        ("en", "must I, or can I", ""),
        ("fr", "c'est grave", "bad"),
        ("fr", "pas de souci", "may"),
        ("sv", "behövs det", "must"),
        ("ko", "해야 되나요", "must"),
        ("ko", "그래도 괜찮나요", "may"),
        ("de", "ist das verboten", "bad"),
    ],
)
def test_what_is_asked_of_a_thing(locale: str, said: str, mode: str) -> None:
    """Whether it may be, has to be, is wrong."""
    assert mode_of(read(said, lexicon(locale))) == mode


@pytest.mark.parametrize("locale", LOCALES)
def test_each_fact_stands_where_it_is_said_to(desk: Desk, locale: str) -> None:
    """In every language something is shown for each quote, and never the whole section."""
    for fact in facts():
        for item, quotes in fact.stands.items():
            place = desk.documents.place(item, locale)
            assert place
            assert place.page.locale == locale
            for quote in quotes[locale]:
                shown = blocks_quoted(place, (quote,))
                assert shown, f"{item}: {quote}"
                assert shown != place.section.blocks


@pytest.mark.parametrize("locale", LOCALES)
def test_each_fact_has_patterns_that_can_be_read(locale: str) -> None:
    """A bad one would only be met by whoever asks first."""
    for item in {item for fact in facts() for item in fact.stands}:
        spoken_of(read("?", lexicon(locale)), item)


@pytest.mark.parametrize(
    ("locale", "said", "verdict"),
    [
        ("en", "is 7.1.2 new enough?", "No: `7.1.2`"),
        ("fr", "et la 7.3.5 ?", "Oui\xa0: la version `7.3.5`"),
        ("sv", "vi har 7.2, funkar det?", "Nej, `7.2`"),
        ("ko", "7.4.1이면 되나요?", "네, IMS로"),
        ("de", "reicht 7.0?", "Nein: `7.0`"),
    ],
)
def test_a_version_gets_its_verdict(desk: Desk, locale: str, said: str, verdict: str) -> None:
    """Where the versions for the migration are spoken of."""
    versions = {
        "en": "which versions can be moved to IMS?",
        "fr": "quelles versions peuvent migrer vers IMS ?",
        "sv": "vilka versioner kan flyttas till IMS?",
        "ko": "IMS로 마이그레이션할 수 있는 버전은요?",
        "de": "welche Versionen lassen sich auf IMS umstellen?",
    }
    reads, answered = answer_to(desk, locale, versions[locale], said)
    assert answered == ("topic/ims-versions",)
    assert verdict.replace("`", "") in reads.replace("`", "")


@pytest.mark.parametrize("said", ["and 7.3?", "and 7.3.4?", "and 8.5?", "and 7.2 or 7.4.1?"])
def test_a_version_that_is_not_settled_gets_none(desk: Desk, said: str) -> None:
    """Of 7.3 there are several, and of later ones nothing is said."""
    reads, _answered = answer_to(desk, "en", "which versions can be moved to IMS?", said)
    assert "Yes: " not in reads
    assert "No: " not in reads


@pytest.mark.parametrize(
    ("locale", "turns", "word"),
    [
        ("en", ("is the client ID just the same thing as the tenant?",), "No: "),
        ("fr", ("client ID", "c'est la même chose que le tenant ?"), "Non\xa0: "),
        ("sv", ("organisations-ID", "är tenant samma sak?"), "Nej, "),
        ("ko", ("클라이언트 ID", "테넌트랑 같은 거예요?"), "아니요, "),
        ("de", ("Client-ID", "ist die Organisations-ID dasselbe?"), "Nein: "),
        ("en", ("are client secret and client ID the same thing?",), "No: "),
        ("en", ("is the callback server the same thing as the callback URL?",), "Yes: "),
    ],
)
def test_two_settings_are_told_apart(desk: Desk, locale: str, turns: tuple[str, ...], word: str) -> None:
    """And two names of one are told to be that."""
    reads, _answered = answer_to(desk, locale, *turns)
    assert reads.startswith(word)


def test_what_the_difference_is_wants_no_yes_or_no(desk: Desk) -> None:
    """Both are told, by their names or by their values."""
    said = "what's the difference between Adobe_Experience_Cloud and Adobe Experience Cloud?"
    reads, answered = answer_to(desk, "en", said)
    assert answered == ("check/internal-name", "check/account-type")
    assert not reads.startswith(("No", "Yes"))


@pytest.mark.parametrize(
    ("locale", "turns", "says"),
    [
        ("en", ("client scopes", "and where is that listed on Adobe's side?"), "Customer Care"),
        ("fr", ("URL de callback", "et où je le vois chez Adobe ?"), "Assistance clientèle"),
        ("sv", ("scopes", "var kan jag se dem hos Adobe?"), "kundtjänst"),
        ("ko", ("콜백 URL", "어도비 쪽에서는 어디서 봐요?"), "고객 지원"),
        ("de", ("Association Mask", "wo sehe ich das auf Adobes Seite?"), "Admin Console"),
        ("en", ("callback url", "is it us or Adobe who changes it?"), "technical administrator"),
        ("sv", ("klienthemlighet", "jag har glömt hemligheten, var får jag en ny?"), "kundtjänst"),
    ],
)
def test_adobes_side_is_no_menu_of_campaign(
    desk: Desk, locale: str, turns: tuple[str, ...], says: str
) -> None:
    """Where it is seen there, where a value comes from, and who does what."""
    reads, _answered = answer_to(desk, locale, *turns)
    assert says in reads
    assert "External accounts" not in reads
    assert "Comptes externes" not in reads


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "our production callback is https://staging.example.com, fine?"),
        ("fr", "callback https://recette.example.com sur la production"),
        ("sv", "på prod står https://stage.example.com som callback"),
        ("ko", "운영 환경 콜백이 https://staging.example.com 이에요"),
        ("de", "in der Produktion ist der Callback https://stage.example.com"),
        ("en", "stage uses https://prod.example.com as callback, ok?"),
        ("en", "the callback of stage is https://mail.example.com, our production URL, right?"),
        ("fr", "en recette on a saisi https://mail.example.com, l'adresse de la production, ça ira ?"),
        ("fr", "le callback de la recette c'est l'url de la prod https://mail.example.com, ok ?"),
        ("sv", "i test har vi callback https://mail.example.com, det är adressen till produktionen, ok?"),
        ("ko", "운영 콜백 서버에 스테이징 주소 https://mail.example.com 을 입력했는데 맞나요?"),
        ("ko", "스테이징 콜백 서버에 운영 서버 주소 https://mail.example.com 을 입력했는데 맞나요?"),
        ("de", "auf Stage ist der Callback https://mail.example.com, also die Prod-Adresse, richtig?"),
    ],
)
def test_the_address_of_another_instance_is_wrong(desk: Desk, locale: str, said: str) -> None:
    """By what it is called, as a host or in words, and what is told beside it."""
    summary = Person(desk, Session(chosen=locale)).says(Question(said)).told
    assert summary
    assert summary.verdict
    assert summary.verdict.is_right is False


@pytest.mark.parametrize(
    "said",
    [
        "our production callback is https://campaign.example.com, fine?",
        "callback on stage is https://stage.example.com, fine?",
        "the callback on stage is https://mail.example.com, not the prod URL, fine?",
    ],
)
def test_that_of_its_own_is_left_open(desk: Desk, said: str) -> None:
    """Only Adobe and the instance itself settle it."""
    summary = Person(desk, Session(chosen="en")).says(Question(said)).told
    assert summary
    assert summary.verdict
    assert summary.verdict.is_right is None


def test_an_unusual_address_of_the_server_gets_its_correction(desk: Desk) -> None:
    """Not a list of what to look at."""
    reads, _answered = answer_to(
        desk, "en", "IMS server is https://ims-na1.adobelogin.com/ims/authorize, ok?"
    )
    assert reads.rstrip().count("ims-na1.adobelogin.com") >= 2
    assert "settle" not in reads


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "is account type Bounce ok?"),
        ("fr", "type Routage, ça passe ?"),
        ("sv", "går det med typen FTP?"),
        ("ko", "유형이 SFTP인데 괜찮아요?"),
        ("de", "ist der Kontotyp Datenbank in Ordnung?"),
    ],
)
def test_another_type_of_account_is_wrong_for_ims(desk: Desk, locale: str, said: str) -> None:
    """Whether it stands behind a colon or not."""
    summary = Person(desk, Session(chosen=locale)).says(Question(said)).told
    assert summary
    assert summary.verdict
    assert (summary.verdict.field, summary.verdict.is_right) == ("type", False)


@pytest.mark.parametrize(
    ("locale", "turns", "is_right"),
    [
        ("en", ("mask Campaign - acme - (.*)", "the profile is called Campaign-acme-Sales, ok?"), False),
        ("fr", ("masque Campaign - acme - (.*)", "le profil s'appelle Campaign - acme - Ventes, ok ?"), True),
        (
            "ko",
            ("마스크 Campaign - acme - (.*)", "그룹은 Sales 프로필은 Campaign - acme - Sale 맞아요?"),
            False,
        ),
    ],
)
def test_a_profile_is_held_against_the_mask_told_before(
    desk: Desk, locale: str, turns: tuple[str, ...], is_right: bool
) -> None:
    """In the turn after it."""
    person = Person(desk, Session(chosen=locale))
    for turn in turns:
        summary = person.says(Question(turn)).told
    assert summary
    assert summary.verdict
    assert summary.verdict.is_right is is_right


@pytest.mark.parametrize(
    ("locale", "said"), [("sv", "stämmer klient-ID:t"), ("de", "passt die Maske"), ("sv", "matchar masken")]
)
def test_a_question_by_its_order_is_no_report(desk: Desk, locale: str, said: str) -> None:
    """The verb comes first: nobody has checked anything."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question(said))
    assert not any(memory.checked for memory in person.session.memories)


def test_two_facts_that_agree_are_both_shown(desk: Desk) -> None:
    """One yes, and the sentence of each."""
    reads, answered = answer_to(desk, "en", "does the callback URL have to be https and whitelisted?")
    assert answered == ("check/callback-url",)
    assert _says(reads, "en", "yes")
    assert "https://" in reads
    assert "allowlist" in reads


def test_the_other_candidates_stay_for_programs(desk: Desk) -> None:
    """As beside any other answer."""
    summary = Person(desk, Session(chosen="en")).says(Question("may the callback URL be plain http?")).told
    assert summary
    assert summary.matches[0].id == "check/callback-url"
    assert len(summary.matches) > 1


@pytest.mark.parametrize(
    ("locale", "said", "word"),
    [
        ("en", "can I see the allowlist myself? answer in French", "Non."),
        ("en", "can I see the allowlist myself? answer in German", "Nein."),
        ("fr", "peut-on voir la liste blanche ? réponds en anglais", "No."),
    ],
)
def test_the_answer_is_the_same_in_another_language(desk: Desk, locale: str, said: str, word: str) -> None:
    """The words are held against the facts of the language that they are of."""
    asked = {"en": "callback URL", "fr": "URL de callback"}[locale]
    reads, answered = answer_to(desk, locale, asked, said)
    assert answered == ("check/callback-url",)
    assert word in reads.split("\n")


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "we want to test, is https://prod.acme.com/nl/jsp/logon.jsp right?"),
        ("en", "our live site went down, is the callback https://stage.acme.com ok?"),
        ("sv", "vi ska testa sen, är https://prod.acme.se/nl/jsp/logon.jsp rätt?"),
    ],
)
def test_a_word_before_it_is_no_instance(desk: Desk, locale: str, said: str) -> None:
    """Where the address is entered is said beside it, or after it."""
    reads, _answered = answer_to(desk, locale, said)
    assert not reads.startswith(("No", "Nej"))


@pytest.mark.parametrize(
    ("locale", "turns"),
    [
        ("en", ("the settings are all entered, which server do I restart?",)),
        ("en", ("From when on does the old login end?",)),
        ("fr", ("un collègue ne peut pas entrer", "quel groupe lui faut-il ?")),
        ("sv", ("operatörsgrupp", "vilken grupp måste hen vara i?")),
        ("de", ("Operatorgruppe", "in welcher Gruppe muss er sein?")),
    ],
)
def test_which_gets_no_yes_or_no(desk: Desk, locale: str, turns: tuple[str, ...]) -> None:
    """What settles it is told, without a yes or no in front."""
    person = Person(desk, Session(chosen=locale))
    for turn in turns:
        person.says(Question(turn))
    first = person.reads.partition("\n")[0].rstrip(".").partition(",")[0]
    assert first not in ("Yes", "No", "That is necessary", "Oui", "Non", "Ja", "Nej", "Nein")
