"""Names of files: a secret in one is found and hidden, an ordinary name stays."""

from __future__ import annotations

import pytest

from bot.privacy.file_names import gives_away_in_name, without_secret

SECRETS = {
    "setting": ("client_secret=k9mX2pQ7vT.yaml", "k9mX2pQ7vT"),
    "words": ("lösenord Sommar2024.txt", "Sommar2024"),
    "dashes": ("mot-de-passe-Azerty123x.csv", "Azerty123x"),
    "korean": ("클라이언트 암호 qwer1234zx.json", "qwer1234zx"),
    "alone": ("k9mX2pQ7vT4zLm.yaml", "k9mX2pQ7vT4zLm"),
    "adobe": ("p8e-AbCdEfGhIjKlMnOpQrStUvWx.xml", "AbCdEfGhIj"),
    "two-endings": ("token_k9mX2pQ7vT.yaml.bak", "k9mX2pQ7vT"),
}
ORDINARY = (
    "account.yaml",
    "client-secret-2024-11-01.yaml",
    "secrets_stage01.yaml",
    "client_secret_campaign2024.yaml",
    "package_8.7.2_prod.xml",
    "3f2504e0-4f89-11d3-9a0c-0305e82c3301.xml",
    "9f86d081884c7d659a2feaa0c55ad015.json",
    "IMG_20241101_123045.jpg",
    "Konto för inloggning (2).csv",
    "외부 계정.csv",
    "passwords.csv",
    ".yaml",
    "",
)


@pytest.mark.parametrize("case", SECRETS)
def test_a_secret_in_a_name_is_found_and_hidden(case: str) -> None:
    """The ending stays, so that people know which file is meant."""
    name, secret = SECRETS[case]
    assert gives_away_in_name(name)
    shown = without_secret(name)
    assert secret not in shown
    assert shown.endswith(name[-4:])


@pytest.mark.parametrize("name", ORDINARY)
def test_an_ordinary_name_gives_nothing_away(name: str) -> None:
    """Dates, versions, ids of exports, words for secrets alone."""
    assert not gives_away_in_name(name)


@pytest.mark.parametrize("name", ["account.yaml", "package_8.7.2_prod.xml", "외부 계정.csv", "a b (2).txt"])
def test_an_ordinary_name_is_shown_as_it_is(name: str) -> None:
    """It tells people which file is meant."""
    assert without_secret(name) == name
