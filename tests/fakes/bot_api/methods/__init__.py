"""The methods of the Bot API that this server knows, one file per family."""

from tests.fakes.bot_api.methods import (
    answering,
    editing,
    membership,
    profile,
    sending,
    webhooks,
)
from tests.fakes.bot_api.methods.handler import Handler

FAMILIES: tuple[dict[str, Handler], ...] = (
    sending.METHODS,
    editing.METHODS,
    answering.METHODS,
    membership.METHODS,
    profile.METHODS,
    webhooks.METHODS,
)
HANDLERS: dict[str, Handler] = {
    name.lower(): handler for family in FAMILIES for name, handler in family.items()
}
