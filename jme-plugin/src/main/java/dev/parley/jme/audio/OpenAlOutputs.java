package dev.parley.jme.audio;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Plays in jMonkeyEngine's OpenAL context, so that its Listener hears the avatars in their places. One daemon thread
 * feeds all of them. Usable on any thread.
 */
public final class OpenAlOutputs implements SpeechOutputs {

    private static final Logger LOGGER = Logger.getLogger(OpenAlOutputs.class.getName());
    private static final long PUMP_NANOS = 5_000_000;
    private static final long JOIN_MILLIS = 1000;

    private final List<SpeechVoice> voices = new CopyOnWriteArrayList<>();
    private volatile boolean closed;
    private double latencyOffset;
    private Thread thread;

    /**
     * Tells whether there is a context to play in: whether jMonkeyEngine started its audio renderer.
     *
     * @return true if sound can be heard
     */
    public static boolean isAvailable() {
        try {
            return AlDevice.currentContext() != null;
        } catch (LinkageError e) {
            LOGGER.log(Level.FINE, "No OpenAL library", e);
            return false;
        }
    }

    @Override
    public synchronized SpeechOutput open(int sampleRate) {
        if (closed) {
            throw new IllegalStateException("the outputs are closed");
        }
        SpeechVoice voice = new SpeechVoice(sampleRate, System::nanoTime);
        voice.setLatencyOffset(latencyOffset);
        voices.add(voice);
        if (thread == null) {
            thread = new Thread(this::run, "parley-voice");
            thread.setDaemon(true);
            thread.setPriority(Thread.MAX_PRIORITY);
            thread.start();
        }
        return voice;
    }

    @Override
    public synchronized void setLatencyOffset(double seconds) {
        latencyOffset = SpeechOutputs.checkLatencyOffset(seconds);
        voices.forEach(voice -> voice.setLatencyOffset(seconds));
    }

    @Override
    public String description() {
        return "OpenAL";
    }

    private void run() {
        while (!closed || !voices.isEmpty()) {
            for (SpeechVoice voice : voices) {
                if (closed) {
                    voice.close();
                }
                pump(voice);
            }
            LockSupport.parkNanos(PUMP_NANOS);
        }
    }

    private void pump(SpeechVoice voice) {
        try {
            if (!voice.pump()) {
                voices.remove(voice);
            }
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "An avatar's voice failed and is closed", e);
            voice.fail();
            voices.remove(voice);
        }
    }

    @Override
    public void close() {
        Thread running;
        synchronized (this) {
            closed = true;
            running = thread;
        }
        if (running != null) {
            try {
                running.join(JOIN_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
