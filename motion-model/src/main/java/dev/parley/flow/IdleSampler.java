package dev.parley.flow;

import dev.parley.onnx.Cancellation;
import dev.parley.onnx.ModelManifest;
import dev.parley.onnx.OnnxModel;

/**
 * Samples motion without speech, without end; each piece continues the one before. A partner is known up to the frame
 * at which a piece begins: a row of a piece tells of the partner one chunk earlier. Belongs to one thread at a time.
 */
public final class IdleSampler {

    private final FlowModel flow;
    private final int chunk;
    private final int lookahead;
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
     * @param before motion shown just before, (frames, channels), normalised (not null; may be empty)
     * @param partner whom the avatar listens to (nullable: nobody)
     * @param cancellation what may stop the work (not null, not owned)
     */
    public IdleSampler(OnnxModel model, FlowSettings settings, float[] before, PartnerFeatures partner,
            Cancellation cancellation) {
        ModelManifest manifest = model.manifest();
        this.flow = new FlowModel(model);
        this.chunk = manifest.idle().chunk();
        this.lookahead = manifest.pieces().lookahead();
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
        FlowPiece piece = flow.sampleMotion(past, chunk, sampled, participant(), settings, cancellation);
        sampled += chunk;
        return piece;
    }

    private float[] participant() {
        if (partner == null) {
            return null;
        }
        float[] features = new float[(past.frames() + chunk + lookahead) * width];
        partner.write(sampled, sampled - past.frames() - chunk, features);
        return features;
    }
}
