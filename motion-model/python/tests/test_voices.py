"""Reshaped voices, judged by measures that the engine does not use: dio, linear prediction, RMS, the text front end."""

import dataclasses
import json

import numpy as np
import pytest
from scipy import signal
from scipy.linalg import solve_toeplitz

from motion_flow import align, audio, config as configs
from motion_flow import text as texts
from motion_flow.config import AudioConfig
from motion_flow.data.corpus import Corpus, Utterance
from motion_flow.voices import __main__ as command
from motion_flow.voices import events, flite, groups, store
from motion_flow.voices.emotions import SHAPES
from motion_flow.voices.events import EXCLAMATION, QUESTION, Events
from motion_flow.voices.reshape import lengths, reshape
from motion_flow.voices.settings import EMOTIONS, RESYNTHESISED, Identity, Shape, emotion_label

AUDIO = AudioConfig()
FORMANTS = (650.0, 1450.0, 2600.0, 3700.0)
SAID = {"lemon": "L EH1 M AH0 N".split(), "arrow": "EH1 R OW0".split(), "we": "W IY0".split(),
        "saw": "S AO1".split(), "over": "OW1 V ER0".split(), "now": "N AW1".split()}
SEMITONES = 12 / np.log(2)


def made_voice(text="we saw lemon arrow, over lemon now.", pitch=160.0, seed=0, name="made_a_1"):
    """A source and filter whose F0 and formants are known: pulses, or noise for S, through four resonances."""
    words = texts.words(text)
    tokens = texts.tokens(words, [SAID[w.text] for w in words])
    frames = np.array([14 if t.symbol == "SIL" else 12 if t.stress == 2 else 8 for t in tokens])
    count = int(frames.sum())
    owner = np.repeat(np.arange(len(tokens)), frames)
    voiced = np.array([tokens[o].symbol not in ("SIL", "S") for o in owner])
    spoken = np.array([tokens[o].symbol != "SIL" for o in owner])
    at = np.arange(count)
    log_f0 = np.log(pitch) + 0.10 * np.sin(2 * np.pi * at / 40) - 0.06 * (at / count - 0.5)
    size = count * AUDIO.hop
    sample = np.arange(size) / AUDIO.hop - 0.5
    f0 = np.exp(np.interp(sample, at, log_f0))
    phase = np.cumsum(f0 / AUDIO.sample_rate)
    rng = np.random.default_rng(seed)
    pulses = np.diff(np.floor(phase), prepend=0) * 12
    noise = rng.standard_normal(size)
    nearest = np.clip(np.round(sample).astype(int), 0, count - 1)
    source = np.where(voiced[nearest], pulses + 0.01 * noise, 0.3 * noise) * spoken[nearest] + 1e-3 * noise
    source = signal.lfilter([1], [1, -0.9], source)
    for formant in FORMANTS:
        radius = np.exp(-np.pi * 220 / AUDIO.sample_rate)
        angle = 2 * np.pi * formant / AUDIO.sample_rate
        source = signal.lfilter([1 - radius], [1, -2 * radius * np.cos(angle), radius ** 2], source)
    samples = audio.normalise_level(source, AUDIO.sample_rate)
    return Utterance(name, text, tokens, frames, audio.mel(samples, AUDIO), log_f0.astype(np.float32),
                     voiced.astype(np.float32), audio.energy(samples, AUDIO), (samples * 32767).astype(np.int16))


def heard(made):
    """(ln F0, voiced) as dio hears it."""
    return audio.f0(made.samples / 32767.0, AUDIO)


def resonances(samples):
    """Frequencies of the four strongest poles below 5 kHz, by linear prediction at 11 kHz."""
    low = np.diff(audio.resample(samples, 22050, 11025))
    low = low * np.hanning(len(low))
    order = 12
    correlation = np.correlate(low, low, "full")[len(low) - 1:len(low) + order]
    poles = np.roots(np.r_[1, -solve_toeplitz(correlation[:order], correlation[1:])])
    poles = poles[(poles.imag > 0) & (np.abs(poles) > 0.9)]
    return np.sort(np.angle(poles) * 11025 / 2 / np.pi)


def vowel_sound(made, token):
    """Samples of a token, -1..1."""
    end = np.cumsum(made.frames)[token]
    return made.samples[(end - made.frames[token]) * 256:end * 256] / 32767.0


def run(utterance, shape=Shape(), what=Events(), seed=1):
    return reshape(utterance, shape, what, np.random.default_rng(seed), AUDIO)


@pytest.fixture(scope="module")
def voice():
    return made_voice()


