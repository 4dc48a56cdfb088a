package dev.parley.sample;

import dev.parley.format.EventsJson;
import dev.parley.format.LiveLinkFaceCsv;
import dev.parley.format.MotionJson;
import dev.parley.format.MotionSampler;
import dev.parley.format.VoiceTag;
import dev.parley.format.WavFile;
import dev.parley.format.WebVtt;
import dev.parley.rig.FrameShaper;
import dev.parley.synthesis.SpeechResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The files that hold one line; null where none is wanted.
 *
 * @param wav the sound
 * @param motionCsv Live Link Face
 * @param motionJson every channel at the model's rate
 * @param subtitles WebVTT
 * @param events words, phonemes, visemes, marks
 */
record LineFiles(Path wav, Path motionCsv, Path motionJson, Path subtitles, Path events) {

    LineFiles withWav(Path file) {
        return new LineFiles(file, motionCsv, motionJson, subtitles, events);
    }

    List<Path> all() {
        return Stream.of(wav, motionCsv, motionJson, subtitles, events).filter(Objects::nonNull).toList();
    }

    /**
     * Writes them.
     *
     * @param text the line as given
     * @param line what was made of it
     * @param shaper turns the motion into what the avatar receives
     * @param voice who speaks
     */
    void write(String text, SpeechResult line, FrameShaper shaper, VoiceTag voice) throws IOException {
        MotionSampler motion = (seconds, store) -> shaper.shape(line.motion().sample(seconds, store), store);
        if (wav != null) {
            WavFile.write(wav, line.audio(), voice);
        }
        if (motionCsv != null) {
            LiveLinkFaceCsv.write(motionCsv, motion, line.audio().seconds());
        }
        if (motionJson != null) {
            MotionJson.write(motionJson, motion, line.motion().frames(), line.motion().frameRate());
        }
        if (subtitles != null) {
            WebVtt.write(subtitles, text, line.events());
        }
        if (events != null) {
            EventsJson.write(events, text, line.audio().seconds(), line.events());
        }
    }
}
