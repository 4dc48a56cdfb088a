"""A bigram language model of a few sentences, in ARPA's text format.

Absolute discounting (Ney, Essen, Kneser 1994): each bigram seen loses ``DISCOUNT`` of its count, and what is freed
falls back on the unigrams.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from pathlib import Path

DISCOUNT = 0.9
"""Chosen so that natural speech scores about 3 %: with 0.5 the model knows the sentences too well, and hears 1 %."""
START, END = "<s>", "</s>"


def bigram_model(sentences: list[list[str]]) -> str:
    """The ARPA text of the sentences' bigrams; each sentence is a list of words."""
    padded = [[START, *words, END] for words in sentences]
    unigrams = Counter(word for words in padded for word in words)
    bigrams = Counter(pair for words in padded for pair in zip(words, words[1:]))
    total = sum(count for word, count in unigrams.items() if word != START)
    chance = {word: count / total for word, count in unigrams.items() if word != START}
    followers = defaultdict(list)
    for first, second in bigrams:
        followers[first].append(second)
    contexts = {first: sum(bigrams[first, s] for s in seconds) for first, seconds in followers.items()}
    lines = ["\\data\\", f"ngram 1={len(unigrams)}", f"ngram 2={len(bigrams)}", "", "\\1-grams:"]
    for word in sorted(unigrams):
        log = _log10(chance[word]) if word in chance else -99.0
        lines.append(f"{log:.4f} {word} {_log10(_back_off(word, followers, contexts, chance)):.4f}")
    lines += ["", "\\2-grams:"]
    for first, second in sorted(bigrams):
        log = _log10((bigrams[first, second] - DISCOUNT) / contexts[first])
        lines.append(f"{log:.4f} {first} {second}")
    return "\n".join([*lines, "", "\\end\\", ""])


def _back_off(word, followers, contexts, chance) -> float:
    """Weight of the unigrams after a word: the freed share over the chance of what was not seen after it."""
    seen = followers.get(word)
    if not seen:
        return 1.0
    unseen = 1.0 - sum(chance[s] for s in seen)
    return DISCOUNT * len(seen) / contexts[word] / max(unseen, 1e-9)


def _log10(value: float) -> float:
    return max(math.log10(max(value, 1e-99)), -99.0)


def write(sentences: list[list[str]], path: Path) -> None:
    """Write the model of the sentences to a file."""
    path.write_text(bigram_model(sentences), encoding="utf-8")
