"""What the catalogue makes of a question, and what a search found → one verdict, by probabilities.

The figures are logistic regressions on questions whose page or entry is known: written for pages of the
published documentation that the search was not shaped on, catalogue phrases of writers that the model never
heard, and questions that nothing answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from math import log

from bot.matcher.decide import MATCHES, Decision, probability
from bot.matcher.search_result import Fit, SearchResult
from bot.model import Match, Outcome

_RIGHT = (0.36, 0.73, 0.94, 1.05, 0.81, 0.51, 0.37, -0.06, -0.27, -0.68, -4.88)
"""How likely the best section's page is the right one, from `_seen`."""
_DOCUMENTED = (1.02, 1.72, 2.29, 1.71, 0.0, -0.46, -0.04, 0.23, -0.1, -2.02, -3.48)
"""How likely any page answers at all, from `_seen`."""
_ENTRY = (1.19, -0.85, -2.96)
"""How likely the best entry is the right one, where pages compete with it: from the logits of what the
catalogue says and of how likely the best section is. The last is a quarter more than was fitted: then more
catalogue phrases of unheard writers stay with the catalogue, and questions about pages lose nothing."""
_ANSWER_AT = 0.55
"""From this probability on a section is the answer (docs/knowledge.md has how many are, and right)."""
_SUGGEST_AT = 0.4
"""A question less likely documented is not. Of those that a page answers one in twenty has less, of those
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
    seen = _seen(found.fit, judged.matches[0].score if judged.matches else 0.0)
    right, documented = probability(_RIGHT, seen), probability(_DOCUMENTED, seen)
    if documented < _SUGGEST_AT:
        return judged
    sections = _sections(found, right, documented, entries)
    rivals = _rivals(judged, right)
    if judged.outcome is Outcome.ANSWER and rivals[0].score >= right:
        return Decision(Outcome.ANSWER, _joined(judged.matches[:1], sections))
    matches = _joined(sorted((*rivals, *sections), key=lambda match: -match.score))
    is_sure = right >= _ANSWER_AT and matches[0].id == sections[0].id
    return Decision(
        Outcome.ANSWER if is_sure else Outcome.SUGGEST,
        matches,
        judged.is_unspecific and matches[0] in rivals,
    )


def _seen(fit: Fit, best: float) -> tuple[float, ...]:
    return (
        fit.evidence,
        fit.covered,
        fit.known,
        fit.nearness,
        fit.share,
        fit.share - fit.second,
        float(fit.agreed),
        _logit(best),
        float(fit.is_spoken),
        float(fit.is_cut),
        1.0,
    )


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


def _rivals(judged: Decision, right: float) -> tuple[Match, ...]:
    """The catalogue's likely entries, as likely as they are where a page is the right one with `right`."""
    return tuple(
        Match(match.id, round(probability(_ENTRY, (_logit(match.score), _logit(right), 1.0)), 4))
        for match in judged.matches
        if match.score >= _LIKELY
    )


def _joined(*several: Iterable[Match]) -> tuple[Match, ...]:
    """The matches one after the other, each id once, as many as a verdict carries."""
    found: dict[str, Match] = {}
    for match in chain.from_iterable(several):
        found.setdefault(match.id, match)
    return tuple(found.values())[:MATCHES]
