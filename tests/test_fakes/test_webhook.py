"""Pushed updates: the secret, the order within a chat, and the repetition until the bot says 200."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

import pytest

from tests.fakes.bot_api import BotApiServer
from tests.test_fakes.client import Client


class Hook(BaseHTTPRequestHandler):
    """A bot that says what it is told to say, 200 by default."""

    statuses: ClassVar[list[int]] = []
    answers: ClassVar[list[dict[str, Any]]] = []
    got: ClassVar[list[tuple[str | None, str]]] = []

    def do_POST(self) -> None:
        """Note the secret and the text of an update."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        secret = self.headers["X-Telegram-Bot-Api-Secret-Token"]
        assert self.headers["Content-Type"] == "application/json"
        self.got.append((secret, body["message"]["text"]))
        answer = json.dumps(self.answers.pop(0)).encode() if self.answers else b""
        self.send_response(self.statuses.pop(0) if self.statuses else 200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: Any) -> None:
        """Keep quiet."""


@pytest.fixture
def hook_url() -> Iterator[str]:
    """Where the bot listens."""
    Hook.statuses, Hook.answers, Hook.got = [], [], []
    listener = ThreadingHTTPServer(("127.0.0.1", 0), Hook)
    thread = threading.Thread(target=listener.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{listener.server_port}/hook"
    listener.shutdown()
    listener.server_close()
    thread.join()


def test_updates_are_pushed_with_the_secret(server: BotApiServer, call: Client, hook_url: str) -> None:
    """What waited is pushed too, each chat in order."""
    anna = server.user("Anna")
    anna.sends("a")
    call("setWebhook", url=hook_url, secret_token="s3cret-token")
    anna.sends("b")
    server.wait_confirmed()
    assert Hook.got == [("s3cret-token", "a"), ("s3cret-token", "b")]
    assert call("getWebhookInfo")["pending_update_count"] == 0


def test_a_refused_update_comes_again_and_holds_its_chat(
    server: BotApiServer, call: Client, hook_url: str
) -> None:
    """The second message waits until the first is taken."""
    Hook.statuses = [500, 403]
    call("setWebhook", url=hook_url)
    anna = server.user("Anna")
    first, second = (anna.sends(text).update_id for text in "ab")
    server.wait_confirmed()
    assert [text for _, text in Hook.got] == ["a", "a", "a", "b"]
    assert server.webhook_deliveries == [(first, 500), (first, 403), (first, 200), (second, 200)]
    info = call("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 403 Forbidden"


def test_a_bot_that_is_down_gets_everything_later(server: BotApiServer, call: Client) -> None:
    """Nothing is lost while nobody listens."""
    call("setWebhook", url="http://127.0.0.1:9/hook")
    sent = server.user("Anna").sends("a")
    server.wait_until(lambda: len(server.webhook_deliveries) > 1)
    assert server.webhook_deliveries[0] == (sent.update_id, None)
    call("deleteWebhook")
    assert call("getUpdates")[0]["message"]["text"] == "a"


def test_a_repeated_update(server: BotApiServer, call: Client, hook_url: str) -> None:
    """A taken update can be pushed once more."""
    call("setWebhook", url=hook_url)
    sent = server.user("Anna").sends("a")
    server.wait_confirmed()
    server.redeliver(sent.update_id or 0)
    server.wait_until(lambda: len(server.webhook_deliveries) == 2)
    assert len(Hook.got) == 2


def test_the_response_may_carry_a_call(server: BotApiServer, call: Client, hook_url: str) -> None:
    """A method in the body of the response is carried out."""
    anna = server.user("Anna")
    Hook.answers = [{"method": "sendMessage", "chat_id": anna.id, "text": "x"}]
    call("setWebhook", url=hook_url)
    anna.sends("a")
    assert server.wait_next_reply(anna).text == "x"


def test_bad_webhooks_are_refused(call: Client) -> None:
    """The address and the secret have a form."""
    assert call.refusal("setWebhook", url="ftp://x")[1] == (
        "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"
    )
    url = "https://bot.example.org/"
    assert call.refusal("setWebhook", url=url, secret_token="é")[1] == (
        "Bad Request: secret token contains unallowed characters"
    )
