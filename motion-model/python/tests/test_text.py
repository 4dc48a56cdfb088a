"""Tokens of a training text."""

import gzip

import pytest

from motion_flow import text as texts


@pytest.fixture
def lexicon(tmp_path):
    with gzip.open(tmp_path / "en-us.tsv.gz", "wt", encoding="utf-8") as file:
        file.write("hello\tHH AH0 L OW1\tHH EH0 L OW1\nroad\tR OW1 D\n")
    (tmp_path / "letter-to-sound.tsv").write_text("zog\tZ AO1 G\n", encoding="utf-8")
    return texts.Lexicon.load(tmp_path)


def test_variants_and_stored_guesses(lexicon):
    assert lexicon.variants("hello")[1] == "HH EH0 L OW1".split()
    assert lexicon.variants("zog") == [["Z", "AO1", "G"]]
    with pytest.raises(KeyError, match="blorp"):
        lexicon.variants("blorp")


def test_words_keep_the_strongest_mark():
    line = texts.words("Hello, road -- zog; hello?!")
    assert [(w.text, texts.PUNCTUATION[w.mark]) for w in line] == [
        ("hello", ","), ("road", "-"), ("zog", ";"), ("hello", "!")]


def test_digits_are_refused():
    with pytest.raises(ValueError, match="1908"):
        texts.words("In 1908")


def test_tokens_carry_stress_marks_and_boundaries(lexicon):
    line = texts.words("Hello, road")
    made = texts.tokens(line, [lexicon.variants(w.text)[0] for w in line])
    assert [t.symbol for t in made] == ["SIL", "HH", "AH", "L", "OW", "SIL", "R", "OW", "D", "SIL"]
    assert [t.stress for t in made] == [0, 0, 1, 0, 2, 0, 0, 2, 0, 0]
    assert [t.punctuation for t in made] == [0, 1, 1, 1, 1, 1, 4, 4, 4, 4]
    assert made[1].boundary == texts.FIRST_OF_WORD | texts.FIRST_OF_PHRASE
    assert made[4].boundary == texts.LAST_OF_WORD | texts.LAST_OF_PHRASE
    assert made[6].boundary == texts.FIRST_OF_WORD | texts.FIRST_OF_PHRASE
    assert made[2].boundary == 0
    assert [t.word for t in made] == [-1, 0, 0, 0, 0, -1, 1, 1, 1, -1]


def test_a_pause_without_a_mark_ends_no_phrase(lexicon):
    line = texts.words("hello road")
    made = texts.tokens(line, [lexicon.variants(w.text)[0] for w in line], pauses={0})
    assert made[5].symbol == "SIL" and made[5].punctuation == 0
    assert not made[4].boundary & texts.LAST_OF_PHRASE
