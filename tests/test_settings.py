"""Environment and YAML file → settings, or every fault at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr

from bot.errors import SettingsError
from bot.settings import (
    DEFAULT_API_ROOT,
    Need,
    Settings,
    added_knowledge,
    read_settings,
    survey_settings,
)
from bot.settings.faults import FaultySettingsError
from bot.settings.model import SETTINGS
from bot.settings.values import ListenAddress

TOKEN = "12345:test-token"
CONFIG = "IMS_DOCTOR_CONFIG"
HERE = Path(__file__)

GOOD: dict[str, tuple[str, object]] = {
    "token": (TOKEN, SecretStr(TOKEN)),
    "api_root": ("http://localhost:8081/", "http://localhost:8081"),
    "database": ("postgresql://bot:pw@db:5432/ims", "postgresql://bot:pw@db:5432/ims"),
    "knowledge": (str(HERE), HERE),
    "owners": ("5, 6 7;7", frozenset({5, 6, 7})),
    "chats": ("-1001234567890 42", frozenset({-1001234567890, 42})),
    "people": ("9", frozenset({9})),
    "retention_days": ("3650", 3650),
    "person_per_minute": ("0", 0),
    "chat_per_minute": ("600", 600),
    "calls_per_second": ("25", 25),
    "concurrency": ("256", 256),
    "walk_hours": ("1", 1),
    "memory_minutes": ("30", 30),
    "contact": ("Adobe Customer Care, +46 8 000 00", "Adobe Customer Care, +46 8 000 00"),
    "renames": ("no", False),
    "webhook_url": ("https://bot.example.com:8443/t", "https://bot.example.com:8443/t"),
    "webhook_secret": ("s" * 256, SecretStr("s" * 256)),
    "listen": ("[::1]:0", ListenAddress("::1", 0)),
    "web_url": ("https://doctor.example.com/", "https://doctor.example.com"),
    "web_token": ("w" * 32, SecretStr("w" * 32)),
    "log_format": ("JSON", "json"),
    "log_level": ("Warning", "warning"),
}
"""For each setting a text, and the value that it is."""


def write(folder: Path, text: str) -> dict[str, str]:
    """An environment that names a YAML file with this text."""
    path = folder / "ims-doctor.yaml"
    path.write_text(text, encoding="utf-8")
    return {CONFIG: str(path)}


def problems(environment: dict[str, str], need: Need | None = None) -> list[str]:
    """The lines of all faults, the folder of the YAML file left out."""
    folder = str(Path(environment.get(CONFIG, "/nowhere")).parent) + "/"
    return [str(fault).replace(folder, "") for fault in survey_settings(environment, need=need).faults]


def test_a_token_is_enough() -> None:
    """Everything else has a default."""
    settings = read_settings({"TELEGRAM_BOT_TOKEN": f" {TOKEN} "})
    assert settings == Settings(token=SecretStr(TOKEN))
    assert settings.api_root == DEFAULT_API_ROOT
    assert (settings.database, settings.knowledge, settings.webhook_url) == (None, None, None)
    assert not settings.owners | settings.chats | settings.people
    rates = settings.person_per_minute, settings.chat_per_minute, settings.calls_per_second
    assert rates == (20, 60, 30)
    assert (settings.retention_days, settings.walk_hours, settings.concurrency) == (90, 24, 32)
    assert settings.listen is None
    assert (settings.log_format, settings.log_level) == ("auto", "info")


def test_every_setting_is_tried_here() -> None:
    """A new setting needs an example above."""
    assert list(GOOD) == list(SETTINGS)


@pytest.mark.parametrize("name", GOOD)
def test_a_variable_sets_it(name: str) -> None:
    """Blanks around a value do not matter."""
    text, value = GOOD[name]
    survey = survey_settings({SETTINGS[name].variable: f" {text}\n"}, need=None)
    assert getattr(survey.checked(), name) == value
    assert survey.origin(name).kind == "environment"


@pytest.mark.parametrize("name", GOOD)
def test_a_key_of_the_yaml_file_sets_it(tmp_path: Path, name: str) -> None:
    """Under the name of the variable in lower case."""
    text, value = GOOD[name]
    survey = survey_settings(write(tmp_path, f"{SETTINGS[name].key}: {text!r}\n"), need=None)
    assert getattr(survey.checked(), name) == value
    assert str(survey.origin(name)) == f"file {tmp_path / 'ims-doctor.yaml'}"


def test_the_keys_of_the_yaml_file_are_the_variables_in_short() -> None:
    """One rule, and what comes of it."""
    keys = {note.variable: note.key for note in SETTINGS.values()}
    assert keys["TELEGRAM_BOT_TOKEN"] == "token"
    assert keys["TELEGRAM_API_BASE_URL"] == "api_base_url"
    assert keys["IMS_DOCTOR_RETENTION_DAYS"] == "retention_days"


def test_yaml_takes_texts_as_they_are(tmp_path: Path) -> None:
    """YAML would make 4500 of `1234:60`, 83 of `0123` and True of `yes`."""
    environment = write(tmp_path, "token: 1234:60\nwebhook_secret: 0123\ndatabase: ~\nchats: [-100, 5]\n")
    settings = read_settings(environment)
    assert (settings.token, settings.webhook_secret) == (SecretStr("1234:60"), SecretStr("0123"))
    assert settings.database is None
    assert settings.chats == {-100, 5}
    assert read_settings(write(tmp_path, "webhook_secret: yes"), need=None).webhook_secret == SecretStr("yes")


def test_the_environment_wins(tmp_path: Path) -> None:
    """Setting by setting; an empty variable counts as none."""
    environment = write(tmp_path, "retention_days: 30\nwalk_hours: 3\nconcurrency: 5\n")
    environment |= {"IMS_DOCTOR_RETENTION_DAYS": "7", "IMS_DOCTOR_WALK_HOURS": " "}
    settings = read_settings(environment, need=None)
    assert (settings.retention_days, settings.walk_hours, settings.concurrency) == (7, 3, 5)


@pytest.mark.parametrize("text", ["", "\n# nothing\n", "---\n", "retention_days:\n", "owners: []\n"])
def test_a_file_that_sets_nothing(tmp_path: Path, text: str) -> None:
    """Is fine."""
    assert read_settings(write(tmp_path, text), need=None) == Settings()


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
        ("person_per_minute", "-1", "must be a whole number, 0 for no limit"),
        ("chat_per_minute", "1e3", "must be a whole number, 0 for no limit"),
        ("calls_per_second", "0.5", "must be a whole number, 0 for no limit (only with a Bot API server"),
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
        ("log_format", "xml", "must be auto, console or json"),
        ("log_level", "trace", "must be debug, info, warning or error"),
    ],
)
def test_a_wrong_value_is_told(name: str, text: str, problem: str) -> None:
    """With its variable and what to do."""
    (fault,) = survey_settings({SETTINGS[name].variable: text}, need=None).faults
    assert str(fault).startswith(f"{SETTINGS[name].variable}: {problem}")
    assert len(str(fault).splitlines()) == 1


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    """Variables first, then the file line by line."""
    environment = write(
        tmp_path,
        "retention_days: 0\n"
        "ownrs: [1]\n"
        "webhook: {url: x}\n"
        "log-level: info\n"
        "walk_hours: [3]\n"
        "walk_hours: 3\n"
        "IMS_DOCTOR_OWNERS: 3\n"
        "123456:AAAA: 3\n"
        "concurrency: {a: b}\n"
        "token_file: [a, b]\n"
        "people: [100, x]\n",
    )
    environment |= {"IMS_DOCTOR_LISTEN": "x", "IMS_DOCTOR_WEBHOOK_URL": "http://x"}
    with pytest.raises(FaultySettingsError) as caught:
        read_settings(environment, need="webhook")
    folder = f"{tmp_path}/"
    first, *lines = str(caught.value).replace(folder, "").splitlines()
    assert first == "14 settings are wrong"
    assert [line.strip() for line in lines] == [
        "IMS_DOCTOR_LISTEN: must be host:port such as 127.0.0.1:8080, 0.0.0.0:8080 or [::1]:8080",
        "IMS_DOCTOR_WEBHOOK_URL: must begin with https://: Telegram calls nothing else",
        "IMS_DOCTOR_WEBHOOK_SECRET: is not set; make one with `openssl rand -hex 32`",
        "ims-doctor.yaml:1: retention_days: must be a whole number from 1 to 3650",
        "ims-doctor.yaml:2: ownrs: is no setting; did you mean owners?",
        "ims-doctor.yaml:3: webhook: is no setting; did you mean webhook_url?",
        "ims-doctor.yaml:4: log-level: is no setting; did you mean log_level?",
        "ims-doctor.yaml:5: walk_hours: must be a whole number from 1 to 8760",
        "ims-doctor.yaml:6: walk_hours: stands there twice: delete one",
        "ims-doctor.yaml:7: IMS_DOCTOR_OWNERS: is no setting; did you mean owners?",
        "ims-doctor.yaml:8: has a key that is no setting; `ims-doctor settings` lists them",
        "ims-doctor.yaml:9: concurrency: must be one value, or a list of values",
        "ims-doctor.yaml:10: token_file: must name one file",
        "ims-doctor.yaml:11: people: entry 2 is no person's id: a whole number over 0, no @name",
    ]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"token: 'abc\n", "is not YAML"),
        (b"token: *hunter2hunter2\n", "is not YAML"),
        (b"token: @hunter2hunter2\n", "is not YAML"),
        (b"a: 1\n---\nb: 2\n", "is not YAML"),
        (b"token: \xff\xfe\xfa\n", "is not YAML"),
        (b"[" * 5000, "is not YAML"),
        (b"hunter2hunter2\n", "must be lines of `key: value`"),
        (b"- token\n", "must be lines of `key: value`"),
        (b"#" * 1_100_000, "names a file over 1 MB"),
        (None, "names a file that cannot be read (No such file or directory)"),
    ],
    ids=str,
)
def test_a_broken_file_does_not_hide_the_rest(tmp_path: Path, data: bytes | None, problem: str) -> None:
    """It is one fault; what its text says is not repeated."""
    environment = write(tmp_path, "") | {"IMS_DOCTOR_WALK_HOURS": "x", "IMS_DOCTOR_CONCURRENCY": "5"}
    path = Path(environment[CONFIG])
    path.unlink() if data is None else path.write_bytes(data)
    survey = survey_settings(environment, need=None)
    told = "\n".join(map(str, survey.faults))
    assert problem in told
    assert "IMS_DOCTOR_WALK_HOURS: must be" in told
    assert "hunter2" not in told
    assert len(survey.faults) == 2
    assert survey.settings.concurrency == 5


@pytest.mark.parametrize("name", ["/", "\0", "~nobody-of-this-name/x.yaml"])
def test_what_is_no_file_is_told(name: str) -> None:
    """A folder, no path at all, no such home."""
    (fault,) = survey_settings({CONFIG: name}, need=None).faults
    assert str(fault).startswith("IMS_DOCTOR_CONFIG: names a file that cannot be read")


def test_aliases_and_utf_16_are_yaml_too(tmp_path: Path) -> None:
    """What other editors write can be read."""
    environment = write(tmp_path, "")
    Path(environment[CONFIG]).write_bytes("owners: &x [1, 2]\npeople: *x\n".encode("utf-16"))
    settings = read_settings(environment, need=None)
    assert settings.owners == settings.people == {1, 2}


def test_unknown_variables_are_a_warning() -> None:
    """With what was probably meant; other programs' variables are theirs."""
    environment = {
        "IMS_DOCTOR_PEPLE": "1",
        "IMS_DOCTOR_XYZ": "1",
        "IMS_DOCTOR_TOKEN": "1:a",
        "TELEGRAM_CHAT": "1",
        "HOME": "/",
    }
    assert survey_settings(environment, need=None).warnings == (
        "IMS_DOCTOR_PEPLE is no setting and was ignored; did you mean IMS_DOCTOR_PEOPLE?",
        "IMS_DOCTOR_TOKEN is no setting and was ignored; did you mean TELEGRAM_BOT_TOKEN?",
        "IMS_DOCTOR_XYZ is no setting and was ignored",
    )


