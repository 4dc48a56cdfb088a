package dev.parley.jme;

import dev.parley.signal.MotionChannel;
import dev.parley.signal.MotionFrame;
import java.util.List;

/**
 * Decides what a face shows. The mouth follows the line at the heard time; head, eyes and brows follow it too, but while
 * the sound holds they turn to idle motion, so that the face never freezes. Between lines all is idle. For the render
 * thread; allocates nothing.
 */
final class MotionPlayer {

    private static final double LIFE_BLEND_SECONDS = 0.25;
    private static final double MOUTH_BLEND_SECONDS = 0.12;
    /** Idle motion that must be ready before the face turns to it; less than what is made ahead for a listener. */
    private static final double IDLE_START_SECONDS = 0.3;

    private final MotionTrack idle;
    private final ProceduralIdle fallback;
    private final ChannelBlend mouth = new ChannelBlend(channels(true), MOUTH_BLEND_SECONDS);
    private final ChannelBlend life = new ChannelBlend(channels(false), LIFE_BLEND_SECONDS);
    private final MotionFrame shown = new MotionFrame();
    private final MotionFrame before = new MotionFrame();
    private final MotionFrame from = new MotionFrame();
    private final MotionFrame to = new MotionFrame();
    private Object mouthSource;
    private Object lifeSource;
    private MotionTrack line;
    private double lineSeconds;
    private double lineStep;
    private double idleSeconds;
    private double seconds;
    private float lastStep;

    MotionPlayer(MotionTrack idle, long seed) {
        this.idle = idle;
        fallback = new ProceduralIdle(seed);
    }

    private static List<MotionChannel> channels(boolean ofMouth) {
        return MotionChannel.all().stream().filter(channel -> isMouth(channel.name()) == ofMouth).toList();
    }

    private static boolean isMouth(String name) {
        return name.startsWith("jaw") || name.startsWith("mouth") || name.startsWith("tongue")
                || name.equals("cheekPuff");
    }

    /** Returns how much idle motion is left to show. */
    double idleAhead() {
        return idle.seconds() - idleSeconds;
    }

    /**
     * Moves the face on.
     *
     * @param step seconds since the last frame
     * @param newLine motion of the line that is heard, or null
     * @param heard seconds of that line
     * @param holding whether its sound waits
     * @return what to show (alias: overwritten by the next call)
     */
    MotionFrame update(float step, MotionTrack newLine, double heard, boolean holding) {
        Object idling = idleSource();
        Object newMouth = newLine != null ? newLine : idling;
        Object newLife = newLine != null && !holding ? newLine : idling;
        advance(step, newLine, heard, newLife == idle || newMouth == idle);
        if (lifeSource != null && newLife != lifeSource) {
            turn(life, newLife, step);
        }
        if (mouthSource != null && newMouth != mouthSource) {
            turn(mouth, newMouth, step);
        }
        lifeSource = newLife;
        mouthSource = newMouth;
        before.copyFrom(shown);
        sample(newLife, false, step, to);
        life.show(to, shown, step);
        sample(newMouth, false, step, to);
        mouth.show(to, shown, step);
        lastStep = step;
        return shown;
    }

    private Object idleSource() {
        double needed = lifeSource == idle ? 0 : IDLE_START_SECONDS;
        return idleAhead() > needed ? idle : fallback;
    }

    private void advance(float step, MotionTrack newLine, double heard, boolean idleShown) {
        seconds += step;
        if (idleShown) {
            idleSeconds += step;
        }
        lineStep = newLine == line ? heard - lineSeconds : Math.max(0, Math.min(step, heard));
        line = newLine;
        lineSeconds = heard;
    }

    private void turn(ChannelBlend group, Object source, float step) {
        sample(source, true, step, from);
        sample(source, false, step, to);
        group.begin(shown, before, lastStep, from, to, step);
    }

    /** Samples a source now or one frame ago. */
    private void sample(Object source, boolean frameAgo, float step, MotionFrame store) {
        if (source == fallback) {
            fallback.sample(frameAgo ? seconds - step : seconds, store);
        } else if (source == idle) {
            idle.sample(frameAgo ? Math.max(0, idleSeconds - step) : idleSeconds, store);
        } else {
            line.sample(frameAgo ? lineSeconds - lineStep : lineSeconds, store);
        }
    }
}
