"""Groups, topics and channels: who may speak where, and what the bot is told when that changes."""

from typing import Any

from tests.fakes.bot_api import BotApiServer, Message
from tests.test_fakes.client import Client


def _answering(message: Message) -> dict[str, Any]:
    return {"reply_parameters": {"message_id": message.message_id}}


def test_replies_and_threads(server: BotApiServer, call: Client) -> None:
    """A reply shows what it answers; outside forums its thread is no topic."""
    group = server.supergroup("Team")
    anna = server.user("Anna")
    question = anna.sends("/ask", group)
    call("sendMessage", chat_id=group.id, text="x", **_answering(question))
    reply = server.wait_next_reply(group)
    assert reply.reply_to is question
    shown = reply.as_json()
    assert shown["message_thread_id"] == question.message_id
    assert "is_topic_message" not in shown
    assert shown["reply_to_message"]["text"] == "/ask"


def test_topics(server: BotApiServer, call: Client) -> None:
    """Messages in a topic say so, answer its opening, and need it open."""
    group = server.supergroup("Team")
    anna = server.user("Anna")
    topic = group.topic("IMS", by=anna)
    anna.sends("/ask", topic=topic)
    message = call.last()["message"]
    assert message["is_topic_message"]
    assert message["message_thread_id"] == topic.id
    assert message["reply_to_message"]["forum_topic_created"]["name"] == "IMS"
    where = {"chat_id": group.id, "message_thread_id": topic.id, "text": "x"}
    assert call("sendMessage", **where)["is_topic_message"]
    assert server.replies(group)[0].topic is topic
    topic.closes()
    assert call.refusal("sendMessage", **where) == (400, "Bad Request: TOPIC_CLOSED")
    topic.reopens()
    assert call("sendMessage", **where)
    topic.disappears()
    assert call.refusal("sendMessage", **where)[1] == "Bad Request: message thread not found"


def test_channels(server: BotApiServer, call: Client) -> None:
    """The bot sees and writes posts as an administrator only."""
    owner = server.user("Owner")
    channel = server.channel("News", username="ims_news")
    post = channel.posts("@ims_doctor_bot help")
    shown = call.last()["channel_post"]
    assert "from" not in shown
    assert shown["sender_chat"]["title"] == "News"
    channel.edits(post, "news")
    assert call.last()["edited_channel_post"]["text"] == "news"
    assert call("sendMessage", chat_id="@ims_news", text="x")["sender_chat"]["id"] == channel.id
    where = {"chat_id": channel.id, "message_id": server.replies(channel)[0].message_id}
    assert call("editMessageText", **where, text="y")
    channel.kicks_bot(owner)
    refused = (403, "Forbidden: bot was kicked from the channel chat")
    assert call.refusal("sendMessage", chat_id=channel.id, text="x") == refused
    assert channel.posts("more").update_id is None


def test_the_bot_comes_and_goes(server: BotApiServer, call: Client) -> None:
    """Being added, muted, promoted and removed is told, and changes what the bot may do."""
    anna = server.user("Anna")
    group = server.supergroup("Team", with_bot=False)
    to_group: dict[str, Any] = {"chat_id": group.id, "text": "x"}
    refused = (403, "Forbidden: bot is not a member of the supergroup chat")
    assert call.refusal("sendMessage", **to_group) == refused
    group.adds_bot(anna)
    mine, service = call.taken()
    assert mine["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert service["message"]["new_chat_members"][0]["id"] == server.bot.id
    assert call("sendMessage", **to_group)
    group.mutes_bot(anna)
    assert call.refusal("sendMessage", **to_group) == (
        400,
        "Bad Request: not enough rights to send text messages to the chat",
    )
    group.demotes_bot(anna)
    hers = anna.sends("/ask", group)
    where = {"chat_id": group.id, "message_id": hers.message_id}
    assert call.refusal("deleteMessage", **where)[1] == "Bad Request: message can't be deleted"
    group.promotes_bot(anna, can_delete_messages=False)
    assert call.refusal("deleteMessage", **where)[1] == "Bad Request: message can't be deleted"
    group.promotes_bot(anna)
    assert call("deleteMessage", **where)
    group.kicks_bot(anna)
    refused = (403, "Forbidden: bot was kicked from the supergroup chat")
    assert call.refusal("sendMessage", **to_group) == refused


def test_people_come_and_go(server: BotApiServer, call: Client) -> None:
    """Members are announced; administrators are listed; what they are can be asked."""
    anna, bo = server.user("Anna"), server.user("Bo")
    group = server.supergroup("Team")
    group.adds(anna, by=bo)
    assert call.last()["message"]["new_chat_members"][0]["id"] == anna.id
    group.promotes(bo, "creator")
    where: dict[str, Any] = {"chat_id": group.id}
    statuses = [call("getChatMember", **where, user_id=who.id)["status"] for who in (anna, bo)]
    assert statuses == ["member", "creator"]
    assert [m["user"]["id"] for m in call("getChatAdministrators", **where)] == [bo.id]
    group.removes(anna)
    assert call("getChatMember", **where, user_id=anna.id)["status"] == "left"
    assert call("getChat", **where)["title"] == "Team"
    assert call("leaveChat", **where)
    refused = (403, "Forbidden: bot is not a member of the supergroup chat")
    assert call.refusal("getChatAdministrators", **where) == refused


def test_blocking_and_leaving_telegram(server: BotApiServer, call: Client) -> None:
    """A person who blocks the bot or deletes the account cannot be written to."""
    anna = server.user("Anna")
    anna.sends("/start")
    anna.blocks_bot()
    assert call.last()["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    to_anna: dict[str, Any] = {"chat_id": anna.id, "text": "x"}
    blocked = (403, "Forbidden: bot was blocked by the user")
    assert call.refusal("sendMessage", **to_anna) == blocked
    anna.unblocks_bot()
    assert call.last()["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert call("sendMessage", **to_anna)
    anna.deactivates()
    gone = (403, "Forbidden: user is deactivated")
    assert call.refusal("sendMessage", **to_anna) == gone


def test_a_group_becomes_a_supergroup(server: BotApiServer, call: Client) -> None:
    """The old id is refused and names the new one."""
    group = server.group("Team")
    anna = server.user("Anna")
    anna.sends("/ask", group)
    upgraded = group.upgrades()
    old, new = [update["message"] for update in call.taken()[1:]]
    assert old["migrate_to_chat_id"] == upgraded.id
    assert new["migrate_from_chat_id"] == group.id
    answer = call.full("sendMessage", chat_id=group.id, text="x")
    assert answer == {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: group chat was upgraded to a supergroup chat",
        "parameters": {"migrate_to_chat_id": upgraded.id},
    }
    assert call("sendMessage", chat_id=upgraded.id, text="x")
