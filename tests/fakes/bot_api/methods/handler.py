"""What every method of the Bot API is to this server."""

from collections.abc import Callable
from typing import Any

from tests.fakes.bot_api.params import Params
from tests.fakes.bot_api.world import World

Handler = Callable[[World, Params], Any]
"""Gets the world (locked) and the parameters, returns the result or raises `Refusal`."""
