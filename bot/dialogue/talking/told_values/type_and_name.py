"""Type and internal name in one sentence: "X as type and Y as internal name". In: a message. Out: each.

Both have values that look alike, so that only what ties a value to its setting tells which it is.
"""

from __future__ import annotations

from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.told_values.set_to import SettingName, named_settings
from bot.dialogue.talking.told_values.value_slots import Given, names_in_form
from bot.matcher.normalise import is_hangul

_AS = "as-setting"
_OF_OTHERS = ("group-name", "named-group", "named-profile", "either")
_BOTH = 2
"""The type and the internal name."""
_NEAR = 4
"""A choice: units between a setting and its value, "the type would have to be …"."""


def type_and_name_in(utterance: Utterance) -> tuple[Given, ...]:
    """The values of both settings, in the order of the message; empty where it leaves one of them open."""
    settings = sorted(named_settings(utterance), key=lambda one: one.start)
    if [one.field for one in settings] not in (["type", "internal_name"], ["internal_name", "type"]):
        return ()
    values = _values(utterance)
    if len(values) != _BOTH or utterance.has(*_OF_OTHERS):
        return ()
    of_value = {place: setting for setting in settings if (place := _place(utterance, setting, values))}
    if len(of_value) == 1:  # "… if Y is the internal name", once it is known of which setting X is
        left = next(place for place in values if place not in of_value)
        setting = next(one for one in settings if one not in of_value.values())
        if _is_near(left, setting):
            of_value[left] = setting
    if len(of_value) != _BOTH:
        return ()
    return tuple(Given(of_value[place].field, text) for place, text in values.items())


def value_tied(utterance: Utterance, field: str) -> str:
    """The one of several values that is tied to a setting; empty where there is but one, or none is tied."""
    settings = [one for one in named_settings(utterance) if one.field == field]
    values = _values(utterance)
    if len(settings) != 1 or len(values) < _BOTH:
        return ""
    place = _place(utterance, settings[0], values)
    return values[place] if place else ""


def _values(utterance: Utterance) -> dict[tuple[int, int], str]:
    """What has the form of such a value, by its units."""
    found: dict[tuple[int, int], str] = {}
    for start, end in names_in_form(utterance.text):
        units = [at for at, place in enumerate(utterance.places) if start <= place[0] < end]
        if units:
            found[units[0], units[-1] + 1] = utterance.text[start:end]
    return found


def _place(
    utterance: Utterance, setting: SettingName, values: dict[tuple[int, int], str]
) -> tuple[int, int] | None:
    """Where the value of a setting stands: before "as type", or behind "the type is"."""
    if _is_behind(utterance, setting):
        return max((place for place in values if place[1] <= setting.start), default=None)
    behind = min((place for place in values if place[0] >= setting.end), default=None)
    return behind if behind and _is_near(behind, setting) else None


def _is_behind(utterance: Utterance, setting: SettingName) -> bool:
    """Whether a setting stands behind its value: "as the type", and in Korean a particle tells it."""
    return any(
        cue.start == setting.end if is_hangul(utterance.units[cue.start]) else cue.end == setting.start
        for cue in utterance.spans(_AS)
    )


def _is_near(value: tuple[int, int], setting: SettingName) -> bool:
    """Whether few words stand between both."""
    return max(value[0] - setting.end, setting.start - value[1]) <= _NEAR
