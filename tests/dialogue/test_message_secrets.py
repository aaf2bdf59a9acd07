"""Secrets in groups: a value is found in any language and format, talk about secrets is left alone."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.app import Compiled
from bot.dialogue.message_secrets import contains_secret, file_contains_secret, may_contain_secret
from bot.errors import JobFailedError
from bot.languages import LOCALES
from bot.translate import translator
from bot.validator import engine
from bot.validator.account_template import template

GIVEN_AWAY = {
    "en": "client secret: p8X2kq9LmZ3vB7, is it right?",
    "en-said": "the client secret is s3cr3tV4lue please check",
    "en-before": "p8X2kq9LmZ3vB7 is the client secret",
    "en-number": "password: 12345678",
    "en-next-line": "client secret:\np8X2kq9LmZ3vB7q\n",
    "fr": "mot de passe : hunter2",
    "fr-said": "Le mot de passe c'est Azerty123!",
    "fr-setting": "secret client = 9f8e7d6c5b4a",
    "sv": "lösenordet är Sommar2024!",
    "sv-setting": "klienthemlighet: k9mX2pQ7",
    "sv-definite": "hemligheten är x7Gh29kLm",
    "ko": "클라이언트 암호는 a8f3k2Lm9입니다",
    "ko-setting": "비밀번호: qwer1234",
    "ko-before": "a8f3k2Lm9Qp가 클라이언트 암호예요",
    "nfd": "lo\u0308senord: k9mX2pQ7",
    "address": "postgres://admin:HUNTER2x@db.example.com/x",
    "token": "Bearer eyJhbGciOiJIUzI1.eyJzdWIiOiIxMjM0.SflKxwRJSMeKK",
    "adobe": "try p8e-AbCdEfGhIjKlMnOpQrStUvWx",
    "key": "-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA7bq0aVn8sJmJ9fG3HkQwErTyUiOp\n-----END",
    "text-file": "internal_name: Adobe_Marketing_Cloud\nclient_id: Campaign1\nclient_secret: sommarlov\n",
    "table": "internal name;client secret\nAdobe_Marketing_Cloud;abcdefgh\n",
    "table-ko": "내부 이름,클라이언트 암호\nAdobe_Marketing_Cloud,abcdefgh\n",
    "package": '<extAccount clientSecret="abcdefgh" name="x"/>',
    "element": "<a><clientSecret>abcdefgh</clientSecret></a>",
    "server": '<ims authIMSClientSecret="@Zk3vQ7xY1mN5aGVsbG8="/>',
    "server-code": '<ims authIMSCode="Zk3vQ7xY1mN5"/>',
    "server-database": '<serverConf><dbcnx login="neolane" password="Sommar99x"/></serverConf>',
    "bold": "**client secret** Zk3vQT7mN4xL",
    "html": "<b>password</b> Zk3vQT7mN4xL",
    "code": "`secret` `Zk3vQT7mN4xL`",
    "fence": "secret:\n```\nZk3vQT7mN4xL\n```",
    "after-a-blank-line": "hemligheten:\n\nZk3vQT7mN4xL\n",
    "below-its-name": "Secret client\nZk3vQT7mN4xL",
    "arrow": "password → Zk3vQT7mN4xL",
    "dash": "Passwort – Zk3vQT7mN4xL",
    "bar": "| secret | Zk3vQT7mN4xL |",
    "is-now": "the secret is now Zk3vQT7mN4xL",
    "typed-on-a-phone": "le mot de passe, c’est Zk3vQT7mN4xL",
    "wide": "ｐａｓｓｗｏｒｄ：Zk3vQT7mN4xL",
    "wide-blank": "비밀번호\u3000Zk3vQT7mN4xL",
    "in-brackets": "Zk3vQT7mN4xL (client secret)",
    "json": '{"client_secret": "zzyyxxww", "client_id": "x"}',
}
TALK = {
    "dash": "the secret - Adobe has it",
    "brackets": "xtk:session#Logon (password)",
    "empty-cell": "| IMS client secret | |\n| Callback server | https://c.example.com |",
    "labels": "IMS client secret\n\nIMS organization ID\n0123456789ABCDEF01234567@AdobeOrg",
    "error-in-brackets": "XTK-170006 (password)",
    "other-id": "the client secret for Campaign1prod2 is wrong",
    "en": "where do I find the client secret?",
    "en-colon": "client secret: where do I find it?",
    "en-missing": "password: missing",
    "en-policy": "password: 8-12 characters",
    "en-error": "token: 401 Unauthorized",
    "en-time": "the token expires in 3600s",
    "en-wrong": "the client secret is wrong since XTK-170006",
    "en-user": "password for user1234 is expired",
    "en-host": "client secret on ims-na1.adobelogin.com",
    "en-vault": "password: https://vault.example.com/x",
    "en-same": "client id: Campaign1, client secret: same as in the Dashboard",
    "fr": "mot de passe : oublié",
    "fr-time": "mot de passe expire sous 90 jours",
    "fr-santa": "secret santa : 10 euros",
    "sv": "klienthemligheten är utgången 2026-11-01",
    "sv-missing": "lösenord: saknas",
    "ko": "클라이언트 암호는 어디서 찾나요?",
    "ko-none": "암호: 없음",
    "dots": "client_secret: …",
    "stars": "client_secret: ***",
    "bullets": "client secret: ••••••••",
    "crosses": "client secret: xxx",
    "angles": "client_secret: <secret>",
    "variable": "client_secret: ${SECRET}",
    "yours": "client_secret: your-secret-here",
    "changeme": "client_secret: changeme",
    "stars-ko": "비밀번호: ****",
    "digest": "client_secret_sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "empty": "client_secret:\ninternal_name: Adobe_Marketing_Cloud\nclient_id: Campaign1",
    "entity": "sessionTokenOnly=&quot;true&quot;",
    "bold": "Lösenordet **internal** måste vara identiskt",
    "key-named": "it begins with `-----BEGIN RSA PRIVATE KEY-----`",
}


@pytest.mark.parametrize("case", GIVEN_AWAY)
def test_a_secret_is_found(case: str) -> None:
    """In a sentence, a setting, an address, a file."""
    assert contains_secret(GIVEN_AWAY[case])


@pytest.mark.parametrize("case", TALK)
def test_talk_about_secrets_gives_none_away(case: str) -> None:
    """Questions, complaints, placeholders, digests."""
    assert not contains_secret(TALK[case])


def _said(compiled: Compiled) -> Iterator[str]:
    knowledge = compiled.knowledge
    for says in (*(entry.says for entry in knowledge.entries.values()), knowledge.off_topic):
        for voices in says.values():
            for texts in voices.values():
                yield from texts


def test_nothing_that_people_say_in_the_catalogue_is_taken_for_a_secret(compiled: Compiled) -> None:
    """Thousands of lines, hundreds of them about client secrets and passwords."""
    assert [text for text in _said(compiled) if contains_secret(text)] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_the_template_is_clean_until_the_secret_is_filled_in(locale: str) -> None:
    """The file that the bot itself sends."""
    text = template(translator(locale))
    assert not contains_secret(text)
    lines = ("client_secret: k9mX2pQ7" if "client_secret:" in line else line for line in text.splitlines())
    assert contains_secret("\n".join(lines))


@given(st.text(max_size=300))
def test_any_text_is_judged(text: str) -> None:
    """Nothing raises."""
    contains_secret(text)
    contains_secret(f"client_secret:\n- {text}\nname: x")


@pytest.mark.parametrize(
    "text",
    [
        "secret" * 20_000,
        "secret " * 20_000,
        "token:" * 20_000,
        "A1" * 60_000 + " secret",
        "x:" * 50_000 + "secret",
        " " * 99_000 + "secret",
    ],
    ids=lambda text: text[:8],
)
def test_hostile_text_costs_little(text: str) -> None:
    """Linear, whatever is repeated."""
    start = time.process_time()
    contains_secret(text)
    assert time.process_time() - start < 4


IN_A_COLUMN = "internal_name,client_id,client_secret\nAdobe_Marketing_Cloud,abc,sommarlov\n"


def test_a_fault_of_ours_is_no_look(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody may say that there is no secret where nobody could look; what is shown is then held back."""

    def fails(*_anything: object) -> None:
        raise KeyError("sommarlov")

    assert contains_secret(IN_A_COLUMN)
    monkeypatch.setattr(engine, "read", fails)
    with pytest.raises(JobFailedError) as caught:
        file_contains_secret("a.csv", IN_A_COLUMN.encode())
    assert "sommarlov" not in str(caught.value)
    assert may_contain_secret(IN_A_COLUMN)


def test_a_look_that_takes_too_much_has_seen_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would take as much again: the patterns' word stands."""

    def fails(*_anything: object) -> None:
        raise MemoryError

    monkeypatch.setattr(engine, "read", fails)
    assert not contains_secret(IN_A_COLUMN)
    assert contains_secret(GIVEN_AWAY["text-file"].replace("sommarlov", "k9mX2pQ7"))
