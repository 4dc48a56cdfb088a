"""From phones to frames: which phone a frame belongs to, its position, its prosody. Java's LinePlan does the same."""

from __future__ import annotations

import numpy as np

from motion_flow import text as texts

QUARTERS = (np.arange(4) + 0.5) / 4


def owners(lengths: np.ndarray) -> np.ndarray:
    """Index of the phone that each frame belongs to, (frames,)."""
    return np.repeat(np.arange(len(lengths)), lengths)


def _groups(tokens: list[texts.PhoneToken]) -> tuple[np.ndarray, np.ndarray]:
    """Word and phrase number of each token. A pause is a word of its own, and ends its phrase if it stands at a mark."""
    words, phrases, word, phrase = [], [], -1, 0
    for i, token in enumerate(tokens):
        if token.symbol == "SIL" or token.boundary & texts.FIRST_OF_WORD:
            word += 1
        words.append(word)
        phrases.append(phrase)
        if token.symbol == "SIL" and token.punctuation:
            phrase += 1
    return np.array(words), np.array(phrases)


def _within(groups: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For runs of equal numbers: (index + 0.5) / length and ln(length) / 8 of each element."""
    starts = np.flatnonzero(np.r_[True, groups[1:] != groups[:-1]])
    lengths = np.diff(np.r_[starts, len(groups)])
    start, length = np.repeat(starts, lengths), np.repeat(lengths, lengths)
    return (np.arange(len(groups)) - start + 0.5) / length, np.log(length) / 8


def positions(tokens: list[texts.PhoneToken], lengths: np.ndarray) -> np.ndarray:
    """(frames, 8): fraction and ln(length)/8 in phone, word, phrase, line."""
    owner = owners(lengths)
    words, phrases = _groups(tokens)
    columns = []
    for groups in (owner, words[owner], phrases[owner], np.zeros_like(owner)):
        columns.extend(_within(groups))
    return np.stack(columns, 1).astype(np.float32)


def quarter_centres(lengths: np.ndarray) -> np.ndarray:
    """Times of the quarters' centres in frames, (phones, 4); frame i is centred at i + 0.5."""
    starts = np.cumsum(lengths) - lengths
    return starts[:, None] + QUARTERS[None] * lengths[:, None]


def quarters(track: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """Values of a frame track at the quarters' centres, (phones, 4)."""
    return np.interp(quarter_centres(lengths), np.arange(len(track)) + 0.5, track)


def contour(values: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """Frame track by linear interpolation of quarter values (phones, 4); phones of no length are left out."""
    present = lengths > 0
    centres = quarter_centres(lengths)[present].ravel()
    return np.interp(np.arange(lengths.sum()) + 0.5, centres, values[present].ravel())
