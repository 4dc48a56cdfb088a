"""The command, its table and the committed lists."""

import gzip
import json

import numpy as np
import pytest
import soundfile

from motion_flow import config as configs
from motion_flow import text as texts
from motion_flow.evaluate import lines, main, table
from motion_flow.evaluate.clips import read_lines
from motion_flow.teacher import CHANNELS, INDEX

RATE = 22050


def committed(name):
    return read_lines(lines.CONFIGS / f"{name}.txt")


def test_the_lists_have_their_sizes_and_no_sentence_twice():
    held_out, sentences = committed("held-out"), committed("sentences")
    assert (len(held_out), len(sentences)) == (60, 240)
    both = held_out + sentences
    assert len({name for name, _ in both}) == len({text.lower() for _, text in both}) == 300


def test_sentences_are_short_words_of_the_lexicon():
    with gzip.open(configs.repository() / "assets" / "Lexicon" / "en-us.tsv.gz", "rt", encoding="utf-8") as file:
        known = {line.split("\t")[0] for line in file}
    for name, text in committed("sentences"):
        words = [word.text for word in texts.words(text)]
        assert 4 <= len(words) <= 16, name
        assert set(words) <= known, name


def test_sentences_ask_and_exclaim():
    marks = [text[-1] for _, text in committed("sentences")]
    assert set(marks) == {".", "?", "!"}
    assert marks.count("?") >= 24 and marks.count("!") >= 24


def test_printed_list_is_what_the_command_reads(tmp_path, capsys):
    lines.main(["sentences", "--count", "5"])
    (tmp_path / "lines.tsv").write_text(capsys.readouterr().out)
    assert read_lines(tmp_path / "lines.tsv") == committed("sentences")[:5]


def test_the_table_has_every_row_of_the_targets():
    columns = {"baked": {"wer_closed": 3.14159, "lip_f1": 0.9}, "teacher there": {"lip_f1": 1.0}}
    shown = table.text(columns, {"style_head": "evaluate style"}, prompts=False)
    rows = shown.splitlines()
    for name in ("WER, closed", "WER, generic", "MCD13, dB", "MCD13, vocoder copy", "hop buzz", "harmonicity 0-1.5",
                 "harmonicity 1.5-3.5", "F0 RMSE", "V/UV", "F0 sd over natural", "phone-duration", "pauses placed",
                 "pauses sized", "questions that rise", "lip-closure F1", "AV offset", "beat alignment",
                 "  of the head", "  of the brows", "FD expression", "diversity", "power above 12 Hz", "frozen frames",
                 "blinks", "nods", "brow raises", "sd of head", "WER over", "FD expression over", "emotion recognised",
                 "style copied: head", "style copied: nod", "style copied: blink", "style copied: brow",
                 "style copied: speech rate", "style copied: mean pitch", "dyadic response F1", "graphs on disk",
                 "real-time factor"):
        assert any(row.startswith(name) for row in rows), name
    assert "3.14 " in shown and "<= 2.5: MISSED" in shown and ">= 0.95: MISSED" in shown
    assert shown.count("evaluate style") == 1


def test_the_page_leaves_out_rows_without_a_figure():
    shown = table.markdown({"baked": {"wer_closed": 2.0}}, {}, prompts=False).splitlines()
    assert len(shown) == 3
    assert shown[2] == "| WER, closed, % | 2.00 | <= 2.5: met | natural 2.5-3.9, flite slt 1.2-2.4 |"


def test_missing_files_are_named_with_a_remedy(tmp_path):
    with pytest.raises(SystemExit, match=r"lacks 60 of 60 recordings, first arctic_a0001.wav; bake them with"):
        main(["--outputs", str(tmp_path), "--corpus", str(tmp_path)])
    (tmp_path / "bad.tsv").write_text("a line without a tab\n")
    with pytest.raises(SystemExit, match="bad.tsv:1: .*expected ID, a tab, and a text"):
        main(["--outputs", str(tmp_path), "--corpus", str(tmp_path), "--lines", str(tmp_path / "bad.tsv")])


def test_the_command_measures_a_folder(tmp_path, capsys):
    """Noise in place of speech: every word is wrong, and the sound has no voice."""
    rng = np.random.default_rng(1)
    soundfile.write(tmp_path / "one.wav", rng.standard_normal(2 * RATE) * 0.1, RATE, subtype="PCM_16")
    names = [name[0].upper() + name[1:] for name in CHANNELS]
    row = np.zeros(len(CHANNELS))
    row[INDEX["jawOpen"]] = 0.3
    csv = [",".join(["Timecode", "BlendShapeCount", *names])]
    csv += [",".join(["00:00:00:00.000", "61", *map(str, row)])] * 120
    (tmp_path / "one.csv").write_text("\n".join(csv) + "\n")
    (tmp_path / "lines.tsv").write_text("one\tBring the map to the bridge.\n")
    main(["--outputs", str(tmp_path), "--lines", str(tmp_path / "lines.tsv"), "--corpus", str(tmp_path / "none"),
          "--metrics", "words", "sound", "--report", str(tmp_path / "report"), "--processes", "1",
          "--no-cache"])
    report = json.loads((tmp_path / "report" / "report.json").read_text())
    assert report["columns"]["baked"]["wer_closed"] >= 60
    assert abs(report["columns"]["baked"]["hop_buzz"]) < 0.05
    assert report["notes"]["mcd13"] == "no natural recording"
    assert report["lines"][0]["text"] == "Bring the map to the bridge."
    assert (tmp_path / "report" / "one.png").stat().st_size > 10_000
    assert report["targets"]["wer_closed"] == "<= 2.5: MISSED"
    assert "| WER, closed, %" in (tmp_path / "report" / "table.md").read_text()
    assert "one.png" in (tmp_path / "report" / "index.html").read_text()
    assert "report in" in capsys.readouterr().out