def test_nothing_changed_keeps_pitch_length_and_level(voice):
    made = run(voice)
    np.testing.assert_array_equal(made.frames, voice.frames)
    assert made.samples.shape == voice.samples.shape
    log_f0, voiced = heard(made)
    both = (voiced > 0) & (voice.voiced > 0)
    assert np.median(np.abs(log_f0 - voice.log_f0)[both]) * SEMITONES < 0.2
    loud = voice.energy > -3
    assert abs((made.energy - voice.energy)[loud].mean()) < 0.12  # 1 dB


@pytest.mark.parametrize("semitones", [-7.0, 4.0])
def test_pitch_moves_by_what_was_asked(voice, semitones):
    log_f0, voiced = heard(run(voice, Shape(pitch=semitones)))
    moved = (np.median(log_f0[voiced > 0]) - np.median(voice.log_f0[voice.voiced > 0])) * SEMITONES
    assert abs(moved - semitones) < 0.4


def test_stored_pitch_is_what_is_heard(voice):
    made = run(voice, Shape(pitch=3, range=1.4, duration=1.2))
    log_f0, voiced = heard(made)
    both = (voiced > 0) & (made.voiced > 0)
    assert both.mean() > 0.6
    assert np.median(np.abs(log_f0 - made.log_f0)[both]) * SEMITONES < 0.25


def test_range_scales_the_spread(voice):
    spreads = []
    for factor in (0.5, 1.5):
        log_f0, voiced = heard(run(voice, Shape(range=factor)))
        spreads.append(np.subtract(*np.percentile(log_f0[voiced > 0], [85, 15])))
    assert 2.3 < spreads[1] / spreads[0] < 3.7


@pytest.mark.parametrize("ratio", [0.85, 1.12])
def test_formants_move_and_pitch_stays(voice, ratio):
    made = run(voice, Shape(formant=ratio))
    vowel = next(i for i, t in enumerate(voice.tokens) if t.symbol == "AO")
    before, after = resonances(vowel_sound(voice, vowel)), resonances(vowel_sound(made, vowel))
    for formant in FORMANTS[1:3]:
        there = before[np.abs(before - formant).argmin()]
        here = after[np.abs(after - formant * ratio).argmin()]
        assert abs(here / there - ratio) < 0.06
    assert abs(np.median(made.log_f0[made.voiced > 0]) - np.median(voice.log_f0[voice.voiced > 0])) < 0.01


def test_breath_makes_the_top_noisier(voice):
    def periodicity(made):
        pass_band = signal.butter(4, [2500, 5000], "bandpass", fs=22050, output="sos")
        band = signal.sosfiltfilt(pass_band, vowel_sound(made, 4))
        envelope = np.abs(signal.hilbert(band)) - np.abs(signal.hilbert(band)).mean()
        correlation = np.correlate(envelope, envelope, "full")[len(envelope) - 1:]
        return correlation[100:250].max() / correlation[0]

    assert voice.tokens[4].symbol == "AO"
    assert periodicity(run(voice, Shape(breath=0.6))) < periodicity(run(voice)) - 0.1


def test_tilt_moves_energy_up_at_the_same_level(voice):
    plain, bright = run(voice), run(voice, Shape(tilt=3.0))
    loud = (plain.voiced > 0) & (plain.energy > -3)
    centres = audio.mel_centres(AUDIO)
    change = (bright.mel - plain.mel)[loud].mean(0) * 20 / np.log(10)
    high, low = change[(centres > 3500) & (centres < 4500)].mean(), change[(centres > 400) & (centres < 600)].mean()
    assert 6 < high - low < 12  # three octaves at 3 dB
    assert abs((bright.energy - plain.energy)[loud].mean()) < 0.25


def test_lengths_add_up_and_follow_the_rate(voice):
    for shape in (Shape(duration=0.83), Shape(duration=1.2, stressed=1.2, pause=0.7)):
        made = run(voice, shape)
        assert made.frames.sum() == len(made.mel) == len(made.log_f0) == len(made.energy)
        assert len(made.samples) == made.frames.sum() * AUDIO.hop
    assert abs(run(voice, Shape(duration=0.83)).frames.sum() / voice.frames.sum() - 0.83) < 0.01
    pauses = [i for i, t in enumerate(voice.tokens) if t.symbol == "SIL"]
    assert lengths(voice, Shape(pause=0.5), Events())[pauses].sum() < 0.6 * voice.frames[pauses].sum()


