"""Every update and result has the shape that python-telegram-bot knows, to the last field."""

from typing import Any

from telegram import ChatFullInfo, ChatMember, File, Message, Update, User, WebhookInfo

from tests.fakes.bot_api import BotApiServer
from tests.test_fakes.client import Client

GO = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}


def _assert_known(payload: dict[str, Any], kind: type[Any]) -> None:
    """Nothing required is missing, and nothing is left over."""
    parsed = kind.de_json(payload, None)
    assert _unknown(parsed, kind.__name__) == [], payload


def _unknown(thing: Any, path: str) -> list[str]:
    found = [f"{path}.{name}" for name in getattr(thing, "api_kwargs", {})]
    for name in (name for kind in type(thing).__mro__ for name in getattr(kind, "__slots__", ())):
        value = getattr(thing, name, None)
        for one in value if isinstance(value, tuple) else (value,):
            if hasattr(one, "api_kwargs"):
                found += _unknown(one, f"{path}.{name}")
    return found


def test_updates_have_known_shapes(server: BotApiServer, call: Client) -> None:
    """One update of every kind that the driver makes."""
    wanted = [str(kind) for kind in Update.ALL_TYPES]
    call("getUpdates", allowed_updates=wanted)
    server.inline_feedback = True
    anna, bo = server.user("Anna", username="anna"), server.user("Bo")
    group, news = server.supergroup("Team", username="team"), server.channel("News")
    group.adds(anna, by=bo)
    group.promotes_bot(bo)
    group.adds(bo)
    topic = group.topic("IMS", by=anna)
    topic.closes()
    topic.reopens()
    hers = anna.sends_html('<b>hej</b> <a href="https://x.org/">x</a> 👋 /ask', topic=topic)
    anna.edits(hers, "hej då")
    bo.sends("/help", reply_to=hers)
    bo.forwards(hers)
    anna.forwards(news.posts("news"))
    anna.sends_document(b"x", "a.xml", caption="@anna")
    anna.sends_photo()
    anna.sends_voice()
    anna.sends_sticker()
    anna.sends_location()
    anna.reacts(hers, "👍")
    call("sendMessage", chat_id=group.id, text="x", reply_markup=GO)
    answer = server.replies(group)[0]
    anna.presses(answer, "Go")
    call("deleteMessage", chat_id=group.id, message_id=answer.message_id)
    anna.presses_data(answer, "go")
    asked = anna.asks_inline("url", chat=group)
    said = {"message_text": "x"}
    result = {"type": "article", "id": "1", "title": "t", "input_message_content": said}
    results = [{**result, "reply_markup": GO}]
    call("answerInlineQuery", inline_query_id=asked.id, results=results)
    anna.presses(anna.chooses(asked, "1", group), "Go")
    group.mutes_bot(bo)
    group.demotes_bot(bo)
    group.kicks_bot(bo)
    anna.blocks_bot()
    old = server.group("Old")
    old.adds(anna)
    old.upgrades()
    seen = set()
    for update in call.taken():
        _assert_known(update, Update)
        seen |= set(update) - {"update_id"}
    assert seen >= {"message", "edited_message", "channel_post", "callback_query", "inline_query"}
    assert seen >= {"chosen_inline_result", "my_chat_member", "chat_member", "message_reaction"}


def test_results_have_known_shapes(server: BotApiServer, call: Client) -> None:
    """What the methods return."""
    anna = server.user("Anna")
    group, news = server.supergroup("Team"), server.channel("News")
    hers = anna.sends_document(b"x", "a.xml")
    assert hers.document is not None
    group.promotes(anna, "creator")
    _assert_known(call("getMe"), User)
    _assert_known(call("getChat", chat_id=group.id), ChatFullInfo)
    _assert_known(call("getChat", chat_id=anna.id), ChatFullInfo)
    _assert_known(call("getFile", file_id=hers.document["file_id"]), File)
    _assert_known(call("getWebhookInfo"), WebhookInfo)
    for chat in (group, news):
        for member in call("getChatAdministrators", chat_id=chat.id):
            _assert_known(member, ChatMember)
    member = call("getChatMember", chat_id=group.id, user_id=server.bot.id)
    _assert_known(member, ChatMember)
    where = {"chat_id": group.id, "text": "<b>x</b> &amp;", "parse_mode": "HTML"}
    _assert_known(call("sendMessage", **where, reply_markup=GO), Message)
