package dev.parley.sample.bench;

import dev.parley.jme.SpeechHandle;
import dev.parley.jme.TalkingAvatarControl;
import dev.parley.synthesis.SpeechRequest;
import java.time.Duration;
import java.util.Random;

/** One avatar of a soak: speaks, is interrupted, and is watched. */
final class SoakVoice {

    /** Longer than any line lasts, with the loss of a device in its midst. */
    private static final double STUCK_SECONDS = 90;
    private static final int FRAMES_OF_SILENCE = 60;
    private static final int FRAMES_TO_INTERRUPT = 600;
    private static final int LONGEST_FADE_MILLIS = 60;

    private final TalkingAvatarControl avatar;
    private final Random random;
    private final HoldWatch watch;
    private final Faults faults;
    private SpeechHandle line;
    private double begun;
    private int holds;
    private int said;
    private int interrupted;

    SoakVoice(TalkingAvatarControl avatar, Random random, HoldWatch watch, Faults faults) {
        this.avatar = avatar;
        this.random = random;
        this.watch = watch;
        this.faults = faults;
        avatar.addListener(faults);
    }

    /** Once a frame. */
    void frame(double now) {
        if (line == null) {
            if (random.nextInt(FRAMES_OF_SILENCE) == 0) {
                speak(now);
            }
            return;
        }
        watch.held(now, line.holds() - holds);
        holds = line.holds();
        if (line.isDone()) {
            judge();
        } else if (now - begun > STUCK_SECONDS) {
            faults.add("a line does not end: " + line.text());
            line.stop();
            line = null;
        } else if (!line.isStopped() && random.nextInt(FRAMES_TO_INTERRUPT) == 0) {
            line.interrupt(Duration.ofMillis(random.nextInt(LONGEST_FADE_MILLIS)));
            interrupted++;
        }
    }

    private void speak(double now) {
        line = avatar.speak(SpeechRequest.of(Lines.random(random)).withSeed(random.nextInt()));
        begun = now;
        holds = 0;
        said++;
    }

    private void judge() {
        if (!line.isStopped() && line.progress() < 1) {
            faults.add("a line ended after " + Math.round(100 * line.progress()) + " % of it: " + line.text());
        }
        line = null;
    }

    int said() {
        return said;
    }

    int interrupted() {
        return interrupted;
    }
}
