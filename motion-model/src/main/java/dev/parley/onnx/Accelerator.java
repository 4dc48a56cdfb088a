package dev.parley.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A provider other than the processor, while it lasts: at its first failure it is given up for good, with one warning,
 * and every graph goes on on the processor. Any thread; one run at a time.
 */
final class Accelerator implements AutoCloseable {

    private static final Logger LOGGER = Logger.getLogger(Accelerator.class.getName());

    /** How long the end of the process waits for a run to stop. */
    private static final int PATIENCE_SECONDS = 10;

    private final ExecutionProvider provider;
    private final ProviderSetup.Adder adder;
    /** With {@link ExecutionProvider#AUTO} a provider has to be quicker than the processor, and is missed in silence. */
    private final boolean automatic;
    private final ReentrantLock device = new ReentrantLock();
    private final Thread hook = new Thread(this::stop, "parley-gpu-stop");
    private volatile boolean alive;
    private volatile boolean proven;
    private volatile boolean stopping;
    private volatile Cancellation running;

    private Accelerator(ExecutionProvider provider, ProviderSetup.Adder adder, boolean automatic) {
        this.provider = provider;
        this.adder = adder;
        this.automatic = automatic;
        this.alive = adder != null;
    }

    /** Finds what was asked for; without it, the result is not alive. */
    static Accelerator find(ExecutionProvider wanted) {
        boolean automatic = wanted == ExecutionProvider.AUTO;
        if (wanted == ExecutionProvider.CPU || automatic && !new WebGpuLibrary().isThere()) {
            return new Accelerator(ExecutionProvider.CPU, null, automatic);
        }
        ExecutionProvider provider = automatic ? ExecutionProvider.WEBGPU : wanted;
        try {
            Accelerator found = new Accelerator(provider, ProviderSetup.of(provider), automatic);
            Runtime.getRuntime().addShutdownHook(found.hook);
            return found;
        } catch (ProviderException e) {
            LOGGER.log(automatic ? Level.INFO : Level.WARNING, "{0} cannot run the model: {1}; the CPU runs it",
                    new Object[] {provider.title(), e.getMessage()});
            return new Accelerator(provider, null, automatic);
        }
    }

    boolean alive() {
        return alive;
    }

    boolean automatic() {
        return automatic;
    }

    /** Returns what runs the graphs now. */
    ExecutionProvider provider() {
        return alive && proven ? provider : ExecutionProvider.CPU;
    }

    /** Tells that a graph has passed its trial. */
    void prove() {
        proven = true;
    }

    /** Gives the provider up. */
    void fail(String reason) {
        if (giveUp()) {
            LOGGER.log(Level.WARNING, "{0} {1}; the CPU goes on",
                    new Object[] {provider.title(), reason});
        }
    }

    /** Gives the provider up without a fault of its own. */
    void decline(String reason) {
        if (giveUp()) {
            LOGGER.log(Level.INFO, "{0} {1}; the CPU runs the model",
                    new Object[] {provider.title(), reason});
        }
    }

    private synchronized boolean giveUp() {
        boolean was = alive;
        alive = false;
        return was;
    }

    void addTo(SessionOptions options) throws OrtException {
        adder.addTo(options);
        options.setIntraOpNumThreads(1);
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
    }

    /** Takes the device for a run that {@link #stop} may end; at the end of the process none begins. */
    void begin(Cancellation cancellation) {
        device.lock();
        running = cancellation;
        if (stopping) {
            cancellation.cancel();
        }
    }

    void end() {
        running = null;
        device.unlock();
    }

    /** The library crashes where the process ends in the midst of a run. */
    private void stop() {
        stopping = true;
        Cancellation last = running;
        if (last != null) {
            last.cancel();
        }
        try {
            if (device.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                device.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Forgets the end of the process. Safe to repeat. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOGGER.log(Level.FINE, "the process is ending already", e);
        }
    }
}
