"""The HTTP face: addresses, parameters, getUpdates, and what is refused in which words."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.fakes.bot_api import BotApiServer, Hold
from tests.test_fakes.client import Client

BUTTON = {"text": "Go", "callback_data": "go"}


def test_addresses_and_tokens(server: BotApiServer, call: Client) -> None:
    """A wrong token is unauthorized, a malformed one and an unknown method are not found."""
    http, token = call.http, server.token
    assert http.get(f"/bot{token}/getMe").json()["result"]["username"] == "ims_doctor_bot"
    assert http.post(f"/bot{token}/GETME").status_code == 200
    wrong = http.get("/bot1:AAAAAAAAAAAAAAAA/getMe")
    assert wrong.status_code == 401
    assert wrong.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}
    assert http.get("/botnonsense/getMe").status_code == 404
    assert http.get("/elsewhere").status_code == 404
    assert call.refusal("getWeather") == (404, "Not Found: method not found")
    server.revoke_token()
    assert http.get(f"/bot{token}/getMe").status_code == 401
    server.restore_token()
    assert http.get(f"/bot{token}/getMe").status_code == 200


@pytest.mark.parametrize("way", ["query", "form", "multipart", "json"])
def test_parameters_come_every_way(server: BotApiServer, call: Client, way: str) -> None:
    """Query, form, multipart and JSON mean the same."""
    anna = server.user("Anna")
    anna.sends("hej")
    markup = {"inline_keyboard": [[BUTTON]]}
    plain = {"chat_id": str(anna.id), "text": "a&b", "reply_markup": json.dumps(markup)}
    url = f"/bot{server.token}/sendMessage"
    if way == "query":
        answer = call.http.get(url, params=plain)
    elif way == "form":
        answer = call.http.post(url, data=plain)
    elif way == "multipart":
        answer = call.http.post(url, data=plain, files={"spare": b"x"})
    else:
        answer = call.http.post(url, json={**plain, "chat_id": anna.id, "reply_markup": markup})
    assert answer.json()["result"]["reply_markup"] == markup
    assert server.replies(anna)[0].text == "a&b"
    assert server.calls_to("sendMessage")[0].params["chat_id"] == anna.id


def test_updates_stay_until_confirmed(server: BotApiServer, call: Client) -> None:
    """An offset drops older updates; limit and negative offsets count as Telegram's."""
    anna = server.user("Anna")
    ids = [anna.sends(text).update_id for text in "abc"]
    assert [u["update_id"] for u in call("getUpdates", limit=2)] == ids[:2]
    assert [u["update_id"] for u in call("getUpdates")] == ids
    assert ids[1] is not None
    assert [u["message"]["text"] for u in call("getUpdates", offset=ids[1])] == ["b", "c"]
    assert [u["message"]["text"] for u in call("getUpdates", offset=-1)] == ["c"]
    assert [u["update_id"] for u in call("getUpdates")] == ids[2:]
    server.redeliver(ids[2] or 0)
    assert len(call("getUpdates", offset=(ids[2] or 0) + 1)) == 1
    server.wait_confirmed()


def test_allowed_updates_decide_what_is_made(server: BotApiServer, call: Client) -> None:
    """Reactions come on request only; what is not wanted is never made."""
    anna = server.user("Anna")
    first = anna.sends("a")
    anna.reacts(first, "👍")
    call("getUpdates", offset=-1, allowed_updates=["message_reaction"])
    anna.reacts(first, "🎉")
    assert anna.sends("b").update_id is None
    kinds = [set(update) - {"update_id"} for update in call("getUpdates")]
    assert kinds == [{"message"}, {"message_reaction"}]
    call("getUpdates", allowed_updates=[])
    assert anna.sends("c").update_id is not None


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        (["message", "kind_of_tomorrow"], ["message"]),
        (["Message", "POLL"], ["message", "poll"]),
        (["kind_of_tomorrow"], None),
        ("message", ["subscription"]),
        ([1], ["subscription"]),
    ],
    ids=["unknown-name", "any-case", "none-known", "no-list", "no-name"],
)
def test_what_is_no_kind_is_passed_over(call: Client, asked: object, kept: list[str] | None) -> None:
    """Never refused: a bot that is newer than its server gets what that knows."""
    call("setWebhook", url="https://bot.example.org/hook", allowed_updates=["subscription"])
    call("setWebhook", url="https://bot.example.org/hook", allowed_updates=asked)
    assert call("getWebhookInfo").get("allowed_updates") == kept


