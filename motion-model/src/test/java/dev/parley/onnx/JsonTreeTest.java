package dev.parley.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The tree is what Jackson's mapper would make of the same text. */
class JsonTreeTest {

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "true", "-7", "2147483648", "123456789012345678901", "1.5e-3", "\"a\\u00e9\"",
        "{\"a\": [1, 2.5, {\"b\": null}], \"c\": \"d\", \"a b\": [[], [false]]}", "{\"same\": 1, \"same\": 2}"})
    void readsWhatTheMapperReads(String json) {
        assertEquals(JsonMapper.shared().readTree(json), JsonTree.read(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void readsTheShippedManifest() {
        byte[] json = ModelSource.classPath(ModelSource.DEFAULT_ROOT).read(ModelManifest.FILE);
        assertEquals(JsonMapper.shared().readTree(json), JsonTree.read(json));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[1,", "{\"a\" 1}", "{\"a\": }", "{a: 1}", "tru", "[1}", "\"open", "{} {}", "1 x"})
    void refusesWhatIsNoJson(String json) {
        assertThrows(JacksonException.class, () -> JsonTree.read(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void emptyIsMissing() {
        assertTrue(JsonTree.read(new byte[0]).isMissingNode());
    }
}
