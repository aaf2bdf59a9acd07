"""The restart commands of one operating system, and what is no question for them."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from tests.dialogue.person import Person

WINDOWS, LINUX = "net stop nlserver6", "systemctl stop nlserver"


@pytest.mark.parametrize(
    ("locale", "turns", "command"),
    [
        (
            "en",
            ("how do we restart everything on our linux server?", "and the windows one, on windows?"),
            WINDOWS,
        ),
        ("en", ("restart commands", "and on a linux machine?"), LINUX),
        ("en", ("how do we restart all on linux", "how about windows"), WINDOWS),
        ("en", ("server restart", "how do I do that on windows?"), WINDOWS),
        ("en", ("how do I restart all of campaign on a windows server?",), WINDOWS),
        ("fr", ("sur un serveur Windows, comment redémarrer l'ensemble ?",), WINDOWS),
        ("fr", ("commandes de redémarrage", "et sous linux ?"), LINUX),
        ("sv", ("omstartskommandon", "och på en windowsserver?"), WINDOWS),
        ("de", ("Befehle zum Neustart", "und auf dem Windows-Server?"), WINDOWS),
        ("de", ("unter Windows: wie starte ich alles neu?",), WINDOWS),
        ("ko", ("윈도우 서버인데 전체 재시작은 어떻게 하나요?",), WINDOWS),
        ("ko", ("재시작 명령", "리눅스는요?"), LINUX),
    ],
)
def test_the_commands_of_that_system_are_told(
    desk: Desk, locale: str, turns: tuple[str, ...], command: str
) -> None:
    """And those of the other one are not."""
    person = Person(desk, Session(chosen=locale))
    answered = [person.told(turn)[1] for turn in turns]
    assert answered[-1] == ("topic/restart-commands",)
    assert command in person.reads
    assert (WINDOWS if command == LINUX else LINUX) not in person.reads


@pytest.mark.parametrize(
    ("locale", "turns"),
    [
        ("en", ("restart commands", "not all of it, only web")),
        ("fr", ("commandes de redémarrage", "pas tout, juste le web")),
        ("sv", ("omstartskommandon", "det räcker med webben")),
        ("de", ("Befehle zum Neustart", "nicht alles, nur web")),
        ("ko", ("재시작 명령", "전부 말고 웹만요")),
    ],
)
def test_the_application_server_alone_has_its_command(
    desk: Desk, locale: str, turns: tuple[str, ...]
) -> None:
    """What is denied is not told; the other way round all of it is, for either system."""
    person = Person(desk, Session(chosen=locale))
    for turn in turns:
        person.told(turn)
    assert "nlserver restart web" in person.reads
    assert WINDOWS not in person.reads
    assert LINUX not in person.reads


@pytest.mark.parametrize(
    ("locale", "turns"),
    [
        ("en", ("restart commands", "not just web, everything")),
        ("fr", ("commandes de redémarrage", "pas que le web, tout")),
        ("ko", ("재시작 명령", "웹만 말고 전부요")),
    ],
)
def test_all_of_it_is_told_for_either_system(desk: Desk, locale: str, turns: tuple[str, ...]) -> None:
    """The system is not known."""
    person = Person(desk, Session(chosen=locale))
    for turn in turns:
        person.told(turn)
    assert WINDOWS in person.reads
    assert LINUX in person.reads


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "does windows have to be rebooted, too?"),
        ("fr", "faut-il aussi redémarrer Windows ?"),
        ("sv", "måste windows startas om också?"),
        ("de", "muss Windows auch neu gestartet werden?"),
        ("ko", "윈도우도 재부팅해야 하나요?"),
    ],
)
def test_whether_the_system_itself_is_restarted_is_another_question(
    desk: Desk, locale: str, text: str
) -> None:
    """The documents ask for the Campaign server's restart and say no more."""
    person = Person(desk, Session(chosen=locale))
    person.told({"ko": "서버 재시작"}.get(locale, "restart commands" if locale == "en" else "restart"))
    _outcome, answered = person.told(text)
    assert answered == ("check/server-restart",)
    assert WINDOWS not in person.reads


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "and afterwards, how can I tell that it all came up"),
        ("fr", "et ensuite, comment savoir si tout est reparti"),
        ("sv", "och efteråt, hur vet jag att allt är uppe"),
    ],
)
def test_what_comes_after_the_restart_is_no_restart_of_all(desk: Desk, locale: str, said: str) -> None:
    """It is asked how to see that everything runs."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question(desk.documents.title("topic/restart-commands", locale)))
    person.says(Question(said))
    assert "net start nlserver6" not in person.reads
