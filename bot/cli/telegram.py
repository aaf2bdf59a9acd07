"""`ims-doctor telegram`: the Telegram bot, until it is told to stop."""

from __future__ import annotations

import argparse

from bot.cli.described import CommandParsers, add_command
from bot.errors import BotError
from bot.services import serve_telegram

_SWITCH_S = 0.001
"""How long a thread waits for the interpreter at most. What waits for the disk needs it before and after, and
with Python's 5 ms every wait for the disk may take 10 ms longer while an answer is being worked out."""


def add_to(commands: CommandParsers) -> None:
    """Add the command."""
    telegram = add_command(
        commands,
        "telegram",
        "run the Telegram bot (needs TELEGRAM_BOT_TOKEN)",
        more="`ims-doctor settings` lists what else can be set.",
        example="ims-doctor telegram",
    )
    telegram.add_argument("--webhook", action="store_true", help="have Telegram call IMS_DOCTOR_WEBHOOK_URL")
    telegram.set_defaults(run=run_telegram)


def run_telegram(options: argparse.Namespace) -> int:
    """Serve until told to stop. Raises BotError, without any secret in it, where it cannot run."""
    import asyncio
    import logging
    import sys

    from bot import logs
    from bot.settings import survey_settings

    survey = survey_settings(need="webhook" if options.webhook else "token")
    settings = survey.checked()
    scrubber = logs.configure(settings.log_format, settings.log_level, settings.secrets)
    for warning in survey.warnings:
        logging.getLogger(__name__).warning("%s", warning)
    sys.setswitchinterval(_SWITCH_S)
    try:
        asyncio.run(serve_telegram(settings, by_webhook=options.webhook))
    except BotError as error:
        raise BotError(scrubber.known(str(error))) from None
    return 0
