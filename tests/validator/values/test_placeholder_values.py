"""What people write where a value is still to come, in their language; values are none of it."""

from __future__ import annotations

import unicodedata

import pytest

from bot.validator import inspect_file
from bot.validator.values.placeholder_values import is_placeholder

WORDS = [
    "to be confirmed", "to be filled in", "TBC", "please check", "to verify",
    "à confirmer", "à vérifier ?", "À préciser", "reste à renseigner", "en attente", "non communiqué",
    "att fylla i", "kontrolleras", "ska bekräftas", "kollas upp", "kommer senare", "inte klart",
    "확인필요", "확인 필요", "추후 입력 예정", "추후입력", "미확인", "문의 중", "입력요망", "확인 바랍니다",
    "noch offen", "zu prüfen", "noch zu bestätigen", "in Klärung", "steht noch aus",
]  # fmt: skip

ENTER_HERE = [
    "enter here", "insert your value here", "type it here", "put the key here", "please enter", "your value",
    "value goes here", "to be entered", "paste here",
    "saisir ici", "à saisir", "à saisir ici", "entrez votre valeur", "coller la valeur ici", "votre valeur",
    "veuillez renseigner", "à indiquer",
    "ange här", "skriv in", "skriv in här", "fyll i ditt värde", "klistra in värdet här", "ange värde",
    "hier eintragen", "bitte hier eingeben", "hier Ihren Wert einfügen", "Ihr Wert", "Wert eintragen",
    "einzutragen", "tragen Sie hier den Wert ein",
    "여기에 입력", "입력하세요", "값을 입력하세요", "넣어 주세요", "여기에 값 입력", "입력해 주세요",
    "여기에 붙여넣기",
    "적어 주세요", "입력 바랍니다", "값 입력",
]  # fmt: skip


@pytest.mark.parametrize("words", ENTER_HERE)
@pytest.mark.parametrize("blank", [" ", "_", "-"])
def test_words_that_ask_for_a_value_are_placeholders(words: str, blank: str) -> None:
    """Of any setting, the secret too, which says so by its own rule; in any case, typed with any blank."""
    settings = ("client_id", "client_secret", "organization_id", "callback_url", "association_mask", "tenant")
    for value in {words.replace(" ", blank), words.replace(" ", blank).upper()}:
        text = "internal_name: Adobe_Marketing_Cloud\n" + "".join(f'{name}: "{value}"\n' for name in settings)
        findings = inspect_file(text.encode(), "a.yaml").report.findings
        found = [f.field for f in findings if f.rule in ("placeholder", "client-secret-placeholder")]
        assert sorted(map(str, found)) == sorted(settings)


@pytest.mark.parametrize("words", [w for w in WORDS + ENTER_HERE if not w.isascii() and w < "가"])
def test_such_words_without_their_accents_are_placeholders(words: str) -> None:
    """In capitals above all, and on keyboards that have none of them."""
    bare = "".join(c for c in unicodedata.normalize("NFD", words) if not unicodedata.combining(c))
    assert bare != words
    settings = ("client_id", "client_secret", "organization_id", "callback_url", "association_mask", "tenant")
    for value in (bare, bare.upper()):
        text = "internal_name: Adobe_Marketing_Cloud\n" + "".join(f'{name}: "{value}"\n' for name in settings)
        findings = inspect_file(text.encode(), "a.yaml").report.findings
        found = [f.field for f in findings if f.rule in ("placeholder", "client-secret-placeholder")]
        assert sorted(map(str, found)) == sorted(settings)


@pytest.mark.parametrize("words", WORDS)
def test_words_for_what_is_to_come_are_placeholders(words: str) -> None:
    """Where an ID, an address, a mask or a tenant belongs."""
    assert is_placeholder(words)
    settings = ("client_id", "organization_id", "callback_url", "association_mask", "tenant")
    text = "internal_name: Adobe_Marketing_Cloud\n" + "".join(f'{name}: "{words}"\n' for name in settings)
    found = [
        f.field for f in inspect_file(text.encode(), "a.yaml").report.findings if f.rule == "placeholder"
    ]
    assert sorted(map(str, found)) == sorted(settings)


@pytest.mark.parametrize(
    "value",
    [
        "confirma-prod",
        "checkpoint",
        "verifiera",
        "kontroll",
        "확인은행",
        "attente",
        "senare-ab",
        "offenbach",
        "saisir",
        "ici-paris",
        "hier-und-jetzt",
        "here-campaign",
        "angehrn",
        "skrivbolaget",
        "eintrag-ag",
        "입력솔루션",
        "여기어때",
        "insertion",
        "enterprise",
        "typeform",
        "putnam",
        "yourte",
        "votrea",
    ],
)
def test_names_like_such_words_are_values(value: str) -> None:
    """A tenant may be called so."""
    assert not is_placeholder(value)
