"""The command line. Only here does the program exit: 0 clean, 1 problems found, 2 could not run.

Each command imports what it needs when it runs, so that `ask` starts quickly.
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bot import app
from bot.cli import knowledge as knowledge_cli
from bot.cli import settings as settings_cli
from bot.cli import validate as validate_cli
from bot.cli import web as web_cli
from bot.cli.described import add_command
from bot.errors import BotError
from bot.languages import LOCALES, SOURCE_LOCALE
from bot.visible import clean_output

_NEW_OBJECTS = 50_000
"""The usual 700 have half a million objects of a start gone through again and again: a tenth of its time."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    gc.set_threshold(_NEW_OBJECTS, *gc.get_threshold()[1:])
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        _speak_utf8(stream)
    with clean_output():
        return _run(arguments)


def _run(arguments: Sequence[str] | None) -> int:
    options = parser().parse_args(arguments)
    try:
        code: int = options.run(options)
    except BotError as error:
        print(f"ims-doctor: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    return code


def _speak_utf8(stream: Any) -> None:
    """Questions and answers are UTF-8 whatever the machine's locale; stray bytes never end the program."""
    if reconfigure := getattr(stream, "reconfigure", None):
        reconfigure(encoding="utf-8", errors="replace")


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    made = argparse.ArgumentParser(
        prog="ims-doctor",
        description="Answers about Adobe ID (IMS) login for Adobe Campaign, from its documentation.",
    )
    made.add_argument("--version", action=_Version, nargs=0, help="print the version")
    commands = made.add_subparsers(required=True, metavar="COMMAND")

    chat = add_command(
        commands,
        "chat",
        "talk in the terminal; no token, no network",
        more="A number presses a button, the path of a file has it checked, /quit leaves.",
        example="ims-doctor chat --locale sv",
    )
    _add_locale(chat)
    _add_knowledge(chat)
    chat.set_defaults(run=_chat)

    telegram = add_command(
        commands,
        "telegram",
        "run the Telegram bot (needs TELEGRAM_BOT_TOKEN)",
        more="`ims-doctor settings` lists what else can be set.",
        example="ims-doctor telegram",
    )
    telegram.add_argument("--webhook", action="store_true", help="have Telegram call IMS_DOCTOR_WEBHOOK_URL")
    telegram.set_defaults(run=_telegram)

    ask = add_command(
        commands,
        "ask",
        "answer one question, or a batch of them",
        takes="[TEXT]",
        example='ims-doctor ask "après la connexion on arrive sur adobe.com"',
    )
    ask.add_argument("text", nargs="?", metavar="TEXT", help="the question")
    _add_locale(ask)
    ask.add_argument("--explain", action="store_true", help="say why: words, scores, thresholds")
    ask.add_argument("--json", action="store_true", help="print the answer as one JSON object")
    ask.add_argument(
        "--batch",
        metavar="FILE",
        help='JSON lines {"text", "locale"?, "session"?} in (- for standard input), answers out',
    )
    _add_knowledge(ask)
    ask.set_defaults(run=_ask)

    validate_cli.add_to(commands, _spoken_here)
    web_cli.add_to(commands)

    completion = add_command(
        commands,
        "completion",
        "print what makes a shell complete commands",
        takes="{bash,zsh,tcsh}",
        example="ims-doctor completion zsh > _ims-doctor",
    )
    completion.add_argument("shell", choices=["bash", "zsh", "tcsh"])
    completion.set_defaults(run=_completion)
    settings_cli.add_to(commands)

    knowledge = commands.add_parser("knowledge", help="compile, check and look at documentation")
    knowledge_cli.add_to(knowledge.add_subparsers(required=True, metavar="VERB"), _spoken_here)
    return made


class _Version(argparse.Action):
    """Looks the version up only when somebody asks: that alone costs 20 ms."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        print(f"ims-doctor {app.version()}")
        parser.exit()


def _add_locale(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--locale", choices=LOCALES, help="language of the answer (default: recognised)")


def _add_knowledge(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--knowledge", metavar="KB", type=Path, help="answer from this file of `knowledge build` as well"
    )


def _added(options: argparse.Namespace) -> Path | None:
    from bot.settings import added_knowledge

    return options.knowledge or added_knowledge()


def _chat(options: argparse.Namespace) -> int:
    from bot.channel.terminal import Terminal
    from bot.dialogue.converse import converse
    from bot.dialogue.session import Session

    desk = app.open_desk(app.load_known(_added(options)))
    session = Session(chosen=options.locale, client=_environment_locale())
    Terminal(lambda event, now: converse(event, now, desk), sys.stdin, sys.stdout, session).run()
    return 0


def _environment_locale() -> str | None:
    """The language that the terminal is set to; nothing for `C` and `POSIX`."""
    import os

    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    tag = next((value for name in names if (value := os.environ.get(name))), "")
    return tag.partition(".")[0] or None


def _telegram(options: argparse.Namespace) -> int:
    import asyncio
    import logging

    from bot import logs
    from bot.settings import survey_settings

    survey = survey_settings(need="webhook" if options.webhook else "token")
    settings = survey.checked()
    scrubber = logs.configure(settings.log_format, settings.log_level, settings.secrets)
    for warning in survey.warnings:
        logging.getLogger(__name__).warning("%s", warning)
    try:
        asyncio.run(app.serve_telegram(settings, by_webhook=options.webhook))
    except BotError as error:
        raise BotError(scrubber.known(str(error))) from None
    return 0


def _completion(options: argparse.Namespace) -> int:
    import shtab

    print(shtab.complete(parser(), options.shell))
    return 0


def _ask(options: argparse.Namespace) -> int:
    from bot.cli import ask as answers

    if options.batch:
        known = app.load_known(_added(options))
        talks = answers.Conversations(known, app.open_desk(known))
        talks.prepare()
        for asked in answers.read_batch(options.batch, sys.stdin):
            _print_json(talks.answered(asked.text, asked.locale or options.locale, asked.session))
        return 0
    if not (options.text or "").strip():
        raise BotError("no question: ims-doctor ask TEXT, or ask --batch FILE")
    known = app.load_known(_added(options))
    if options.explain:
        verdict = known.matcher.ask(options.text, options.locale)
        print("\n".join(known.matcher.explain(options.text, verdict)))
        return 0
    answer = answers.Conversations(known, app.open_desk(known)).answered(options.text, options.locale)
    if options.json:
        _print_json(answer)
    else:
        print(answer.answer)
    return 0


def _print_json(record: object) -> None:
    import msgspec

    sys.stdout.write(msgspec.json.encode(record).decode() + "\n")


def _spoken_here() -> str:
    from bot.dialogue.session import supported

    return supported(_environment_locale()) or SOURCE_LOCALE
