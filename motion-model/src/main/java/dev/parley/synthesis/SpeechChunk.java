package dev.parley.synthesis;

import dev.parley.signal.MotionClip;
import dev.parley.signal.PcmAudio;
import dev.parley.signal.TimedEvent;
import java.util.List;

/**
 * The next stretch of a line: sound and motion that cover the same time. Immutable; usable on any thread.
 *
 * @param index 0 for the first chunk
 * @param startSeconds seconds from the line's first sample to this chunk's
 * @param audio the sound
 * @param motion the motion, at the model's frame rate
 * @param events what starts in this chunk, in order of time; times count from the line's first sample (not null, copied)
 * @param last whether the line ends here
 */
public record SpeechChunk(int index, double startSeconds, PcmAudio audio, MotionClip motion, List<TimedEvent> events,
        boolean last) {

    /**
     * Copies the events.
     */
    public SpeechChunk {
        events = List.copyOf(events);
    }
}
