"""Plays the contexts with the real dialogue, and writes them down as Markdown."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import msgspec

from bot.channel.plain_text import render
from bot.dialogue.context import Context as Circumstances
from bot.dialogue.converse import converse
from bot.dialogue.desk import Desk, Turn
from bot.dialogue.exchange import (
    Attachment,
    Button,
    Command,
    Event,
    Press,
    Question,
    Reacted,
    Refused,
    Reloaded,
    Reply,
)
from bot.dialogue.notes import Asked, Note, Rated, Records, Reload, Suggested
from bot.dialogue.session import Session
from bot.store import Done
from bot.translate import translator
from tests.fakes.memory_store import MemoryStore
from tests.transcripts.script import SCENES, WORDS, Episode, Step

NOW = 1_795_000_000
PERSON = "telegram:1"
_NOTES: tuple[Note, ...] = (
    Asked("answer", "fr", "check/callback-url"),
    Asked("answer", "sv", "check/scopes"),
    Asked("suggest", "ko", "check/scopes"),
    Asked("none", "ko", "", "사용자 그룹은 어디에 있나요"),
    Asked("none", "fr", "", "où est le certificat du serveur"),
    Rated("check/callback-url", "fr", is_good=True),
    Suggested("more about groups", "en"),
)


def transcript(desk: Desk, locale: str) -> str:
    """All contexts in one language."""
    parts = [f"# {translator(locale).language_name(locale)}", "Written by the tests: `make transcripts`."]
    for context in SCENES:
        parts.append(f"## {context.heading}")
        parts += _Player(desk, locale, context).play()
    return "\n\n".join(parts) + "\n"


def _records() -> Records:
    async def summed() -> Records:
        store = MemoryStore()
        await store.finish(Done(person=PERSON, notes=_NOTES, now=NOW))
        return await store.records(NOW - 90 * 86_400)

    return asyncio.run(summed())


class _Player:
    def __init__(self, desk: Desk, locale: str, context: Episode) -> None:
        self._desk = desk
        self._locale = locale
        self._context = context
        self._session = Session(client=locale)
        self._circumstances = Circumstances(
            PERSON,
            NOW,
            is_private=context.is_private,
            is_chat_admin=context.is_chat_admin,
            is_owner=context.is_owner,
            address="t.me/ims_doctor_bot",
            records=_records() if context.is_owner else None,
        )
        self._buttons: list[Button] = []
        self._file: Attachment | None = None

    def play(self) -> Iterator[str]:
        for step in self._context.steps:
            event, said = self._understood(step)
            yield f"**→** {said}"
            yield from self._answered(event)

    def _answered(self, event: Event) -> Iterator[str]:
        turn: Turn = converse(event, self._session, self._desk, self._circumstances)
        self._session = msgspec.structs.replace(turn.session, client=self._locale)
        if turn.chat:
            self._circumstances = msgspec.structs.replace(self._circumstances, chat=turn.chat)
        if turn.alert:
            yield "*" + translator(self._session.locale).text(turn.alert) + "*"
        for reply in turn.replies:
            yield from self._shown(reply)
        if any(isinstance(note, Reload) for note in turn.notes):
            yield from self._answered(Reloaded())

    def _shown(self, reply: Reply) -> Iterator[str]:
        buttons = [button for row in reply.keyboard for button in row] + list(reply.footer)
        if buttons:
            self._buttons = buttons
        text = render(reply.blocks)
        if reply.document:
            text += f"\n\n📎 {reply.document.name}"
            if reply.document.name.endswith((".yaml", ".txt", ".json")):
                content = reply.document.data.decode()
                text += "\n\n" + "\n".join("    " + line for line in content.splitlines())
        yield "\n".join(f"> {line}".rstrip() for line in text.split("\n"))
        if buttons:
            rows = [*reply.keyboard, reply.footer] if reply.footer else reply.keyboard
            yield "\\\n".join(" ".join(f"`[{button.label}]`" for button in row) for row in rows if row)

    def _understood(self, step: Step) -> tuple[Event, str]:
        """The event, and how it looks in the transcript."""
        match step:
            case Attachment(name):
                self._file = step
                return step, f"📎 {name}"
            case Refused(why):
                return step, f"({why})"
            case Reacted(_, _, is_good):
                reacted = msgspec.structs.replace(step, locale=self._locale)
                return reacted, "👍" if is_good else "👎"
            case str() if step.startswith("#"):
                button = self._buttons[int(step[1:]) - 1]
                return Press(button.action, self._file), f"`[{button.label}]`"
            case "👍" | "👎":
                button = next(button for button in self._buttons if button.label == step)
                return Press(button.action), f"`[{button.label}]`"
            case str():
                said = step.format(**WORDS[self._locale]) if "{" in step else step
                if said.startswith("/"):
                    name, _, argument = said[1:].partition(" ")
                    return Command(name, argument), said
                return Question(said), said
            case _:
                return step, type(step).__name__
