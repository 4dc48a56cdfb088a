package dev.parley.jme.audio;

import java.util.Arrays;

/** A voice on a loopback sound card, both driven by one clock that the test moves. */
final class Studio implements AutoCloseable {

    static final int RATE = 22_050;
    private static final double STEP_SECONDS = 0.005;

    private Loopback card;
    private final int stepsPerBlock;
    private final int channels;
    private long steps;
    private long rendered;
    private float[] recording = new float[0];
    private final SpeechVoice voice;

    Studio(int cardRate, int channels, int stepsPerBlock) {
        this.stepsPerBlock = stepsPerBlock;
        this.channels = channels;
        card = new Loopback(cardRate, channels);
        voice = new SpeechVoice(RATE, this::nanos);
    }

    private long nanos() {
        return Math.round(steps * STEP_SECONDS * 1e9);
    }

    int cardRate() {
        return card.rate();
    }

    SpeechVoice voice() {
        return voice;
    }

    double seconds() {
        return steps * STEP_SECONDS;
    }

    /** Lets 5 ms pass: the player's thread runs, and the card mixes if a block is due. */
    void step() {
        voice.pump();
        steps++;
        if (steps % stepsPerBlock == 0) {
            mix();
        }
    }

    private void mix() {
        long due = Math.round(seconds() * card.rate());
        float[] block = card.render((int) (due - rendered));
        rendered = due;
        int before = recording.length;
        recording = Arrays.copyOf(recording, before + block.length);
        System.arraycopy(block, 0, recording, before, block.length);
    }

    void run(double seconds) {
        for (double end = seconds() + seconds - 1e-9; seconds() < end;) {
            step();
        }
    }

    float[] recording() {
        return recording;
    }

    int recordedFrames() {
        return recording.length / channels;
    }

    /** Lets time pass in which the card does not play. */
    void stall(double seconds) {
        for (double end = seconds() + seconds - 1e-9; seconds() < end;) {
            voice.pump();
            steps++;
        }
        rendered = Math.round(seconds() * card.rate());
    }

    /** Lets time pass in which the player's thread does not run either. */
    void passTime(double seconds) {
        steps += Math.round(seconds / STEP_SECONDS);
    }

    /** A card is there again after {@link #loseCard()}. */
    void returnCard() {
        card = new Loopback(card.rate(), channels);
    }

    /** The card is lost and another takes its place, as jMonkeyEngine does it. */
    void replaceCard() {
        int rate = card.rate();
        card.close();
        card = new Loopback(rate, channels);
    }

    void loseCard() {
        card.close();
    }

    @Override
    public void close() {
        voice.close();
        voice.pump();
        card.close();
    }
}
