"""A conversation in a group, over the real protocol: two colleagues, two languages, one bot."""

from __future__ import annotations

from bot.app import ReloadableDialogue
from tests.channel.telegram.running import running
from tests.fakes.bot_api import BotApiServer, ManualClock, Message

_ACCOUNT = (
    b"internal_name: Adobe_Marketing_Cloud\ncallback_url: http://campaign.example.com/nl/jsp/logon.jsp\n"
)


async def group_conversation(answerer: ReloadableDialogue) -> str:
    """The conversation as Markdown."""
    parts = ["# A group of two languages", "Written by the tests: `make transcripts`."]

    def note(who: str, what: str) -> None:
        parts.append(f"**{who}:** {what}")

    async with BotApiServer(clock=ManualClock()) as server, running(server, converse=answerer.converse):
        anna = server.user("Anna", language_code="sv")
        jisu = server.user("Jisu", language_code="ko")
        team = server.supergroup("Campaign-drift")

        question = anna.sends("@ims_doctor_bot en användare hamnar på adobe.com efter login", team)
        note("Anna", question.text)
        answer = await server.next_reply(team)
        parts.append(_shown(answer))

        press = jisu.presses(answer, "KO")
        note("Jisu", "`[KO]`")
        parts.append(_shown(await server.next_edit(answer)))
        await server.next_answer(press)

        question = jisu.sends("/ask 콜백 URL은 허용 목록에 있어야 하나요?", team)
        note("Jisu", question.text)
        parts.append(_shown(await server.next_reply(team)))

        anna.sends_document(_ACCOUNT, "konto.yaml", team, caption="@ims_doctor_bot stämmer det här?")
        note("Anna", "📎 konto.yaml · @ims_doctor_bot stämmer det här?")
        parts.append(_shown(await server.next_reply(team)))
    return "\n\n".join(parts) + "\n"


def _shown(message: Message) -> str:
    quoted = "\n".join(f"> {line}".rstrip() for line in message.text.split("\n"))
    rows = [" ".join(f"`[{button['text']}]`" for button in row) for row in message.buttons]
    return "\n\n".join([quoted, "\\\n".join(rows)] if rows else [quoted])
