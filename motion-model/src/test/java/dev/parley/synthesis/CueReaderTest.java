package dev.parley.synthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.onnx.OnnxModel;
import dev.parley.onnx.TinyModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cues as the training package tells them, frame by frame. */
class CueReaderTest {

    @Test
    void agreesWithTheTrainingPackage() throws IOException {
        CueReader reader = reader();
        int cues = 0;
        for (String[] row : rows()) {
            double trace = reader.read(row[1].equals("1"), Double.parseDouble(row[2]));
            assertEquals(Double.parseDouble(row[3]), trace, 1e-6, "frame " + row[0]);
            assertEquals(Double.parseDouble(row[4]), reader.rank(), 1e-6, "frame " + row[0]);
            cues += trace == 1 ? 1 : 0;
        }
        assertTrue(cues >= 4, cues + " cues");
    }

    private static CueReader reader() {
        try (OnnxModel model = TinyModel.open()) {
            return new CueReader(model.manifest().cues(), 22050.0 / 256);
        }
    }

    private static List<String[]> rows() throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                CueReaderTest.class.getResourceAsStream("/golden/cues.csv"), StandardCharsets.UTF_8))) {
            return in.lines().skip(1).map(line -> line.split(",")).toList();
        }
    }
}
