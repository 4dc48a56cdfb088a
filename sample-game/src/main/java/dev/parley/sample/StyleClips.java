package dev.parley.sample;

import dev.parley.signal.MotionClip;
import dev.parley.signal.PcmAudio;
import dev.parley.synthesis.SpeechSynthesizer;
import dev.parley.synthesis.StyleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Clips whose manner is copied, each read once: {@code CLIP.wav}, with {@code CLIP.csv} beside it if that is there,
 * {@code CLIP.wav+MOTION.csv}, or {@code MOTION.csv} alone.
 */
final class StyleClips {

    private static final double SHORTEST = 1;
    private static final double LONGEST = 30;
    /** What is kept of a clip that is too long. */
    private static final double KEPT = 10;
    private static final String MOTION = ".csv";

    private final SpeechSynthesizer synthesizer;
    private final Console console;
    private final Map<String, StyleReference> clips = new HashMap<>();

    StyleClips(SpeechSynthesizer synthesizer, Console console) {
        this.synthesizer = synthesizer;
        this.console = console;
    }

    StyleReference get(String name) {
        return clips.computeIfAbsent(name, this::read);
    }

    private StyleReference read(String name) {
        int plus = name.lastIndexOf('+');
        Path wav = null;
        Path csv = null;
        if (plus > 0 && name.endsWith(MOTION)) {
            wav = Path.of(name.substring(0, plus));
            csv = Path.of(name.substring(plus + 1));
        } else if (name.endsWith(MOTION)) {
            csv = Path.of(name);
        } else {
            wav = Path.of(name);
            Path beside = wav.resolveSibling(wav.getFileName().toString().replaceFirst("\\.[^.]*$", "") + MOTION);
            csv = Files.isRegularFile(beside) ? beside : null;
        }
        return read(name, wav, csv);
    }

    private StyleReference read(String name, Path wav, Path csv) {
        PcmAudio sound = wav == null ? null : Recordings.sound(wav);
        MotionClip motion = csv == null ? null : Recordings.motion(csv, synthesizer.manifest().frameRate());
        double seconds = sound != null ? sound.seconds() : motion.seconds();
        if (seconds < SHORTEST) {
            throw new InputException(String.format(java.util.Locale.ROOT, "--style %s lasts %.2f s; a clip of 4 to 10 s is "
                    + "best, at least %.0f s is needed", name, seconds, SHORTEST));
        }
        if (seconds > LONGEST) {
            console.warn(String.format(java.util.Locale.ROOT, "--style %s lasts %.0f s; its first %.0f s are used", name,
                    seconds, KEPT));
            sound = sound == null ? null : first(sound);
            motion = motion == null ? null : first(motion);
        }
        return synthesizer.style(sound, motion);
    }

    private static PcmAudio first(PcmAudio sound) {
        int count = Math.min(sound.length(), (int) (KEPT * sound.sampleRate()));
        return new PcmAudio(Arrays.copyOf(sound.samples(), count), sound.sampleRate());
    }

    private static MotionClip first(MotionClip clip) {
        int frames = Math.min(clip.frames(), (int) (KEPT * clip.frameRate()));
        return new MotionClip(clip.channels(), Arrays.copyOf(clip.values(), frames * clip.channels().size()),
                clip.frameRate());
    }
}
