package dev.parley.synthesis;

import dev.parley.signal.MelFrames;
import dev.parley.signal.MotionClip;

/**
 * A clip whose manner a line copies: its sound, its motion, or both. Immutable; usable on any thread.
 *
 * @param mel natural-log mel frames at the model's rate (nullable: the clip has no sound)
 * @param motion facial motion at any rate (nullable: the clip has no motion)
 */
public record StyleReference(MelFrames mel, MotionClip motion) {

    /**
     * Checks that there is something to copy.
     */
    public StyleReference {
        boolean sound = mel != null && mel.frames() > 0;
        boolean face = motion != null && motion.frames() > 0;
        if (!sound && !face) {
            throw new IllegalArgumentException("a style reference needs sound or motion; this one has neither");
        }
    }
}
