"""Another product than Campaign: "Photoshop won't open either", "SSH key refused". Out: not documented.

Its login fails in the same words, so that the matcher and the question back would take it for Campaign's.
"""

from __future__ import annotations

from bot.dialogue.answers import menus
from bot.dialogue.talking.act import DialogueAct, Moment
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.told_values.value_verdict import read_value
from bot.dialogue.talking.troubleshooting.triage import SYMPTOMS, asked_back
from bot.matcher.normalise import is_hangul
from bot.model import Outcome

_TROUBLE = ("broken", "login", "not-shown", "deny-event", "deny-before", "negator", "same", "also", *SYMPTOMS)
"""Cues of a clause that says that something does not work."""
_VALUE = ("other-type", "another-account", "type-is")
"""Cues of a message about an external account, some of which are called after other products."""
_PANEL = "topic/control-panel-access"
"""Who opens the Control Panel. What is done there, keys and subdomains, the documentation leaves out."""
_BESIDE = (
    "and",
    "ok",
    "yes",
    "no",
    "ask",
    "anaphora",
    "urgent",
    "when",
    "everybody",
    "one",
    "prod",
    "how",
    "why",
)
_FEW = 2
"""Words beside a product's name that still make the message one about it."""


def read_other_product(moment: Moment) -> DialogueAct | None:
    """A trouble with another product, or a question about one; what was asked before stays open."""
    utterance = moment.utterance
    if not utterance.has("other-product") or moment.is_beside_page:
        return None
    if utterance.has("appears-adobe") or (moment.is_sure and moment.best == SYMPTOMS["appears-adobe"]):
        return None  # a page of Adobe's advertises them
    if moment.best == _PANEL and utterance.has("appears-rights", "who", "one"):
        return None  # who may do it there
    if (_is_of_account(utterance) and moment.best != _PANEL) or read_value(moment):
        return None  # a product's name as the type of an account
    clauses = [clause for clause in utterance.clauses if utterance.spans("other-product", within=clause)]
    others = [clause for clause in utterance.clauses if clause not in clauses]
    if any(_campaigns(utterance, clause) for clause in others) or any(
        _is_beside_campaign(utterance, clause) for clause in clauses
    ):
        return _of_campaign(moment)
    is_trouble = any(utterance.spans(*_TROUBLE, within=clause) for clause in clauses)
    if not is_trouble and any(utterance.spans(*_TROUBLE, within=clause) for clause in others):
        return None  # "since we have Analytics, nobody gets in"
    is_of_catalogue = moment.is_sure and moment.best not in (_PANEL, *SYMPTOMS.values())
    if not is_trouble and (is_of_catalogue or not (moment.is_question or _is_lone(utterance))):
        return None
    return DialogueAct(Outcome.NONE, (menus.not_documented(moment.locale),), moment.memory)


def _is_of_account(utterance: Utterance) -> bool:
    """Whether it is about an external account of another type; "SFTP key" is no type."""
    products = utterance.spans("other-product")
    return any(
        not any(product.start <= cue.start < product.end for product in products)
        for cue in utterance.spans(*_VALUE)
    )


def _of_campaign(moment: Moment) -> DialogueAct | None:
    """The question what people see, where no more is said than that Campaign fails and another one works."""
    utterance = moment.utterance
    is_told = moment.is_sure or moment.is_question or utterance.has(*SYMPTOMS)
    if is_told or moment.memory.is_asking or not utterance.has("broken", "negator", "deny-event"):
        return None
    return asked_back(moment)


def _is_lone(utterance: Utterance) -> bool:
    return utterance.size(utterance.rest("other-product", *_BESIDE, *_TROUBLE)) <= _FEW


def _campaigns(utterance: Utterance, clause: tuple[int, int]) -> list[int]:
    """Where a clause names Campaign itself, and no product with its name in it ("Campaign Standard")."""
    other = utterance.spans("other-product", within=clause)
    return [
        cue.start
        for cue in utterance.spans("campaign", within=clause)
        if not any(found.start <= cue.start < found.end for found in other)
    ]


def _is_beside_campaign(utterance: Utterance, clause: tuple[int, int]) -> bool:
    """Whether it is Campaign that fails ("Campaign and AEM", "AEM works, Campaign not"), not AEM's way in.

    Korean denies at the end, whatever is denied.
    """
    product = utterance.spans("other-product", within=clause)[0]
    denied = () if is_hangul(utterance.units[clause[1] - 1]) else ("negator", "no", "broken")
    return any(
        at < product.start
        or utterance.spans("join", "also", within=(product.end, at))
        or utterance.spans(*denied, within=(at + 1, clause[1]))
        for at in _campaigns(utterance, clause)
    )
