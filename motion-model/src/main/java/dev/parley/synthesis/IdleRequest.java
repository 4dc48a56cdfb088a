package dev.parley.synthesis;

import dev.parley.signal.MotionClip;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How a face that does not speak behaves. Immutable; usable on any thread.
 *
 * @param seed chooses one performance among all
 * @param steps solver steps (1..1000), or empty for the model's default
 * @param guidance strength of classifier-free guidance (0..10; 0 is none), or empty for the model's default
 * @param emotion what is felt (nullable: neutral)
 * @param style a clip whose manner is copied (nullable: not given)
 * @param before the motion shown just before, so that the face moves on without a jump (nullable)
 * @param partner whom the face listens to (nullable: nobody)
 */
public record IdleRequest(long seed, OptionalInt steps, OptionalDouble guidance, Emotion emotion,
        StyleReference style, MotionClip before, Partner partner) {

    /**
     * Validates the ranges.
     */
    public IdleRequest {
        Objects.requireNonNull(steps, "steps");
        Objects.requireNonNull(guidance, "guidance");
        SolverRanges.check(steps, guidance);
    }

    /**
     * Asks for a neutral face that is alone.
     *
     * @param seed chooses one performance among all
     * @return a new request
     */
    public static IdleRequest of(long seed) {
        return new IdleRequest(seed, OptionalInt.empty(), OptionalDouble.empty(), null, null, null, null);
    }

    /**
     * Returns the same request with a number of solver steps.
     *
     * @param newSteps solver steps (1..1000)
     * @return a new request
     */
    public IdleRequest withSteps(int newSteps) {
        return new IdleRequest(seed, OptionalInt.of(newSteps), guidance, emotion, style, before, partner);
    }

    /**
     * Returns the same request with a strength of guidance.
     *
     * @param newGuidance 0..10; 0 is none
     * @return a new request
     */
    public IdleRequest withGuidance(double newGuidance) {
        return new IdleRequest(seed, steps, OptionalDouble.of(newGuidance), emotion, style, before, partner);
    }

    /**
     * Returns the same request with an emotion.
     *
     * @param newEmotion what is felt (nullable: neutral)
     * @return a new request
     */
    public IdleRequest withEmotion(Emotion newEmotion) {
        return new IdleRequest(seed, steps, guidance, newEmotion, style, before, partner);
    }

    /**
     * Returns the same request in the manner of a clip.
     *
     * @param newStyle the clip (nullable: not given)
     * @return a new request
     */
    public IdleRequest withStyle(StyleReference newStyle) {
        return new IdleRequest(seed, steps, guidance, emotion, newStyle, before, partner);
    }

    /**
     * Returns the same request continuing from some motion.
     *
     * @param newBefore the motion shown just before (nullable)
     * @return a new request
     */
    public IdleRequest withBefore(MotionClip newBefore) {
        return new IdleRequest(seed, steps, guidance, emotion, style, newBefore, partner);
    }

    /**
     * Returns the same request listening to somebody.
     *
     * @param newPartner whom the face listens to (nullable: nobody)
     * @return a new request
     */
    public IdleRequest withPartner(Partner newPartner) {
        return new IdleRequest(seed, steps, guidance, emotion, style, before, newPartner);
    }
}