def test_a_long_poll_ends_with_the_first_update(server: BotApiServer, call: Client) -> None:
    """The answer comes when there is something to say."""
    anna = server.user("Anna")
    with ThreadPoolExecutor() as pool:
        poll = pool.submit(call, "getUpdates", timeout=30)
        server.wait_polling()
        anna.sends("hej")
        assert poll.result()[0]["message"]["text"] == "hej"


def test_a_second_poller_ends_the_first(server: BotApiServer, call: Client) -> None:
    """Of two pollers the older is told about the conflict."""
    with ThreadPoolExecutor() as pool:
        first = pool.submit(call.refusal, "getUpdates", timeout=30)
        server.wait_polling()
        second = pool.submit(call, "getUpdates", timeout=30)
        code, description = first.result()
        assert code == 409
        assert description == (
            "Conflict: terminated by other getUpdates request; "
            "make sure that only one bot instance is running"
        )
        server.user("Anna").sends("hej")
        assert len(second.result()) == 1


def test_an_active_webhook_forbids_polling(call: Client) -> None:
    """Either pushed or fetched, never both."""
    call("setWebhook", url="https://bot.example.org/hook", allowed_updates=["message"])
    code, description = call.refusal("getUpdates")
    assert code == 409
    assert description.startswith("Conflict: can't use getUpdates method while webhook is active")
    assert call("getWebhookInfo")["allowed_updates"] == ["message"]
    call("deleteWebhook")
    assert call("getUpdates") == []
    assert call("getWebhookInfo")["url"] == ""


def test_menus_and_texts_per_language(server: BotApiServer, call: Client) -> None:
    """Commands are kept per scope and language, names and descriptions per language."""
    commands = [{"command": "start", "description": "Börja"}]
    call("setMyCommands", commands=commands, language_code="sv")
    scope = {"type": "all_group_chats"}
    call("setMyCommands", commands=commands, scope=scope)
    assert call("getMyCommands", language_code="sv") == commands
    assert call("getMyCommands") == []
    assert set(server.menus) == {("default", "sv"), ("all_group_chats", "")}
    call("deleteMyCommands", scope=scope)
    assert set(server.menus) == {("default", "sv")}
    wrong = [{"command": "Nej!", "description": "x"}]
    assert call.refusal("setMyCommands", commands=wrong)[1] == "Bad Request: BOT_COMMAND_INVALID"
    call("setMyName", name="Doktorn", language_code="sv")
    assert call("getMyName", language_code="sv") == {"name": "Doktorn"}
    assert call("getMyName", language_code="fr") == {"name": "ims-doctor"}
    call("setMyDescription", description="d")
    call("setMyShortDescription", short_description="s", language_code="ko")
    assert call("getMyDescription", language_code="ko") == {"description": "d"}
    assert call("getMyShortDescription") == {"short_description": ""}


def test_calls_are_recorded_in_order(server: BotApiServer, call: Client) -> None:
    """Every call leaves its method, parameters and outcome."""
    call("getMe")
    call.refusal("sendMessage", chat_id=1, text="x")
    made = [(c.index, c.method, c.code, c.description) for c in server.calls]
    assert made == [
        (0, "getMe", 200, None),
        (1, "sendMessage", 400, "Bad Request: chat not found"),
    ]
    assert server.wait_next_call("sendMessage").params == {"chat_id": 1, "text": "x"}


def test_stopping_ends_what_is_under_way(
    call: Client, server: BotApiServer, capfd: pytest.CaptureFixture[str]
) -> None:
    """A server that goes takes its connections and its thread with it, quietly."""
    rule = server.faults.add(Hold(), "getMe")
    with ThreadPoolExecutor() as pool:
        held = pool.submit(call.http.get, f"/bot{server.token}/getMe")
        poll = pool.submit(call, "getUpdates", timeout=50)
        server.wait_until(lambda: rule.hits)
        server.wait_polling()
        server.stop()
        assert poll.exception() is not None
        assert held.exception() is not None
    assert capfd.readouterr() == ("", "")
    assert "bot-api" not in {thread.name for thread in threading.enumerate()}
