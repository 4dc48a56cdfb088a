package dev.parley.flow;

import dev.parley.onnx.Cancellation;
import dev.parley.onnx.ModelManifest;
import dev.parley.onnx.OnnxModel;
import java.util.List;

/**
 * Samples motion without speech, without end; each piece continues the one before. A partner is known up to the frame
 * at which a piece begins: a row of a piece tells of the partner one chunk earlier. Belongs to one thread at a time.
 */
public final class IdleSampler {

    private final MotionField field;
    private final int chunk;
    private final int width;
    private final FlowSettings settings;
    private final PartnerFeatures partner;
    private final Cancellation cancellation;
    private final Continuity past;
    private long sampled;

    /**
     * Makes a sampler.
     *
     * @param model the model (not null, not owned)
     * @param settings what holds for all pieces (not null)
     * @param before motion shown just before, (frames, columns), normalised (not null; may be empty)
     * @param partner whom the avatar listens to (nullable: nobody)
     * @param cancellation what may stop the work (not null, not owned)
     */
    public IdleSampler(OnnxModel model, FlowSettings settings, float[] before, PartnerFeatures partner,
            Cancellation cancellation) {
        ModelManifest manifest = model.manifest();
        this.field = new MotionField(model);
        this.chunk = manifest.idle().chunk();
        this.width = manifest.participant();
        this.settings = settings;
        this.partner = partner;
        this.cancellation = cancellation;
        this.past = new Continuity(manifest, manifest.idle().context());
        past.silence(before);
    }

    /**
     * Samples the next chunk.
     *
     * @return new frames, without mel
     */
    public FlowPiece next() {
        return follow(field.solve(List.of(face()), cancellation).get(0));
    }

    /** Returns how the next chunk is solved. */
    SolverSettings solver() {
        return settings.solver();
    }

    /** Returns the frames of the next piece. */
    int frames() {
        return field.frames(past);
    }

    /** Returns what the next chunk is sampled from. */
    MotionField.Face face() {
        return new MotionField.Face(past, sampled, heard(), settings, cancellation);
    }

    /** Takes the chunk that was sampled from {@link #face()}, and goes on to the next. */
    FlowPiece follow(MotionField.Solved solved) {
        sampled += chunk;
        return field.follow(solved);
    }

    private MotionField.Heard heard() {
        if (partner == null) {
            return null;
        }
        long first = sampled - past.frames() - chunk;
        float[] features = new float[frames() * width];
        partner.write(sampled, first, features);
        float[] voice = new float[frames() * ModelManifest.VOICE];
        partner.writeVoice(sampled, first, voice);
        return new MotionField.Heard(features, voice);
    }
}
