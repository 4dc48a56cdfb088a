package dev.parley.onnx;

/**
 * The graphs of a model.
 */
public enum Graph {
    /** Phones to features, durations and prosody; once a sentence. */
    TEXT_ENCODER("textEncoder"),
    /** A reference clip to style tokens; once a clip. */
    STYLE_ENCODER("styleEncoder"),
    /** What is said or heard to the chances that a gesture begins; once a piece. */
    PLANNER("planner"),
    /** All that is known of the frames to one tensor, which both velocities read; once a piece. */
    CONDITION("condition"),
    /** The velocity of mel and motion; once a solver step. */
    VELOCITY("velocity"),
    /** The velocity of motion alone; once a solver step. */
    MOTION_VELOCITY("motionVelocity"),
    /** Mel frames and excitation to spectra; once a chunk. */
    VOCODER("vocoder");

    private final String key;

    Graph(String key) {
        this.key = key;
    }

    /** Returns the manifest's name for this graph. */
    String key() {
        return key;
    }

    /** Returns the manifest's entry for this graph. */
    ModelManifest.GraphFile file(ModelManifest manifest) {
        ModelManifest.Graphs graphs = manifest.graphs();
        return switch (this) {
            case TEXT_ENCODER -> graphs.textEncoder();
            case STYLE_ENCODER -> graphs.styleEncoder();
            case PLANNER -> graphs.planner();
            case CONDITION -> graphs.condition();
            case VELOCITY -> graphs.velocity();
            case MOTION_VELOCITY -> graphs.motionVelocity();
            case VOCODER -> graphs.vocoder();
        };
    }
}
