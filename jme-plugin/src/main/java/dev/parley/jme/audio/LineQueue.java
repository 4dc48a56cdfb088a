package dev.parley.jme.audio;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Turns an avatar's lines into one stream of samples. When a line has no more samples yet, its last 5 ms fade out, and
 * the first 5 ms after the hold fade in; none is lost. All but {@link #add} belongs to the player's thread.
 */
final class LineQueue {

    private static final double FADE_SECONDS = 0.005;

    private final Queue<VoiceLine> incoming = new ConcurrentLinkedQueue<>();
    private final List<VoiceLine> active = new ArrayList<>();
    private final int fade;
    /** How far the sound is faded in: 0 silent, {@link #fade} full. */
    private int level;

    LineQueue(int sampleRate) {
        fade = Math.max(1, (int) Math.round(FADE_SECONDS * sampleRate));
    }

    /** Appends a line (any thread). */
    void add(VoiceLine line) {
        incoming.add(line);
    }

    /** Lets go of lines that are over, or that were stopped before they began; tells whether any is left. */
    boolean refresh() {
        for (VoiceLine next = incoming.poll(); next != null; next = incoming.poll()) {
            active.add(next);
        }
        while (!active.isEmpty() && isDone(active.get(0))) {
            active.remove(0);
        }
        return !active.isEmpty();
    }

    private static boolean isDone(VoiceLine line) {
        if (line.isStopRequested() && !line.hasBegun()) {
            line.markStopped();
        }
        return line.isOver();
    }

    /** Returns the line at the ear, or null. */
    VoiceLine head() {
        return active.isEmpty() ? null : active.get(0);
    }

    /**
     * Reads the next samples.
     *
     * @param device output sample of the first one
     * @param target where they go
     * @param max how many are wanted
     * @param urgent whether the output would otherwise play silence: then fewer than wanted will do
     * @param paused whether the lines are held
     * @return how many were read, 0 if there is nothing to play; a line whose stop is requested plays on until
     *     {@link #endHead}
     */
    int read(long device, float[] target, int max, boolean urgent, boolean paused) {
        VoiceLine line = current();
        if (line == null) {
            return 0;
        }
        boolean held = paused || line.isPaused();
        long ready = held ? 0 : line.isFinished() ? line.available() : line.available() - fade;
        if (ready >= max || ready > 0 && (urgent || line.isFinished())) {
            return play(line, device, target, (int) Math.min(max, ready));
        }
        return urgent ? fadeOut(line, device, target, max) : 0;
    }

    /** Takes back what lies at or after an output sample, to be read again. */
    void takeBack(long device) {
        for (VoiceLine line : active) {
            line.takeBack(device);
        }
        level = 0;
    }

    /** Ends the line at the ear at an output sample; what was placed from there on was not heard. */
    void endHead(long device) {
        VoiceLine line = active.remove(0);
        line.takeBack(device);
        line.markStopped();
    }

    /** Ends every line. */
    void endAll() {
        refresh();
        active.forEach(VoiceLine::markStopped);
        active.clear();
    }

    private VoiceLine current() {
        for (int i = 0; i < active.size(); i++) {
            VoiceLine line = active.get(i);
            if (line.isStopRequested() ? line.hasBegun() : !line.isPlaced()) {
                return line;
            }
        }
        return null;
    }

    private int play(VoiceLine line, long device, float[] target, int count) {
        if (!line.hasBegun()) {
            level = fade;
        }
        line.place(device, target, count);
        for (int i = 0; i < count && level < fade; i++) {
            level++;
            target[i] *= (float) level / fade;
        }
        return count;
    }

    private int fadeOut(VoiceLine line, long device, float[] target, int max) {
        int count = (int) Math.min(Math.min(max, level), line.available());
        if (count <= 0 || !line.hasBegun()) {
            return 0;
        }
        line.place(device, target, count);
        for (int i = 0; i < count; i++) {
            level--;
            target[i] *= (float) level / fade;
        }
        return count;
    }
}
