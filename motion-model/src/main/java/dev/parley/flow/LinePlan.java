package dev.parley.flow;

import dev.parley.text.PhonemeSequence;
import java.util.Arrays;

/**
 * A sentence's plan: how long each phone lasts and how the voice moves. Immutable; any thread.
 */
public final class LinePlan {

    private final PhonemeSequence sentence;
    private final float[] text;
    private final int[] starts;
    private final int[] owner;
    private final float[] position;
    private final ProsodyTrack prosody;
    private final int textWidth;

    LinePlan(PhonemeSequence sentence, float[] text, int[] lengths, float[] position, ProsodyTrack prosody) {
        this.sentence = sentence;
        this.text = text;
        this.position = position;
        this.prosody = prosody;
        this.textWidth = text.length / lengths.length;
        this.starts = new int[lengths.length + 1];
        for (int p = 0; p < lengths.length; p++) {
            starts[p + 1] = starts[p] + lengths[p];
        }
        this.owner = new int[starts[lengths.length]];
        for (int p = 0; p < lengths.length; p++) {
            Arrays.fill(owner, starts[p], starts[p + 1], p);
        }
    }

    /**
     * Returns the sentence.
     *
     * @return its phones and words
     */
    public PhonemeSequence sentence() {
        return sentence;
    }

    /**
     * Returns the sentence's length.
     *
     * @return frames (&ge;0)
     */
    public int frames() {
        return owner.length;
    }

    /**
     * Returns where a phone starts.
     *
     * @param phone index of the phone; the number of phones gives the sentence's end
     * @return frame, from the sentence's first (&ge;0)
     */
    public int start(int phone) {
        return starts[phone];
    }

    /**
     * Returns the voice's pitch.
     *
     * @param frame 0..frames-1
     * @return ln Hz, in unvoiced frames too
     */
    public float logF0(int frame) {
        return prosody.logF0()[frame];
    }

    /**
     * Tells whether the voice sounds.
     *
     * @param frame 0..frames-1
     * @return 1 if voiced, else 0
     */
    public float voiced(int frame) {
        return prosody.voiced()[frame];
    }

    /**
     * Returns the plan of what is said behind one of the pauses, in the midst of the sentence as it is planned here.
     *
     * @param pause index of the pause
     * @param spoken frames of silence that stand for the pause already
     * @return a new plan, which begins with the rest of the pause
     */
    public LinePlan after(int pause, int spoken) {
        int rest = Math.max(0, starts[pause + 1] - starts[pause] - spoken);
        int[] lengths = new int[starts.length - 1 - pause];
        for (int p = 0; p < lengths.length; p++) {
            lengths[p] = p == 0 ? rest : starts[pause + p + 1] - starts[pause + p];
        }
        int from = starts[pause + 1] - rest;
        return new LinePlan(sentence.after(pause), Arrays.copyOfRange(text, pause * textWidth, text.length), lengths,
                Arrays.copyOfRange(position, from * PositionFeatures.WIDTH, position.length), prosody.from(from));
    }

    /** Copies the features of a frame's phone. */
    void copyText(int frame, float[] target, int offset) {
        System.arraycopy(text, owner[frame] * textWidth, target, offset, textWidth);
    }

    /** Copies a frame's position features. */
    void copyPosition(int frame, float[] target, int offset) {
        System.arraycopy(position, frame * PositionFeatures.WIDTH, target, offset, PositionFeatures.WIDTH);
    }

    /** Copies a frame's prosody, with each value flagged as given. */
    void copyProsody(int frame, float[] target, int offset) {
        System.arraycopy(prosody.features(), frame * ProsodyTrack.WIDTH, target, offset, ProsodyTrack.WIDTH);
        for (int c = 0; c < ProsodyTrack.WIDTH; c++) {
            target[offset + ProsodyTrack.WIDTH + c] = 1;
        }
    }
}
