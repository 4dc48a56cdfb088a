"""Phones of a training text, from the lexicon that the Java front end reads.

Training corpora are expected to be written out in words: anything the lexicon and the stored letter-to-sound
output lack is an error that names the word, because a guess made here would differ from the one made at run time.
"""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from pathlib import Path

SYMBOLS = (
    "SIL AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH UW V W Y Z ZH"
).split()
PUNCTUATION = ["", ",", ";", "-", ".", "?", "!"]
SYMBOL_INDEX = {symbol: i for i, symbol in enumerate(SYMBOLS)}

FIRST_OF_WORD, LAST_OF_WORD, FIRST_OF_PHRASE, LAST_OF_PHRASE = 1, 2, 4, 8

_MARKS = {",": 1, ";": 2, ":": 2, "-": 3, "–": 3, "—": 3, ".": 4, "?": 5, "!": 6}
_TOKEN = re.compile(r"[A-Za-z][A-Za-z']*|[,;:.?!]|--+|\s-\s|[–—]|\d+")


@dataclass(frozen=True)
class Word:
    """A written word in lower case and the mark that follows it (index into PUNCTUATION, 0 for none)."""

    text: str
    mark: int


@dataclass(frozen=True)
class PhoneToken:
    """One symbol of a line, coded as docs/architecture.md describes. ``word`` is -1 for pauses."""

    symbol: str
    stress: int
    punctuation: int
    boundary: int
    word: int


class Lexicon:
    """Pronunciations by lower-case word: a list of variants, each a list of ARPAbet phones with stress digits."""

    def __init__(self, entries: dict[str, list[list[str]]]):
        self._entries = entries

    @staticmethod
    def load(folder: Path) -> "Lexicon":
        """Read ``en-us.tsv.gz`` and ``letter-to-sound.tsv`` from the Lexicon folder of the assets."""
        entries: dict[str, list[list[str]]] = {}
        with gzip.open(folder / "en-us.tsv.gz", "rt", encoding="utf-8") as file:
            _read(file, entries)
        with open(folder / "letter-to-sound.tsv", encoding="utf-8") as file:
            _read(file, entries)
        return Lexicon(entries)

    def variants(self, word: str) -> list[list[str]]:
        """Pronunciations of a word; the first is the most usual one."""
        found = self._entries.get(word) or self._entries.get(word.strip("'"))
        if not found:
            raise KeyError(f"'{word}' is neither in the lexicon nor in letter-to-sound.tsv; add it with the "
                           "Java tool dev.parley.text.LexiconTool")
        return found


def _read(lines, entries) -> None:
    for line in lines:
        line = line.rstrip("\n")
        if not line or line.startswith("#"):
            continue
        word, *variants = line.split("\t")
        entries.setdefault(word, [v.split() for v in variants])


def words(text: str) -> list[Word]:
    """Split a text that is written out in words."""
    result: list[Word] = []
    for token in _TOKEN.findall(text.replace("’", "'")):
        token = token.strip()
        if token[0].isdigit():
            raise ValueError(f"'{token}' in '{text}': write numbers out in words")
        if token[0].isalpha():
            result.append(Word(token.lower().rstrip("'"), 0))
        elif result:
            mark = max(result[-1].mark, _MARKS["-" if token.startswith("--") else token])
            result[-1] = Word(result[-1].text, mark)
    return result


def split_stress(phone: str) -> tuple[str, int]:
    """``AH1`` -> (``AH``, 2): symbol and the stress code (0 not a vowel, 1 unstressed, 2 primary, 3 secondary)."""
    if phone[-1].isdigit():
        return phone[:-1], int(phone[-1]) + 1
    return phone, 0


def tokens(line: list[Word], pronunciations: list[list[str]], pauses: set[int] = frozenset()) -> list[PhoneToken]:
    """Symbols of a line: a pause, the words with a pause after each mark, and a last pause.

    ``pronunciations[i]`` are the phones of word ``i`` with stress digits; ``pauses`` holds the words after which the
    speaker paused although no mark stands there.
    """
    last_mark = line[-1].mark or 4
    marks = [word.mark for word in line[:-1]] + [last_mark]
    phrase_mark = [next(m for m in marks[i:] if m) for i in range(len(line))]
    result = [PhoneToken("SIL", 0, 0, 0, -1)]
    for i, phones in enumerate(pronunciations):
        starts = i == 0 or marks[i - 1] != 0
        for j, phone in enumerate(phones):
            first, last = j == 0, j == len(phones) - 1
            boundary = (FIRST_OF_WORD * first | LAST_OF_WORD * last | FIRST_OF_PHRASE * (first and starts)
                        | LAST_OF_PHRASE * (last and marks[i] != 0))
            symbol, stress = split_stress(phone)
            result.append(PhoneToken(symbol, stress, phrase_mark[i], boundary, i))
        if marks[i]:
            result.append(PhoneToken("SIL", 0, marks[i], 0, -1))
        elif i in pauses:
            result.append(PhoneToken("SIL", 0, 0, 0, -1))
    return result