def test_question_rises_at_its_end_and_is_marked_as_the_front_end_marks_it(voice):
    made = run(voice, what=Events(QUESTION, rise=7.0))
    words = texts.words("we saw lemon arrow, over lemon now?")
    assert made.text.endswith("now?")
    assert made.tokens == texts.tokens(words, [SAID[w.text] for w in words])
    log_f0, voiced = heard(made)
    nucleus = next(i for i, t in enumerate(made.tokens) if t.symbol == "AW")
    end = int(np.cumsum(made.frames)[nucleus])
    inside = np.flatnonzero(voiced[end - made.frames[nucleus]:end + 8] > 0) + end - made.frames[nucleus]
    rise = (log_f0[inside[-3:]].max() - log_f0[inside].min()) * SEMITONES
    assert 4.5 < rise < 9.5
    assert log_f0[inside].argmin() < log_f0[inside].argmax()
    plain_log_f0, plain_voiced = heard(run(voice))
    assert log_f0[inside[-3:]].mean() > np.median(plain_log_f0[plain_voiced > 0])


def test_exclamation_is_louder_wider_and_marked(voice):
    made, plain = run(voice, what=Events(EXCLAMATION)), run(voice)
    assert {t.punctuation for t in made.tokens[-5:]} == {texts.PUNCTUATION.index("!")}
    assert made.tokens[1].punctuation == texts.PUNCTUATION.index(",")
    assert 2 < 8.686 * (made.energy - plain.energy)[made.voiced > 0].mean() < 4
    assert made.log_f0[made.voiced > 0].std() > 1.15 * plain.log_f0[plain.voiced > 0].std()


def test_emphasised_word_is_louder_higher_longer_and_flagged(voice):
    made, plain = run(voice, what=Events(emphasis=2, peak=4, stress_gain=4, stretch=1.3)), run(voice)
    assert [t.word == 2 for t in made.tokens] == (made.emphasis > 0).tolist()
    vowel = next(i for i, t in enumerate(made.tokens) if t.word == 2 and t.stress == 2)
    assert 1.2 <= made.frames[vowel] / voice.frames[vowel] <= 1.4
    level = [20 * np.log10(np.sqrt(np.mean(vowel_sound(m, vowel)[400:-400] ** 2))) for m in (made, plain)]
    assert 2.5 < level[0] - level[1] < 5.5

    def pitch(m, token):
        log_f0, voiced = heard(m)
        end = int(np.cumsum(m.frames)[token])
        part = slice(end - m.frames[token], end)
        return log_f0[part][voiced[part] > 0]

    assert 2.5 < (pitch(made, vowel).max() - pitch(plain, vowel).max()) * SEMITONES < 5
    later = [i for i, t in enumerate(made.tokens) if t.word in (4, 5) and t.stress]
    spread = [np.std(np.concatenate([pitch(m, i) for i in later])) for m in (made, plain)]
    assert spread[0] < 0.8 * spread[1]


def test_words_of_little_content_are_not_emphasised(voice):
    words = [w.text for w in texts.words(voice.text)]
    assert {words[w] for w in events.content_words(voice)} == {"saw", "lemon", "arrow"}


def test_pitch_stays_within_the_tracker_s_range(voice):
    made = run(made_voice(pitch=230.0), Shape(pitch=9, range=1.8))
    assert made.log_f0.max() <= np.log(AUDIO.f0_max) + 1e-6
    made = run(made_voice(pitch=110.0), Shape(pitch=-9, range=1.8))
    assert made.log_f0.min() >= np.log(AUDIO.f0_min) - 1e-6


def test_emotions_differ_as_published(voice):
    made = {name: run(voice, shape) for name, shape in SHAPES.items()}

    def mean(name):
        return made[name].log_f0[made[name].voiced > 0].mean()

    def level(name):
        return made[name].energy[made[name].energy > made[name].energy.max() - 2].mean()

    assert set(SHAPES) | {"neutral"} == set(EMOTIONS)
    assert mean("afraid") > mean("happy") > mean("angry") > mean("sad") > mean("disgusted")
    assert level("angry") > level("happy") > level("afraid") > level("sad")
    assert len(made["sad"].mel) > len(made["disgusted"].mel) > len(made["happy"].mel) > len(made["afraid"].mel)


def test_an_emotion_of_no_intensity_is_no_change():
    assert SHAPES["angry"].scaled(0.0) == Shape()
    assert SHAPES["angry"].scaled(1.0) == SHAPES["angry"]
    assert emotion_label("sad", 0.25) == [0.75, 0, 0.25, 0, 0, 0, 0]
    assert emotion_label("neutral", 0.0) == [1, 0, 0, 0, 0, 0, 0]


def test_dials_name_the_identity():
    dials = Identity(pitch=0.7, formant=0.9, breath=0.3, gain=0.1).dials()
    np.testing.assert_allclose(dials[:4], [np.log(0.7), np.log(0.9), 0.3, 0.1], atol=1e-4)
    assert len(dials) == 20 and dials[RESYNTHESISED] == 1 and sum(dials[4:]) == 1
    assert Identity().dials()[:19] == [0.0] * 19


