"""A follow-up that one passage of the page at hand answers."""

from __future__ import annotations

import re

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from bot.languages import LOCALES
from bot.model import BlockKind
from bot.translate import _, translator
from tests.dialogue.person import Person

BLOCK, RESTART, MOVE = "topic/native-login-block", "topic/restart-commands", "topic/user-migration"
WARNING, CONSOLE, MASK = "topic/browser-warning", "topic/console-version", "check/association-mask"
PROFILES, ACCOUNTS = "topic/product-profiles", "topic/technical-accounts"
NO_PRICES = _("The documentation says nothing about prices.")
OPEN = _("The documentation does not say that. What it does say:")
TASK = _(
    "According to the documentation, this is a task for the technical administrator of your "
    "Campaign; Adobe Customer Care can tell you what is set on Adobe's side."
)


def asks(desk: Desk, locale: str, item: str, said: str) -> tuple[Person, tuple[str, ...]]:
    """A person who has a page before them and asks something, and the ids of the answer."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question(desk.documents.title(item, locale)))
    summary = person.says(Question(said)).told
    return person, summary.answered if summary else ()


@pytest.mark.parametrize(
    ("locale", "item", "said", "passage"),
    [
        ("en", MOVE, "so which step is the very first?", ("that can be moved", "Contact points")),
        ("fr", MOVE, "et la toute première étape ?", ("version compatible", "Contact points")),
        ("sv", MOVE, "vad är det allra första vi gör?", ("som kan gå över", "Contact points")),
        ("ko", MOVE, "그럼 뭐부터 시작하면 돼요?", ("업그레이드합니다", "Contact points")),
        ("de", MOVE, "womit geht es denn los?", ("sich umstellen lässt", "Contact points")),
        ("en", BLOCK, "which people get shut out by that?", ("locked out", "allowOperator")),
        ("fr", BLOCK, "qui ne pourra plus entrer ensuite ?", ("resté natif", "allowOperator")),
        ("sv", BLOCK, "vilka blir utestängda av det?", ("utelåst", "allowOperator")),
        ("ko", BLOCK, "차단하면 누가 로그인 못 하게 되나요?", ("로그인할 수 없습니다", "allowOperator")),
        ("de", BLOCK, "wen sperren wir damit aus?", ("ausgesperrt", "allowOperator")),
        ("en", WARNING, "and the server, is it too old?", ("21.1.3", "WebView2")),
        ("fr", WARNING, "et le serveur ?", ("21.1.3", "WebView2")),
        ("sv", WARNING, "och servern, är den för gammal?", ("21.1.3", "WebView2")),
        ("ko", WARNING, "서버도 너무 오래된 건가요?", ("21.1.3", "WebView2")),
        ("de", WARNING, "ist unser Server vielleicht zu alt?", ("21.1.3", "WebView2")),
    ],
)
def test_the_passage_is_shown_and_not_the_page(
    desk: Desk, locale: str, item: str, said: str, passage: tuple[str, str]
) -> None:
    """In whatever words it is asked for, without the title that was just read.

    `passage` has words of it, and words of another one.
    """
    shown, hidden = passage
    person, answered = asks(desk, locale, item, said)
    assert answered == (item,)
    assert shown in person.reads
    assert hidden not in person.reads
    assert person.reply
    assert person.reply.blocks[0].kind is not BlockKind.HEADING


@pytest.mark.parametrize(
    ("locale", "item", "said", "about"),
    [
        ("en", MASK, "and what is a restart of web cutting off?", {"check/server-restart", RESTART}),
        ("en", PROFILES, "who gets into the control panel with those?", {"topic/control-panel-access"}),
        ("de", PROFILES, "und der alte technische Operator, kann der jetzt weg?", {ACCOUNTS}),
    ],
)
def test_what_a_passage_of_another_section_answers_is_about_that_one(
    desk: Desk, locale: str, item: str, said: str, about: set[str]
) -> None:
    """Some passage of the section at hand shares a word with it, but answers less of it."""
    _person, answered = asks(desk, locale, item, said)
    assert set(answered[:1]) <= about
    assert answered


def test_a_condition_has_its_words_in_cues(desk: Desk) -> None:
    """It has none of its own, and yet one passage is ahead."""
    person, answered = asks(desk, "ko", "check/product-context", "그 칸이 보이면요?")
    assert answered == ("check/product-context",)
    assert "dma_campaign_classic" in person.reads
    assert person.reply
    assert person.reply.blocks[0].kind is not BlockKind.HEADING


def test_a_long_sentence_of_hangul_asks_for_a_passage(desk: Desk) -> None:
    """Its syllables are no words, of which a message that asks for no more than a passage has few."""
    said = "연동 시스템은 전부 바꿔 두었는데 그러면 옛날 기술 운영자는 삭제해도 되나요?"
    person, answered = asks(desk, "ko", PROFILES, said)
    assert answered == (ACCOUNTS,)
    assert "예전 기술 운영자를 삭제합니다" in person.reads
    assert "OAuth" not in person.reads


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "where can we download the installer?"),
        ("fr", "et le lien pour la télécharger ?"),
        ("sv", "var laddar vi ner installationsprogrammet?"),
        ("ko", "설치 파일은 어디서 다운로드하나요?"),
        ("de", "wo kann man das Setup herunterladen?"),
    ],
)
def test_what_the_documentation_leaves_open_is_said_to_be_open(desk: Desk, locale: str, said: str) -> None:
    """Rather than the menu path, which is where the version is read."""
    person, answered = asks(desk, locale, CONSOLE, said)
    assert answered == (CONSOLE,)
    assert any(translator(locale).text(said) in person.reads for said in (OPEN, NO_PRICES))
    assert "Help > About" not in person.reads


@pytest.mark.parametrize(
    ("locale", "said"),
    [("en", "where?"), ("fr", "où ça ?"), ("sv", "var då?"), ("ko", "어디서요?"), ("de", "wo denn?")],
)
def test_a_bare_where_gets_the_menu_path(desk: Desk, locale: str, said: str) -> None:
    """It has no words of its own that a passage could have."""
    person, answered = asks(desk, locale, MASK, said)
    assert answered == (MASK,)
    assert re.search("Administration > Plate?form", person.reads)
    assert "(.*)" not in person.reads


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "who does that?"),
        ("fr", "qui fait ça ?"),
        ("sv", "vem gör det?"),
        ("ko", "누가 해요?"),
        ("de", "wer macht das?"),
    ],
)
def test_a_bare_who_gets_whose_task_it_is(desk: Desk, locale: str, said: str) -> None:
    """Of a setting that no passage gives to anybody."""
    person, answered = asks(desk, locale, MASK, said)
    assert answered == (MASK,)
    assert translator(locale).text(TASK) in person.reads


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "restarted it, still the same"),
        ("fr", "redémarré, toujours pareil"),
        ("sv", "har startat om, fortfarande samma"),
        ("ko", "재시작했는데 그대로예요"),
        ("de", "neu gestartet, immer noch dasselbe"),
    ],
)
def test_what_is_told_as_done_gets_no_passage(desk: Desk, locale: str, said: str) -> None:
    """Nothing is asked: the talk goes on with what comes next."""
    _person, answered = asks(desk, locale, RESTART, said)
    assert answered != (RESTART,)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_page_asked_for_by_its_name_is_shown_whole(desk: Desk, locale: str) -> None:
    """Also while another one is at hand."""
    person, answered = asks(desk, locale, MASK, desk.documents.title(MOVE, locale))
    assert answered == (MOVE,)
    assert person.reply
    assert any(block.kind is BlockKind.STEPS for block in person.reply.blocks)


@pytest.mark.parametrize(
    ("locale", "item", "said", "passage"),
    [
        ("en", "topic/organization-id", "what does it finish with?", ("@AdobeOrg", "External accounts")),
        ("fr", "topic/organization-id", "il se termine comment ?", ("@AdobeOrg", "Comptes externes")),
        ("sv", "topic/organization-id", "vad slutar det på?", ("@AdobeOrg", "externa konton")),
        ("de", "topic/organization-id", "worauf endet sie?", ("@AdobeOrg", "Externe Konten")),
        (
            "en",
            MOVE,
            "do we throw out the existing operators later?",
            ("Existing operators stay", "Contact points"),
        ),
        ("fr", MOVE, "on efface les comptes existants à la fin ?", ("existants restent", "Contact points")),
        ("sv", MOVE, "slänger vi de tidigare operatörerna efteråt?", ("blir kvar", "Contact points")),
        ("de", MOVE, "werden die bisherigen danach gelöscht?", ("bleiben", "Contact points")),
    ],
)
def test_a_word_for_the_end_does_not_ask_for_the_last_step(
    desk: Desk, locale: str, item: str, said: str, passage: tuple[str, str]
) -> None:
    """It may be about a value, or about the time afterwards."""
    person, answered = asks(desk, locale, item, said)
    assert answered == (item,)
    assert passage[0] in person.reads
    assert passage[1] not in person.reads


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "is that going to be expensive, what's the price?"),
        ("fr", "combien cela coûte-t-il ?"),
        ("sv", "vad är priset?"),
        ("ko", "요금이 얼마예요?"),
        ("de", "wie hoch ist die Gebühr?"),
    ],
)
def test_what_no_page_answers_is_said_of_any(desk: Desk, locale: str, said: str) -> None:
    """Rather than the page again."""
    person, _answered = asks(desk, locale, MOVE, said)
    assert any(translator(locale).text(told) in person.reads for told in (OPEN, NO_PRICES))
    assert person.reply
    assert not any(block.kind is BlockKind.STEPS for block in person.reply.blocks)


@pytest.mark.parametrize(
    ("locale", "said", "passage"),
    [
        ("en", "why is 7.4.1 better for us than 7.3.5?", ("in the end", "Help > About")),
        ("sv", "varför är 7.4.1 bättre än 7.3.5?", ("7.4.1", "Help > About")),
        ("de", "warum ist 7.4.1 besser als 7.3.5?", ("7.4.1", "Help > About")),
        ("ko", "예전 기술 운영자는 지워도 돼요?", ("삭제합니다", "Create new project")),
    ],
)
def test_a_pointed_first_question_gets_its_passage(
    desk: Desk, locale: str, said: str, passage: tuple[str, str]
) -> None:
    """With the title of its page, which nobody has read yet."""
    person = Person(desk, Session(chosen=locale))
    told = person.says(Question(said)).told
    assert told
    assert desk.documents.title(told.answered[0], locale) in person.reads
    assert passage[0] in person.reads
    assert passage[1] not in person.reads


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "how do we block native logins?"),
        ("fr", "comment bloquer les connexions natives ?"),
        ("sv", "hur spärrar vi inbyggd inloggning?"),
        ("ko", "네이티브 로그인은 어떻게 차단해요?"),
        ("de", "wie sperren wir die native Anmeldung?"),
    ],
)
def test_how_to_do_a_thing_is_the_page(desk: Desk, locale: str, said: str) -> None:
    """All of its steps."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question(said))
    assert person.reply
    assert any(block.kind is BlockKind.STEPS for block in person.reply.blocks)
