package dev.parley.synthesis;

import dev.parley.signal.MotionClip;
import dev.parley.signal.PcmAudio;
import dev.parley.signal.TimedEvent;
import dev.parley.text.TextWarning;
import java.util.List;

/**
 * A whole line. Immutable; usable on any thread.
 *
 * @param audio the sound
 * @param motion the motion, at the model's frame rate; covers the same time
 * @param events words, phonemes and visemes, in order of time (not null, copied)
 * @param warnings what of the text could not be spoken as written (not null, copied)
 * @param firstAudioSeconds wall time from the request to the first sound
 * @param synthesisSeconds wall time from the request to the last
 * @param steps solver steps used
 */
public record SpeechResult(PcmAudio audio, MotionClip motion, List<TimedEvent> events, List<TextWarning> warnings,
        double firstAudioSeconds, double synthesisSeconds, int steps) {

    /**
     * Copies the lists.
     */
    public SpeechResult {
        events = List.copyOf(events);
        warnings = List.copyOf(warnings);
    }
}
