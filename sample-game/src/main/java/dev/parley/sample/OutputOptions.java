package dev.parley.sample;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** The files that a single line gives. */
final class OutputOptions {

    @Option(names = "--record", paramLabel = "F.mp4", description = "film of the avatar, H.264 and AAC, with a moment "
            + "of silence before and after the line")
    private Path record;

    @Option(names = "--wav", paramLabel = "F.wav", description = "the sound, 16 bit mono")
    private Path wav;

    @Option(names = "--motion", paramLabel = "F.csv|F.json", description = "the motion: Live Link Face CSV at 60 rows a "
            + "second, or JSON with every channel at the model's rate; may be given twice")
    private List<Path> motion = new ArrayList<>();

    @Option(names = "--subtitles", paramLabel = "F.vtt", description = "subtitles, WebVTT")
    private Path subtitles;

    @Option(names = "--events", paramLabel = "F.json", description = "words, phonemes, visemes and marks with their "
            + "times")
    private Path events;

    @Option(names = "--report", paramLabel = "F.json", description = "figures of this run")
    private Path report;

    Path record() {
        return record;
    }

    Path report() {
        return report;
    }

    /** Where the files of the line go; checks the names, not yet the folders. */
    LineFiles files() {
        LineFiles files = new LineFiles(wav, withEnding(".csv"), withEnding(".json"), subtitles, events);
        for (Path file : motion) {
            if (!file.equals(files.motionCsv()) && !file.equals(files.motionJson())) {
                throw new InputException("--motion " + file + ": name one file that ends in .csv and one in .json at "
                        + "most");
            }
        }
        return files;
    }

    private Path withEnding(String ending) {
        return motion.stream().filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(ending)).findFirst()
                .orElse(null);
    }

    /** Every file that was asked for. */
    List<Path> all() {
        List<Path> all = new ArrayList<>(files().all());
        if (record != null) {
            all.add(record);
        }
        if (report != null) {
            all.add(report);
        }
        return all;
    }
}
