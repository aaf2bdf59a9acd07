"""Whether one site or department is affected: "everyone in Lyon", "only the Busan branch". In: a message.

What it is called nobody knows beforehand: a word that neither fillers nor cues have, beside the word for a
site, or behind "everyone in".
"""

from __future__ import annotations

from bot.dialogue.talking.message.utterance import Utterance

_NO_NAMES = (
    *("site", "named-site", "part-of", "all-in", "whole-firm", "one", "several", "only", "when", "prod"),
    *("stage", "both", "campaign", "in-console", "broken", "same", "hosted", "hybrid", "on-premise"),
    *("server", "other-machine", "adobe", "urgent", "negator", "ok", "and", "yes", "no", "others"),
    *("deny-before", "appears-adobe", "appears-rights", "appears-no-page", "human", "contact"),
)
"""Cues whose words are no name of a site."""
_SEEN = ("appears-adobe", "appears-rights", "appears-no-page")
_FEW = 2
"""A choice: words of a message that names a site and says no more."""


def is_one_site(utterance: Utterance) -> bool:
    """Whether no more than one site, or department, is said to be affected."""
    if not utterance.has("site", "named-site", "all-in"):
        return False
    names = set(utterance.rest(*_NO_NAMES))
    return any(_is_site(utterance, clause, names) for clause in utterance.clauses)


def _is_site(utterance: Utterance, clause: tuple[int, int], names: set[int]) -> bool:
    start, end = clause
    here = {at for at in names if start <= at < end}
    is_alone = utterance.size(sorted(names)) <= _FEW and not utterance.questions
    if not (utterance.spans("part-of", within=clause) or is_alone):
        return False
    told = utterance.spans(*_SEEN)
    behind = [cue.end for cue in utterance.spans("all-in", within=clause)]
    behind = [at for at in behind if not any(cue.start == at for cue in utterance.spans("login"))]
    sites = utterance.spans("site", within=clause)
    beside = {at for cue in sites for at in (cue.start - 1, cue.end, cue.end + 1)}
    is_named = any(
        not any(seen.start <= cue.start < seen.end for seen in told)
        for cue in utterance.spans("named-site", within=clause)
    )
    return is_named or not here.isdisjoint({*behind, *beside})
