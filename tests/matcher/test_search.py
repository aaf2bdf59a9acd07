"""Sections of added documentation are found, in the reader's language and across languages."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from bot.app import Known, load_known, open_desk
from bot.compiler.library.build import build
from bot.compiler.library.library import Library
from bot.dialogue.answers.passages import passages_reply
from bot.dialogue.converse import converse
from bot.dialogue.exchange import Press, Question
from bot.dialogue.session import Session
from bot.errors import KnowledgeError
from bot.matcher import index, search
from bot.matcher.latent import Latent
from bot.matcher.postings import NOTHING, Postings
from bot.matcher.search import Searcher
from bot.matcher.search_result import SearchResult
from bot.matcher.spelling import vocabulary
from bot.model import Outcome
from tests.builders import text_of

PAGES = {
    "typology": (
        "Typology rules",
        "Regler för typologi",
        "Pressure rules limit how many messages a person gets in a week.",
    ),
    "seed": (
        "Seed addresses",
        "Seed-adresser",
        "Seed addresses receive every delivery, so that you see what people get.",
    ),
    "captcha": (
        "Captcha",
        "Captcha",
        "Add a captcha to a web form against robots that subscribe by themselves.",
    ),
    "archive": (
        "Archiving messages",
        "Arkivera meddelanden",
        "Sent messages are archived on disk as EML files.",
    ),
    "timezone": ("Time zones", "Tidszoner", "Operators and servers may live in different time zones."),
}
SWEDISH = {
    "typology": "Tryckregler begränsar hur många meddelanden en person får på en vecka.",
    "seed": "Seed-adresser får varje utskick, så att du ser vad mottagarna får.",
    "captcha": "Lägg till en captcha i ett webbformulär mot robotar som prenumererar.",
    "archive": "Skickade meddelanden arkiveras på disk som EML-filer.",
    "timezone": "Operatörer och servrar kan leva i olika tidszoner.",
}


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small documentation of five pages, one of them in English only."""
    folder = tmp_path_factory.mktemp("docs")
    for name, (title, titel, text) in PAGES.items():
        for locale, heading, body in (("en", title, text), ("sv", titel, SWEDISH[name])):
            if (name, locale) != ("timezone", "sv"):
                path = folder / locale / f"{name}.md"
                path.parent.mkdir(exist_ok=True)
                path.write_text(
                    f"# {heading} {{#{name}}}\n\n{body}\n\n## More {{#{name}-more}}\n\nCampaign {title}.\n",
                    encoding="utf-8",
                )
    build([folder], folder / "docs.kb", extend=index.build)
    return folder / "docs.kb"


@pytest.fixture(scope="module")
def known(docs: Path) -> Known:
    """A bot with the documentation."""
    return load_known(docs)


@pytest.fixture(scope="module")
def searcher(docs: Path) -> Searcher:
    """The search over the documentation."""
    return search.searcher_of(Library.open(docs))


@pytest.mark.parametrize(
    ("locale", "question", "page"),
    [
        ("en", "where are the sent mails archived as eml files on disk", "archive"),
        ("en", "how many mesages may a person get in a week, presure rules", "typology"),
        ("sv", "hur lägger man en captcha i webbformuläret mot robotar", "captcha"),
        ("sv", "får seedadresserna varje utskick så mottagarna ser", "seed"),
        ("fr", "comment ajouter un captcha contre les robots", "captcha"),
    ],
)
def test_a_question_about_the_added_documents_finds_its_page(
    known: Known, locale: str, question: str, page: str
) -> None:
    """In the reader's language, mistyped, and across languages."""
    verdict = known.matcher.ask(question, locale)
    assert verdict.outcome in (Outcome.SUGGEST, Outcome.ANSWER)
    assert verdict.matches[0].id.startswith(f"doc/{page}#")


def test_the_reply_shows_the_passage_and_says_which_language_it_is_in(known: Known) -> None:
    """A French reader gets English, with a notice; the button opens the section."""
    desk = open_desk(known)
    asked = "ajouter un captcha dans un web form contre les robots"
    session = Session(chosen="fr")
    shown = text_of(converse(Question(asked), session, desk).replies[0])
    assert "captcha to a web form" in shown
    assert "anglais" in shown
    unsure = msgspec.structs.replace(known.matcher.ask(asked, "fr"), outcome=Outcome.SUGGEST)
    choice = passages_reply(known.documents, asked, unsure)
    opened = converse(Press(choice.keyboard[0][0].action), session, desk).replies[0]
    assert opened.blocks[0].inline[0].text == "Captcha"


def test_the_catalogue_still_answers_first(known: Known) -> None:
    """Added documents do not push a documented check aside."""
    verdict = known.matcher.ask("after login I end up on adobe.com", "en")
    assert verdict.outcome is Outcome.ANSWER
    assert verdict.matches[0].id == "symptom/redirected-to-adobe"


