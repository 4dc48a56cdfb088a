package dev.parley.synthesis;

import dev.parley.analysis.VoiceFrame;
import dev.parley.flow.PartnerFeatures;
import dev.parley.onnx.ModelManifest;
import dev.parley.signal.MotionFrame;

/**
 * Turns what is known of a partner into the rows that the graphs read: the motion, normalised as the avatar's; voice
 * activity; log-F0 and energy, normalised; then 1 if the face is known, 1 if the voice is, 1 if either is. Of the voice for
 * the planner also the memory of its last cue. Belongs to one stream.
 */
final class PartnerReader implements PartnerFeatures {

    /** Columns of a voice for the planner, after activity, log-F0 and energy. */
    private static final int VOICE_KNOWN = 3;
    private static final int CUE = 4;
    private static final int RANK = 5;

    private final Partner partner;
    private final MotionScaler scaler;
    private final ModelManifest.Prosody prosody;
    private final int channels;
    private final int width;
    private final CueTrack cues;
    private final MotionFrame face = new MotionFrame();

    PartnerReader(Partner partner, MotionScaler scaler, ModelManifest manifest) {
        this.partner = partner;
        this.scaler = scaler;
        this.prosody = manifest.prosody();
        this.channels = manifest.motion().channels().size();
        this.width = manifest.participant();
        this.cues = new CueTrack(manifest.cues(), manifest.frameRate(),
                manifest.idle().context() + manifest.idle().chunk());
    }

    @Override
    public void write(long piece, long first, float[] target) {
        Partner.View known = partner.known(piece);
        for (int row = 0; row < target.length / width; row++) {
            int ago = (int) (piece - first - row);
            if (ago > 0) {
                write(known, ago, target, row * width);
            }
        }
    }

    @Override
    public void writeVoice(long piece, long first, float[] target) {
        Partner.View known = partner.known(piece);
        cues.read(known, piece, first);
        for (int row = 0; row < target.length / ModelManifest.VOICE; row++) {
            int ago = (int) (piece - first - row);
            VoiceFrame voice = ago > 0 ? known.voice(ago) : null;
            if (voice != null) {
                int at = row * ModelManifest.VOICE;
                write(voice, target, at);
                target[at + VOICE_KNOWN] = 1;
                target[at + CUE] = cues.trace(first + row);
                target[at + RANK] = cues.rank(first + row);
            }
        }
    }

    private void write(Partner.View known, int ago, float[] target, int at) {
        int flags = at + channels + 3;
        if (known.face(ago, face)) {
            scaler.normalise(face, target, at);
            target[flags] = 1;
            target[flags + 2] = 1;
        }
        VoiceFrame voice = known.voice(ago);
        if (voice != null) {
            write(voice, target, at + channels);
            target[flags + 1] = 1;
            target[flags + 2] = 1;
        }
    }

    /** A silent partner has no pitch and no loudness: 0, the mean, as in training. */
    private void write(VoiceFrame voice, float[] target, int at) {
        boolean pitched = voice.active() && !Float.isNaN(voice.logF0());
        target[at] = voice.active() ? 1 : 0;
        target[at + 1] = pitched ? (voice.logF0() - prosody.logF0Mean()) / prosody.logF0Sd() : 0;
        target[at + 2] = voice.active() ? (voice.energy() - prosody.energyMean()) / prosody.energySd() : 0;
    }
}
