"""Print the table of metrics for baked lines, for natural recordings, or for both (docs/evaluation.md)."""

from __future__ import annotations

import argparse
from pathlib import Path

from motion_flow import config as configs
from motion_flow.evaluate.evaluation import Evaluation

GROUPS = ("words", "generic", "sound", "motion")


def parse(arguments: list[str] | None) -> argparse.Namespace:
    """The command's options."""
    parser = argparse.ArgumentParser(
        prog="evaluate", description=__doc__,
        epilog="Studies with lines of their own: evaluate emotions, evaluate style, evaluate partner (each has --help).")
    parser.add_argument("--outputs", type=Path, help="folder of ID.wav and ID.csv, as ./speak --batch bakes them")
    parser.add_argument("--lines", type=Path, help="ID<TAB>text of what was said (the held-out prompts)")
    parser.add_argument("--natural", action="store_true", help="measure the natural recordings of the lines too")
    parser.add_argument("--against", type=Path, help="folder of the same lines baked otherwise, such as with more steps")
    parser.add_argument("--flite", action="store_true", help="measure flite's voice slt on the lines too")
    parser.add_argument("--copy", action="store_true", help="measure the vocoder on the mels of the natural recordings")
    parser.add_argument("--seeds", type=Path, nargs="+", help="folders of the same lines baked with other seeds")
    parser.add_argument("--studies", type=Path, nargs="+", help="JSON files that the other commands wrote")
    parser.add_argument("--planned", action="store_true",
                        help="judge the face by the phones that were meant (ID.events.json), not by those heard")
    parser.add_argument("--metrics", nargs="+", choices=GROUPS, default=list(GROUPS),
                        help="which groups; 'words motion' is quick")
    parser.add_argument("--limit", type=int, help="only the first so many lines")
    parser.add_argument("--report", type=Path, help="folder for report.json, table.md, pictures and index.html")
    parser.add_argument("--film", action="store_true", help="with --report: draw the first line with ./speak")
    parser.add_argument("--config", type=Path, help="TOML file of the run")
    parser.add_argument("--corpus", type=Path, help="prepared corpus (work folder/kathleen)")
    parser.add_argument("--lexicon", type=Path, default=configs.repository() / "assets" / "Lexicon")
    parser.add_argument("--graphs", type=Path, default=configs.repository() / "assets" / "Onnx",
                        help="folder of the graphs and model.json (assets/Onnx)")
    parser.add_argument("--processes", type=int, default=2, choices=range(1, 65), metavar="N", help="at once (2)")
    parser.add_argument("--no-cache", action="store_true", help="measure anew what was measured before")
    options = parser.parse_args(arguments)
    if not (options.outputs or options.natural or options.flite or options.copy or options.studies):
        parser.error("give --outputs DIR, --natural, or both")
    if options.against and not options.outputs:
        parser.error("--against DIR compares with --outputs DIR: give both")
    return options


def main(arguments: list[str] | None = None) -> None:
    """Command line of the evaluation."""
    options = parse(arguments)
    try:
        evaluation = Evaluation(options)
        evaluation.run()
    except (FileNotFoundError, ValueError, KeyError) as error:
        raise SystemExit(f"evaluate: {error}") from error
    print(evaluation.text())
    if options.report:
        evaluation.report(options.report)
        print(f"report in {options.report}")
