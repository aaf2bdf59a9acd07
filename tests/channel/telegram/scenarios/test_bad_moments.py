"""What goes wrong in chats: each is handled, logged once in one line, and told where that is possible."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from tests.channel.telegram.scenarios.setting import ASKED, BOT, MASK, is_in, team_bot
from tests.fakes.bot_api import BotApiServer, Refuse, User
from tests.fakes.memory_store import MemoryStore

LANGUAGES = pytest.mark.parametrize("language", ["fr", "ko"])


def _log(caplog: pytest.LogCaptureFixture) -> list[str]:
    """The warnings and errors of the channel."""
    return [
        record.getMessage()
        for record in caplog.records
        if record.levelname in ("WARNING", "ERROR") and record.name.startswith("bot.")
    ]


@LANGUAGES
@pytest.mark.parametrize("trouble", ["closed-topic", "deleted-topic", "muted", "removed"])
async def test_where_the_bot_may_not_write(
    server: BotApiServer, desk: Desk, language: str, trouble: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Who asked is answered in private, if they ever wrote there."""
    anna, bea = server.user("Anna", language_code=language), server.user("Bea", language_code=language)
    team = server.supergroup("<Team> & co")
    login = team.topic("Login", by=anna)
    anna.sends("/start")
    for person in (bea, anna):
        person.sends(f"{BOT} {ASKED[language]}", topic=login)
    match trouble:
        case "closed-topic":
            login.closes()
        case "deleted-topic":
            login.disappears()
        case "muted":
            team.mutes_bot(anna)
        case _:
            team.kicks_bot(anna)
    async with team_bot(server, desk):
        _greeting, told, answer = [await server.next_reply(anna) for _message in range(3)]
        assert "<Team> & co" in told.text
        assert is_in(desk, language, answer)
        assert "FR" in answer.labels or "EN" in answer.labels
        await server.confirmed()
    assert [line.split(": ")[0] for line in _log(caplog)] == [
        f"update {number} {how}"
        for number, how in _handled(server, (bea, "not answered"), (anna, "answered in private"))
    ]
    assert server.replies(team) == server.replies(bea) == []
    assert "Traceback" not in caplog.text


def _handled(server: BotApiServer, *outcomes: tuple[User, str]) -> list[tuple[int, str]]:
    """The numbers of people's updates in the group, with what became of them."""
    updates = server.world.updates.made.values()
    return [
        (update.id, outcome)
        for person, outcome in outcomes
        for update in updates
        if update.kind == "message" and update.payload["from"]["id"] == person.id and update.chat_id < 0
        if "text" in update.payload
    ]


@LANGUAGES
async def test_a_group_becomes_a_supergroup(server: BotApiServer, desk: Desk, language: str) -> None:
    """Its settings go along, and a question asked before is answered in the new one."""
    async with team_bot(server, desk) as store:
        anna, tui = server.user("Anna", language_code="en"), server.user("Tui", language_code="mi")
        team = server.group("Team")
        team.promotes(anna)
        anna.sends("/settings", team)
        settings = await server.next_reply(team)
        anna.presses(settings, f"chat-language:{language}:en")
        await server.next_edit(settings)
    new = team.upgrades()
    async with team_bot(server, desk, store):
        tui.sends(f"/check{BOT} scopes", new)
        assert is_in(desk, language, await server.next_reply(new), "check/scopes")
    assert (await store.chat(f"telegram:{new.id}")).locale == language


@LANGUAGES
async def test_a_group_that_moves_while_it_is_answered(
    server: BotApiServer, desk: Desk, language: str, caplog: pytest.LogCaptureFixture
) -> None:
    """The old id is refused: the answer goes to the new chat, once."""
    anna = server.user("Anna", language_code=language)
    team = server.group("Team")
    asked = anna.sends(f"{BOT} {ASKED[language]}", team)
    assert asked.update_id
    new = team.upgrades()
    async with team_bot(server, desk):
        reply = await server.next_reply(new)
        assert is_in(desk, language, reply)
        assert reply.reply_to is None
        server.redeliver(asked.update_id)
        anna.sends(f"{BOT} {MASK[language]}", new)
        assert is_in(desk, language, await server.next_reply(new), "check/association-mask")
    assert len(server.replies(new)) == 2
    assert "Traceback" not in caplog.text


