package dev.parley.synthesis;

import dev.parley.signal.MotionClip;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What to say and how. Immutable; usable on any thread.
 *
 * @param text what to say; {@code *word*} is emphasised (not null)
 * @param seed chooses one performance among all: head, eyes, brows, the voice's grain; the same request and seed give the
 *     same bytes
 * @param prosodySeed chooses durations, pitch and loudness, or empty for a number that follows from the text alone, so
 *     that another seed says the same in the same time
 * @param steps solver steps (1..1000), or empty for the model's default
 * @param guidance strength of classifier-free guidance (0..10; 0 is none), or empty for the model's default
 * @param tempo speed of speech (0.25..4; 1 is the model's own)
 * @param voice who speaks (nullable: the model's own voice)
 * @param emotion how it is felt (nullable: neutral)
 * @param style a clip whose manner is copied (nullable: not given)
 * @param before the motion shown just before the line, so that the face moves on without a jump (nullable)
 */
public record SpeechRequest(String text, long seed, OptionalLong prosodySeed, OptionalInt steps,
        OptionalDouble guidance, float tempo, Voice voice, Emotion emotion, StyleReference style, MotionClip before) {

    private static final float MAX_TEMPO = 4;

    /**
     * Validates the ranges.
     */
    public SpeechRequest {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(prosodySeed, "prosodySeed");
        SolverRanges.check(steps, guidance);
        SolverRanges.check("tempo", tempo, 1 / MAX_TEMPO, MAX_TEMPO);
    }

    /**
     * Asks for a text in the model's own voice and manner, with seed 0.
     *
     * @param text what to say (not null)
     * @return a new request
     */
    public static SpeechRequest of(String text) {
        return new SpeechRequest(text, 0, OptionalLong.empty(), OptionalInt.empty(), OptionalDouble.empty(), 1, null, null,
                null, null);
    }

    /**
     * Returns the same request with another text.
     *
     * @param newText what to say (not null)
     * @return a new request
     */
    public SpeechRequest withText(String newText) {
        return new SpeechRequest(newText, seed, prosodySeed, steps, guidance, tempo, voice, emotion, style, before);
    }

    /**
     * Returns the same request with another seed.
     *
     * @param newSeed any number
     * @return a new request
     */
    public SpeechRequest withSeed(long newSeed) {
        return new SpeechRequest(text, newSeed, prosodySeed, steps, guidance, tempo, voice, emotion, style, before);
    }

    /**
     * Returns the same request with other durations, pitch and loudness.
     *
     * @param newSeed any number
     * @return a new request
     */
    public SpeechRequest withProsodySeed(long newSeed) {
        return new SpeechRequest(text, seed, OptionalLong.of(newSeed), steps, guidance, tempo, voice, emotion, style,
                before);
    }

    /**
     * Returns the same request with a number of solver steps.
     *
     * @param newSteps solver steps (1..1000)
     * @return a new request
     */
    public SpeechRequest withSteps(int newSteps) {
        return new SpeechRequest(text, seed, prosodySeed, OptionalInt.of(newSteps), guidance, tempo, voice, emotion,
                style, before);
    }

    /**
     * Returns the same request with a strength of guidance.
     *
     * @param newGuidance 0..10; 0 is none
     * @return a new request
     */
    public SpeechRequest withGuidance(double newGuidance) {
        return new SpeechRequest(text, seed, prosodySeed, steps, OptionalDouble.of(newGuidance), tempo, voice,
                emotion, style, before);
    }

    /**
     * Returns the same request at another speed.
     *
     * @param newTempo 0.25..4; 1 is the model's own
     * @return a new request
     */
    public SpeechRequest withTempo(float newTempo) {
        return new SpeechRequest(text, seed, prosodySeed, steps, guidance, newTempo, voice, emotion, style, before);
    }

    /**
     * Returns the same request in another voice.
     *
     * @param newVoice who speaks (nullable: the model's own voice)
     * @return a new request
     */
    public SpeechRequest withVoice(Voice newVoice) {
        return new SpeechRequest(text, seed, prosodySeed, steps, guidance, tempo, newVoice, emotion, style, before);
    }

    /**
     * Returns the same request with an emotion.
     *
     * @param newEmotion how it is felt (nullable: neutral)
     * @return a new request
     */
    public SpeechRequest withEmotion(Emotion newEmotion) {
        return new SpeechRequest(text, seed, prosodySeed, steps, guidance, tempo, voice, newEmotion, style, before);
    }

    /**
     * Returns the same request in the manner of a clip.
     *
     * @param newStyle the clip (nullable: not given)
     * @return a new request
     */
    public SpeechRequest withStyle(StyleReference newStyle) {
        return new SpeechRequest(text, seed, prosodySeed, steps, guidance, tempo, voice, emotion, newStyle, before);
    }

    /**
     * Returns the same request continuing from some motion.
     *
     * @param newBefore the motion shown just before the line (nullable)
     * @return a new request
     */
    public SpeechRequest withBefore(MotionClip newBefore) {
        return new SpeechRequest(text, seed, prosodySeed, steps, guidance, tempo, voice, emotion, style, newBefore);
    }
}
