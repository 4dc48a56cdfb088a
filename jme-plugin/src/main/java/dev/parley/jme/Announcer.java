package dev.parley.jme;

import dev.parley.signal.TimedEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tells an avatar's listeners what is heard, and completes futures. For the render thread. */
final class Announcer {

    private static final Logger LOGGER = Logger.getLogger(Announcer.class.getName());

    private final List<SpeechListener> listeners = new CopyOnWriteArrayList<>();
    private SpokenLine started;

    void add(SpeechListener listener) {
        listeners.add(listener);
    }

    void remove(SpeechListener listener) {
        listeners.remove(listener);
    }

    List<SpeechListener> listeners() {
        return listeners;
    }

    /** Tells what has happened to the line at the ear; returns true if it is over. */
    boolean announce(SpokenLine line) {
        Performance made = line.performance();
        for (String text = made.pollWarning(); text != null; text = made.pollWarning()) {
            String message = text;
            tell(listener -> listener.onWarning(line, message));
        }
        boolean heard = line.isHeard();
        announceEvents(line, line.heardSeconds(), heard && !line.isStopped());
        if (heard) {
            end(line);
        }
        return heard;
    }

    private void announceEvents(SpokenLine line, double now, boolean all) {
        if (now < 0) {
            return;
        }
        if (started != line) {
            started = line;
            tell(listener -> listener.onStart(line));
        }
        double until = all ? Double.MAX_VALUE : now;
        Performance made = line.performance();
        for (TimedEvent next = made.pollEvent(until); next != null; next = made.pollEvent(until)) {
            TimedEvent event = next;
            tell(listener -> listener.onEvent(line, event));
        }
    }

    /** Completes a line, well or ill. */
    void end(SpokenLine line) {
        Throwable failure = line.failure();
        if (failure == null || line.isStopped()) {
            line.completion().complete(line);
            tell(listener -> listener.onEnd(line));
        } else {
            LOGGER.log(Level.WARNING, "A line was not spoken: {0}", failure.getMessage());
            line.completion().completeExceptionally(failure);
            tell(listener -> listener.onError(line, failure));
        }
    }

    private void tell(Consumer<SpeechListener> call) {
        for (SpeechListener listener : listeners) {
            try {
                call.accept(listener);
            } catch (RuntimeException e) {
                LOGGER.log(Level.WARNING, "A speech listener failed", e);
            }
        }
    }
}
