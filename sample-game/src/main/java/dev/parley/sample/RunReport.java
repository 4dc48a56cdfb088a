package dev.parley.sample;

import dev.parley.format.ReportJson;
import dev.parley.synthesis.SpeechResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The figures of a line. */
final class RunReport {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String PEAK = "VmHWM:";

    private RunReport() {
    }

    static ReportJson of(SpeechResult line, LoadedModel model, long seed) {
        double audio = line.audio().seconds();
        return new ReportJson().put("audio_s", audio).put("load_s", model.loadSeconds())
                .put("first_audio_ms", line.firstAudioSeconds() * 1e3).put("synthesis_s", line.synthesisSeconds())
                .put("rtf", line.synthesisSeconds() / audio).put("provider", model.synthesizer().provider().id())
                .put("threads", model.options().threads()).put("seed", seed).put("steps", line.steps())
                .put("peak_rss_mb", peakMegabytes());
    }

    /** The most memory this program held so far, where the system tells (Linux); null elsewhere. */
    private static Double peakMegabytes() {
        if (!Files.isReadable(STATUS)) {
            return null;
        }
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(PEAK))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0).findFirst().orElse(null);
        } catch (IOException e) {
            return null;
        }
    }
}
