"""Telegram's bad days: each fault does what it says, as often as it says."""

from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from tests.fakes.bot_api import (
    BotApiServer,
    Delay,
    FloodLimits,
    Hold,
    ManualClock,
    Refuse,
    ResetAfter,
    ResetBefore,
    ServerError,
    TooManyRequests,
    User,
)
from tests.test_fakes.client import Client


@pytest.fixture
def anna(server: BotApiServer) -> User:
    """Somebody to write to."""
    person = server.user("Anna")
    person.sends("hej")
    return person


def test_too_many_requests(server: BotApiServer, call: Client, anna: User) -> None:
    """The wait is in the words and in the parameters; the other methods go on."""
    rule = server.faults.add(TooManyRequests(7), "sendMessage", count=1)
    assert call("getMe")
    answer = call.full("sendMessage", chat_id=anna.id, text="x")
    assert answer == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 7",
        "parameters": {"retry_after": 7},
    }
    assert call("sendMessage", chat_id=anna.id, text="x")
    assert (rule.hits, len(server.replies(anna))) == (1, 1)


def test_a_gateway_answers_with_a_page(server: BotApiServer, call: Client) -> None:
    """A 502 has no JSON."""
    server.faults.add(ServerError(502), count=1)
    response = call.http.get(f"/bot{server.token}/getMe")
    assert response.status_code == 502
    assert response.headers["content-type"].startswith("text/html")
    assert "<h1>502 Bad Gateway</h1>" in response.text
    assert server.calls[0].code == 502


@pytest.mark.parametrize(("fault", "done"), [(ResetBefore(), 0), (ResetAfter(), 1)])
def test_connections_are_reset(
    server: BotApiServer, call: Client, anna: User, fault: ResetBefore | ResetAfter, done: int
) -> None:
    """Before the effect or after it, the bot cannot tell which."""
    server.faults.add(fault, "sendMessage", count=1)
    with pytest.raises(httpx.ReadError):
        call("sendMessage", chat_id=anna.id, text="x")
    assert len(server.replies(anna)) == done
    made = server.wait_next_call("sendMessage")
    assert (made.code, made.is_done) == (-1, bool(done))
    assert call("sendMessage", chat_id=anna.id, text="x")


def test_a_refusal_of_ones_own(server: BotApiServer, call: Client, anna: User) -> None:
    """Any words, and only where the parameters fit."""
    reason = "Bad Request: SOMETHING_NEW"
    server.faults.add(Refuse(400, reason), when=lambda params: params.get("text") == "x")
    assert call.refusal("sendMessage", chat_id=anna.id, text="x") == (400, reason)
    assert call("sendMessage", chat_id=anna.id, text="y")
    server.faults.clear()
    assert call("sendMessage", chat_id=anna.id, text="x")


def test_a_held_call_waits_for_its_release(server: BotApiServer, call: Client, anna: User) -> None:
    """Other calls go on meanwhile; a delay passes by itself."""
    rule = server.faults.add(Hold(), "sendMessage")
    server.faults.add(Delay(0.001), "getMe")
    server.faults.add(Delay(0.001, after=True), "getMe")
    with ThreadPoolExecutor() as pool:
        held = pool.submit(call, "sendMessage", chat_id=anna.id, text="x")
        server.wait_until(lambda: rule.hits)
        assert call("getMe")
        assert not server.replies(anna)
        rule.release()
        assert held.result()["text"] == "x"


def test_chance_is_seeded() -> None:
    """The same seed strikes the same calls."""

    def struck(seed: int) -> list[int]:
        with BotApiServer(seed=seed) as server:
            server.faults.add(TooManyRequests(1), probability=0.3)
            return [i for i in range(50) if server.faults.draw("getMe", {})]

    first = struck(1)
    assert 5 < len(first) < 25
    assert struck(1) == first
    assert struck(2) != first


def test_flood_limits(server: BotApiServer, call: Client, clock: ManualClock, anna: User) -> None:
    """One message a second to a chat, twenty a minute to a group; other calls are free."""
    server.flood_limits = FloodLimits()
    group = server.group("Team")

    def sent(chat_id: int) -> int:
        answer = call.full("sendMessage", chat_id=chat_id, text="x")
        return 0 if answer["ok"] else int(answer["parameters"]["retry_after"])

    assert [sent(anna.id), sent(anna.id)] == [0, 1]
    assert call("sendChatAction", chat_id=anna.id, action="typing")
    clock.advance(1)
    assert sent(anna.id) == 0
    for _ in range(20):
        clock.advance(1)
        assert sent(group.id) == 0
    clock.advance(1)
    assert sent(group.id) == 40
    clock.advance(40)
    assert sent(group.id) == 0
    server.flood_limits = FloodLimits(overall_per_s=1, per_chat_per_s=9)
    clock.advance(1)
    assert [sent(anna.id), sent(group.id)] == [0, 1]


def test_downloads_can_fail(server: BotApiServer, call: Client, anna: User) -> None:
    """A file is fetched by the method `download`."""
    sent = anna.sends_document(b"x", "a.txt")
    assert sent.document is not None
    path = call("getFile", file_id=sent.document["file_id"])["file_path"]
    url = f"/file/bot{server.token}/{path}"
    server.faults.add(ResetBefore(), "download", count=1)
    with pytest.raises(httpx.ReadError):
        call.http.get(url)
    assert call.http.get(url).content == b"x"
