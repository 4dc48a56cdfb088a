package dev.parley.sample;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** A face that does not speak. */
final class IdleOptions {

    @Option(names = "--idle", paramLabel = "SECONDS", description = "says nothing; writes so many seconds of a face that "
            + "waits, up to 3600, to --motion, or as idle.csv to the folder of --out")
    private Double idle;

    @Option(names = "--listen", paramLabel = "PARTNER.wav", description = "says nothing; writes the face of a listener to "
            + "this voice, to --motion, or as PARTNER.csv to the folder of --out")
    private Path listen;

    @Option(names = "--listen-motion", paramLabel = "PARTNER.csv", description = "the partner's face, Live Link Face CSV "
            + "that begins with its sound; alone, or with --listen")
    private Path listenMotion;

    @Option(names = "--listen-batch", paramLabel = "PARTNERS.tsv", description = "listens to many partners, rows of ID, "
            + "tab, PARTNER.wav, into ID.csv in the folder of --out; columns: motion=PARTNER.csv, emotion=sad, seed=3")
    private Path batch;

    @Option(names = "--heard", description = "with --listen-batch: writes what was heard of each partner, too, as "
            + "ID.heard.tsv: activity, voicing, ln Hz, ln energy of every frame")
    private boolean heard;

    boolean isGiven() {
        return idle != null || listen != null || listenMotion != null || batch != null;
    }

    Double idle() {
        return idle;
    }

    Path listen() {
        return listen;
    }

    Path listenMotion() {
        return listenMotion;
    }

    Path batch() {
        return batch;
    }

    boolean heard() {
        return heard;
    }
}
