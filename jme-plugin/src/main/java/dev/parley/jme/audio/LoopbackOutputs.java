package dev.parley.jme.audio;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.concurrent.locks.LockSupport;
import org.lwjgl.BufferUtils;
import org.lwjgl.openal.AL;
import org.lwjgl.openal.ALC;
import org.lwjgl.openal.ALC10;
import org.lwjgl.openal.ALC11;
import org.lwjgl.openal.SOFTLoopback;

/**
 * Plays through OpenAL's own mixer into a receiver instead of a card, in real time: to measure what would be heard, where
 * there is a card or none. The device can be lost and returned. Its context is the program's, so an application has
 * either this or jMonkeyEngine's audio renderer. Usable on any thread.
 */
public final class LoopbackOutputs implements SpeechOutputs {

    private static final int MOST_FRAMES = 4096;
    private static final long MIX_NANOS = 3_000_000;
    private static final double NANOS = 1e9;

    /** Receives what leaves the mixer. */
    @FunctionalInterface
    public interface Receiver {

        /**
         * Receives the next samples; called on the mixer's thread.
         *
         * @param nanos when the first of them is heard, as {@code System.nanoTime()} counts
         * @param samples amplitudes, one channel (valid during the call only)
         * @param count how many of them are there
         */
        void accept(long nanos, float[] samples, int count);
    }

    private final int cardRate;
    private final Receiver receiver;
    private final OpenAlOutputs outputs = new OpenAlOutputs();
    private final FloatBuffer mixed = BufferUtils.createFloatBuffer(MOST_FRAMES);
    private final float[] block = new float[MOST_FRAMES];
    private final Thread mixer = new Thread(this::run, "parley-loopback");
    private long device;
    private long context;
    private long begun;
    private long rendered;
    private boolean closed;

    /**
     * Opens the device.
     *
     * @param cardRate samples a second that it mixes
     * @param receiver what hears it (not null)
     * @throws IllegalStateException if the OpenAL library has no such device
     */
    public LoopbackOutputs(int cardRate, Receiver receiver) {
        this.cardRate = cardRate;
        this.receiver = receiver;
        restore();
        mixer.setDaemon(true);
        mixer.setPriority(Thread.MAX_PRIORITY);
        mixer.start();
    }

    /** Takes the device away, as if it were unplugged. Safe to repeat. */
    public synchronized void lose() {
        if (context != 0) {
            ALC10.alcMakeContextCurrent(0);
            ALC10.alcDestroyContext(context);
            ALC10.alcCloseDevice(device);
            context = 0;
        }
    }

    /**
     * Tells whether the device is away.
     *
     * @return true after {@link #lose()}
     */
    public synchronized boolean isLost() {
        return context == 0;
    }

    /** Gives a device again. Safe to repeat. */
    public synchronized void restore() {
        if (context != 0 || closed) {
            return;
        }
        device = SOFTLoopback.alcLoopbackOpenDeviceSOFT((ByteBuffer) null);
        context = ALC10.alcCreateContext(device, new int[] {ALC10.ALC_FREQUENCY, cardRate,
            SOFTLoopback.ALC_FORMAT_TYPE_SOFT, SOFTLoopback.ALC_FLOAT_SOFT,
            SOFTLoopback.ALC_FORMAT_CHANNELS_SOFT, SOFTLoopback.ALC_MONO_SOFT, 0});
        if (context == 0 || !ALC10.alcMakeContextCurrent(context)) {
            throw new IllegalStateException("OpenAL gave no loopback device (error " + ALC11.alcGetError(device)
                    + "); use an OpenAL Soft library");
        }
        AL.createCapabilities(ALC.createCapabilities(device));
        begun = System.nanoTime();
        rendered = 0;
    }

    private void run() {
        while (mix()) {
            LockSupport.parkNanos(MIX_NANOS);
        }
    }

    private synchronized boolean mix() {
        long due = (long) ((System.nanoTime() - begun) / NANOS * cardRate);
        while (context != 0 && rendered < due) {
            int count = (int) Math.min(MOST_FRAMES, due - rendered);
            SOFTLoopback.alcRenderSamplesSOFT(device, mixed.clear(), count);
            mixed.get(0, block, 0, count);
            receiver.accept(begun + (long) (rendered * NANOS / cardRate), block, count);
            rendered += count;
        }
        return !closed;
    }

    @Override
    public SpeechOutput open(int sampleRate) {
        return outputs.open(sampleRate);
    }

    @Override
    public String description() {
        return "loopback";
    }

    @Override
    public void setLatencyOffset(double seconds) {
        outputs.setLatencyOffset(seconds);
    }

    @Override
    public void close() {
        outputs.close();
        synchronized (this) {
            lose();
            closed = true;
        }
    }
}
