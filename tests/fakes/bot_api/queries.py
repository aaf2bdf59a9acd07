"""What people do with buttons and inline mode, and what the bot answered to it."""

from dataclasses import dataclass, field

from tests.fakes.bot_api.accounts import Account
from tests.fakes.bot_api.entities import JsonObject
from tests.fakes.bot_api.messages import Message


@dataclass(eq=False, kw_only=True)
class Press:
    """A pressed inline button. `answers` are the parameters of each answerCallbackQuery."""

    id: str
    sender: Account
    message: Message
    data: str
    at: float
    update_id: int | None = None
    answers: list[JsonObject] = field(default_factory=list)


@dataclass(eq=False, kw_only=True)
class InlineQuery:
    """Words typed after the bot's name. `answers` are the parameters of each answerInlineQuery."""

    id: str
    sender: Account
    query: str
    offset: str
    at: float
    update_id: int | None = None
    answers: list[JsonObject] = field(default_factory=list)

    @property
    def results(self) -> list[JsonObject]:
        """The results of the last answer, or an empty list."""
        found: list[JsonObject] = self.answers[-1].get("results", []) if self.answers else []
        return found

    def result(self, result_id: str) -> JsonObject:
        """One result of the last answer. Raises `AssertionError` if it is not there."""
        for result in self.results:
            if result["id"] == result_id:
                return result
        raise AssertionError(f"no result {result_id!r}; there are {[r['id'] for r in self.results]}")
