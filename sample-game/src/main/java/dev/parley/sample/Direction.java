package dev.parley.sample;

import dev.parley.synthesis.Emotion;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * How a line is said or a face behaves, as given on the command line or in the columns of a batch. Immutable.
 *
 * @param values text of each dial that was given
 */
record Direction(Map<Dial, String> values) {

    private static final double MOST_SEMITONES = 12;
    private static final double LEAST_FORMANT = 0.5;
    private static final double MOST_FORMANT = 2;

    /** What can be set. */
    enum Dial {
        SEED, PROSODY_SEED, STEPS, GUIDANCE, EMOTION, STYLE, VOICE_PITCH, FORMANT;

        /** The name in columns, and, after two dashes, on the command line. */
        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    Direction {
        values = Map.copyOf(values);
    }

    /** Nothing given. */
    static Direction none() {
        return new Direction(Map.of());
    }

    /** Returns this with one dial more; null leaves it as it is. */
    Direction with(Dial dial, String value) {
        if (value == null) {
            return this;
        }
        Map<Dial, String> changed = new EnumMap<>(Dial.class);
        changed.putAll(values);
        changed.put(dial, value.strip());
        return new Direction(changed);
    }

    /** Returns this with a column {@code name=value}. */
    Direction withColumn(String column) {
        int equals = column.indexOf('=');
        for (Dial dial : Dial.values()) {
            if (equals > 0 && dial.label().equals(column.substring(0, equals).strip())) {
                Direction changed = with(dial, column.substring(equals + 1));
                changed.check();
                return changed;
            }
        }
        throw new InputException("the column '" + column.replaceAll("\\p{Cntrl}", "?") + "' is no option; write for "
                + "instance emotion=happy:0.8, style=clip.wav, seed=3");
    }

    /** Throws if a value is out of its range; whether the model knows an emotion is not known yet. */
    Direction check() {
        seed();
        whole(Dial.PROSODY_SEED, Long.MIN_VALUE, Long.MAX_VALUE);
        whole(Dial.STEPS, 1, 1000);
        number(Dial.GUIDANCE, 0, 10);
        number(Dial.VOICE_PITCH, -MOST_SEMITONES, MOST_SEMITONES);
        number(Dial.FORMANT, LEAST_FORMANT, MOST_FORMANT);
        emotion();
        return this;
    }

    long seed() {
        Long seed = whole(Dial.SEED, Long.MIN_VALUE, Long.MAX_VALUE);
        return seed == null ? 0 : seed;
    }

    /** Returns a whole number, or null if it was not given. */
    Long whole(Dial dial, long low, long high) {
        Long value = parse(dial, Long::valueOf, "a whole number");
        if (value != null && (value < low || value > high)) {
            throw wrong(dial, "a whole number from " + low + " to " + high);
        }
        return value;
    }

    /** Returns a number, or null if it was not given. */
    Double number(Dial dial, double low, double high) {
        Double value = parse(dial, Double::valueOf, "a number");
        if (value != null && !(value >= low && value <= high)) {
            throw wrong(dial, "a number from " + low + " to " + high);
        }
        return value;
    }

    Double guidance() {
        return parse(Dial.GUIDANCE, Double::valueOf, "a number");
    }

    Double semitones() {
        return parse(Dial.VOICE_PITCH, Double::valueOf, "a number");
    }

    Double formant() {
        return parse(Dial.FORMANT, Double::valueOf, "a number");
    }

    private <T> T parse(Dial dial, Function<String, T> parser, String expected) {
        String value = values.get(dial);
        try {
            return value == null ? null : parser.apply(value);
        } catch (NumberFormatException e) {
            throw wrong(dial, expected);
        }
    }

    /** Returns NAME or NAME:INTENSITY, or null if none was given. */
    Emotion emotion() {
        String value = values.get(Dial.EMOTION);
        if (value == null) {
            return null;
        }
        int colon = value.indexOf(':');
        try {
            float intensity = colon < 0 ? 1 : Float.parseFloat(value.substring(colon + 1));
            return new Emotion(colon < 0 ? value : value.substring(0, colon), intensity);
        } catch (NumberFormatException e) {
            throw wrong(Dial.EMOTION, "NAME or NAME:INTENSITY with an intensity from 0 to 1, for instance happy:0.8");
        } catch (IllegalArgumentException e) {
            throw new InputException("--emotion " + value + ": " + e.getMessage(), e);
        }
    }

    private InputException wrong(Dial dial, String expected) {
        return new InputException("--" + dial.label() + " is '" + values.get(dial) + "'; it must be " + expected);
    }
}
