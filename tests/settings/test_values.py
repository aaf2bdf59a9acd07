"""Texts as operators write them → values, or what is wrong with them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.settings import (
    read_settings,
    survey_settings,
)
from bot.settings.declaration import SETTINGS
from tests.settings.examples import TOKEN


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("token", "12345", "is no bot token (number, colon, letters): copy it again from @BotFather"),
        ("token", "1:a/../b", "is no bot token"),
        ("api_root", "localhost:8081", "must be an http(s) address"),
        ("api_root", "http://[x", "must be an http(s) address"),
        ("api_root", "http://h:http", "must be an http(s) address"),
        (
            "api_root",
            f"https://api.telegram.org/bot{TOKEN}",
            "must be the root of the server: leave out /bot",
        ),
        ("api_root", "https://h/?x=1", "must be the root of the server, without"),
        ("database", "/var/lib/bot.db", "must be sqlite:///FILE or postgresql://"),
        ("database", "mysql://h/d", "must be sqlite:///FILE or postgresql://"),
        ("database", "sqlite://bot.db", "needs one more slash"),
        ("database", "postgresql+psycopg://h/d", "names a driver that the bot has not: write postgresql://"),
        ("database", "postgresql://u:p@w@h:x/d", "has a port that is no number"),
        ("knowledge", "/no/such/file", "names no file that is there: make it with `ims-doctor knowledge"),
        ("knowledge", "~nobody-of-this-name/x", "names no file that is there"),
        ("owners", "5 @anna", "entry 2 is no person's id: a whole number over 0, no @name"),
        ("owners", "-5", "entry 1 is no person's id"),
        ("chats", "-100,0", "entry 2 is no chat's id: a whole number, negative for groups"),
        ("people", "5.0", "entry 1 is no person's id"),
        ("retention_days", "0", "must be a whole number from 1 to 3650"),
        ("retention_days", "3651", "must be a whole number from 1 to 3650"),
        ("retention_days", "ninety", "must be a whole number from 1 to 3650"),
        ("retention_days", "1_0", "must be a whole number from 1 to 3650"),
        ("person_per_minute", "-1", "must be a whole number from 0 to 100000, 0 for no limit"),
        ("chat_per_minute", "1e3", "must be a whole number from 0 to 100000, 0 for no limit"),
        ("chat_per_minute", "100001", "must be a whole number from 0 to 100000, 0 for no limit"),
        (
            "calls_per_second",
            "0.5",
            "must be a whole number from 0 to 100000, 0 for no limit (only with a Bot API server",
        ),
        ("concurrency", "257", "must be a whole number from 1 to 256"),
        ("walk_hours", "9" * 5000, "must be a whole number from 1 to 8760"),
        ("webhook_url", "bot.example.com", "must be a public address such as https://"),
        ("webhook_url", "http://bot.example.com", "must begin with https://: Telegram calls nothing else"),
        ("webhook_url", "https://bot.example.com:8080", "must have port 443, 80, 88 or 8443"),
        ("webhook_url", "https://u:p@bot.example.com", "must be without a name, a password or a #"),
        ("webhook_secret", "s" * 257, "must be 1 to 256 of A-Z a-z 0-9 _ -: make one with `openssl"),
        ("webhook_secret", "säcret", "must be 1 to 256 of"),
        ("web_url", "http://doctor.example.com", "must be an https address"),
        ("web_url", "https://doctor.example.com/pages", "must be the address of a host alone"),
        ("web_url", "https://u:p@doctor.example.com", "must be the address of a host alone"),
        ("web_token", "short", "must be 16 to 256 of"),
        ("listen", "8080", "must be host:port such as 127.0.0.1:8080"),
        ("listen", ":8080", "must be host:port"),
        ("listen", "::1:8080", "must be host:port"),
        ("listen", "[::g]:8080", "must be host:port"),
        ("listen", "localhost:65536", "must be host:port"),
        ("renames", "perhaps", "must be yes or no"),
        ("contact", "x" * 201, "must be a line of up to 200 characters"),
        ("log_format", "xml", "must be auto, console or json"),
        ("log_level", "trace", "must be debug, info, warning or error"),
    ],
)
def test_a_wrong_value_is_told(name: str, text: str, problem: str) -> None:
    """With its variable and what to do."""
    (fault,) = survey_settings({SETTINGS[name].variable: text}, need=None).faults
    assert str(fault).startswith(f"{SETTINGS[name].variable}: {problem}")
    assert len(str(fault).splitlines()) == 1


@pytest.mark.parametrize(
    ("text", "meant"),
    [("Yes", True), ("true", True), ("on", True), ("1", True), ("NO", False), ("off", False)],
)
def test_yes_and_no_are_said_in_many_ways(text: str, meant: bool) -> None:
    """As YAML and people say them."""
    assert read_settings({"IMS_DOCTOR_RENAMES": text}, need=None).renames is meant


def test_a_bot_api_server_of_ones_own_calls_http_and_any_port() -> None:
    """Only Telegram's demands https and four ports."""
    environment = {
        "TELEGRAM_API_BASE_URL": "http://localhost:8081",
        "IMS_DOCTOR_WEBHOOK_URL": "http://127.0.0.1:9000/t",
    }
    assert read_settings(environment, need=None).webhook_url == "http://127.0.0.1:9000/t"


@given(
    name=st.sampled_from([variable for note in SETTINGS.values() for variable in note.variables]),
    text=st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=60),
)
def test_any_text_is_a_setting_or_a_fault(name: str, text: str) -> None:
    """Nothing else is raised, whatever a variable holds, and no fault repeats it."""
    planted = f"Zq7{text}7qZ"
    for environment in ({name: text}, {name: planted}):
        survey = survey_settings(environment, need="webhook")
        told = "\n".join([*map(str, survey.faults), *survey.warnings])
        assert planted not in told
        assert "Zq7" not in told
