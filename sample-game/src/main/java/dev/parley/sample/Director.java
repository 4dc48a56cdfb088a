package dev.parley.sample;

import dev.parley.sample.Direction.Dial;
import dev.parley.synthesis.Emotion;
import dev.parley.synthesis.IdleRequest;
import dev.parley.synthesis.SpeechRequest;
import dev.parley.synthesis.SpeechSynthesizer;
import dev.parley.synthesis.StyleReference;
import dev.parley.synthesis.Voice;
import java.util.List;

/** Turns directions into requests to one model. */
final class Director {

    private final SpeechSynthesizer synthesizer;
    private final StyleClips styles;

    Director(SpeechSynthesizer synthesizer, Console console) {
        this.synthesizer = synthesizer;
        this.styles = new StyleClips(synthesizer, console);
    }

    SpeechRequest speech(String text, Direction direction) {
        SpeechRequest request = SpeechRequest.of(text).withSeed(direction.seed()).withEmotion(emotion(direction))
                .withStyle(style(direction)).withVoice(voice(direction));
        Long prosodySeed = direction.whole(Dial.PROSODY_SEED, Long.MIN_VALUE, Long.MAX_VALUE);
        if (prosodySeed != null) {
            request = request.withProsodySeed(prosodySeed);
        }
        Long steps = direction.whole(Dial.STEPS, 1, Integer.MAX_VALUE);
        if (steps != null) {
            request = request.withSteps(steps.intValue());
        }
        Double guidance = direction.guidance();
        return guidance == null ? request : request.withGuidance(guidance);
    }

    IdleRequest idle(Direction direction) {
        IdleRequest request = IdleRequest.of(direction.seed()).withEmotion(emotion(direction))
                .withStyle(style(direction));
        Long steps = direction.whole(Dial.STEPS, 1, Integer.MAX_VALUE);
        if (steps != null) {
            request = request.withSteps(steps.intValue());
        }
        Double guidance = direction.guidance();
        return guidance == null ? request : request.withGuidance(guidance);
    }

    private Emotion emotion(Direction direction) {
        Emotion emotion = direction.emotion();
        List<String> names = synthesizer.manifest().emotions();
        if (emotion != null && names.stream().noneMatch(emotion.name()::equalsIgnoreCase)) {
            throw new InputException("--emotion '" + emotion.name() + "' is not one of: " + String.join(", ", names));
        }
        return emotion;
    }

    private StyleReference style(Direction direction) {
        String clip = direction.values().get(Dial.STYLE);
        return clip == null ? null : styles.get(clip);
    }

    private static Voice voice(Direction direction) {
        Double semitones = direction.semitones();
        Double formant = direction.formant();
        return semitones == null && formant == null ? null
                : Voice.moved(semitones == null ? 0 : semitones, formant == null ? 1 : formant);
    }
}
