"""An unmodified python-telegram-bot application against the server."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from tests.fakes.bot_api import BotApiServer

Context = ContextTypes.DEFAULT_TYPE


async def _echo(update: Update, _: Context) -> None:
    message = update.effective_message
    assert message is not None
    button = InlineKeyboardButton("Again", callback_data="again")
    keyboard = InlineKeyboardMarkup([[button]])
    await message.reply_html(message.text_html, reply_markup=keyboard, do_quote=True)


async def _again(update: Update, _: Context) -> None:
    query = update.callback_query
    assert query is not None
    await query.answer("gladly")
    await query.edit_message_text("once more")


async def _measure(update: Update, context: Context) -> None:
    message = update.effective_message
    assert message is not None
    assert message.document is not None
    file = await context.bot.get_file(message.document.file_id)
    content = bytes(await file.download_as_bytearray())
    await message.reply_document(content[::-1], filename="reversed.txt", caption=str(len(content)))


@asynccontextmanager
async def _running(server: BotApiServer) -> AsyncIterator[None]:
    builder = ApplicationBuilder().token(server.token).base_url(server.base_url)
    app = builder.base_file_url(server.base_file_url).build()
    _register(app)
    async with app:
        await app.start()
        assert app.updater is not None
        await app.updater.start_polling(
            bootstrap_retries=2, allowed_updates=Update.ALL_TYPES, poll_interval=0.0
        )
        yield
        await app.updater.stop()
        await app.stop()


def _register(app: "Application") -> None:  # type: ignore[type-arg]
    app.add_handler(MessageHandler(filters.TEXT, _echo))
    app.add_handler(MessageHandler(filters.Document.ALL, _measure))
    app.add_handler(CallbackQueryHandler(_again))


async def test_it_echoes_answers_a_press_and_downloads() -> None:
    """Messages, buttons and files make the whole way there and back."""
    async with BotApiServer() as server, _running(server):
        anna = server.user("Anna", language_code="sv", username="anna")
        asked = anna.sends_html("Hej <b>på</b> dig 👋 @anna")
        reply = await server.next_reply(anna)
        assert reply.text == "Hej på dig 👋 @anna"
        assert reply.marked("bold") == ["på"]
        assert reply.marked("mention") == ["@anna"]
        assert reply.reply_to is asked
        press = anna.presses(reply, "Again")
        await server.next_edit(reply)
        assert reply.text == "once more"
        assert not reply.buttons
        assert press.answers[0]["text"] == "gladly"
        anna.sends_document(b"abc", "abc.txt")
        answer = await server.next_reply(anna)
        assert answer.text == "3"
        assert server.documents[0].content == b"cba"
        assert server.documents[0].name == "reversed.txt"
    assert not server.calls_to("getUpdates")[-1].params.get("timeout")
