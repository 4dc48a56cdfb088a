package dev.parley.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.parley.signal.MotionChannel;
import dev.parley.signal.TimedEvent;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonFormatsTest {

    private static final JsonMapper MAPPER = new JsonMapper();

    @TempDir
    Path folder;

    @Test
    void motionNamesEveryChannelAndItsTime() throws Exception {
        Path file = folder.resolve("motion.json");
        MotionJson.write(file, (seconds, store) -> {
            store.set(MotionChannel.HEAD_Z, (float) seconds);
            return store;
        }, 3, 50);
        JsonNode motion = MAPPER.readTree(file.toFile());
        assertEquals(50, motion.get("frameRate").asDouble());
        assertEquals(0.01, motion.get("firstFrame").asDouble());
        assertEquals(62, motion.get("channels").size());
        assertEquals(3, motion.get("channels").get("jawOpen").size());
        assertEquals(0.03, motion.get("channels").get("headZ").get(1).asDouble(), 1e-6);
    }

    @Test
    void eventsAreSortedByKindAndCarrySeconds() throws Exception {
        Path file = folder.resolve("events.json");
        EventsJson.write(file, "Hi", 0.5, List.of(
                new TimedEvent(TimedEvent.Type.PHONEME, "HH", 0.1, 0.15, 0, 2),
                new TimedEvent(TimedEvent.Type.WORD, "Hi", 0.1, 1 / 3.0, 0, 2),
                new TimedEvent(TimedEvent.Type.VISEME, "sil", 0, 0.1, 0, 0)));
        JsonNode events = MAPPER.readTree(file.toFile());
        assertEquals("Hi", events.get("words").get(0).get("value").asString());
        assertEquals(0.333333, events.get("words").get(0).get("end").asDouble());
        assertEquals("HH", events.get("phonemes").get(0).get("value").asString());
        assertEquals("sil", events.get("visemes").get(0).get("value").asString());
        assertEquals(0, events.get("marks").size());
        assertEquals(0.5, events.get("duration").asDouble());
    }

    @Test
    void aFigureThatDoesNotApplyLeavesNoKey() throws Exception {
        Path file = folder.resolve("report.json");
        new ReportJson().put("audio_s", 1.23456789).put("rtf", null).put("x", Double.NaN).put("threads", 2)
                .put("provider", "cpu").write(file);
        JsonNode report = MAPPER.readTree(file.toFile());
        assertEquals(1.234568, report.get("audio_s").asDouble());
        assertEquals(2, report.get("threads").asInt());
        assertEquals("cpu", report.get("provider").asString());
        assertFalse(report.has("rtf"));
        assertFalse(report.has("x"));
    }
}
