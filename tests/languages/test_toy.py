"""A language is a folder: two that the bot does not speak are added, and it is asked something in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.languages.toy import Spoken, Toy

ENGLISH = Spoken(
    {
        "page": "Coffee",
        "water": "Filling in water",
        "fill": "Fill the tank up to `42`.",
        "beans": "Buying beans",
        "buy": "Buy beans on Mondays.",
    },
    {
        "anna": ["how much water", "the tank is empty"],
        "bert": ["where do I fill water", "no water in the machine"],
        "carl": ["water level too low", "fill the tank"],
    },
    {
        "anna": ["no beans left", "who buys beans"],
        "bert": ["the beans are gone", "when are beans bought"],
        "carl": ["we need coffee beans", "out of beans"],
    },
    {"anna": ["what is the weather", "play music"], "bert": ["tell a joke"], "carl": ["sing a song"]},
    {},
    "",
    {},
)
ESPERANTO = Spoken(
    {
        "page": "Kafo",
        "water": "Plenigi la akvujon",
        "fill": "Plenigu la akvujon ĝis `42`.",
        "beans": "Aĉeti fabojn",
        "buy": "Aĉetu fabojn lunde.",
    },
    {
        "anna": ["kiom da akvo", "la akvujo estas malplena"],
        "bert": ["kien plenigi akvon", "ne estas akvo en la maŝino"],
        "carl": ["la akvonivelo estas tro malalta", "plenigi la akvujon"],
    },
    {
        "anna": ["ne plu estas faboj", "kiu aĉetas fabojn"],
        "bert": ["la faboj mankas", "kiam oni aĉetas fabojn"],
        "carl": ["ni bezonas kafofabojn", "sen faboj"],
    },
    {"anna": ["kia estas la vetero", "ludu muzikon"], "bert": ["rakontu ŝercon"], "carl": ["kantu kanton"]},
    {"Source: {page}": "Fonto: {page}"},
    "dankon",
    {
        "words": '  words: ["pas[-]vorto", "ŝlosilvorto"]',
        "stemmer": "stemmer: esperanto",
        "client_codes": "client_codes: epo",
        "frequent_words": "frequent_words: la de kaj estas en al ke",
    },
)
GREEK = Spoken(
    {
        "page": "Καφές",
        "water": "Γέμισμα νερού",
        "fill": "Γέμισε το δοχείο μέχρι το `42`.",
        "beans": "Αγορά κόκκων",
        "buy": "Αγόραζε κόκκους τη Δευτέρα.",
    },
    {
        "anna": ["πόσο νερό", "το δοχείο είναι άδειο"],
        "bert": ["πού βάζω νερό", "δεν έχει νερό η μηχανή"],
        "carl": ["η στάθμη του νερού είναι χαμηλή", "γέμισμα του δοχείου"],
    },
    {
        "anna": ["τελείωσαν οι κόκκοι", "ποιος αγοράζει κόκκους"],
        "bert": ["δεν υπάρχουν κόκκοι"],
        "carl": ["χρειαζόμαστε κόκκους καφέ", "χωρίς κόκκους"],
    },
    {"anna": ["τι καιρό κάνει", "παίξε μουσική"], "bert": ["πες ένα αστείο"], "carl": ["τραγούδα"]},
    {"Source: {page}": "Πηγή: {page}"},
    "ευχαριστώ",
    {"script": "script: greek", "stemmer": "stemmer: greek"},
)


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Toy:
    """The program with folders of Esperanto and Greek beside the English one, and without the others."""
    return Toy(tmp_path_factory.mktemp("toy"), {"en": ENGLISH, "eo": ESPERANTO, "el": GREEK})


def test_it_is_asked_and_answers_in_a_language_that_is_only_a_folder(toy: Toy) -> None:
    """Recognised by its words or its script, answered from its pages."""
    asked = toy.asked("mia akvujo estas malplena", "πόσο νερό χρειάζεται η μηχανή", "the beans are gone")
    assert [one["locale"] for one in asked] == ["eo", "el", "en"]
    assert [one["matches"][0]["id"] for one in asked] == ["check/water", "check/water", "check/beans"]
    assert "Plenigu la akvujon ĝis" in asked[0]["answer"]
    assert "Γέμισε το δοχείο μέχρι" in asked[1]["answer"]


def test_its_cues_and_its_wording_are_read(toy: Toy) -> None:
    """Thanks are no question, and what the program says itself is in the language."""
    (thanks,) = toy.asked("dankon", locale="eo")
    assert thanks["outcome"] == "talk"
    shown = toy.runs("-m", "bot", "ask", "--locale", "eo", "la akvujo estas malplena").stdout
    assert "Fonto: Kafo" in shown


def test_its_words_for_secrets_and_its_codes_are_known(toy: Toy) -> None:
    """Everywhere where the program looks for secrets, and asks which language somebody speaks."""
    code = (
        "from bot.privacy.redact import redacted\n"
        "from bot.dialogue.session import supported\n"
        "print(redacted('mia pasvorto: sekreta9'), supported('epo'), supported('el-GR'), supported('sv'))"
    )
    assert toy.runs("-c", code).stdout.strip() == "mia pasvorto: … eo el None"


def test_without_documents_it_is_refused_in_one_line(tmp_path: Path) -> None:
    """Which names what is missing; so is a language without a catalogue."""
    half = Toy(tmp_path, {"en": ENGLISH, "eo": ESPERANTO})
    documents = half.folder / "knowledge" / "docs" / "eo" / "coffee.md"
    documents.unlink()
    refused = half.runs("-m", "bot", "ask", "akvo")
    assert refused.returncode == 2
    assert refused.stderr.count("\n") == 1
    assert "knowledge/docs/eo:1: has no document" in refused.stderr.replace("\\", "/")
    (half.folder / "locales" / "eo" / "LC_MESSAGES" / "bot.po").unlink()
    refused = half.runs("-m", "bot", "--version")
    assert refused.returncode == 2
    assert refused.stderr.count("\n") == 1
    assert "locales/eo/LC_MESSAGES/bot.po:1: is missing" in refused.stderr.replace("\\", "/")
