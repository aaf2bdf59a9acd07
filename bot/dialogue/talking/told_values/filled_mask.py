"""The documented mask filled in. In: a question for the mask that tells the tenant. Out: the mask."""

from __future__ import annotations

import re
from functools import cache

from bot.dialogue import blocks
from bot.dialogue.answers.entry import onward_button, paired, source_line, topics_button
from bot.dialogue.exchange import Reply
from bot.dialogue.talking.act import DialogueAct, Moment, answered
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.told_values.setting_names import SettingNames
from bot.dialogue.talking.told_values.value_kind import names_mask
from bot.languages import of_all
from bot.languages.patterns import any_of
from bot.translate import _
from bot.validator.values.placeholder_values import is_placeholder

_SYNTAX = "topic/mask-syntax"
_ELSE = ("who", "why", "not-shown", "broken", "negator", "unknown", "condition")
"""Cues of another question than what the mask is."""
_NO_NAME = ("unknown", "bad", "judge", "negator", "not-shown", "broken", "ok")
"""Cues of what is said of a tenant, and not its name: "the tenant is unknown"."""


def read_filled_mask(moment: Moment) -> DialogueAct | None:
    """What the mask is with the tenant that is told: "what is the mask, our tenant is …?"."""
    utterance, documents, locale, say = moment.utterance, moment.talk.documents, moment.locale, moment.say
    is_asked = moment.is_question or utterance.has("value")
    is_place = utterance.has("where") and not utterance.has("value")
    is_else = is_place or "*" in moment.text or utterance.has(*_ELSE)
    if not is_asked or is_else or not names_mask(utterance):
        return None
    tenant = _tenant_in(utterance)
    from bot.dialogue.message_secrets import may_keep  # its patterns take long to load

    if not tenant or is_placeholder(tenant) or not may_keep((tenant,), moment.text):
        return None
    mask = f"Campaign - {tenant[:200]} - (.*)"
    told = (
        _("With your tenant, the mask of the documented pattern is `{mask}`.", mask=mask),
        _("The names of your groups in Adobe Admin Console have to begin like that, too."),
    )
    body = [blocks.paragraph(say, one) for one in told]
    if place := documents.place(_SYNTAX, locale):
        body.append(source_line(say, place.page))
    keyboard = paired((onward_button(documents, _SYNTAX, locale), topics_button(locale)))
    return answered(moment, Reply(locale, tuple(body), keyboard, item=_SYNTAX), _SYNTAX)


def _tenant_in(utterance: Utterance) -> str:
    """The tenant behind its name; empty where a word of the sentence stands there."""
    text, named = utterance.text, utterance.spans("name-is")
    for cue in named:  # "is called" ties it as a colon does
        if any(other.start < cue.start < other.end for other in named):
            continue  # "called" in it
        start, end = utterance.places[cue.start][0], utterance.places[cue.end - 1][1]
        text = text[:start] + ":".ljust(end - start) + text[end:]
    found = _pattern().search(text)
    if not found:
        return ""
    at = found.start("tenant")
    unit = next((number for number, place in enumerate(utterance.places) if place[0] <= at < place[1]), None)
    is_tied = found["quote"] or (found["sign"] and not named)
    is_name = is_tied or unit in utterance.rest(*_NO_NAME, *(("question-word",) if named else ()))
    return found["tenant"] if is_name else ""


@cache
def _pattern() -> re.Pattern[str]:
    """The name of the setting, what ties a value to it, and the value, with which its clause ends."""
    names = SettingNames.of({"tenant"})
    said = any_of(of_all(lambda language: (*language.secrets.is_said, *language.secrets.was_said)))
    particles = any_of(of_all(lambda language: language.secrets.particles))
    return re.compile(
        rf"(?i)(?<![\w/.@-])(?:{names.pattern})(?:en|n|ens|['’]?s)?(?:{particles})?"
        rf"(?:(?P<sign>\s*[:=：＝]\s*)|\s+(?:{said})\s+|\s+)(?P<quote>[\"'«“`‘„]\s?)?"
        r"(?P<tenant>[a-z0-9][a-z0-9_.-]{0,62}[a-z0-9])(?=\s?[\"'»”`’“]|\s*(?:[,;.!?\n)]|$)|[가-힣])"
    )
