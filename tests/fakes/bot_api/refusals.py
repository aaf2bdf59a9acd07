"""How Telegram says no: a status code, a description, and parameters for machines."""


class Refusal(Exception):  # noqa: N818
    """One call is refused; nothing has changed.

    `parameters` are `retry_after` (seconds) or `migrate_to_chat_id`.
    """

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


def bad_request(reason: str, **parameters: int) -> Refusal:
    """400, with `reason` as Telegram words it."""
    return Refusal(400, f"Bad Request: {reason}", **parameters)


def forbidden(reason: str) -> Refusal:
    """403, with `reason` as Telegram words it."""
    return Refusal(403, f"Forbidden: {reason}")


def conflict(reason: str) -> Refusal:
    """409: somebody else has the updates."""
    return Refusal(409, f"Conflict: {reason}")


def too_many_requests(retry_after_s: int) -> Refusal:
    """429, to be tried again after `retry_after_s` seconds."""
    description = f"Too Many Requests: retry after {retry_after_s}"
    return Refusal(429, description, retry_after=retry_after_s)
