"""What no page of the documentation speaks of: "and what does it cost?", "until when?".

In: such a question about what is at hand, which has no word of its own for that. Out: that the documents
do not say it.
"""

from __future__ import annotations

from bot.dialogue.talking.act import DialogueAct, Moment
from bot.dialogue.talking.questions.told_alone import silent, silent_of_all
from bot.model import Message, Outcome, Record
from bot.translate import _

_LONGEST = 16
"""A choice, in words: in a longer message, the words of such a question stand beside too much else."""
_EDGE = "topic/edge-chromium"
_CREDENTIALS = (
    "topic/technical-accounts",
    "topic/credentials-source",
    "check/client-secret",
    "check/client-id",
)
_SERVER_SETTINGS = ("topic/server-ims-settings",)
_INSTALLED = ("topic/console-version", _EDGE, "topic/browser-warning", "topic/integration-package")
_ON_COMPUTERS = (*_INSTALLED, "topic/console-cache", "topic/enable-adobe-id")


class _Silence(Record, frozen=True):
    """What is said of one kind of question, and the ids of which alone it may be asked; any without them.

    With `is_general` it may be a first question, too: its words name what it is about.
    """

    told: Message
    items: tuple[str, ...] = ()
    is_general: bool = False


_SILENCES = {
    "cost": _Silence(_("The documentation says nothing about prices.")),
    "until-when": _Silence(_("The documentation gives no end date.")),
    "valid-for": _Silence(_("The documentation does not say how long this stays valid."), _CREDENTIALS),
    "export": _Silence(_("The documentation describes no export.")),
    "roll-out": _Silence(
        _("The documentation does not describe how to do this on many computers at once."), _ON_COMPUTERS
    ),
    "may-not-install": _Silence(
        _("The documentation does not say what to do if somebody is not allowed to install anything."),
        _INSTALLED,
    ),
    "to-remove": _Silence(
        _("The documentation does not say whether these settings are to be removed."), _SERVER_SETTINGS
    ),
    "is-installed": _Silence(
        _("The documentation does not describe how to see whether this is installed."), _INSTALLED
    ),
    "second-factor": _Silence(
        _("The documentation says nothing about a second factor at login."), is_general=True
    ),
}
"""By the cue of the question."""
_DOCUMENTED = ("old-login", "broken", "thanks", "meant")
"""Cues of what the documents do speak of, and of other acts."""


def read_never_documented(moment: Moment) -> DialogueAct | None:
    """A short question of such a kind, about what is at hand or what it names."""
    utterance = moment.utterance
    kind = utterance.first(*_SILENCES)
    is_asked = moment.is_question or utterance.has("and", "may", "must")
    if not kind or not is_asked or utterance.length > _LONGEST or utterance.has(*_DOCUMENTED):
        return None
    silence = _SILENCES[kind]
    near = (moment.best if moment.is_sure else "", moment.subject)
    known = (item for item in near if item in moment.talk.documents.entries)
    item = next((item for item in known if not silence.items or item in silence.items), "")
    if item:
        return silent(moment, item, silence.told)
    is_near = silence.is_general and moment.verdict.outcome is not Outcome.ANSWER
    return silent_of_all(moment, silence.told) if is_near else None
