package dev.parley.flow;

import dev.parley.text.Phoneme;
import java.util.List;

/**
 * Where each frame stands in its phone, word, phrase and line: for each, the fraction {@code (i + 0.5) / n} and
 * {@code ln(n) / 8}, with {@code i} counted in frames from the unit's start and {@code n} its length. A pause is a word
 * of its own; a phrase reaches up to and including the pause at its mark.
 */
final class PositionFeatures {

    /** Features a frame. */
    static final int WIDTH = 8;
    private static final double SCALE = 8;

    private PositionFeatures() {
    }

    /** Returns (frames, 8). */
    static float[] of(List<Phoneme> phonemes, int[] lengths) {
        int frames = 0;
        for (int length : lengths) {
            frames += length;
        }
        float[] features = new float[frames * WIDTH];
        int[] ends = new int[phonemes.size()];
        for (Unit unit : Unit.values()) {
            unit.mark(phonemes, ends);
            write(features, unit.ordinal() * 2, ends, lengths);
        }
        return features;
    }

    /** Writes one unit's two columns; ends[p] is 1 where phone p ends a unit. */
    private static void write(float[] features, int column, int[] ends, int[] lengths) {
        int start = 0;
        int at = 0;
        for (int p = 0; p < lengths.length; p++) {
            at += lengths[p];
            if (ends[p] == 1) {
                run(features, column, start, at - start);
                start = at;
            }
        }
    }

    private static void run(float[] features, int column, int start, int length) {
        for (int i = 0; i < length; i++) {
            int row = (start + i) * WIDTH + column;
            features[row] = (float) ((i + 0.5) / length);
            features[row + 1] = (float) (Math.log(length) / SCALE);
        }
    }

    private enum Unit {
        PHONE {
            @Override
            boolean ends(List<Phoneme> phonemes, int p) {
                return true;
            }
        },
        WORD {
            @Override
            boolean ends(List<Phoneme> phonemes, int p) {
                Phoneme next = phonemes.get(p + 1);
                return next.isPause() || phonemes.get(p).isPause() || (next.boundary() & Phoneme.WORD_START) != 0;
            }
        },
        PHRASE {
            @Override
            boolean ends(List<Phoneme> phonemes, int p) {
                return phonemes.get(p).isPause() && phonemes.get(p).punctuation() != 0;
            }
        },
        LINE {
            @Override
            boolean ends(List<Phoneme> phonemes, int p) {
                return false;
            }
        };

        /** Tells whether a unit ends with phone p, which is not the last. */
        abstract boolean ends(List<Phoneme> phonemes, int p);

        void mark(List<Phoneme> phonemes, int[] ends) {
            int last = phonemes.size() - 1;
            for (int p = 0; p <= last; p++) {
                ends[p] = p == last || ends(phonemes, p) ? 1 : 0;
            }
        }
    }
}
