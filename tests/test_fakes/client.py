"""A plain HTTP client of the Bot API, to see what the server really says."""

from typing import Any

import httpx

from tests.fakes.bot_api import BotApiServer


class Client:
    """Calls methods as any program would; remembers nothing."""

    def __init__(self, server: BotApiServer, http: httpx.Client) -> None:
        self.server = server
        self.http = http

    def __call__(self, method: str, **params: Any) -> Any:
        """Return the result of a call that must succeed."""
        answer = self.full(method, **params)
        assert answer["ok"], answer
        return answer["result"]

    def full(self, method: str, **params: Any) -> Any:
        """Return the whole envelope."""
        return self.http.post(f"/bot{self.server.token}/{method}", json=params).json()

    def refusal(self, method: str, **params: Any) -> tuple[int, str]:
        """Return code and description of a call that must fail."""
        response = self.http.post(f"/bot{self.server.token}/{method}", json=params)
        answer = response.json()
        assert not answer["ok"]
        assert answer["error_code"] == response.status_code
        return response.status_code, answer["description"]

    def taken(self) -> list[dict[str, Any]]:
        """Return all waiting updates, and confirm them."""
        updates: list[dict[str, Any]] = self("getUpdates")
        if updates:
            self("getUpdates", offset=updates[-1]["update_id"] + 1)
        return updates

    def last(self) -> dict[str, Any]:
        """Return the newest waiting update, and confirm all."""
        return self.taken()[-1]