def test_what_may_be_meant_so_is_a_warning() -> None:
    """A short secret; more calls than Telegram takes."""
    environment = {"IMS_DOCTOR_WEBHOOK_SECRET": "abc", "IMS_DOCTOR_CALLS_PER_SECOND": "0"}
    short, fast = survey_settings(environment, need=None).warnings
    assert short.startswith("IMS_DOCTOR_WEBHOOK_SECRET is short enough to be guessed")
    assert fast.startswith("IMS_DOCTOR_CALLS_PER_SECOND is over 30 a second")
    environment |= {"IMS_DOCTOR_WEBHOOK_SECRET": "a" * 16, "TELEGRAM_API_BASE_URL": "http://localhost"}
    assert survey_settings(environment, need=None).warnings == ()


@pytest.mark.parametrize(
    ("need", "missing"),
    [
        (None, []),
        ("token", ["TELEGRAM_BOT_TOKEN"]),
        ("webhook", ["TELEGRAM_BOT_TOKEN", "IMS_DOCTOR_WEBHOOK_URL", "IMS_DOCTOR_WEBHOOK_SECRET"]),
    ],
)
def test_only_what_a_command_needs_is_missed(need: Need | None, missing: list[str]) -> None:
    """One line each, with where to get it."""
    told = problems({}, need)
    assert [line.partition(":")[0] for line in told] == missing
    assert all("is not set; " in line for line in told)


