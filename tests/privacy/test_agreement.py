"""Every room knows the same words and shapes: what one of them hides, the others hide or find."""

from __future__ import annotations

import pytest

from bot.dialogue.message_secrets import contains_secret, file_contains_secret
from bot.privacy.log_lines import Scrubber
from bot.privacy.masker import Masker
from bot.privacy.redact import redacted
from bot.privacy.secret_words import is_digest_name, is_secret_name
from bot.privacy.url_credentials import without_passwords
from bot.validator.fields import field, spellings

VALUE = "k9mX2pQ7vT4z"
WORDS = (
    "secret", "client secret", "password", "passphrase", "pwd", "pass", "access token", "API key",
    "private key", "session id", "Authorization", "credential",
    "mot de passe", "mdp", "secret client", "clé d'API", "jeton", "clé privée",
    "lösenord", "klienthemlighet", "lösen", "api-nyckel", "privat nyckel", "åtkomstnyckel",
    "비밀번호", "클라이언트 암호", "시크릿", "토큰", "패스워드", "API 키", "액세스 키",
)  # fmt: skip
TOKENS = {
    "telegram": "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0",
    "adobe": "p8e-AbCdEfGhIjKlMnOpQrStUvWx",
    "signed": "eyJhbGciOiJIUzI1.eyJzdWIiOiIxMjM0.SflKxwRJSMeKK",
    "soap": "___8F2C41B0-5d2e-4f0a-9f0c-11aa22bb33cc",
    "github": "ghp_0123456789abcdefghijABCDEFGHIJ456789",
    "amazon": "AKIAABCDEFGHIJKLMNOP",
}


@pytest.mark.parametrize("word", dict.fromkeys((*WORDS, *spellings(field("account", "client_secret")))))
def test_a_word_means_the_same_to_everybody(word: str) -> None:
    """In a log, a report, a group, a stored question and as the name of a setting."""
    text = f"{word}: {VALUE}"
    assert VALUE not in Scrubber().text(text)
    assert VALUE not in Masker("", (), ()).text(text)
    assert VALUE not in redacted(text)
    assert contains_secret(text)
    assert is_secret_name(word)


@pytest.mark.parametrize("kind", TOKENS)
def test_a_shape_means_the_same_to_everybody(kind: str) -> None:
    """With no word beside it that would tell."""
    token = TOKENS[kind]
    core = token[-12:]
    text = f"try {token} instead"
    assert core not in Scrubber().text(text)
    assert core not in Masker("", (), ()).text(text)
    assert core not in redacted(text)
    assert contains_secret(text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp949"])
def test_a_file_is_read_as_the_validator_reads_it(encoding: str) -> None:
    """In encodings without a mark, too."""
    text = f"내부 이름: Adobe_Marketing_Cloud\n클라이언트 암호: {VALUE}\n"
    assert file_contains_secret("a.txt", text.encode(encoding))
    assert not file_contains_secret("a.txt", text.replace(VALUE, "***").encode(encoding))


@pytest.mark.parametrize(
    "name", ["a.yaml", "klienthemlighet.txt", "client-secret-2024.yaml", "token.json", "passwords.csv"]
)
def test_an_ordinary_name_of_a_file_is_no_secret(name: str) -> None:
    """Nor one that says what the file is about."""
    assert not file_contains_secret(name, b"hello")


def test_parameters_of_an_address_are_hidden_by_the_same_words() -> None:
    """And by those that only databases use."""
    shown = without_passwords(f"postgresql://h/d?sslkey={VALUE}&jeton={VALUE}&password={VALUE}&application=x")
    assert VALUE not in shown
    assert shown.endswith("application=x")


@pytest.mark.parametrize("name", ["tenant", "compass", "label", "keyboard", "sessions", "키보드"])
def test_other_names_are_no_secrets(name: str) -> None:
    """Though parts of them sound like it."""
    assert not is_secret_name(name)


def test_a_digest_is_told_from_the_secret() -> None:
    """Nobody learns the secret from it."""
    assert is_digest_name("client_secret_sha256")
    assert not is_digest_name("client_secret")
