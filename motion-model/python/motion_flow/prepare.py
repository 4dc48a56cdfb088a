"""Prepare a corpus in LJSpeech layout: clean, align, measure mel, F0 and energy. Resumable, file by file."""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
from tqdm import tqdm

from motion_flow import align, audio, config as configs
from motion_flow import text as texts

PAUSE = 0.06  # seconds: a silence at least this long, where no mark stands, is a pause of the speaker's

_aligner: align.Aligner | None = None
_config: configs.Config | None = None


def read_metadata(corpus: Path) -> list[tuple[str, Path, list[texts.Word], str]]:
    """(name, recording, words, text) of each line of ``metadata.csv`` (``ID|text`` or LJSpeech's three columns)."""
    folders = [corpus / name for name in ("wavs", "wav", "opus", "flac", ".")]
    result = []
    for line in (corpus / "metadata.csv").read_text(encoding="utf-8").splitlines():
        columns = line.split("|")
        name, text = columns[0], columns[-1]
        found = [p for folder in folders for p in folder.glob(name + ".*")]
        if not found:
            raise SystemExit(f"{corpus}/metadata.csv names '{name}', but no recording of that name is there")
        result.append((name, found[0], texts.words(text), text))
    return result


def _start_worker(config: configs.Config, lexicon_folder: str, vocabulary: set[str]) -> None:
    global _aligner, _config
    os.environ["OMP_NUM_THREADS"] = "1"
    _config = config
    _aligner = align.Aligner(texts.Lexicon.load(Path(lexicon_folder)), vocabulary)


def lay_out(words: list[texts.Word], aligned: list[align.AlignedWord], total: float, fps: float):
    """Tokens and their lengths in frames. Times are seconds of the trimmed recording."""
    pauses = {i for i in range(len(aligned) - 1)
              if not words[i].mark and aligned[i + 1].starts[0] - aligned[i].ends[-1] >= PAUSE}
    tokens = texts.tokens(words, [word.phones for word in aligned], pauses)
    spans = [(s, e) for word in aligned for s, e in zip(word.starts, word.ends)]
    starts, phone = [], 0
    for token in tokens:  # a silence too short to be a pause lengthens the phone before it
        if token.symbol == "SIL":
            starts.append(spans[phone - 1][1] if phone else 0.0)
        else:
            starts.append(spans[phone][0])
            phone += 1
    edges = np.round(np.array(starts + [total]) * fps).astype(int)
    return tokens, np.diff(np.maximum.accumulate(edges))


def _process(item):
    name, path, words, text, target = item
    if target.exists():
        return str(target)
    import soundfile

    settings = _config.audio
    samples, rate = soundfile.read(path)
    samples = samples[:, 0] if samples.ndim > 1 else samples
    samples = audio.normalise_level(audio.clean(samples, rate), rate)
    try:
        aligned, score = _aligner.align(audio.resample(samples, rate, align.RATE), [w.text for w in words])
    except (ValueError, KeyError, RuntimeError) as error:
        return f"!{name}: {error}"
    first, last = aligned[0].starts[0], aligned[-1].ends[-1]
    before, pad = min(0.06, first), 0.15
    trimmed = audio.trim(samples, rate, first, last, before=before, pad=pad)
    trimmed = audio.resample(trimmed, rate, settings.sample_rate)
    count = len(trimmed) // settings.hop
    trimmed = trimmed[: count * settings.hop]
    shift = pad + before - first
    moved = [dataclasses.replace(w, starts=[s + shift for s in w.starts], ends=[e + shift for e in w.ends])
             for w in aligned]
    tokens, frames = lay_out(words, moved, count / settings.fps, settings.fps)
    log_f0, voiced = audio.f0(trimmed, settings)
    temporary = target.with_suffix(".tmp.npz")
    np.savez(temporary, mel=audio.mel(trimmed, settings), log_f0=log_f0, voiced=voiced,
             energy=audio.energy(trimmed, settings), samples=(trimmed * 32767).astype(np.int16), frames=frames,
             score=score, tokens=json.dumps([dataclasses.astuple(t) for t in tokens]), text=text)
    temporary.replace(target)
    return str(target)


def _assemble(files: list[Path], target: Path, config: configs.Config, keep_score: float) -> int:
    loaded = [(path.stem, np.load(path)) for path in files]
    limit = np.percentile([float(data["score"]) for _, data in loaded], 100 * (1 - keep_score))
    entries, columns, at = [], {key: [] for key in ("mel", "log_f0", "voiced", "energy", "samples")}, 0
    for name, data in loaded:
        frames = data["frames"]
        if float(data["score"]) < limit or frames.sum() != len(data["mel"]):
            continue
        for key, parts in columns.items():
            parts.append(data[key])
        end = at + len(data["mel"])
        entries.append({"name": name, "text": str(data["text"]), "tokens": json.loads(str(data["tokens"])),
                        "frames": frames.tolist(), "start": at, "end": end})
        at = end
    arrays = {key: np.concatenate(parts) for key, parts in columns.items()}
    for key, values in arrays.items():
        np.save(target / f"{key}.npy", values)
    mel, voiced = arrays["mel"], arrays["voiced"] > 0
    statistics = {
        "mel_mean": mel.mean(0).tolist(), "mel_sd": float((mel - mel.mean(0)).std()),
        "log_f0_mean": float(arrays["log_f0"][voiced].mean()), "log_f0_sd": float(arrays["log_f0"][voiced].std()),
        "energy_mean": float(arrays["energy"].mean()), "energy_sd": float(arrays["energy"].std()),
    }
    described = {"audio": dataclasses.asdict(config.audio), "statistics": statistics, "utterances": entries}
    (target / "utterances.json").write_text(json.dumps(described), encoding="utf-8")
    return len(entries)


def main() -> None:
    """Command line of the preparation."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", help="a run's TOML file")
    parser.add_argument("--corpus", required=True, type=Path, help="folder with metadata.csv and recordings")
    parser.add_argument("--lexicon", type=Path, default=configs.repository() / "assets" / "Lexicon")
    parser.add_argument("--distrust", type=Path, help="file of prompt names to leave out, one a line")
    parser.add_argument("--keep", type=float, default=0.98, help="share of recordings kept, by alignment score")
    parser.add_argument("--processes", type=int, default=os.cpu_count())
    arguments = parser.parse_args()
    config = configs.load(arguments.config)
    folder = config.work_dir / arguments.corpus.resolve().name
    parts = folder / "parts"
    parts.mkdir(parents=True, exist_ok=True)
    distrusted = set(arguments.distrust.read_text().split()) if arguments.distrust else set()
    metadata = [m for m in read_metadata(arguments.corpus) if m[0].rsplit("_", 1)[0] not in distrusted]
    vocabulary = {word.text for _, _, words, _ in metadata for word in words}
    items = [(name, path, words, text, parts / f"{name}.npz") for name, path, words, text in metadata]
    with ProcessPoolExecutor(arguments.processes, initializer=_start_worker,
                             initargs=(config, str(arguments.lexicon), vocabulary)) as pool:
        results = list(tqdm(pool.map(_process, items, chunksize=4), total=len(items), desc="recordings"))
    for message in (r[1:] for r in results if r.startswith("!")):
        print("left out", message)
    kept = _assemble([Path(r) for r in results if not r.startswith("!")], folder, config, arguments.keep)
    print(f"kept {kept} of {len(items)} recordings in {folder}")


if __name__ == "__main__":
    main()
