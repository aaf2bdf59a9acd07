"""The peer of `benchmarks.channel`: an empty python-telegram-bot bot that answers each text with one message.

python -m benchmarks.echo_bot CONCURRENCY     token and server from the environment, as ims-doctor's
"""

from __future__ import annotations

import logging
import os
import sys

from telegram import Update
from telegram.ext import Application, ApplicationBuilder, ContextTypes, MessageHandler, filters


async def _echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    if update.message and update.message.text:
        await update.message.reply_text(update.message.text)


def main() -> None:
    """Poll until the process is stopped."""
    logging.disable(logging.CRITICAL)
    concurrency, root = int(sys.argv[1]), os.environ["TELEGRAM_API_BASE_URL"].rstrip("/")
    builder = ApplicationBuilder().token(os.environ["TELEGRAM_BOT_TOKEN"]).base_url(f"{root}/bot")
    if concurrency > 1:
        builder = builder.concurrent_updates(concurrency).connection_pool_size(concurrency)
    app: Application = builder.build()  # type: ignore[type-arg]
    app.add_handler(MessageHandler(filters.TEXT & filters.UpdateType.MESSAGE, _echo))
    app.run_polling(bootstrap_retries=5)


if __name__ == "__main__":
    main()
