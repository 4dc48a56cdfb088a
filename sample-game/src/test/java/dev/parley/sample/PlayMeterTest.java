package dev.parley.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.format.ReportJson;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlayMeterTest {

    @TempDir
    Path folder;

    private final PlayMeter meter = new PlayMeter();

    /** Errors of 1, 4, 1 and 4 ms: mean 2.5, deviation 1.5. */
    @Test
    void biasAndDeviationAreThoseOfTheMovingClock() throws Exception {
        meter.clock(-1, Double.NaN);
        meter.clock(0.101, 0.100);
        meter.clock(0.204, 0.200);
        meter.clock(0.204, 0.150);
        meter.clock(0.301, 0.300);
        meter.clock(0.404, 0.400);
        String report = report();
        assertTrue(report.matches("(?s).*\"clock_sd_ms\"\\s*:\\s*1\\.5\\D.*"), report);
        assertTrue(report.matches("(?s).*\"clock_bias_ms\"\\s*:\\s*2\\.5\\D.*"), report);
    }

    @Test
    void withoutALineThereAreNoFigures() throws Exception {
        assertEquals("{}", report().replaceAll("\\s", ""));
    }

    private String report() throws Exception {
        Path file = folder.resolve("report.json");
        meter.addTo(new ReportJson()).write(file);
        return Files.readString(file);
    }
}
