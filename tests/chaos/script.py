"""Who asks what, and what the bot must answer: computed with the real dialogue, before anything goes wrong.

No two answers in a chat are alike, so each message of the bot belongs to one question. A person asks in one
chat only, because their language is remembered from question to question.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, cast

import msgspec

from bot import app
from bot.channel.telegram.answering.leaked_secrets import with_word
from bot.channel.telegram.api.client import Client
from bot.channel.telegram.incoming.arrival import ChatPlace
from bot.channel.telegram.outgoing.deliver import Delivery
from bot.dialogue import exchange, message_secrets
from bot.dialogue.context import Context
from bot.dialogue.session import Session
from bot.languages import LOCALES
from tests.chaos.planted import Planted
from tests.fakes.bot_api import BotApiServer, Chat, User

PLANTED_SHARE, COMMAND_SHARE = 0.04, 0.04
_COMMANDS = ("/help", "/topics", "/start")
_TRIES = 500
_PER_GROUP = 2


@dataclass(frozen=True, slots=True)
class Asker:
    """A person, and the one chat in which they ask."""

    user: User
    chat: Chat

    @property
    def is_private(self) -> bool:
        """Whether they ask in their private chat with the bot."""
        return self.chat is self.user.chat


@dataclass(frozen=True, slots=True)
class Question:
    """What is sent, and the HTML that must come back."""

    asker: Asker
    text: str
    answer: str


class Answers(Protocol):
    """Knows what a bot answers."""

    async def answer(self, asker: Asker, text: str) -> str | None:
        """The one message that answers the text; None if that takes none or several."""

    def asked(self, asker: Asker) -> None:
        """The last text is going to be asked."""


class Dialogue:
    """What ims-doctor answers: its own dialogue and rendering, without the channel around them."""

    def __init__(self) -> None:
        self._answerer = app.ReloadableDialogue()
        self._sessions: dict[int, Session] = {}
        self._next = Session()

    async def answer(self, asker: Asker, text: str) -> str | None:
        """The one message that answers the text."""
        user = asker.user
        session = self._sessions.get(user.id, Session())
        session = msgspec.structs.replace(session, client=user.language_code)
        event: exchange.Event = exchange.Question(text)
        if text.startswith("/"):
            event = exchange.Command(text.removeprefix("/"))
        context = Context(f"telegram:{user.id}", is_private=asker.is_private)
        turn = self._answerer.converse(event, session, context)
        self._next = turn.session
        paper = _Paper()
        delivery = Delivery(cast("Client", paper), ChatPlace(1))
        for reply in with_word(turn.replies) if self._is_told_of_a_secret(asker, text) else turn.replies:
            await delivery.put(reply)
        return paper.texts[0] if len(paper.texts) == 1 else None

    @staticmethod
    def _is_told_of_a_secret(asker: Asker, text: str) -> bool:
        """Whether the bot says below the answer that there was a secret in the question."""
        return asker.is_private and message_secrets.contains_secret(text)

    def asked(self, asker: Asker) -> None:
        """Remember of the person what the bot will."""
        self._sessions[asker.user.id] = self._next


class Echo:
    """What the stand-in `benchmarks.echo_bot` answers."""

    async def answer(self, asker: Asker, text: str) -> str | None:
        """The text itself."""
        return f"@{asker.chat.world.bot.username} {text}" if not asker.is_private else text

    def asked(self, asker: Asker) -> None:
        """An echo remembers nothing."""


@dataclass
class _Paper:
    """Stands for the channel's client: takes down what would be sent."""

    texts: list[str] = field(default_factory=list)

    async def send_text(self, _chat_id: int, html: str, _markup: str = "", **_where: Any) -> int:
        self.texts.append(html)
        return len(self.texts)


def invite(server: BotApiServer, people: int, planted: Planted) -> list[Asker]:
    """Fill the world: four in five ask in private, the others two by two in groups."""
    users = [
        server.user(f"{planted.name} {n}", language_code=LOCALES[n % len(LOCALES)]) for n in range(people)
    ]
    in_private = people - people // 5
    askers = [Asker(user, user.chat) for user in users[:in_private]]
    for n, user in enumerate(users[in_private:]):
        if n % _PER_GROUP == 0:
            group = server.supergroup(f"Team {n}")
        askers.append(Asker(user, group))
    return askers


async def write_script(
    askers: Sequence[Asker], count: int, answers: Answers, planted: Planted, dice: random.Random
) -> list[Question]:
    """Write `count` questions: people take turns at random, languages mix, some hold something planted."""
    phrases = _phrases(dice)
    seen: dict[int, set[str]] = {}
    turns = [askers[n % len(askers)] for n in range(count)]
    dice.shuffle(turns)
    script = []
    for asker in turns:
        known = seen.setdefault(asker.chat.id, set())
        for _try in range(_TRIES):
            is_command = asker.is_private and dice.random() < COMMAND_SHARE
            text = dice.choice(_COMMANDS) if is_command else next(phrases)
            if not is_command and dice.random() < PLANTED_SHARE:
                text = planted.within(text, is_private=asker.is_private)
            answer = await answers.answer(asker, text)
            if answer is not None and answer not in known:
                break
        else:
            raise ValueError(f"the catalogue does not have {len(known) + 1} different answers")
        answers.asked(asker)
        known.add(answer)
        mention = "" if asker.is_private else f"@{asker.chat.world.bot.username} "
        script.append(Question(asker, mention + text, answer))
    return script


def _phrases(dice: random.Random) -> Iterator[str]:
    """What people say, all ids and languages equally often, for ever."""
    entries = app.load_knowledge().knowledge.entries.values()
    sayings = [
        [text for texts in entry.says[locale].values() for text in texts]
        for entry in entries
        for locale in LOCALES
        if any(entry.says.get(locale, {}).values())
    ]
    while True:
        dice.shuffle(sayings)
        for sayings_of_one in sayings:
            yield dice.choice(sayings_of_one)
