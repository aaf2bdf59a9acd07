"""Fits the probabilities and thresholds of `decide` to phrases of writers that the model never heard."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import optimize

from bot.matcher.decide import evidence, probability
from bot.matcher.trained_model import Calibration

_OFF_TOPIC_SHARE = 0.2
"""How many of the questions in a team's chat are taken to be about something else."""
_WRONG_ANSWERS = 0.02
"""At most this share of answers given for sure may be wrong…"""
_OFF_TOPIC_ANSWERED = 0.01
"""… and at most this share of off-topic questions may get one."""
_OFF_TOPIC_OFFERED = 0.15
"""At most this share of the catalogue's off-topic lines may be offered something: they were written to
mislead, and the model that is left in the end has heard all of them."""
_RIDGE = 1e-3
"""A choice: as little as keeps the fit from running away where writers agree in everything."""


def fit(scores: NDArray[np.float64], labels: list[int], texts: list[str]) -> Calibration:
    """Calibrate on left-out scores; the last two classes of `labels` are "unspecific" and "off topic"."""
    unspecific, off_topic = scores.shape[1] - 2, scores.shape[1] - 1
    seen = np.array([evidence(row, text) for row, text in zip(scores.tolist(), texts, strict=True)])
    is_documented = np.array([label != off_topic for label in labels])
    is_right = scores[:, :unspecific].argmax(axis=1) == np.array(labels)
    off_share = 1 - is_documented.mean()
    weights = np.where(
        is_documented,
        (1 - _OFF_TOPIC_SHARE) / (1 - off_share),
        _OFF_TOPIC_SHARE / max(off_share, 1e-9),
    )
    right = _logistic(seen, is_right, weights)
    documented = _logistic(seen, is_documented, weights)
    p_right = np.array([probability(right, row) for row in seen.tolist()])
    p_documented = np.array([probability(documented, row) for row in seen.tolist()])
    answer_at = max(
        _threshold(p_right, is_right, weights, _WRONG_ANSWERS),
        float(np.quantile(p_right[~is_documented], 1 - _OFF_TOPIC_ANSWERED)),
    )
    suggest_at = float(np.quantile(p_documented[~is_documented], 1 - _OFF_TOPIC_OFFERED))
    return Calibration(right, documented, answer_at, suggest_at)


def _logistic(
    seen: NDArray[np.float64], truth: NDArray[np.bool_], weights: NDArray[np.float64]
) -> tuple[float, ...]:
    signs = np.where(truth, 1.0, -1.0)

    def loss(parameters: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        margins = signs * (seen @ parameters)
        value = float((weights * np.logaddexp(0, -margins)).mean() + _RIDGE * parameters @ parameters)
        pull = -signs * weights / (1 + np.exp(margins))
        return value, (seen * pull[:, None]).mean(axis=0) + 2 * _RIDGE * parameters

    fitted = optimize.minimize(loss, np.zeros(seen.shape[1]), jac=True, method="L-BFGS-B")
    return tuple(float(value) for value in fitted.x)


def _threshold(
    probabilities: NDArray[np.float64],
    is_right: NDArray[np.bool_],
    weights: NDArray[np.float64],
    allowed_wrong: float,
) -> float:
    """The lowest probability from which on at most `allowed_wrong` of what is above is wrong."""
    order = np.argsort(-probabilities, kind="stable")
    wrong = np.cumsum((weights * ~is_right)[order]) / np.cumsum(weights[order])
    fine = np.flatnonzero(wrong <= allowed_wrong)
    return float(probabilities[order[fine[-1]]]) if len(fine) else 1.0
