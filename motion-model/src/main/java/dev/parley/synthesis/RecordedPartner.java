package dev.parley.synthesis;

import dev.parley.analysis.VoiceFrame;
import dev.parley.signal.MotionClip;
import dev.parley.signal.MotionFrame;
import java.util.List;

/**
 * A partner who was recorded: each frame becomes known when the avatar's stream has reached it. Immutable; usable on any
 * thread, by several streams at once.
 */
public final class RecordedPartner implements Partner {

    private final List<VoiceFrame> voice;
    private final MotionClip face;
    private final double frameRate;
    private final long frames;

    /**
     * Makes a partner; both recordings begin with the avatar's stream.
     *
     * @param voice its voice at the model's rate (nullable: not known)
     * @param face its face at any rate (nullable: not known)
     * @param frameRate frames a second of the model (&gt;0)
     */
    public RecordedPartner(List<VoiceFrame> voice, MotionClip face, double frameRate) {
        if (voice == null && face == null) {
            throw new IllegalArgumentException("a partner needs a voice or a face; this one has neither");
        }
        this.voice = voice == null ? null : List.copyOf(voice);
        this.face = face;
        this.frameRate = frameRate;
        this.frames = face == null ? 0 : Math.round(face.seconds() * frameRate);
    }

    @Override
    public View known(long frame) {
        return new View() {
            @Override
            public boolean face(int ago, MotionFrame store) {
                long at = frame - ago;
                if (at < 0 || at >= frames) {
                    return false;
                }
                face.sample((at + 0.5) / frameRate, store);
                return true;
            }

            @Override
            public VoiceFrame voice(int ago) {
                long at = frame - ago;
                return voice == null || at < 0 || at >= voice.size() ? null : voice.get((int) at);
            }
        };
    }
}
