"""Readers of values that are told with all that an answer needs, in the order in which they are tried.

Such a message is one question, however many it has: "is … right as the type, and … as the name?".
"""

from __future__ import annotations

from bot.dialogue.talking.act import Reader
from bot.dialogue.talking.told_values.candidates import read_candidates
from bot.dialogue.talking.told_values.filled_mask import read_filled_mask
from bot.dialogue.talking.told_values.installed_package import read_package
from bot.dialogue.talking.told_values.mask_and_names import read_mask_and_names
from bot.dialogue.talking.told_values.names_told import read_names_told
from bot.dialogue.talking.told_values.settings_verdict import read_settings, read_two_values

VALUE_READERS: tuple[Reader, ...] = (
    read_candidates,
    read_package,
    read_settings,
    read_two_values,
    read_mask_and_names,
    read_names_told,
    read_filled_mask,
)
