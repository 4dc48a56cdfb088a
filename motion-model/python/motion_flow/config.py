"""One TOML file describes a run; these dataclasses are its schema and its defaults."""

from __future__ import annotations

import dataclasses
import sys
from dataclasses import dataclass, field
from pathlib import Path

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


@dataclass(frozen=True)
class AudioConfig:
    """Time base and mel analysis. Frame ``i`` is centred on sample ``i * hop + hop / 2``."""

    sample_rate: int = 22050
    hop: int = 256
    window: int = 1024
    mels: int = 80
    fmin: float = 0.0
    fmax: float = 11025.0
    floor: float = 1e-5
    f0_min: float = 75.0
    f0_max: float = 420.0

    @property
    def fps(self) -> float:
        """Frames a second."""
        return self.sample_rate / self.hop


@dataclass(frozen=True)
class ModelConfig:
    """Sizes of the joint model. The shapes that graphs show are fixed; see docs/architecture.md."""

    text_width: int = 192
    text_layers: int = 4
    text_dropout: float = 0.15
    prosody_width: int = 128
    # Neighbouring frames that make one token of a tower, or of the style encoder.
    fold: int = 2
    style_fold: int = 4
    mel_width: int = 384
    motion_width: int = 192
    mel_dilations: tuple[int, ...] = (1, 2, 4, 8, 1, 2, 4)
    motion_dilations: tuple[int, ...] = (1, 2, 4, 8, 1, 2, 4)
    # How the towers see each other: "to_motion", linear highways from sound to motion in every block; "linear", both ways;
    # "attention" over both in every second; "none".
    highways: str = "to_motion"
    # Frames: the motion's noise is white noise smoothed by a Gaussian this wide.
    motion_noise_sigma: float = 2.0
    condition_width: int = 256
    condition_dilations: tuple[int, ...] = (1, 2, 4, 1)
    time_width: int = 128
    style_tokens: int = 32
    style_width: int = 128
    style_heads_width: int = 64
    # Width of the reader that finds a style's numbers, and the branch that tells the motion tower of them.
    manner_width: int = 128
    gesture_width: int = 160
    gesture_dilations: tuple[int, ...] = (1, 2, 4, 8, 16)
    # The planner of nods and raises.
    planner_width: int = 96
    planner_dilations: tuple[int, ...] = (1, 2, 4, 8)
    dials: int = 20
    emotions: int = 7
    participant: int = 62
    comb_bands: int = 48
    # Kinds of pitch accent that the conditioner marks for the motion tower.
    accents: int = 3
    dropout: float = 0.05

    @property
    def style_rows(self) -> int:
        """Rows of a style: its tokens, and its numbers."""
        return self.style_tokens + 1

    @property
    def blocks(self) -> int:
        """Blocks of each tower."""
        return len(self.mel_dilations)


@dataclass(frozen=True)
class VocoderConfig:
    """Sizes of the source-filter vocoder."""

    width: int = 256
    dilations: tuple[int, ...] = (1, 2, 4, 1, 2, 1)
    # How often the sound's mels are compared and brought to those asked for, and how long a step that takes.
    matches: int = 0
    match_rate: float = 1.3


@dataclass(frozen=True)
class TrainConfig:
    """One training run. ``minutes`` is the planned wall-clock length: the learning rate reaches zero at its end."""

    seed: int = 1
    minutes: float = 90.0
    # Planned length in steps instead, where it is not 0: for comparisons that do not depend on the machine.
    steps: int = 0
    batch: int = 8
    frames: int = 160
    context_min: int = 16
    context_max: int = 32
    learning_rate: float = 1.0e-3
    warmup: int = 200
    weight_decay: float = 0.01
    clip: float = 1.0
    ema: float = 0.999
    threads: int = 1
    # Products of matrices in bfloat16, the weights in fp32: for processors with units for that.
    bfloat16: bool = False
    save_minutes: float = 5.0
    # Prefixes of the parameters that are trained; none means all.
    only: tuple[str, ...] = ()
    drop_condition: float = 0.1
    idle_share: float = 0.1
    # Every so many batches, one of idle_batch silent pieces goes through the motion tower alone (0: none). Cheaper than
    # idle_share, whose items pass through the mel tower too.
    idle_every: int = 0
    idle_batch: int = 12
    # So many silent pieces are of one sitting, alone or with one partner: drawing it is what costs.
    idle_pieces: int = 1
    # Of the spoken items: sound known (motion alone is sampled); each tower a time of its own.
    known_sound_share: float = 0.15
    two_times_share: float = 0.15
    # Of all items: a flow time below low_time, where text decides what is said; the solver's sway steps lie there.
    low_time_share: float = 0.0
    low_time: float = 0.25
    # Items come in groups of one voice and one style. Share of the groups with a reference clip of style_frames frames;
    # share of the others whose style is drawn all the same, and of spoken items with a listening partner.
    group: int = 3
    style_share: float = 0.4
    style_frames: int = 512
    stray_style_share: float = 0.1
    partner_share: float = 0.2
    # Relative shares of the groups: the corpus itself, its resynthesised variants, other voices, and the model's own
    # readings of the corpus (motion_flow.adapt).
    corpus_share: float = 0.6
    voices_share: float = 0.38
    others_share: float = 0.07
    predicted_share: float = 0.0
    # Planner: a folder of what a listener hears of the corpus (./speak --listen-batch --heard), instead of the corpus's own pitch.
    heard: str = ""
    # Weights to start from, by name, where shapes agree: a checkpoint, or a folder of released graphs.
    start: str = ""
    # Vocoder: other prepared folders beside the corpus, each with its share of the items.
    mixed: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class Config:
    """Everything a run needs."""

    corpus: str = ""
    work: str = "~/.cache/parley"
    lexicon: str = ""
    audio: AudioConfig = field(default_factory=AudioConfig)
    model: ModelConfig = field(default_factory=ModelConfig)
    vocoder: VocoderConfig = field(default_factory=VocoderConfig)
    train: TrainConfig = field(default_factory=TrainConfig)

    @property
    def work_dir(self) -> Path:
        """Folder for prepared data and checkpoints."""
        return Path(self.work).expanduser()


def _build(kind, table: dict, where: str):
    names = {f.name: f for f in dataclasses.fields(kind)}
    values = {}
    for key, value in table.items():
        if key not in names:
            raise SystemExit(f"{where}: unknown key '{key}'; known keys: {', '.join(names)}")
        nested = _NESTED.get(key)
        if nested is not None:
            value = _build(nested, value, f"{where} [{key}]")
        elif isinstance(value, list):
            value = tuple(value)
        values[key] = value
    return kind(**values)


_NESTED = {"audio": AudioConfig, "model": ModelConfig, "vocoder": VocoderConfig, "train": TrainConfig}


def load(path: str | Path | None) -> Config:
    """Read a run's TOML file; ``None`` gives the defaults. Unknown keys are refused."""
    if path is None:
        return Config()
    with open(path, "rb") as file:
        return _build(Config, tomllib.load(file), str(path))


def repository() -> Path:
    """Root of the source tree that this package lies in."""
    return Path(__file__).resolve().parents[3]


def as_dict(config: Config) -> dict:
    """Plain dictionary of a configuration, for checkpoints."""
    return dataclasses.asdict(config)
