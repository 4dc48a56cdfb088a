"""Multinomial logistic regression on standardised features."""

from __future__ import annotations

import numpy as np
from scipy.optimize import minimize
from scipy.special import log_softmax, softmax

LIMIT = 4.0
"""Standard deviations at which features are cut, so that one odd value cannot decide alone."""


class Classifier:
    """Learns classes 0..k-1. ``penalty``: weight of half the squared coefficients against the mean loss."""

    def __init__(self, features: np.ndarray, classes: np.ndarray, count: int, penalty: float = 0.01):
        self._mean, self._sd = features.mean(0), features.std(0)
        self._sd = np.where(self._sd > 1e-6, self._sd, 1.0)
        x = self._standard(features)
        wanted = np.eye(count)[classes]
        share = wanted / wanted.sum(0) * len(classes) / count  # each class weighs the same

        def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
            weights = flat.reshape(x.shape[1] + 1, count)
            scores = x @ weights[:-1] + weights[-1]
            value = -(share * log_softmax(scores, 1)).sum() / len(x)
            error = (softmax(scores, 1) * share.sum(1, keepdims=True) - share) / len(x)
            slope = np.vstack([x.T @ error + penalty * weights[:-1], error.sum(0)])
            return value + 0.5 * penalty * np.square(weights[:-1]).sum(), slope.ravel()

        found = minimize(loss, np.zeros((x.shape[1] + 1) * count), jac=True, method="L-BFGS-B", options={"maxiter": 500})
        self._weights = found.x.reshape(x.shape[1] + 1, count)

    def _standard(self, features: np.ndarray) -> np.ndarray:
        return np.clip((features - self._mean) / self._sd, -LIMIT, LIMIT)

    def predict(self, features: np.ndarray) -> np.ndarray:
        """(items,) the likeliest class of each."""
        return (self._standard(features) @ self._weights[:-1] + self._weights[-1]).argmax(1)


def confusion(classes: np.ndarray, found: np.ndarray, count: int) -> np.ndarray:
    """(count, count) items: rows are what was meant, columns what was recognised."""
    table = np.zeros((count, count), int)
    np.add.at(table, (classes, found), 1)
    return table


def recognised(table: np.ndarray) -> float:
    """Per cent of the items recognised, each class that occurs weighing the same."""
    totals = table.sum(1)
    return 100.0 * float((np.diag(table)[totals > 0] / totals[totals > 0]).mean())
