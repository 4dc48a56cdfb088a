package dev.parley.format;

import dev.parley.signal.MotionFrame;

/**
 * The face at any time of a line. {@link dev.parley.signal.MotionClip#sample} is one; a rig that shapes the motion on its
 * way to the avatar is another.
 */
@FunctionalInterface
public interface MotionSampler {

    /**
     * Writes the face at a time into the caller's store. Writers of files ask for times in rising order.
     *
     * @param seconds time from the line's first sample (&ge;0)
     * @param store where the face goes (not null, modified)
     * @return the store
     */
    MotionFrame sample(double seconds, MotionFrame store);
}
