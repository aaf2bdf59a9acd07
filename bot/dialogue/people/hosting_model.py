"""Who runs a person's Campaign: asked, remembered, and what follows from it."""

from __future__ import annotations

from typing import get_args

import msgspec

from bot.dialogue import blocks, button_data
from bot.dialogue.answers.entry import HOSTED, paired, source_line, topics_button
from bot.dialogue.button_data import Action
from bot.dialogue.desk import Talk, Turn
from bot.dialogue.exchange import Attachment, Button, Reply
from bot.dialogue.session import Hosting, Session
from bot.dialogue.walk import walkthrough
from bot.dialogue.walk.screen import guide_button
from bot.languages import LOCALES
from bot.matcher.normalise import words
from bot.model import Message
from bot.translate import _, translator

HOSTING_VERB = "hosting"
UNKNOWN = "unknown"
KINDS: tuple[Hosting, ...] = get_args(Hosting)

_LABELS: dict[str, Message] = {
    "on-premise": _("On-premise"),
    "hybrid": _("Hybrid"),
    "hosted": _("Hosted or managed by Adobe"),
    UNKNOWN: _("I do not know"),
}
_KINDS: dict[Hosting, Message] = {
    "on-premise": _("on-premise"),
    "hybrid": _("hybrid"),
    "hosted": _("hosted or managed by Adobe"),
}
"""The same within a sentence."""
_NOTED_UNKNOWN = _("Then I will show you everything. /hosting asks again.")
_SAID = {"managed": "hosted", "on-prem": "on-premise", "onpremise": "on-premise", "onprem": "on-premise"}


def question_reply(locale: str) -> Reply:
    """Asks who runs the person's Campaign."""
    say = translator(locale)
    told = _("Where does your Adobe Campaign run? I then know which of the checks are yours to make.")
    buttons = [
        Button(say.text(label), button_data.encode(HOSTING_VERB, kind, locale))
        for kind, label in _LABELS.items()
    ]
    return Reply(locale, (blocks.paragraph(say, told),), paired(buttons))


def named(text: str) -> str | None:
    """One of `KINDS`, or `UNKNOWN`, by its name or its label in any language; None for anything else."""
    asked = "-".join(words(text))
    asked = _SAID.get(asked, asked)
    for kind, label in _LABELS.items():
        names = (kind, *("-".join(words(translator(locale).text(label))) for locale in LOCALES))
        if asked in names:
            return kind
    return None


def kind_name(kind: Hosting) -> Message:
    """What a kind of installation is called within a sentence."""
    return _KINDS[kind]


def with_hosting(session: Session, kind: Hosting | None) -> Session:
    """The session of a person whose Campaign runs so; without a walk-through whose steps are Adobe's."""
    walk = session.walk
    if kind == "hosted" != session.hosting and walk and walk.start != HOSTED:
        walk = None
    return msgspec.structs.replace(session, hosting=kind, walk=walk)


def settle(kind: str, locale: str, talk: Talk, *, replaces: bool = False) -> Turn:
    """Remember one of `KINDS`, or that it is not known, and say what follows from it."""
    chosen = next((known for known in KINDS if known == kind), None)
    session = with_hosting(talk.session, chosen)
    return Turn((_chosen_reply(chosen, locale, talk, replaces=replaces),), session)


def press_hosting(action: Action, _file: Attachment | None, talk: Talk) -> Turn | None:
    """A button of the question; None for a kind that there is not."""
    if action.argument not in _LABELS:
        return None
    turn = settle(action.argument, action.locale, talk, replaces=talk.context.is_private)
    chosen = turn.session.hosting
    if talk.context.is_private or chosen == "hosted":
        return turn
    noted = _("I have noted it: **{kind}**.", kind=kind_name(chosen)) if chosen else _NOTED_UNKNOWN
    return msgspec.structs.replace(turn, replies=(), alert=noted)  # the question stays for who asked it


def _chosen_reply(chosen: Hosting | None, locale: str, talk: Talk, *, replaces: bool) -> Reply:
    say = translator(locale)
    buttons = (guide_button(talk.documents, walkthrough.ALL, locale), topics_button(locale))
    if chosen is None:
        return Reply(locale, (blocks.paragraph(say, _NOTED_UNKNOWN),), (buttons,), replaces)
    if chosen != "hosted":
        told = _("I have noted it: **{kind}**. The checks are yours to make.", kind=kind_name(chosen))
        return Reply(locale, (blocks.paragraph(say, told),), (buttons,), replaces)
    told = _(
        "I have noted it: **{kind}**. The IMS settings are Adobe's to look after: leave them as they are and "
        "tell your Adobe representative which error people see.",
        kind=kind_name(chosen),
    )
    body = [blocks.paragraph(say, told)]
    if place := talk.documents.place(HOSTED, locale):  # its steps would ask anew what was just answered
        body.append(source_line(say, place.page))
    return Reply(locale, tuple(body), ((topics_button(locale),),), replaces)
