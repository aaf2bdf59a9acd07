"""`ims-doctor ask`: one question, or a batch of them, answered on standard output."""

from __future__ import annotations

import argparse
import sys

from bot import app
from bot.cli.described import CommandParsers, add_command
from bot.cli.knowledge_option import add_knowledge, added_knowledge
from bot.errors import BotError
from bot.languages import LOCALES


def add_to(commands: CommandParsers) -> None:
    """Add the command."""
    ask = add_command(
        commands,
        "ask",
        "answer one question, or a batch of them",
        takes="[TEXT]",
        example='ims-doctor ask "après la connexion on arrive sur adobe.com"',
    )
    ask.add_argument("text", nargs="?", metavar="TEXT", help="the question")
    ask.add_argument("--locale", choices=LOCALES, help="language of the answer (default: recognised)")
    ask.add_argument("--explain", action="store_true", help="say why: words, scores, thresholds")
    ask.add_argument("--json", action="store_true", help="print the answer as one JSON object")
    ask.add_argument(
        "--batch",
        metavar="FILE",
        help='JSON lines {"text", "locale"?, "session"?} in (- for standard input), answers out',
    )
    add_knowledge(ask)
    ask.set_defaults(run=run_ask)


def run_ask(options: argparse.Namespace) -> int:
    """Print the answers. Raises BotError without a question, and for a line of a batch that is none."""
    from bot.cli.conversations import Conversations, read_batch

    if options.batch:
        known = app.load_known(added_knowledge(options))
        talks = Conversations(known, app.open_desk(known))
        talks.prepare()
        for asked in read_batch(options.batch, sys.stdin):
            _print_json(talks.answered(asked.text, asked.locale or options.locale, asked.session))
        return 0
    if not (options.text or "").strip():
        raise BotError("no question: ims-doctor ask TEXT, or ask --batch FILE")
    known = app.load_known(added_knowledge(options))
    if options.explain:
        verdict = known.matcher.ask(options.text, options.locale)
        print("\n".join(known.matcher.explain(options.text, verdict)))
        return 0
    answer = Conversations(known, app.open_desk(known)).answered(options.text, options.locale)
    if options.json:
        _print_json(answer)
    else:
        print(answer.answer)
    return 0


def _print_json(record: object) -> None:
    import msgspec

    sys.stdout.write(msgspec.json.encode(record).decode() + "\n")
