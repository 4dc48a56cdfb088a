package dev.parley.jme;

import dev.parley.signal.ArkitBlendshape;
import dev.parley.signal.MotionChannel;
import dev.parley.signal.MotionFrame;

/**
 * A face that breathes, looks about and blinks without any model: shown until the model is ready, and if it fails. A
 * pure function of time and seed. Sizes: head sways with standard deviations of 3.0, 2.2 and 1.6 degrees between 0.1 and
 * 1 Hz; a blink closes in 70 ms, rests 20 ms, opens in 170 ms, 17 times a minute (Bentivoglio 1997).
 */
final class ProceduralIdle {

    private static final double BLINK_EVERY = 3.5;
    private static final double BLINK_CLOSE = 0.07;
    private static final double BLINK_OPEN = 0.09;
    private static final double BLINK_END = 0.26;
    private static final double GLANCE_EVERY = 1.7;
    private static final double GLANCE_MOVE = 0.05;
    private static final double GLANCE_RANGE = 0.05;
    private static final double BREATH_HERTZ = 0.25;
    private static final double BREATH_METRES = 0.0015;
    private static final double YAW = Math.toRadians(3.0);
    private static final double PITCH = Math.toRadians(2.2);
    private static final double ROLL = Math.toRadians(1.6);

    private final long seed;

    ProceduralIdle(long seed) {
        this.seed = seed;
    }

    /** Writes every channel at a time in seconds. */
    void sample(double seconds, MotionFrame store) {
        store.clear();
        store.set(MotionChannel.HEAD_YAW, (float) (YAW * sway(seconds, 1)));
        store.set(MotionChannel.HEAD_PITCH, (float) (PITCH * sway(seconds, 2)));
        store.set(MotionChannel.HEAD_ROLL, (float) (ROLL * sway(seconds, 3)));
        store.set(MotionChannel.HEAD_Y, (float) (BREATH_METRES * Math.sin(2 * Math.PI * BREATH_HERTZ * seconds)));
        float yaw = (float) glance(seconds, 4);
        float pitch = (float) glance(seconds, 5);
        store.set(MotionChannel.LEFT_EYE_YAW, yaw);
        store.set(MotionChannel.RIGHT_EYE_YAW, yaw);
        store.set(MotionChannel.LEFT_EYE_PITCH, pitch);
        store.set(MotionChannel.RIGHT_EYE_PITCH, pitch);
        float lid = (float) lid(seconds);
        store.setWeight(ArkitBlendshape.EYE_BLINK_LEFT, lid);
        store.setWeight(ArkitBlendshape.EYE_BLINK_RIGHT, lid);
    }

    /** Five tones an octave and a bit apart, each fainter than the one below, with unit variance in all. */
    private double sway(double seconds, int channel) {
        double sum = 0;
        double hertz = 0.1;
        for (int tone = 0; tone < 5; tone++) {
            double phase = random(channel * 16 + tone);
            sum += Math.sin(2 * Math.PI * (hertz * seconds + phase)) / (1 + tone);
            hertz *= 1.73;
        }
        return sum * 1.17;
    }

    private double glance(double seconds, int channel) {
        long slot = (long) Math.floor(seconds / GLANCE_EVERY);
        double share = smooth((seconds - slot * GLANCE_EVERY) / GLANCE_MOVE);
        double from = random(channel + 64 * slot) - 0.5;
        double to = random(channel + 64 * (slot + 1)) - 0.5;
        return GLANCE_RANGE * (from + share * (to - from));
    }

    private double lid(double seconds) {
        long slot = (long) Math.floor(seconds / BLINK_EVERY);
        double begin = slot * BLINK_EVERY + 0.7 * BLINK_EVERY * random(6 + 64 * slot);
        double since = seconds - begin;
        if (since < BLINK_OPEN) {
            return smooth(since / BLINK_CLOSE);
        }
        return 1 - smooth((since - BLINK_OPEN) / (BLINK_END - BLINK_OPEN));
    }

    private static double smooth(double share) {
        double x = Math.max(0, Math.min(1, share));
        return x * x * (3 - 2 * x);
    }

    /** A number from 0 to 1 that belongs to an index (the mixing function of SplitMix64). */
    private double random(long index) {
        long z = seed * 0x9E3779B97F4A7C15L + index * 0xD1B54A32D192ED03L + 0x632BE59BD9B4E019L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1.0p-53;
    }
}
