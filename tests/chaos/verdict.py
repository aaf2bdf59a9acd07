"""What should have arrived and what did → what was lost, doubled, out of order; pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tests.fakes.bot_api import BotApiServer, Call

UNNOTED_S = 2.0
"""A process that was killed so soon after its last call for a message may not have noted that it was sent."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that arrived in a chat.

    `sender` is the process, `is_cut` if it was not told that the message arrived; `is_gone` if the bot has
    taken the message back. `busy_s` is how long the sender was still seeing to it: looking for a duplicate.
    """

    at: float
    chat: int
    text: str
    sender: str = ""
    is_cut: bool = False
    is_gone: bool = False
    busy_s: float = 0.0


@dataclass(slots=True)
class Verdict:
    """Counts of answers; `notes` say in a line each what should not have been.

    Doubled is what stands there twice at the end; `taken_back` counts doubles that do not.
    """

    questions: int = 0
    lost: int = 0
    doubled_by_kills: int = 0
    doubled_by_resets: int = 0
    doubled_otherwise: int = 0
    taken_back: int = 0
    out_of_order: int = 0
    unexpected: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """Nothing happened but what cannot be helped: nobody can know what nobody was told of."""
        return not (self.lost or self.doubled_otherwise or self.out_of_order or self.unexpected)


def arrived(server: BotApiServer) -> list[Sent]:
    """The bot's new messages, in the order in which they arrived."""
    sent = []
    calls = server.calls
    busy_until = _last_calls(calls)
    for call in calls:
        if call.method == "sendMessage" and call.is_done:
            chat, text = int(call.params["chat_id"]), str(call.params["text"])
            message = server.world.chats[chat].messages[call.result["message_id"]]
            busy_s = busy_until[call.caller, chat, text] - call.at
            text = f"changed to {message.text}" if message.edits else text
            sent.append(Sent(call.at, chat, text, call.caller, call.code == -1, message.is_deleted, busy_s))
    return sent


def _last_calls(calls: Iterable[Call]) -> dict[tuple[str, int, str], float]:
    """When each process last tried to put a text into a chat, or to find it there."""
    return {
        (call.caller, int(call.params["chat_id"]), str(call.params["text"])): call.at
        for call in calls
        if call.method in ("sendMessage", "editMessageText")
    }


def judge(
    expected: Mapping[int, Sequence[str]], sent: Iterable[Sent], deaths: Mapping[str, float]
) -> Verdict:
    """Compare, chat by chat; `expected` are different texts in order, `deaths` when processes were killed."""
    verdict = Verdict(questions=sum(map(len, expected.values())))
    places = {chat: {text: place for place, text in enumerate(texts)} for chat, texts in expected.items()}
    former: dict[tuple[int, str], Sent] = {}
    reached = dict.fromkeys(expected, -1)
    for message in sent:
        place = places.get(message.chat, {}).get(message.text)
        if place is None:
            verdict.unexpected += 1
            verdict.notes.append(
                f"{message.sender}: {message.text[:60]!r} was not expected in {message.chat}"
            )
            continue
        key = (message.chat, message.text)
        before = former.get(key)
        if message.is_gone or (before and before.is_gone):
            verdict.taken_back += bool(before)
        elif before:
            has_moved_on = place < reached[message.chat]
            _count_double(verdict, place, before, message, {} if has_moved_on else deaths)
        if before and message.is_gone:
            continue  # the one that stands decides
        if place < reached[message.chat]:
            verdict.out_of_order += 1
            verdict.notes.append(f"{message.sender}: answer {place} of {message.chat} out of order")
        reached[message.chat] = max(reached[message.chat], place)
        former[key] = message
    for chat, texts in expected.items():
        standing = {text for text in texts if (found := former.get((chat, text))) and not found.is_gone}
        lost = [place for place, text in enumerate(texts) if text not in standing]
        verdict.lost += len(lost)
        verdict.notes += [f"answer {place} of {len(texts)} in {chat} is lost" for place in lost]
    return verdict


def _count_double(
    verdict: Verdict, place: int, before: Sent, after: Sent, deaths: Mapping[str, float]
) -> None:
    if _was_killed_over(before, deaths) and after.sender != before.sender:
        verdict.doubled_by_kills += 1
    elif before.is_cut:
        is_cut_short = after.sender == before.sender and _was_killed_over(after, deaths)
        verdict.doubled_by_kills += is_cut_short
        verdict.doubled_by_resets += not is_cut_short
    else:
        verdict.doubled_otherwise += 1
        verdict.notes.append(
            f"answer {place} of {after.chat} doubled: {before.sender} at {before.at:.2f}, "
            f"{after.sender} at {after.at:.2f}"
        )


def _was_killed_over(message: Sent, deaths: Mapping[str, float]) -> bool:
    """Whether its sender was killed before it can have noted the send, or taken a duplicate of it back."""
    died = deaths.get(message.sender)
    return died is not None and abs(died - message.at - message.busy_s) <= UNNOTED_S


def takeovers(
    calls: Sequence[Call], asked: Mapping[int, Sequence[float]], deaths: Mapping[str, float]
) -> list[float]:
    """Seconds from a kill until another process first turns to a chat that the dead one had in hand.

    It writes there, or looks for what the dead one may have written.

    `asked` are the times of the questions of each chat. In hand is a chat to which the dead one wrote last,
    within `UNNOTED_S`, and in which a question was open; another may have had it by then, so these are upper
    bounds.
    """
    attempts = [call for call in calls if call.method in ("sendMessage", "editMessageText")]
    by_chat: dict[int, list[Call]] = {}
    for call in attempts:
        by_chat.setdefault(int(call.params["chat_id"]), []).append(call)
    found = []
    for name, died in deaths.items():
        for chat, told in by_chat.items():
            before = [call for call in told if call.at <= died and call.method == "sendMessage"]
            after = [call for call in told if call.at > died and call.caller != name]
            if not before or before[-1].caller != name or before[-1].at < died - UNNOTED_S or not after:
                continue
            texts = {call.params["text"] for call in before if call.is_done}
            is_repeated = after[0].params["text"] in texts
            if is_repeated or sum(at <= died for at in asked.get(chat, ())) > len(texts):
                found.append(after[0].at - died)
    return sorted(found)
