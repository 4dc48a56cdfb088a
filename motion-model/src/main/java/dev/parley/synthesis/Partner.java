package dev.parley.synthesis;

import dev.parley.analysis.VoiceFrame;
import dev.parley.signal.MotionFrame;

/**
 * The person an avatar listens to, in frames at the model's rate. Asked on the thread of the stream that listens, once
 * for each piece.
 */
@FunctionalInterface
public interface Partner {

    /**
     * Returns what is known now.
     *
     * @param frame frames of the avatar's stream so far: a piece begins at this one. A recording answers with what it
     *        holds before that frame, a live partner with what came last
     * @return a view that does not change (not null)
     */
    View known(long frame);

    /** What is known of a partner at one moment. */
    interface View {

        /**
         * Tells what the face did.
         *
         * @param ago frames before the moment (&ge;1; 1 is the newest)
         * @param store where the face goes if it is known (not null, modified)
         * @return whether it is known
         */
        boolean face(int ago, MotionFrame store);

        /**
         * Tells what the voice did.
         *
         * @param ago frames before the moment (&ge;1; 1 is the newest)
         * @return the voice, or null if it is not known
         */
        VoiceFrame voice(int ago);
    }
}
