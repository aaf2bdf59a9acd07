"""The same bot in a terminal and in a pipe."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from bot.channel.terminal import Terminal
from bot.dialogue.converse import converse
from bot.dialogue.desk import Desk, Turn
from bot.dialogue.exchange import Event, Question
from bot.dialogue.session import Session
from bot.translate import _


class Console(io.StringIO):
    """A standard input with a person before it."""

    def isatty(self) -> bool:
        """Whether somebody types."""
        return True


def talk(desk: Desk, *lines: str, person: bool = False, locale: str | None = "en") -> str:
    """What the terminal shows for these lines."""
    source = (Console if person else io.StringIO)("".join(line + "\n" for line in lines))
    target = io.StringIO()
    Terminal(lambda e, s: converse(e, s, desk), source, target, Session(chosen=locale)).run()
    return target.getvalue()


def test_a_piped_question_gets_just_its_answer(desk: Desk) -> None:
    """No greeting, no prompt, no menu."""
    shown = talk(desk, "after login I end up on adobe.com")
    assert "`https://`" in shown
    assert "[1]" not in shown
    assert ">" not in shown.splitlines()[0]


def test_a_person_is_greeted_and_chooses_by_number(desk: Desk) -> None:
    """The first button of the greeting opens a list, the first of that an entry."""
    shown = talk(desk, "1", "1", person=True)
    assert "[1]" in shown
    assert "adobe.com" in shown


def test_a_file_named_in_the_chat_is_validated(desk: Desk, tmp_path: Path) -> None:
    """By its path, or with /file."""
    file = tmp_path / "account.yaml"
    file.write_text("internal_name: Adobe_마케팅_클라우드\ntype: Adobe Marketing Cloud\n", encoding="utf-8")
    for line in (str(file), f"/file {file}"):
        assert "Adobe_Marketing_Cloud" in talk(desk, line)


@pytest.mark.parametrize("line", ["/file", "/file /no/such/file.yaml", "/no/such/command", "0", "99", "-"])
def test_a_mistyped_line_is_answered(desk: Desk, line: str) -> None:
    """Never a traceback, never silence."""
    assert talk(desk, line).strip()


def test_an_empty_line_is_passed_over(desk: Desk) -> None:
    """Pressing return says nothing."""
    assert talk(desk, "", "   ") == ""


def test_a_large_file_is_refused_with_its_limit(desk: Desk, tmp_path: Path) -> None:
    """30 MB are not read into memory."""
    file = tmp_path / "large.yaml"
    with file.open("wb") as handle:
        handle.truncate(30_000_000)
    assert "1,024 kB" in talk(desk, str(file))


@pytest.mark.parametrize(
    "line",
    [
        "why does login fail " * 30,
        "/" + "a" * 3000,
        "~nosuchuser what is this",
        "/file ~nosuchuser/x",
        "/file a\0b",
        "/file /dev/zero",
        "9" * 5000,
        "/nosuchfolder/account.yaml",
    ],
)
def test_no_line_ends_the_conversation(desk: Desk, line: str) -> None:
    """Over-long names, unknown users, devices, huge numbers: each is answered, and the talk goes on."""
    shown = talk(desk, line, "after login I end up on adobe.com")
    assert "`https://`" in shown


@pytest.mark.parametrize("word", ["/quit", "quit", "exit"])
def test_a_person_can_leave(desk: Desk, word: str) -> None:
    """What follows is not answered."""
    assert "https" not in talk(desk, word, "after login I end up on adobe.com")


def test_a_corrected_file_is_for_its_owner_alone(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may hold the secret; an earlier one is not written over."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "account.yaml").write_text("internal_name: adobe_marketing_cloud\n", encoding="utf-8")
    for _attempt in range(2):
        talk(desk, "account.yaml", "1")
    saved = sorted(tmp_path.glob("account-corrected*.yaml"))
    assert len(saved) == 2
    assert all(path.stat().st_mode & 0o077 == 0 for path in saved)


def test_terminal_escapes_in_a_file_are_not_passed_on(desk: Desk, tmp_path: Path) -> None:
    """Neither from values nor from names."""
    file = tmp_path / "account.yaml"
    file.write_text(
        'internal_name: "Adobe_Marketing_Cloud"\nims_server: "x\\e]0;PWN\\a\\e[2J"\n', encoding="utf-8"
    )
    assert "\x1b" not in talk(desk, str(file))


@pytest.mark.parametrize("locale", ["fr", "ko"])
def test_a_walk_through_works_in_a_pipe(desk: Desk, locale: str) -> None:
    """Commands and presses show what can be pressed next, by number, without a prompt."""
    shown = talk(desk, "/walk no-matching-right", "1", "2", "1", "1", "1", locale=locale)
    assert [part for part in ("1/3", "2/3", "3/4", "4/4") if f"{part} · " in shown] == [
        "1/3",
        "2/3",
        "3/4",
        "4/4",
    ]
    assert "[2]" in shown
    assert "🔧" in shown


def test_a_word_to_whoever_pressed_is_shown() -> None:
    """What a chat shows in a window of its own, here: the walk-through expired."""
    ended = Turn((), Session(), alert=_("Sorry, **{name}** has ended.", name="that"))
    target = io.StringIO()
    Terminal(lambda _event, _session: ended, io.StringIO("1\n"), target, Session()).run()
    assert target.getvalue() == "Sorry, that has ended.\n"


ACCOUNT = ("Internal name: adobe_marketing_cloud", "Type: Adobe Marketing Cloud", "Association Mask: x (.*)")


def test_pasted_lines_are_one_message(desk: Desk) -> None:
    """An account in its lines is judged as one, and what is typed behind it belongs to it."""
    heard: list[Event] = []

    def listen(event: Event, session: Session) -> Turn:
        heard.append(event)
        return converse(event, session, desk)

    text = "\n".join(ACCOUNT)
    source = Console(f"\x1b[200~{text}\x1b[201~\nand what now?\n")
    Terminal(listen, source, io.StringIO(), Session(chosen="en")).run()
    assert heard[1:] == [Question(text), Question("and what now?")]


def test_a_command_takes_pasted_lines_with_it(desk: Desk) -> None:
    """`/validate` and then an account is that command about that account."""
    shown = talk(desk, "/validate \x1b[200~" + "\n".join(ACCOUNT) + "\x1b[201~", person=True)
    assert "Adobe_Marketing_Cloud" in shown
    assert "\x1b" not in shown


def test_a_paste_that_never_ends_is_answered(desk: Desk) -> None:
    """The input ended within it."""
    assert "`https://`" in talk(desk, "\x1b[200~after login I end up on adobe.com", person=True)


def test_a_terminal_is_asked_for_marks_and_left_as_it_was() -> None:
    """The mode ends with the talk, and keys are echoed as before."""
    pty, termios = pytest.importorskip("pty"), pytest.importorskip("termios")
    controller, terminal = pty.openpty()
    with (
        open(terminal, encoding="utf-8") as source,  # noqa: PTH123 - a descriptor
        open(terminal, "w", encoding="utf-8", closefd=False) as target,
    ):
        before = termios.tcgetattr(terminal)
        os.write(controller, b"\x1b[200~one\ntwo\x1b[201~\n/quit\n")
        heard: list[Event] = []

        def listen(event: Event, session: Session) -> Turn:
            heard.append(event)
            return Turn((), session)

        Terminal(listen, source, target, Session(chosen="en")).run()
        shown = ""
        while "\x1b[?2004l" not in shown:
            shown += os.read(controller, 10_000).decode()
        assert termios.tcgetattr(terminal) == before
    os.close(controller)
    assert heard[1:] == [Question("one\ntwo")]
    assert shown.count("\x1b[?2004h") == shown.count("\x1b[?2004l") == 1
