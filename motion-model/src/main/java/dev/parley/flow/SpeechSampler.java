package dev.parley.flow;

import dev.parley.onnx.Cancellation;
import dev.parley.onnx.ModelManifest;
import dev.parley.onnx.OnnxModel;

/**
 * Samples a line piece by piece, sentence after sentence; each piece continues the one before, and a sentence's first
 * one the motion alone, as in training. Where the pieces lie
 * depends on the line alone: chunks as long as the manifest's schedule says, cut at sentence ends. Belongs to one
 * thread at a time.
 */
public final class SpeechSampler {

    private final FlowModel flow;
    private final FrameInputs.Widths widths;
    private final PieceSchedule schedule;
    /** Frames beyond a piece's new ones: the towers see the first of them, the planner all. */
    private final int lookahead;
    private final FlowSettings settings;
    private final FlowSettings firstSettings;
    private final Cancellation cancellation;
    private final Continuity past;
    private final float[] before;
    private LinePlan plan;
    private int at;
    private long sampled;
    private int pieces;

    /**
     * Makes a sampler at a line's start.
     *
     * @param model the model (not null, not owned)
     * @param settings what holds for the whole line (not null)
     * @param before motion shown just before, (frames, columns), normalised (not null, aliased; may be empty)
     * @param cancellation what may stop the work (not null, not owned)
     */
    public SpeechSampler(OnnxModel model, FlowSettings settings, float[] before, Cancellation cancellation) {
        this.flow = new FlowModel(model);
        ModelManifest manifest = model.manifest();
        this.widths = FrameInputs.Widths.of(manifest);
        this.schedule = new PieceSchedule(manifest.pieces());
        this.lookahead = Math.max(manifest.pieces().lookahead(), manifest.plan().lookahead());
        this.settings = settings;
        this.firstSettings = settings.beginning(manifest.solver());
        this.before = before;
        this.cancellation = cancellation;
        this.past = new Continuity(manifest, manifest.pieces().context());
    }

    /**
     * Begins the next sentence, once the one before is sampled to its end.
     *
     * @param next its plan (not null)
     */
    public void begin(LinePlan next) {
        past.silence(plan == null ? before : past.motion());
        resume(next);
    }

    /**
     * Goes on within a sentence, once what was planned of it before is sampled to its end: sound and motion continue.
     *
     * @param next the plan of what follows (not null)
     */
    public void resume(LinePlan next) {
        plan = next;
        at = 0;
    }

    /**
     * Tells whether the sentence has more frames.
     *
     * @return false before the first sentence and at the end of each
     */
    public boolean hasNext() {
        return plan != null && at < plan.frames();
    }

    /**
     * Samples the sentence's next chunk. Beyond the end of a sentence its last silence goes on, thrown away like all that a
     * piece looks ahead to: so its end is as good as its middle, and motion goes on from there.
     *
     * @return new frames
     */
    public FlowPiece next() {
        int count = schedule.length(pieces, plan.frames() - at);
        FrameInputs inputs = new FrameInputs(widths, count + lookahead);
        for (int i = 0; i < count + lookahead; i++) {
            inputs.set(i, plan, Math.min(at + i, plan.frames() - 1));
        }
        FlowPiece piece = flow.sampleSpeech(past, inputs, count, sampled, pieces == 0 ? firstSettings : settings,
                cancellation);
        at += count;
        sampled += count;
        pieces++;
        return piece;
    }
}