@pytest.mark.parametrize("environment", [{}, {"TELEGRAM_BOT_TOKEN": "  "}])
def test_without_a_token_the_message_says_what_to_do(environment: dict[str, str]) -> None:
    """It names the variable."""
    with pytest.raises(SettingsError, match="TELEGRAM_BOT_TOKEN: is not set; get a token") as caught:
        read_settings(environment)
    assert caught.value.key == "TELEGRAM_BOT_TOKEN"


def test_a_wrong_token_is_not_missing_as_well() -> None:
    """One fault, one line."""
    assert len(problems({"TELEGRAM_BOT_TOKEN": "x"}, "token")) == 1


def test_a_bot_api_server_of_ones_own_calls_http_and_any_port() -> None:
    """Only Telegram's demands https and four ports."""
    environment = {
        "TELEGRAM_API_BASE_URL": "http://localhost:8081",
        "IMS_DOCTOR_WEBHOOK_URL": "http://127.0.0.1:9000/t",
    }
    assert read_settings(environment, need=None).webhook_url == "http://127.0.0.1:9000/t"


SECRETS = [name for name, note in SETTINGS.items() if note.has_file]


def test_what_may_stand_in_a_file_of_its_own() -> None:
    """Everything with a secret in it."""
    assert SECRETS == ["token", "database", "webhook_secret", "web_token"]


