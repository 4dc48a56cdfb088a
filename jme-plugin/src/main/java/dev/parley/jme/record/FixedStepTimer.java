package dev.parley.jme.record;

import com.jme3.system.Timer;

/**
 * A clock that moves by one frame at a time, however long the frame took. Belongs to the render thread.
 */
public final class FixedStepTimer extends Timer {

    private static final long RESOLUTION = 1_000_000_000L;

    private final double framesPerSecond;
    private long frame;

    /**
     * Starts at zero.
     *
     * @param framesPerSecond how many frames make a second (&gt;0)
     */
    public FixedStepTimer(double framesPerSecond) {
        if (!(framesPerSecond > 0)) {
            throw new IllegalArgumentException("framesPerSecond is " + framesPerSecond + "; it must be positive");
        }
        this.framesPerSecond = framesPerSecond;
    }

    @Override
    public long getTime() {
        return Math.round(frame * (RESOLUTION / framesPerSecond));
    }

    @Override
    public long getResolution() {
        return RESOLUTION;
    }

    @Override
    public float getFrameRate() {
        return (float) framesPerSecond;
    }

    @Override
    public float getTimePerFrame() {
        return (float) (1 / framesPerSecond);
    }

    @Override
    public void update() {
        frame++;
    }

    @Override
    public void reset() {
        frame = 0;
    }
}
