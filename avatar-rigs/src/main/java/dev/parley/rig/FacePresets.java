package dev.parley.rig;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.signal.ArkitBlendshape;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Faces by name, for previews and for games that set a face by hand; {@code faces.json} beside this class holds them.
 * Immutable, for any thread.
 */
public final class FacePresets {

    private static final String FILE = "faces.json";
    private static final FacePresets INSTANCE = read();

    private final List<FacePreset> visemes;
    private final List<FacePreset> emotions;

    private FacePresets(Table table) {
        visemes = presets(table.visemes);
        emotions = presets(table.emotions);
    }

    /** The file: preset, shape, weight. */
    private record Table(@JsonProperty("visemes") LinkedHashMap<String, Map<String, Float>> visemes,
            @JsonProperty("emotions") LinkedHashMap<String, Map<String, Float>> emotions) {
    }

    private static FacePresets read() {
        try (InputStream json = FacePresets.class.getResourceAsStream(FILE)) {
            return new FacePresets(JsonMapper.shared().readValue(json.readAllBytes(), Table.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<FacePreset> presets(Map<String, Map<String, Float>> faces) {
        List<FacePreset> presets = new ArrayList<>();
        faces.forEach((name, shapes) -> presets.add(new FacePreset(name, shapes)));
        return List.copyOf(presets);
    }

    /**
     * Returns the 15 visemes of Oculus, in its order, each at its fullest.
     *
     * @return an unmodifiable list, {@code sil} first
     */
    public static List<FacePreset> visemes() {
        return INSTANCE.visemes;
    }

    /**
     * Returns the model's seven emotions, each at full intensity.
     *
     * @return an unmodifiable list, {@code neutral} first
     */
    public static List<FacePreset> emotions() {
        return INSTANCE.emotions;
    }

    /**
     * Returns each of the 52 shapes at weight 1. A shape that the rig's rules keep below another, as {@code mouthClose}
     * below {@code jawOpen}, comes with that one, and its preset is called by both names.
     *
     * @param rules the rig's rules (not null)
     * @return a new list in Apple's order
     */
    public static List<FacePreset> shapes(RigRules rules) {
        int[] limits = RigRules.indices(rules.limits());
        List<FacePreset> presets = new ArrayList<>();
        for (ArkitBlendshape shape : ArkitBlendshape.values()) {
            Map<String, Float> weights = new LinkedHashMap<>(Map.of(shape.arkitName(), 1f));
            for (int i = 0; i < limits.length; i += 2) {
                if (limits[i] == shape.ordinal()) {
                    weights.put(ArkitBlendshape.values()[limits[i + 1]].arkitName(), 1f);
                }
            }
            presets.add(new FacePreset(String.join(" + ", weights.keySet()), weights));
        }
        return presets;
    }
}
