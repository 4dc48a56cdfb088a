package dev.parley.rig;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.signal.ArkitBlendshape;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/**
 * What a rig's parts are called and how far they go: read from a JSON file beside the model (see {@code docs/rigs.md}),
 * or built in code. Immutable, for any thread.
 *
 * @param name the rig's name, not empty
 * @param joints names of the joints
 * @param neckShare share of the head's turn that the neck takes, 0..1
 * @param eyes ranges of the eyes
 * @param gaze what turns the eyeballs
 * @param eyeMeshes names of the eyeballs' geometries or of a node above them; they ignore {@code eyeLook*} when joints
 *     turn the eyes
 * @param morphThreshold weights of smaller magnitude count as 0; 0..0.1
 * @param rules how shapes depend on each other
 * @param neutral weights of the resting face by ARKit name, 0..1; a name without side means both
 * @param gains factor of a shape's weight by ARKit name, 0..4; absent means 1; a name without side means both
 * @param camera a view of the head, or null if unknown
 * @param mapping how shapes of another rig are driven; {@link RigMapping#NONE} where names tell
 * @param origin the file it came from, for messages; null if built in code
 */
public record RigProfile(String name, Joints joints, float neckShare, EyeLimits eyes, Gaze gaze,
        List<String> eyeMeshes, float morphThreshold, RigRules rules, Map<String, Float> neutral,
        Map<String, Float> gains, CameraHint camera, RigMapping mapping, @JsonIgnore String origin) {

    /** Weights below this are too small to see. */
    public static final float DEFAULT_THRESHOLD = .005f;

    /** What turns the eyeballs; the lids follow the {@code eyeLook*} shapes in both cases. */
    public enum Gaze {
        /** The eyes' joints. */
        @JsonProperty("joints") JOINTS,
        /** The {@code eyeLook*} shapes of the eyeballs' meshes. */
        @JsonProperty("shapes") SHAPES
    }

    /**
     * Names of joints, or of scene nodes where a model has no skin.
     *
     * @param head what turns the head, or null if nothing does
     * @param neck what takes a share of the turn, or null if there is none
     * @param leftEye the eyeball on the face's own left, or null if there is none
     * @param rightEye the eyeball on the face's own right, or null if there is none
     * @param jaw the lower jaw, or null if there is none or shapes move it
     */
    public record Joints(String head, String neck, String leftEye, String rightEye, String jaw) {

        /** {@code Head, Neck, LeftEye, RightEye}. */
        public static final Joints DEFAULT = new Joints("Head", "Neck", "LeftEye", "RightEye");

        /**
         * Names joints of a face without a jaw's joint.
         *
         * @param head what turns the head, or null if nothing does
         * @param neck what takes a share of the turn, or null
         * @param leftEye the eyeball on the face's own left, or null
         * @param rightEye the eyeball on the face's own right, or null
         */
        public Joints(String head, String neck, String leftEye, String rightEye) {
            this(head, neck, leftEye, rightEye, null);
        }
    }

    /**
     * A profile whose shapes are found by their names.
     *
     * @param name the rig's name, not empty
     * @param joints names of the joints
     * @param neckShare share of the head's turn that the neck takes, 0..1
     * @param eyes ranges of the eyes
     * @param gaze what turns the eyeballs
     * @param eyeMeshes the eyeballs' geometries
     * @param morphThreshold weights of smaller magnitude count as 0; 0..0.1
     * @param rules how shapes depend on each other
     * @param neutral weights of the resting face
     * @param gains factors of weights
     * @param camera a view of the head, or null
     * @param origin the file it came from, or null
     */
    public RigProfile(String name, Joints joints, float neckShare, EyeLimits eyes, Gaze gaze, List<String> eyeMeshes,
            float morphThreshold, RigRules rules, Map<String, Float> neutral, Map<String, Float> gains,
            CameraHint camera, String origin) {
        this(name, joints, neckShare, eyes, gaze, eyeMeshes, morphThreshold, rules, neutral, gains, camera,
                RigMapping.NONE, origin);
    }

    /**
     * Fills in what is absent (null) and checks ranges and names.
     */
    @JsonCreator
    public RigProfile {
        if (name == null || name.isBlank()) {
            throw new RigException("name is missing; give the rig a name");
        }
        joints = joints == null ? Joints.DEFAULT : joints;
        eyes = eyes == null ? EyeLimits.DEFAULT : eyes;
        gaze = gaze == null ? Gaze.JOINTS : gaze;
        eyeMeshes = eyeMeshes == null ? List.of() : List.copyOf(eyeMeshes);
        mapping = mapping == null ? RigMapping.NONE : mapping;
        rules = rules == null ? RigRules.DEFAULT : rules;
        neutral = neutral == null ? Map.of() : Map.copyOf(neutral);
        gains = gains == null ? Map.of() : Map.copyOf(gains);
        range("neckShare", neckShare, 1);
        range("morphThreshold", morphThreshold, .1f);
        neutral.forEach((shape, weight) -> range("neutral." + shape, weight, 1));
        gains.forEach((shape, gain) -> range("gains." + shape, gain, 4));
        neutral.keySet().forEach(shape -> ShapeNames.sides("neutral", shape));
        gains.keySet().forEach(shape -> ShapeNames.sides("gains", shape));
    }

    private static void range(String field, float value, float limit) {
        if (!(value >= 0 && value <= limit)) {
            throw new RigException(field + " is " + value + ", but must be 0 to " + limit);
        }
    }

    /**
     * Returns a profile for a model with the default names: joints {@code Head, Neck, LeftEye, RightEye}, ARKit shapes.
     *
     * @param name the rig's name, not empty
     * @return a new profile
     */
    public static RigProfile standard(String name) {
        return new RigProfile(name, Joints.DEFAULT, .3f, EyeLimits.DEFAULT, Gaze.JOINTS, List.of(),
                DEFAULT_THRESHOLD, RigRules.DEFAULT, Map.of(), Map.of(), null, null);
    }

    /**
     * Reads a profile.
     *
     * @param json JSON in UTF-8 (not null, read to its end, not closed)
     * @param origin the file's name, for messages (not null)
     * @return a new profile
     * @throws IOException if reading fails
     * @throws RigException if the text is no valid profile; the message names file, field and remedy
     */
    public static RigProfile read(InputStream json, String origin) throws IOException {
        return ProfileReader.read(json, origin);
    }

    /**
     * Returns the same profile with another origin.
     *
     * @param file the file it came from, for messages
     * @return a new profile
     */
    public RigProfile withOrigin(String file) {
        return new RigProfile(name, joints, neckShare, eyes, gaze, eyeMeshes, morphThreshold, rules, neutral, gains,
                camera, mapping, file);
    }

    /**
     * Returns this profile as JSON, for a file to edit.
     *
     * @return indented JSON
     */
    public String toJson() {
        return ProfileReader.write(this);
    }

    /** Names this profile in messages: its file, or its name. */
    String label() {
        return origin == null ? "profile '" + name + "'" : origin;
    }

    /**
     * Returns the factor of a shape's weight.
     *
     * @param shape which one (not null)
     * @return 0..4
     */
    public float gain(ArkitBlendshape shape) {
        return table(gains, 1)[shape.ordinal()];
    }

    /**
     * Returns this profile with another laid over it, which may hold nothing but the difference.
     *
     * @param json the other, JSON in UTF-8 (not null, unaffected)
     * @param file the text's file, for messages (not null)
     * @return a new profile
     * @throws RigException if the text is no valid profile; the message names file, field and remedy
     */
    public RigProfile with(byte[] json, String file) {
        return ProfileReader.over(this, json, file);
    }

    /** Returns 52 values in Apple's order; a name with a side comes before one without. */
    static float[] table(Map<String, Float> values, float absent) {
        float[] table = new float[ArkitBlendshape.COUNT];
        java.util.Arrays.fill(table, absent);
        for (boolean oneSide : new boolean[] {false, true}) {
            values.forEach((name, value) -> {
                List<ArkitBlendshape> sides = ShapeNames.sides("shapes", name);
                if (sides.size() == 1 == oneSide) {
                    sides.forEach(shape -> table[shape.ordinal()] = value);
                }
            });
        }
        return table;
    }
}
