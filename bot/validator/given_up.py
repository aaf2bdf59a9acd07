"""What is told of a file that could not be judged, for no fault of its own; light, for who judges none."""

from __future__ import annotations

from bot.translate import _

MY_FAULT = _("I cannot read this file, and that is my fault. Save the settings in another format.")
"""Of one at which the program itself goes wrong."""
TOO_COSTLY = _(
    "Checking this file takes more time or memory than I have. Export the external account alone and send "
    "that."
)
"""Of one for which time or memory runs out."""
