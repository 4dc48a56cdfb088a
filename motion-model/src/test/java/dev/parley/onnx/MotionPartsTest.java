package dev.parley.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Motion that is sampled in parts: what the manifest may say, and how wide it makes the graphs. */
class MotionPartsTest {

    @Test
    void aManifestWithoutPartsHasAColumnAChannel() {
        for (Consumer<ObjectNode> change : List.<Consumer<ObjectNode>>of(motion -> motion.remove("parts"),
                motion -> motion.putArray("parts"))) {
            ModelManifest.Motion motion = TinyModel.manifest(node -> {
                keepChannels(node);
                change.accept(node);
            }).motion();
            assertEquals(List.of(), motion.parts());
            assertEquals(motion.channels().size(), motion.columns());
        }
    }

    /** Cuts the statistics to the channels', whatever parts the model has. */
    private static void keepChannels(ObjectNode motion) {
        int channels = motion.get("channels").size();
        for (String field : new String[] {"mean", "sd", "smoothing"}) {
            var values = motion.withArray(field);
            while (values.size() > channels) {
                values.remove(values.size() - 1);
            }
        }
    }

    /** Parts come after the channels, in their order; a channel may have several. */
    @Test
    void readsParts() {
        ModelManifest.Motion motion = TinyModel.manifestWithParts("headPitch", "browInnerUp", "headPitch").motion();
        assertEquals(List.of("headPitch", "browInnerUp", "headPitch"), motion.parts());
        assertEquals(54, motion.channels().size());
        assertEquals(57, motion.columns());
        for (List<Float> values : List.of(motion.mean(), motion.sd(), motion.smoothing())) {
            assertEquals(57, values.size());
        }
        assertEquals(TinyModel.PART_MEAN, motion.mean().get(54));
    }

    @Test
    void saysWhatIsWrongWithParts() {
        refuses("field 'motion.parts[1]' is \"headNod\"; expected one of the motion channels", motion ->
                motion.putArray("parts").add("headPitch").add("headNod"));
        refuses("field 'motion.parts[0]' is 45; expected a string", motion -> motion.putArray("parts").add(45));
        refuses("field 'motion.parts' is \"headPitch\"; expected a list", motion -> motion.put("parts", "headPitch"));
        for (String field : List.of("mean", "sd", "smoothing")) {
            refuses("field 'motion." + field + "' is of 54 numbers; expected 55 numbers", motion -> {
                widen(motion);
                motion.withArray(field).remove(54);
            });
        }
    }

    /** Gives headPitch a part, with all that belongs to it. */
    private static void widen(ObjectNode motion) {
        keepChannels(motion);
        motion.putArray("parts").add("headPitch");
        for (String field : new String[] {"mean", "sd", "smoothing"}) {
            motion.withArray(field).add(1);
        }
    }

    private static void refuses(String message, Consumer<ObjectNode> change) {
        String failure = assertThrows(ModelLoadException.class, () -> TinyModel.manifest(change)).getMessage();
        assertTrue(failure.contains(message), failure);
        assertEquals(1, failure.lines().count(), failure);
    }

    /** What is sampled has the parts; what comes from outside, the style's clip and the partner, has whole channels. */
    @Test
    void theSampledMotionAloneHasParts() {
        ModelManifest manifest = TinyModel.manifestWithParts("headPitch", "browInnerUp");
        for (Graph graph : List.of(Graph.VELOCITY, Graph.MOTION_VELOCITY)) {
            Map<String, Integer> widths = widths(graph, manifest);
            for (String name : List.of("motion", "motion_context", "motion_velocity")) {
                assertEquals(56, widths.get(name), graph + " " + name);
            }
        }
        assertEquals(54, widths(Graph.STYLE_ENCODER, manifest).get("motion"));
        assertEquals(62, widths(Graph.CONDITION, manifest).get("participant"));
    }

    private static Map<String, Integer> widths(Graph graph, ModelManifest manifest) {
        GraphContract contract = GraphContract.of(graph, manifest);
        return Stream.concat(contract.inputs().stream(), contract.outputs().stream()).collect(Collectors.toMap(
                TensorSpec::name, spec -> spec.dims()[spec.dims().length - 1]));
    }
}