@pytest.mark.parametrize("name", SECRETS)
def test_a_secret_may_stand_in_a_file_of_its_own(tmp_path: Path, name: str) -> None:
    """As Docker and Kubernetes hand it over; the origin says which file."""
    text, value = GOOD[name]
    (tmp_path / "secret").write_text(f"\ufeff{text}\n", encoding="utf-8")
    survey = survey_settings({SETTINGS[name].file_variable: str(tmp_path / "secret")}, need=None)
    assert getattr(survey.checked(), name) == value
    assert str(survey.origin(name)) == f"secret file {tmp_path / 'secret'}"


def test_a_path_in_the_yaml_file_begins_at_its_folder(tmp_path: Path) -> None:
    """Of secrets and of added documentation."""
    (tmp_path / "token").write_text(TOKEN, encoding="utf-8")
    (tmp_path / "docs.kb").touch()
    environment = write(tmp_path, "token_file: token\nknowledge: docs.kb\n")
    settings = read_settings(environment)
    assert (settings.token, settings.knowledge) == (SecretStr(TOKEN), tmp_path / "docs.kb")
    assert added_knowledge(environment) == tmp_path / "docs.kb"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (None, "must name a file with the value; that one cannot be read (No such file or directory)"),
        (b"", "must name a file with the value alone, in one line"),
        (b"hunter2hunter2\nhunter2hunter2\n", "must name a file with the value alone, in one line"),
        (b"hunter2" * 20_000, "must name a file with the value alone, in one line"),
        (b"\xff\xfe", "names a file that is no text"),
        (b"hunter2hunter2", "is no bot token"),
    ],
    ids=str,
)
def test_a_secret_file_that_cannot_be_used(tmp_path: Path, data: bytes | None, problem: str) -> None:
    """Neither its text is shown nor its name, which may be the secret, set in the wrong place."""
    file = tmp_path / "hunter2"
    if data is not None:
        file.write_bytes(data)
    (fault,) = survey_settings({"TELEGRAM_BOT_TOKEN_FILE": str(file)}, need="token").faults
    assert str(fault).startswith(f"TELEGRAM_BOT_TOKEN_FILE: {problem}")
    assert "hunter2" not in str(fault)


