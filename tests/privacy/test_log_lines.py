"""Secrets that the program knows, in any encoding, and what only looks like one."""

from __future__ import annotations

import base64
import html
import json
from collections.abc import Callable
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.privacy.log_lines import Scrubber
from bot.privacy.spans import HIDDEN
from tests.logs.book import HALF, SECRETS, TOKEN

CODES: dict[str, Callable[[str], str]] = {
    "plain": str,
    "address": lambda text: quote(text, safe=""),
    "small address": lambda text: quote(text, safe="").lower(),
    "form": quote_plus,
    "address twice": lambda text: quote(quote(text, safe=""), safe=""),
    "every byte": lambda text: "".join(f"%{byte:02X}" for byte in text.encode()),
    "json": lambda text: json.dumps({"x": text}),
    "json twice": lambda text: json.dumps(json.dumps({"x": text})),
    "repr": repr,
    "bytes": lambda text: repr(text.encode()),
    "html": html.escape,
    "html numbers": lambda text: "".join(f"&#{ord(c)};" for c in text),
    "hex": lambda text: text.encode().hex(),
    "basic": lambda text: base64.b64encode(f"user:{text}".encode()).decode(),
    "basic 2": lambda text: base64.b64encode(f"a:{text}!".encode()).decode(),
    "basic 3": lambda text: base64.b64encode(f"ab:{text}".encode()).decode(),
    "base64 for addresses": lambda text: base64.urlsafe_b64encode(f"~~?>{text}".encode()).decode(),
    "capitals": str.upper,
    "address of a database": lambda text: f"postgresql://ims:{text}@db/ims",
}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("secret", SECRETS)
def test_a_secret_is_known_in_any_form(secret: str, code: str) -> None:
    """Encoded as libraries encode what they send."""
    written = CODES[code](secret)
    hidden = Scrubber([secret]).text(f"before {written} after")
    assert written not in hidden
    assert HIDDEN in hidden
    assert hidden.startswith("before ")
    core = base64.b64encode(secret.encode())[4:-8].decode()
    assert not [form for form in (secret, core) if form in hidden]


@pytest.mark.parametrize("cut", [slice(None, 25), slice(None, 12), slice(-20, None), slice(10, 23)])
def test_a_secret_that_was_cut_short_is_hidden(cut: slice) -> None:
    """A library shows the beginning or the end of it; both are too much."""
    hidden = Scrubber([HALF]).known(f"https://h/bot1:{HALF[cut]}… failed")
    assert (HALF[cut] in hidden) is (cut.start == 10)
    assert hidden.endswith(" failed")


LOOKS_SECRET = {
    f"GET https://api.telegram.org/bot{TOKEN}/getMe": HALF,
    f"https://api.telegram.org/file/bot{quote(TOKEN, safe='')}/x": HALF,
    "client_secret: p4ss, w0rd;x": "w0rd",
    'client_secret: "p4ss\\" w0rd"': "w0rd",
    "{'client_secret': 'p4ss w0rd', 'id': 3}": "w0rd",
    '{\\"client_secret\\": \\"p4ss\\\\\\" w0rd\\"}': "w0rd",
    "clientSecret => w0rd": "w0rd",
    "Client Secret：w0rd": "w0rd",
    "?x=1&access_token=w0rd&y=2": "w0rd",
    "password=w0rd chat=5": "w0rd",
    "PGPASSWORD=w0rd": "w0rd",
    "Mot de passe : w0rd": "w0rd",
    "Lösenord: w0rd": "w0rd",
    "비밀번호: w0rd": "w0rd",
    "Authorization: Basic dXNlcjpw": "dXNlcjpw",
    "[(b'authorization', b'Bearer w0rd')]": "w0rd",
    "x-telegram-bot-api-secret-token: w0rd": "w0rd",
    "Cookie: a=b; c=w0rd": "w0rd",
    "Bearer abcdef012345 refused": "abcdef",
    "postgresql+asyncpg://ims:w0rd@db/ims": "w0rd",
    "postgresql://ims:w/0rd@x@db/ims": "0rd",
    "https://w0rd@github.com/x": "w0rd",
    "eyJhbGciOiJI.eyJzdWIiOiIx.c2lnbmF0dXJl": "c2lnbmF0dXJl",
    "-----BEGIN RSA PRIVATE KEY-----\nabc\nw0rd\n-----END RSA PRIVATE KEY-----": "w0rd",
    "-----BEGIN PRIVATE KEY-----\nabc\nw0rd": "w0rd",
}


@pytest.mark.parametrize("text", LOOKS_SECRET)
def test_what_looks_like_a_secret_is_hidden(text: str) -> None:
    """Nobody told the log about it."""
    hidden = Scrubber().text(f"seen {text}")
    assert LOOKS_SECRET[text] not in hidden
    assert hidden.startswith("seen ")
    assert HIDDEN in hidden


@pytest.mark.parametrize(
    "text",
    [
        "update 12345 failed in chat -1001234567890 after 0.35 s",
        "listening as @ims_doctor_bot on http://127.0.0.1:8080/telegram?x=1",
        "postgresql://ims@db:5432/ims and sqlite:////var/lib/bot.db at 12:30:45",
        "Telegram refused the token; get a valid one from @BotFather",
        "IMS_DOCTOR_WEBHOOK_SECRET is short enough to be guessed; make one with `openssl rand -hex 32`",
        '  File "/srv/bot/secret_token.py", line 12, in password',
        "basic things work, bearer of good news",
        "person telegram:123456789 in telegram:-100",
        "",
    ],
)
def test_ordinary_lines_stay_as_they_are(text: str) -> None:
    """A log that hides everything helps nobody."""
    assert Scrubber([TOKEN, HALF, "abc", ""]).text(text) == text


@given(
    secret=st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=8, max_size=40).filter(
        lambda text: len(text.strip()) >= 8
    ),
    before=st.text(st.characters(codec="utf-8"), max_size=10),
    after=st.text(st.characters(codec="utf-8"), max_size=10),
    code=st.sampled_from([code for code in CODES if code not in ("capitals", "base64 for addresses")]),
)
def test_any_secret_is_hidden_in_any_form(secret: str, before: str, after: str, code: str) -> None:
    """Whatever stands around it."""
    written = CODES[code](secret.strip())
    hidden = Scrubber([secret]).text(f"{before}{written}{after}")
    assert secret.strip() not in hidden
    if HIDDEN not in f"{before}{written}{after}":
        assert HIDDEN in hidden
        assert written not in hidden