def test_groups_are_reproducible_and_mixed():
    voices = [made_voice(seed=i, name=f"made_{i}_1") for i in range(4)]
    drawn = groups.draw(voices, 3, 40)
    assert drawn == groups.draw(voices, 3, 40) and drawn != groups.draw(voices, 4, 40)
    own = [p for g in drawn if g.name.startswith("own") for p in g.pieces]
    assert 0.18 < np.mean([p.events.mark == QUESTION for p in own]) < 0.34
    assert 0.18 < np.mean([p.events.emphasis >= 0 for p in own]) < 0.34
    assert 0.03 < np.mean([p.events.mark == EXCLAMATION for p in own]) < 0.14
    for group in drawn:
        for piece in group.pieces:
            assert piece.emotion == "neutral" or 0.4 <= piece.intensity <= 1.0
            assert sum(group.label(piece)["emotion"]) == pytest.approx(1.0)


def test_command_makes_a_folder_that_training_reads(tmp_path, monkeypatch, capsys):
    source = [made_voice("we saw lemon.", seed=i, name=f"made_{i}_1") for i in range(3)]
    whole = [dataclasses.replace(r, text=u.text) for u, r in ((u, run(u)) for u in source)]
    (tmp_path / "plain").mkdir()
    store.write_part(tmp_path / "part.npz", [_plain(u, r) for u, r in zip(source, whole)], whole)
    statistics = {"log_f0_mean": 5.0}
    store.assemble([tmp_path / "part.npz"], tmp_path / "plain", _Described(dataclasses.asdict(AUDIO), statistics))
    (tmp_path / "run.toml").write_text(f'work = "{tmp_path}"\n')
    (tmp_path / "held.txt").write_text("made_1|held out\n")
    monkeypatch.setattr("sys.argv", ["voices", "--config", str(tmp_path / "run.toml"), "--corpus", "plain", "--minutes",
                                     "0.1", "--held-out", str(tmp_path / "held.txt"), "--processes", "1"])
    command.main()
    made = Corpus(tmp_path / "plain-voices")
    assert {u.prompt for u in made.utterances} == {"made_0", "made_2"}
    assert made.statistics == statistics
    assert {u.voice.group for u in made.utterances} >= {"own00", "other00", "angry0", "afraid1"}
    for u in made.utterances:
        assert u.frames.sum() == len(u.mel) and len(u.samples) == len(u.mel) * AUDIO.hop
        assert len(u.voice.emphasis) == len(u.tokens) and u.voice.speaker[RESYNTHESISED] == 1 and u.voice.bands == 80
        measured = audio.mel(u.samples / 32767.0, AUDIO)
        assert np.abs(measured - u.mel)[u.mel > -7].mean() < 0.02
    plain = Corpus(tmp_path / "plain").utterances[0]
    assert plain.voice.group == "" and not plain.voice.speaker.any() and plain.voice.emotion.tolist() == [1] + [0] * 6
    before = {p: p.stat().st_mtime_ns for p in (tmp_path / "plain-voices" / "parts").iterdir()}
    command.main()  # goes on where it was: nothing is made again
    assert before == {p: p.stat().st_mtime_ns for p in (tmp_path / "plain-voices" / "parts").iterdir()}


@dataclasses.dataclass(frozen=True)
class _Described:
    audio: dict
    statistics: dict


def _plain(utterance, made):
    described = store.entry(utterance.name, made, {})
    del described["voice"]
    return json.loads(json.dumps(described))


def test_flite_is_aligned_with_our_own_phones():
    lexicon = texts.Lexicon.load(configs.repository() / "assets" / "Lexicon")
    said = "The ship should be in within a week or ten days."
    line = texts.words(said)
    aligner = align.Aligner(lexicon, {word.text for word in line})
    slow, _ = flite.measure(*flite.speak(said, "rms", 1.15), line, aligner, AUDIO)
    fast, _ = flite.measure(*flite.speak(said, "rms", 0.88), line, aligner, AUDIO)
    assert slow.frames.sum() == len(slow.mel)
    assert [t.symbol for t in slow.tokens if t.word == 1] == ["SH", "IH", "P"]
    assert 1.15 < len(slow.mel) / len(fast.mel) < 1.4
    assert 85 < np.exp(slow.log_f0[slow.voiced > 0].mean()) < 125  # a man
    real = flite.real_bands(AUDIO)
    level = slow.mel.mean(0)
    assert 66 <= real < 80 and level[real + 4:].mean() < level[real - 8:real].mean() - 2