def test_a_secret_in_two_places_is_a_fault(tmp_path: Path) -> None:
    """Nobody can tell which is meant; in another place it is overruled, as always."""
    (tmp_path / "token").write_text(TOKEN, encoding="utf-8")
    both = {"TELEGRAM_BOT_TOKEN": "1:a", "TELEGRAM_BOT_TOKEN_FILE": str(tmp_path / "token")}
    told = "TELEGRAM_BOT_TOKEN: is set, and so is a file with its value: unset one of them"
    assert problems(both, "token") == [told]
    assert problems(write(tmp_path, "token: 1:a\ntoken_file: token\n")) == [
        "ims-doctor.yaml:1: token: is set, and so is a file with its value: unset one of them"
    ]
    environment = write(tmp_path, "token: 1:a\n") | {
        "TELEGRAM_BOT_TOKEN_FILE": both["TELEGRAM_BOT_TOKEN_FILE"]
    }
    assert read_settings(environment).token == SecretStr(TOKEN)


def test_secrets_do_not_show() -> None:
    """Not in a repr, which a traceback may print; what logs must hide is told apart."""
    settings = read_settings(
        {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_BASE_URL": "http://me:rootpw@h:8081",
            "IMS_DOCTOR_DATABASE": "postgresql://u:data%40pw@h/d?sslpassword=sslpw",
            "IMS_DOCTOR_WEBHOOK_SECRET": "hook-pw",
            "IMS_DOCTOR_WEBHOOK_URL": f"https://h/{quote('123456:' + 'x' * 35)}",
        }
    )
    for shown in (repr(settings), str(settings)):
        assert not [
            word for word in ("test-token", "rootpw", "pw@", "sslpw", "hook-pw", "xxx") if word in shown
        ]
        assert "postgresql://u:•••@h/d?sslpassword=•••" in shown
    words = {TOKEN, "test-token", "hook-pw", "rootpw", "data%40pw", "data@pw", "sslpw"}
    assert words <= settings.secrets


def test_settings_cannot_be_changed() -> None:
    """What was validated stays so."""
    with pytest.raises(ValueError, match="frozen"):
        Settings().token = SecretStr(TOKEN)


def test_made_from_values_they_read_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the environment nor a file."""
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("TOKEN", TOKEN)
    assert Settings().token == SecretStr("")


def test_added_knowledge_needs_no_other_setting(tmp_path: Path) -> None:
    """`ask` asks for nothing else, and does not mind what is wrong elsewhere."""
    assert added_knowledge({}) is None
    assert added_knowledge({"IMS_DOCTOR_KNOWLEDGE": " a.kb "}) == Path("a.kb")
    assert added_knowledge(write(tmp_path, "walk_hours: x\n")) is None
    with pytest.raises(SettingsError, match="IMS_DOCTOR_CONFIG: names a file that cannot be read"):
        added_knowledge({CONFIG: "/no/such/file"})


def test_settings_cost_nothing_until_they_are_read() -> None:
    """`ask` must start quickly."""
    script = (
        "import sys, bot.settings, bot.cli.settings, bot.logs; bot.settings.added_knowledge({});"
        "print({'pydantic', 'yaml', 'structlog'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_the_manual_names_every_setting(checkout: Path) -> None:
    """docs/settings.md has each variable, key and default."""
    manual = (checkout / "docs" / "settings.md").read_text(encoding="utf-8")
    names = [name for note in SETTINGS.values() for name in (*note.variables, *note.keys)]
    assert not [name for name in [*names, CONFIG] if f"`{name}`" not in manual]
    for note in SETTINGS.values():
        assert note.meaning in manual
    assert not [name for name in SETTINGS if f"| {Settings().shown(name)} |" not in manual]


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


@given(text=st.text(st.characters(codec="utf-8"), max_size=80))
def test_any_yaml_file_is_settings_or_faults(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Nothing else is raised."""
    folder = tmp_path_factory.getbasetemp()
    for content in (text, f"token: {text}\nowners: [{text}]\n"):
        survey_settings(write(folder, content), need=None)
