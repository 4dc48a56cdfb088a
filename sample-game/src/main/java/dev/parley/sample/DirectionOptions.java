package dev.parley.sample;

import dev.parley.sample.Direction.Dial;
import picocli.CommandLine.Option;

/** How it is said. */
final class DirectionOptions {

    @Option(names = "--emotion", paramLabel = "NAME[:0..1]", description = "neutral, happy, sad, angry, afraid, "
            + "disgusted or surprised, and how much (default neutral)")
    private String emotion;

    @Option(names = "--style", paramLabel = "CLIP.wav[+CLIP.csv]", description = "copies the manner of a clip of 4 to 10 "
            + "seconds; its motion is a Live Link Face CSV, CLIP.csv beside it if not named")
    private String style;

    @Option(names = "--voice-pitch", paramLabel = "SEMITONES", description = "mean pitch above the voice's own, -12 to 12 "
            + "(default 0)")
    private String voicePitch;

    @Option(names = "--formant", paramLabel = "RATIO", description = "frequencies of the formants over the voice's own, "
            + "0.5 to 2; above 1 a smaller speaker (default 1)")
    private String formant;

    @Option(names = "--guidance", paramLabel = "G", description = "how strongly the conditions are followed, 0 to 10; "
            + "above 0 it takes twice the time (default: the model's)")
    private String guidance;

    @Option(names = "--seed", paramLabel = "N", description = "chooses one performance among all (default 0)")
    private String seed;

    @Option(names = "--prosody-seed", paramLabel = "N", description = "chooses durations, pitch and loudness (default: a "
            + "number that follows from the text)")
    private String prosodySeed;

    @Option(names = "--steps", paramLabel = "N", description = "steps of the solver, 1 to 1000 (default: the "
            + "model's)")
    private String steps;

    /** Returns what was given, checked as far as it can be without the model. */
    Direction direction() {
        return Direction.none().with(Dial.EMOTION, emotion).with(Dial.STYLE, style).with(Dial.VOICE_PITCH, voicePitch)
                .with(Dial.FORMANT, formant).with(Dial.GUIDANCE, guidance).with(Dial.SEED, seed)
                .with(Dial.PROSODY_SEED, prosodySeed).with(Dial.STEPS, steps).check();
    }
}
