"""What the catalogue makes of a question, and what a search found → one verdict, by probabilities.

The figures are logistic regressions on questions whose page or entry is known (docs/knowledge.md says which),
and on others that nothing answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from math import log

from bot.matcher.decide import MATCHES, Decision, probability
from bot.matcher.search_result import Fit, SearchResult
from bot.model import OFF_TOPIC, Match, Outcome

_RIGHT = (0.39, 1.42, 2.37, 2.16, 1.23, 1.05, 0.22, -1.03, -0.03, -0.33, -0.82, 0.18, -7.35)
"""How likely the best section's page is the right one, from `_seen`."""
_DOCUMENTED = (1.02, 1.72, 2.29, 1.71, 0.0, -0.46, -0.04, 0.0, 0.23, -0.1, -2.02, 0.0, -3.48)
"""How likely any page answers at all, from `_seen`."""
_ENTRY = (0.52, -0.56, 3.64, -1.25, 2.0, -1.6)
"""How likely the best entry is the right one, where pages compete with it: from the logits of what the
catalogue says and of how likely the best section is, the lead over what is off topic, the nearness of the
best page, and whether that one ships. The last two are no fitted ones: 0.4 more than was fitted leaves more
with the catalogue that is its own, and questions about pages lose next to nothing; and what ships was
written after that page."""
_ANSWER_AT = 0.5
"""From this probability on a section is the answer (docs/knowledge.md has how many are, and right)."""
_SUGGEST_AT = 0.4
"""A question less likely documented is not. Of those that a page answers one in thirty has less, of those
that nothing answers six in ten."""
_LIKELY = 0.3
"""An entry that the catalogue thinks less likely than this does not stand beside sections."""
_LEAST, _MOST = 0.001, 0.999
"""Nothing is certain; and the logarithm of 0 or 1 is none."""


def ranked(judged: Decision, found: SearchResult, entries: Mapping[str, str]) -> Decision:
    """Entries and sections in one order; `entries` names the entry that stands for a section, by its id.

    What the catalogue answers stays its answer unless a page is likelier to be the right one.
    """
    if found.fit is None:
        return judged
    seen = _seen(found.fit, judged)
    right, documented = probability(_RIGHT, seen), probability(_DOCUMENTED, seen)
    if documented < _SUGGEST_AT:
        return judged
    sections = _sections(found, right, documented, entries)
    rivals = _rivals(judged, found, right, entries)
    if judged.outcome is Outcome.ANSWER and rivals[0].score >= right:
        return Decision(Outcome.ANSWER, _joined(judged.matches[:1], sections))
    matches = _joined(sorted((*rivals, *sections), key=lambda match: -match.score))
    is_sure = right >= _ANSWER_AT and matches[0].id == sections[0].id
    return Decision(
        Outcome.ANSWER if is_sure else Outcome.SUGGEST,
        matches,
        judged.is_unspecific and matches[0] in rivals,
    )


def _seen(fit: Fit, judged: Decision) -> tuple[float, ...]:
    return (
        fit.evidence,
        fit.covered,
        fit.known,
        fit.nearness,
        fit.share,
        fit.share - fit.second,
        float(fit.agreed),
        fit.place,
        _logit(judged.matches[0].score if judged.matches else 0.0),
        float(fit.is_spoken),
        float(fit.is_cut),
        log(fit.pages),
        1.0,
    )


def _lead(judged: Decision) -> float:
    """How far the catalogue's best entry is before what is off topic, by their bare scores."""
    documented = [score for item, score in judged.leanings.items() if item != OFF_TOPIC]
    return max(documented, default=0.0) - judged.leanings.get(OFF_TOPIC, 0.0)


def _logit(share: float) -> float:
    share = min(max(share, _LEAST), _MOST)
    return log(share / (1 - share))


def _sections(
    found: SearchResult, right: float, documented: float, entries: Mapping[str, str]
) -> tuple[Match, ...]:
    """The sections with their probabilities; what is left of certainty is spread over the further ones."""
    first, *others = found.matches
    rest = max(sum(match.score for match in others), 1e-9)
    left = max(documented - right, 0.0)
    scores = [right, *(min(right, left * match.score / rest) for match in others)]
    return tuple(
        Match(entries.get(match.id, match.id), round(score, 4))
        for match, score in zip((first, *others), scores, strict=True)
    )


def _rivals(
    judged: Decision, found: SearchResult, right: float, entries: Mapping[str, str]
) -> tuple[Match, ...]:
    """The catalogue's likely entries, as likely as they are where a page is the right one with `right`."""
    is_shipped = _page(found.matches[0].id) in map(_page, entries)
    beside = (_logit(right), _lead(judged), found.fit.nearness if found.fit else 0.0, float(is_shipped), 1.0)
    return tuple(
        Match(match.id, round(probability(_ENTRY, (_logit(match.score), *beside)), 4))
        for match in judged.matches
        if match.score >= _LIKELY
    )


def _page(section: str) -> str:
    return section.partition("#")[0]


def _joined(*several: Iterable[Match]) -> tuple[Match, ...]:
    """The matches one after the other, each id once, as many as a verdict carries."""
    found: dict[str, Match] = {}
    for match in chain.from_iterable(several):
        found.setdefault(match.id, match)
    return tuple(found.values())[:MATCHES]