@LANGUAGES
async def test_a_person_who_blocked_the_bot(
    server: BotApiServer, desk: Desk, language: str, caplog: pytest.LogCaptureFixture
) -> None:
    """One line; when they come back they are answered."""
    async with team_bot(server, desk):
        anna = server.user("Anna", language_code=language)
        blocked = Refuse(403, "Forbidden: bot was blocked by the user")
        server.faults.add(blocked, "sendMessage", count=1)
        anna.sends(ASKED[language])
        await server.next_call("sendMessage")
        anna.blocks_bot()
        anna.unblocks_bot()
        anna.sends(MASK[language])
        assert is_in(desk, language, await server.next_reply(anna), "check/association-mask")
    assert len(_log(caplog)) == 1
    assert "Traceback" not in caplog.text


@LANGUAGES
@pytest.mark.parametrize(
    "data", ["topics:gone:en", "show:check/no-such:fr", "old", "step:1.2.x:sv", "fix", ":::::"]
)
async def test_buttons_of_older_versions(server: BotApiServer, desk: Desk, language: str, data: str) -> None:
    """Answered in a line, or in a window; also where their message is gone."""
    async with team_bot(server, desk):
        anna, team = server.user("Anna", language_code=language), server.group("Team")
        for chat in (anna.chat, team):
            anna.sends(f"/about{BOT}", chat)
            reply = await server.next_reply(chat)
            press = anna.presses_data(reply, data)
            await server.next_answer(press)
            reply.is_deleted = True
            press = anna.presses_data(reply, data)
            await server.next_answer(press)
            assert len(press.answers) == 1


@LANGUAGES
@pytest.mark.parametrize("verb", ["read", "topics", "language", "walk"])
async def test_a_button_whose_message_was_deleted(
    server: BotApiServer, desk: Desk, language: str, verb: str
) -> None:
    """What would change in place is sent anew."""
    data = {
        "read": f"read:check/scopes:{language}",
        "topics": f"topics:check:{language}",
        "language": f"language:{language}:en",
        "walk": f"guide:check/scopes:{language}",
    }[verb]
    async with team_bot(server, desk):
        anna = server.user("Anna", language_code="en")
        anna.sends("/about")
        reply = await server.next_reply(anna)
        reply.is_deleted = True
        anna.presses_data(reply, data)
        assert (await server.next_reply(anna)).text


async def test_users_without_a_username_and_odd_names(server: BotApiServer, desk: Desk) -> None:
    """Nothing hangs on a name."""
    async with team_bot(server, desk):
        for name in ("\u202eanna", "\u200b", "<b>", "지수", "."):
            person = server.user(name, language_code="ko")
            person.sends(ASKED["ko"])
            assert is_in(desk, "ko", await server.next_reply(person))


async def test_the_private_answer_fails_silently(
    server: BotApiServer, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever the reason."""
    async with team_bot(server, desk):
        anna, team = server.user("Anna", language_code="sv"), server.supergroup("Team")
        server.faults.add(
            Refuse(403, "Forbidden: bot was kicked from the supergroup chat"), "sendMessage", count=2
        )
        anna.sends(f"{BOT} {ASKED['sv']}", team)
        await server.next_call("sendMessage")
        anna.sends(f"{BOT} {MASK['sv']}", team)
        assert is_in(desk, "sv", await server.next_reply(team), "check/association-mask")
    assert len(_log(caplog)) == 1


async def test_a_fault_after_a_part_of_the_answer(server: BotApiServer, desk: Desk) -> None:
    """What a crash left undone is done after the restart, in the same chat, once."""
    store, team = MemoryStore(), server.supergroup("Team")
    anna = server.user("Anna", language_code="sv")
    server.faults.add(Refuse(429, "Too Many Requests: retry after 1"), "sendMessage", count=1)
    async with team_bot(server, desk, store):
        anna.sends(f"{BOT} {ASKED['sv']}", team)
        assert is_in(desk, "sv", await server.next_reply(team))
    async with team_bot(server, desk, store):
        anna.sends(f"{BOT} {MASK['sv']}", team)
        assert is_in(desk, "sv", await server.next_reply(team), "check/association-mask")
    assert len(server.replies(team)) == 2
