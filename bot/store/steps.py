"""The statements that changes are made of, in the order in which a transaction runs them.

Replicas lock rows in this order, and within a step in the order of keys, so that they do not wait for each
other in a circle; the counters, which all of them share, come last and are held for the shortest time.
"""

from __future__ import annotations

from enum import IntEnum, auto
from typing import Any, TypeAlias

StepRow: TypeAlias = dict[str, Any]


class Step(IntEnum):
    """A statement, run once with all rows that a group of changes has for it."""

    SEE = auto()
    ADD_UPDATE = auto()
    COUNT_TRY = auto()
    NOTE_DEATHS = auto()
    NOTE_SENT = auto()
    NOTE_SENDING = auto()
    ERASE_UPDATE = auto()
    NOTE_REASON = auto()
    ERASE_ANSWER_TO = auto()
    ERASE_ANSWER_WITH = auto()
    PUT_ANSWER = auto()
    ERASE_ANSWERS_IN = auto()
    ERASE_PERSON = auto()
    PUT_PERSON = auto()
    ERASE_CHAT = auto()
    PUT_CHAT = auto()
    ERASE_RATINGS_BY = auto()
    PUT_RATING = auto()
    ERASE_COMPLAINTS_BY = auto()
    ADD_COMPLAINT = auto()
    ERASE_SUGGESTIONS_BY = auto()
    ADD_SUGGESTION = auto()
    PUT_PULSE = auto()
    COUNT_OUTCOME = auto()
    COUNT_UNANSWERED = auto()


STATEMENTS: dict[Step, str] = {
    Step.SEE: """
        INSERT INTO seen (source, number, at, reason) VALUES (:source, :number, :at, NULL)
        ON CONFLICT DO NOTHING RETURNING source, number""",
    Step.ADD_UPDATE: """
        INSERT INTO letters (source, number, lane, body, received, tries, sent, sending, message, deaths)
        VALUES (:source, :number, :queue, :body, :received, :tries, :sent, :sending, :message, :deaths)
        ON CONFLICT DO NOTHING""",
    Step.COUNT_TRY: "UPDATE letters SET tries = tries + 1 WHERE source = :source AND number = :number",
    Step.NOTE_DEATHS: "UPDATE letters SET deaths = :deaths WHERE source = :source AND number = :number",
    Step.NOTE_SENT: "UPDATE letters SET sent = :sent WHERE source = :source AND number = :number",
    Step.NOTE_SENDING: "UPDATE letters SET sending = :sending WHERE source = :source AND number = :number",
    Step.ERASE_UPDATE: "DELETE FROM letters WHERE source = :source AND number = :number",
    Step.NOTE_REASON: "UPDATE seen SET reason = :reason WHERE source = :source AND number = :number",
    Step.ERASE_ANSWER_TO: "DELETE FROM answers WHERE chat = :chat AND asked = :asked",
    Step.ERASE_ANSWER_WITH: """
        DELETE FROM answers WHERE chat = :chat AND first = (
            SELECT one.first FROM answers AS one WHERE one.chat = :chat AND one.message_id = :message_id
        )""",
    Step.PUT_ANSWER: """
        INSERT INTO answers (chat, message_id, asked, first, place, digest, item, locale, is_file, at)
        VALUES (:chat, :message_id, :asked, :first, :place, :digest, :item, :locale, :is_file, :at)
        ON CONFLICT (chat, message_id) DO UPDATE SET
            asked = excluded.asked, first = excluded.first, place = excluded.place, digest = excluded.digest,
            item = excluded.item, locale = excluded.locale, is_file = excluded.is_file, at = excluded.at""",
    Step.ERASE_ANSWERS_IN: "DELETE FROM answers WHERE chat = :chat",
    Step.ERASE_PERSON: "DELETE FROM people WHERE person = :person",
    Step.PUT_PERSON: """
        INSERT INTO people (person, chosen, spoken, hosting, walk, memories, was_turned_away, touched)
        VALUES (:person, :chosen, :spoken, :hosting, :walk, :memories, :was_turned_away, :touched)
        ON CONFLICT (person) DO UPDATE SET
            chosen = excluded.chosen, spoken = excluded.spoken, hosting = excluded.hosting,
            walk = excluded.walk, memories = excluded.memories,
            was_turned_away = excluded.was_turned_away, touched = excluded.touched""",
    Step.ERASE_CHAT: "DELETE FROM chats WHERE chat = :chat",
    Step.PUT_CHAT: """
        INSERT INTO chats (chat, locale, helps_unasked) VALUES (:chat, :locale, :helps_unasked)
        ON CONFLICT (chat) DO UPDATE SET locale = excluded.locale, helps_unasked = excluded.helps_unasked""",
    Step.ERASE_RATINGS_BY: "DELETE FROM ratings WHERE person = :person",
    Step.PUT_RATING: """
        INSERT INTO ratings (person, item, locale, is_good, at)
        VALUES (:person, :item, :locale, :is_good, :at)
        ON CONFLICT (person, item) DO UPDATE SET
            locale = excluded.locale, is_good = excluded.is_good, at = excluded.at""",
    Step.ERASE_COMPLAINTS_BY: "DELETE FROM complaints WHERE person = :person",
    Step.ADD_COMPLAINT: """
        INSERT INTO complaints (person, item, locale, reason, at)
        VALUES (:person, :item, :locale, :reason, :at)""",
    Step.ERASE_SUGGESTIONS_BY: "DELETE FROM suggestions WHERE person = :person",
    Step.ADD_SUGGESTION: """
        INSERT INTO suggestions (person, words, locale, at) VALUES (:person, :words, :locale, :at)""",
    Step.PUT_PULSE: """
        INSERT INTO pulse (id, beat) VALUES (:id, :beat)
        ON CONFLICT (id) DO UPDATE SET beat = pulse.beat + excluded.beat""",
    Step.COUNT_OUTCOME: """
        INSERT INTO counters (day, outcome, locale, item, times)
        VALUES (:day, :outcome, :locale, :item, :times)
        ON CONFLICT (day, outcome, locale, item) DO UPDATE SET times = counters.times + excluded.times""",
    Step.COUNT_UNANSWERED: """
        INSERT INTO unanswered (day, digest, words, locale, item, times)
        VALUES (:day, :digest, :words, :locale, :item, :times)
        ON CONFLICT (day, digest) DO UPDATE SET
            words = excluded.words, locale = excluded.locale, item = excluded.item,
            times = unanswered.times + excluded.times""",
}
"""Each takes its row's values by name; `SEE` gives back which updates are new."""
KEYS: dict[Step, tuple[str, ...]] = {
    Step.SEE: ("source", "number"),
    Step.PUT_PERSON: ("person",),
    Step.PUT_CHAT: ("chat",),
    Step.PUT_RATING: ("person", "item"),
    Step.COUNT_OUTCOME: ("day", "outcome", "locale", "item"),
    Step.COUNT_UNANSWERED: ("day", "digest"),
}
"""By what the rows of a step are put in order."""
SUMMED = {Step.COUNT_OUTCOME, Step.COUNT_UNANSWERED}
"""Steps that several changes may take for one row; `times` is added up."""
