package dev.parley.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RigProfileTest {

    private static RigProfile read(String json) throws IOException {
        return RigProfile.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "Rigs/test.json");
    }

    @Test
    void theWomansProfileReads() throws IOException {
        RigProfile woman;
        try (var json = RigProfileTest.class.getResourceAsStream("/Rigs/woman.json")) {
            woman = RigProfile.read(json, "Rigs/woman.json");
        }
        assertEquals("woman", woman.name());
        assertEquals("Rigs/woman.json", woman.origin());
        assertEquals(new RigProfile.Joints("Head", "Neck", "LeftEye", "RightEye"), woman.joints());
        assertEquals(RigProfile.Gaze.JOINTS, woman.gaze());
        assertEquals(.005f, woman.morphThreshold());
        assertEquals(RigRules.DEFAULT, woman.rules());
        assertEquals(new EyeLimits(.489f, .524f, .349f, .436f), woman.eyes());
    }

    @Test
    void whatIsLeftOutHasItsDefault() throws IOException {
        RigProfile small = read("{\"name\": \"small\", \"gaze\": \"shapes\", \"morphThreshold\": 0.01}");
        assertEquals(RigProfile.Gaze.SHAPES, small.gaze());
        assertEquals(RigProfile.Joints.DEFAULT, small.joints());
        assertEquals(RigRules.DEFAULT, small.rules());
        assertEquals(Map.of(), small.gains());
        assertEquals(List.of(), small.eyeMeshes());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{}|name",
        "{\"name\": \"x\", \"joints\": {\"neck\": \"Neck\"}}|joints.head",
        "{\"name\": \"x\", \"neckShare\": 1.5}|neckShare is 1.5",
        "{\"name\": \"x\", \"eyes\": {\"out\": 3, \"in\": 1, \"up\": 1, \"down\": 1}}|eyes.out is 3.0",
        "{\"name\": \"x\", \"gains\": {\"jawOppen\": 1}}|jawOppen",
        "{\"name\": \"x\", \"neutral\": {\"mouthSmile\": 2}}|neutral.mouthSmile is 2.0",
        "{\"name\": \"x\", \"rules\": {\"limits\": [{\"shape\": \"jawOpen\", \"by\": \"mouthSmile\"}]}}|mouthSmile",
        "{\"name\": \"x\", \"camera\": {\"distance\": 0, \"fieldOfView\": 30}}|camera.distance",
        "{\"name\": \"x\", \"headShare\": 1}|headShare",
        "{\"name\": \"x\", \"gaze\": \"magic\"}|magic",
        "{\"name\": \"x\"|line 1",
        "not json|line 1"})
    void mistakesGetOneLineWithFileAndField(String json, String expected) {
        RigException error = assertThrows(RigException.class, () -> read(json));
        assertTrue(error.getMessage().startsWith("Rigs/test.json: "), error.getMessage());
        assertTrue(error.getMessage().contains(expected), error.getMessage());
        assertEquals(1, error.getMessage().lines().count(), error.getMessage());
        assertTrue(error.getMessage().length() < 400, error.getMessage());
    }
}