def test_a_page_holds_the_words_that_it_has(searcher: Searcher) -> None:
    """By what they are of the question, in its language or in English; what it has not counts nothing."""

    def held(text: str, locale: str) -> dict[str, float]:
        shares = searcher.word_shares(text, locale, "doc/captcha#captcha")
        assert sum(share.asked for share in shares.values()) == pytest.approx(1 if shares else 0)
        return {word: share.held for word, share in shares.items() if share.held}

    words = held("captcha webbformulär tidszoner", "sv")
    assert words.keys() == {"captcha", "webbformular"}
    assert 0 < sum(words.values()) < 1
    assert held("captcha tidszoner", "fr").keys() == {"captcha"}
    assert held("?", "sv") == {}
    assert held("captcha webbformulär tidszoner " * 50, "sv") == pytest.approx(words)


def test_how_likely_a_page_that_ships_is_meant_is_told(docs: Path) -> None:
    """Of all pages that could be; nothing where the documentation has none of them."""
    library = Library.open(docs)
    asked = "captcha against robots in a web form"
    fits = [
        search.searcher_of(library, shipped=shipped).find(asked, "en").fit
        for shipped in (["captcha"], ["seed", "unknown"], ["unknown"])
    ]
    found, others, none = (fit.shipped for fit in fits if fit)
    assert found is not None
    assert others is not None
    assert others < 0.2
    assert found > 0.5
    assert none is None


def test_a_page_with_what_is_said_of_anything_is_found_less(tmp_path: Path) -> None:
    """Of two that have as much of a question, the one that any question fits a little is not meant."""
    for name, text in (
        ("chat", "Please help me today: how can I find my proof, my seed, my people?"),
        ("proof", "The proof of a mailing goes to its seed and to no others at all there."),
    ):
        (tmp_path / f"{name}.md").write_text(f"# {name} {{#{name}}}\n\n{text}\n", encoding="utf-8")
    build([tmp_path], tmp_path / "docs.kb", extend=index.build)
    library = Library.open(tmp_path / "docs.kb")
    asked = "please help me with my seed"
    usual = {"en": ["please help me with my parcel", "how can I find my shoes today"]}
    alike, told = (search.searcher_of(library, usual=said).find(asked, "en") for said in (None, usual))
    assert _share(alike, "doc/chat#chat") > _share(told, "doc/chat#chat")


def _share(found: SearchResult, item: str) -> float:
    return next(match.score for match in found.matches if match.id == item)


DUTCH = {
    "approval": (
        "Levering vrijgeven",
        "De controleur geeft de inhoud van de levering vrij voordat ze start.",
    ),
    "costs": ("Kosten berekenen", "De kosten van een levering worden na de verzending berekend."),
    "backup": ("Databank beveiligen", "Beveilig de databank elke nacht voordat het onderhoud begint."),
}
JAPANESE = {
    "approval": ("配信の承認", "配信を開始する前に、校閲者がコンテンツを承認します。"),
    "costs": ("コストの計算", "配信のコストは送信後に計算されます。"),
    "backup": ("データベースのバックアップ", "メンテナンスの前に、毎晩データベースをバックアップします。"),
}


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    """A search over pages in two languages that the bot does not speak."""
    folder = tmp_path_factory.mktemp("foreign")
    for locale, pages in (("nl", DUTCH), ("ja", JAPANESE)):
        for name, (title, text) in pages.items():
            path = folder / locale / f"{name}.md"
            path.parent.mkdir(exist_ok=True)
            path.write_text(f"# {title} {{#{name}}}\n\n{text}\n", encoding="utf-8")
    build([folder], folder / "docs.kb", extend=index.build)
    return search.searcher_of(Library.open(folder / "docs.kb"))


@pytest.mark.parametrize(
    ("text", "locale", "page"),
    [
        ("Wanneer worden de kosten van een levering berekend?", "nl", "costs"),
        ("wie geeft de inhoud vrij voordat de levering start", "nl", "approval"),
        ("データベースは毎晩バックアップしますか", "ja", "backup"),
        ("校閲者はコンテンツを承認しますか", "ja", "approval"),
    ],
)
def test_a_question_in_a_language_of_the_pages_is_recognised_by_them(
    foreign: Searcher, text: str, locale: str, page: str
) -> None:
    """The bot speaks neither; nobody said which language it is."""
    assert foreign.language_of(text, "en") == locale
    assert foreign.find(text, locale).matches[0].id == f"doc/{page}#{page}"


def test_a_question_in_no_language_of_the_pages_stays_in_its_own(foreign: Searcher) -> None:
    """Jargon and a name that pages share do not make it Dutch."""
    assert foreign.language_of("where does the SMTP relay keep its certificate", "en") == "en"


