package dev.parley.analysis;

/**
 * What a voice does in one frame. Immutable; any thread.
 *
 * @param active whether somebody speaks; pauses between words count, those between sentences do not
 * @param voiced whether the voice has a pitch in this frame
 * @param logF0 ln Hz; in a frame without pitch on the way from the last one to the next, or the last one if the next is not
 *        near; before the first the first if that is near, NaN otherwise
 * @param energy natural log of the windowed RMS amplitude of the spectrum, as the model's statistics count it
 */
public record VoiceFrame(boolean active, boolean voiced, float logF0, float energy) {
}
