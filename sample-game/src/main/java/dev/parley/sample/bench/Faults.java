package dev.parley.sample.bench;

import dev.parley.jme.SpeechHandle;
import dev.parley.jme.SpeechListener;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Collects what goes wrong: lines that fail, warnings, threads that die. */
final class Faults extends Handler implements SpeechListener {

    private static final Logger PARLEY = Logger.getLogger("dev.parley");

    private final Queue<String> found = new ConcurrentLinkedQueue<>();
    private final Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();

    Faults() {
        PARLEY.addHandler(this);
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> found.add(thread.getName() + ": " + failure));
    }

    void add(String fault) {
        found.add(fault);
    }

    int count() {
        return found.size();
    }

    /** Returns the first of them, after a colon, or nothing. */
    String first() {
        return found.isEmpty() ? "" : ": " + found.peek();
    }

    @Override
    public void onError(SpeechHandle line, Throwable error) {
        found.add("line failed: " + error);
    }

    @Override
    public void publish(LogRecord record) {
        if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
            found.add(record.getMessage() + (record.getThrown() == null ? "" : " " + record.getThrown()));
        }
    }

    @Override
    public void flush() {
        // Everything is kept.
    }

    @Override
    public void close() {
        PARLEY.removeHandler(this);
        Thread.setDefaultUncaughtExceptionHandler(before);
    }
}