def test_pages_of_a_region_answer_in_their_language(tmp_path: Path) -> None:
    """Portuguese is recognised, the pages are Brazilian; likewise Chinese without telling signs."""
    pages = {
        "pt-BR": "# Cópias de segurança {#backup}\n\nOs usuários copiam o banco de dados todas as noites.\n",
        "zh-Hant": "# 備份 {#backup}\n\n每天晚上備份資料庫。\n",
        "en": "# Costs {#costs}\n\nWhat a delivery costs is worked out after it is sent.\n",
    }
    for folder, text in pages.items():
        (tmp_path / folder).mkdir()
        name = "costs" if folder == "en" else "backup"
        (tmp_path / folder / f"{name}.md").write_text(text, encoding="utf-8")
    build([tmp_path], tmp_path / "docs.kb", extend=index.build)
    searcher = search.searcher_of(Library.open(tmp_path / "docs.kb"))
    assert searcher.language_of("copiam o banco de dados", "pt") == "pt-BR"
    for locale, text in (("pt", "copiamos o banco de dados"), ("zh-CN", "晚上備份")):
        assert searcher.find(text, locale).matches[0].id.startswith("doc/backup#")


def test_chatter_finds_nothing(known: Known) -> None:
    """Nothing in common with any page."""
    assert known.matcher.ask("see you at lunch", "en").outcome is Outcome.NONE


def test_a_file_that_is_no_knowledge_base_is_refused(tmp_path: Path) -> None:
    """With its name, in one line."""
    path = tmp_path / "no.kb"
    path.write_bytes(b"something else")
    with pytest.raises(KnowledgeError, match=r"no\.kb:1: is no knowledge base"):
        load_known(path)


def _empty(size: int = 1, **more: object) -> index.Index:
    """An index of one section, one chunk, on one page, without a word in it."""
    nothing = Postings(size, NOTHING, memoryview(b"\0" * 4), NOTHING, NOTHING, NOTHING)
    space = Latent(1, NOTHING, NOTHING, NOTHING, NOTHING, memoryview(b"\0"))
    known = {"en": nothing}
    empty = index.Index(
        ("page",),
        (index.IndexedUnit(0, "top"),),
        {"en": 1.0},
        {"en": memoryview(b"\0" * 4)},
        known,
        known,
        known,
        space,
        vocabulary({}),
    )
    return msgspec.structs.replace(empty, **more)


ABSURD = {
    "size": _empty(10**12),
    "page": _empty(units=(index.IndexedUnit(7, "top"),)),
    "negative-page": _empty(units=(index.IndexedUnit(-1, "top"),)),
    "dimensions": _empty(space=Latent(0, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING)),
    "space": _empty(space=Latent(1, NOTHING, NOTHING, NOTHING, NOTHING, memoryview(b"\0\0\0"))),
    "languages": _empty(pages={}),
    "no-chunks": _empty(chunks={}),
    "chunk": _empty(chunks={"en": memoryview(b"\7\0\0\0")}),
    "half-a-chunk": _empty(chunks={"en": memoryview(b"\0")}),
    "starts": _empty(words={"en": Postings(1, NOTHING, memoryview(b"\xff" * 4), NOTHING, NOTHING, NOTHING)}),
    "half-a-number": _empty(
        words={"en": Postings(1, memoryview(b"\0"), memoryview(b"\0" * 4), NOTHING, NOTHING, NOTHING)}
    ),
    "no-steps": _empty(
        words={"en": Postings(1, memoryview(b"\0" * 4), memoryview(b"\0" * 8), NOTHING, NOTHING, NOTHING)}
    ),
}


@pytest.mark.parametrize("case", ABSURD)
def test_an_index_with_absurd_counts_is_refused_when_it_is_opened(case: str) -> None:
    """Its checksums are right; a question would cost all memory, or fail."""
    assert Searcher(msgspec.msgpack.encode(_empty())).find("anything", "en").matches == ()
    with pytest.raises(ValueError, match=r"."):
        Searcher(msgspec.msgpack.encode(ABSURD[case]))


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        (
            "robots do not see the captcha in the web form, robots that subscribe by themselves, or not?",
            "Captcha",
        ),
        (
            "operators and servers live in different time zones, not the page opens but nothing shows",
            "Time zones",
        ),
    ],
)
def test_what_a_page_says_of_the_whole_is_not_answered_by_a_piece(
    known: Known, asked: str, title: str
) -> None:
    """Something that does not show is no login page here."""
    shown = text_of(converse(Question(asked), Session(chosen="en"), open_desk(known)).replies[0])
    assert title in shown
    assert "sign-in page" not in shown
