"""What Telegram refuses, in its own words, and what just passes."""

from typing import Any

import pytest

from tests.fakes.bot_api import BotApiServer, ManualClock
from tests.test_fakes.client import Client

BUTTON = {"text": "Go", "callback_data": "go"}
LONG_BUTTON = {"text": "Go", "callback_data": "é" * 33}
TOO_MANY = [[BUTTON] for _ in range(101)]


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": " \n "}, "text must be non-empty"),
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": "👍" * 2049}, "message is too long"),
        (
            {"text": "<div>x</div>", "parse_mode": "HTML"},
            'can\'t parse entities: Unsupported start tag "div" at byte offset 0',
        ),
        ({"text": "x", "parse_mode": "Wiki"}, "unsupported parse_mode"),
        ({"text": "x", "chat_id": 4711}, "chat not found"),
        ({"text": "x", "chat_id": ""}, "chat_id is empty"),
        ({"text": "x", "reply_parameters": {"message_id": 9}}, "message to be replied not found"),
        ({"text": "x", "message_thread_id": 9}, "message thread not found"),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [[LONG_BUTTON]]}},
            "BUTTON_DATA_INVALID",
        ),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": TOO_MANY}},
            "reply markup is too long",
        ),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "Go"}]]}},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"text": "x", "reply_markup": "{"},
            "can't parse reply keyboard markup JSON object",
        ),
    ],
)
def test_messages_that_telegram_refuses(
    server: BotApiServer, call: Client, params: dict[str, Any], reason: str
) -> None:
    """Each fault of a message has its words, and leaves nothing behind."""
    anna = server.user("Anna")
    anna.sends("hej")
    assert call.refusal("sendMessage", **{"chat_id": anna.id, **params}) == (
        400,
        f"Bad Request: {reason}",
    )
    assert server.replies(anna) == []


def test_the_longest_message_passes(server: BotApiServer, call: Client) -> None:
    """The length counts after parsing, so tags are free."""
    anna = server.user("Anna")
    anna.sends("hej")
    text = "<b>" + "x" * 4096 + "</b>"
    sent = call("sendMessage", chat_id=anna.id, text=text, parse_mode="HTML")
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 4096}]


def test_edits_and_deletions(server: BotApiServer, call: Client, clock: ManualClock) -> None:
    """A message changes only if it is the bot's, exists, and differs."""
    anna = server.user("Anna")
    hers = anna.sends("hej")
    sent = call("sendMessage", chat_id=anna.id, text="<b>a</b>", parse_mode="HTML")
    where = {"chat_id": anna.id, "message_id": sent["message_id"]}
    code, same = call.refusal("editMessageText", **where, text="<b>a</b>", parse_mode="HTML")
    assert same == (
        "Bad Request: message is not modified: specified new message content and reply markup "
        "are exactly the same as a current content and reply markup of the message"
    )
    edited = call("editMessageText", **where, text="b", reply_markup={"inline_keyboard": [[BUTTON]]})
    assert edited["text"] == "b"
    assert "edit_date" in edited
    message = server.replies(anna)[0]
    assert (message.edits, message.labels) == (["a"], ["Go"])
    call("editMessageReplyMarkup", **where)
    assert message.labels == []
    assert call.refusal("editMessageReplyMarkup", **where)[1] == same
    other = {"chat_id": anna.id, "message_id": hers.message_id}
    assert call.refusal("editMessageText", **other, text="x")[1].endswith("can't be edited")
    gone = {"chat_id": anna.id, "message_id": 1}
    assert call.refusal("editMessageText", **gone, text="x") == (
        400,
        "Bad Request: message to edit not found",
    )
    assert call.refusal("deleteMessage", **gone)[1] == "Bad Request: message to delete not found"
    assert call("deleteMessage", **other)
    clock.advance(49 * 3600)
    late = call.refusal("deleteMessage", **where)
    assert late == (400, "Bad Request: message can't be deleted for everyone")
    assert not message.is_deleted
    assert code == 400


def test_files_go_both_ways(server: BotApiServer, call: Client) -> None:
    """Attachments can be fetched unless they are large, lost or unknown; uploads are kept."""
    anna = server.user("Anna")
    sent = anna.sends_document(b"a: 1\n", "account.yaml", mime_type="application/yaml")
    assert sent.document is not None
    file_id = sent.document["file_id"]
    path = call("getFile", file_id=file_id)["file_path"]
    url = f"/file/bot{server.token}/{path}"
    assert call.http.get(url).content == b"a: 1\n"
    server.lose_file(file_id)
    assert call.http.get(url).status_code == 404
    assert call.refusal("getFile", file_id=file_id) == (
        400,
        "Bad Request: wrong file_id or the file is temporarily unavailable",
    )
    assert call.refusal("getFile", file_id="x")[1] == "Bad Request: invalid file_id"
    large = anna.sends_document(b"", "large.xml", size=20 * 2**20 + 1)
    assert large.document is not None
    too_big = call.refusal("getFile", file_id=large.document["file_id"])
    assert too_big == (400, "Bad Request: file is too big")
    url = f"/bot{server.token}/sendDocument"
    for name in ("document", "other"):
        data = {"chat_id": str(anna.id), "document": f"attach://{name}"}
        call.http.post(url, data=data, files={name: ("r.json", b"{}", "application/json")})
    assert [(stored.name, stored.content) for stored in server.documents] == [("r.json", b"{}")] * 2
    assert call.refusal("sendDocument", chat_id=anna.id)[1].endswith("no document in the request")


def test_queries_grow_old(server: BotApiServer, call: Client, clock: ManualClock) -> None:
    """A press and an inline query are answered in time or not at all."""
    anna = server.user("Anna")
    anna.sends("hej")
    call(
        "sendMessage",
        chat_id=anna.id,
        text="x",
        reply_markup={"inline_keyboard": [[BUTTON]]},
    )
    press = anna.presses(server.replies(anna)[0], "Go")
    asked = anna.asks_inline("url")
    assert call("answerCallbackQuery", callback_query_id=press.id, text="ok")
    assert press.answers[0]["text"] == "ok"
    clock.advance(3600)
    old = (
        400,
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
    )
    assert call.refusal("answerCallbackQuery", callback_query_id=press.id) == old
    assert call.refusal("answerInlineQuery", inline_query_id=asked.id, results=[]) == old


def test_inline_answers_are_checked(server: BotApiServer, call: Client) -> None:
    """At most fifty results, each of which would be a message that Telegram takes."""

    def article(number: int, text: str = "x") -> dict[str, Any]:
        said = {"message_text": text, "parse_mode": "HTML"}
        return {
            "type": "article",
            "id": str(number),
            "title": "t",
            "input_message_content": said,
        }

    asked = server.user("Anna").asks_inline("url")

    def refused(results: list[dict[str, Any]]) -> str:
        return call.refusal("answerInlineQuery", inline_query_id=asked.id, results=results)[1]

    assert refused([article(i) for i in range(51)]) == "Bad Request: RESULTS_TOO_MUCH"
    assert refused([article(1), article(1)]) == "Bad Request: RESULT_ID_DUPLICATE"
    assert refused([article(1, "<b>")]) == (
        "Bad Request: can't parse inline query result: Can't parse entities: "
        'Can\'t find end tag corresponding to start tag "b"'
    )
    call("answerInlineQuery", inline_query_id=asked.id, results=[article(1, "<b>y</b>")])
    assert asked.result("1")["message_content"]["text"] == "y"
