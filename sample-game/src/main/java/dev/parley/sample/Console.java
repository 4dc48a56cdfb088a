package dev.parley.sample;

import java.io.PrintWriter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Says things to the user, one line each on standard error; what was asked for on standard output. Usable on any thread. */
final class Console {

    /** Held here, as the log manager forgets settings of loggers that nobody holds. */
    private static final Logger ENGINE = Logger.getLogger("com.jme3");

    private final PrintWriter out;

    Console(PrintWriter out) {
        this.out = out;
    }

    void error(String message) {
        say("speak: " + message);
    }

    void warn(String message) {
        say("speak: warning: " + message);
    }

    /** Prints what was asked for, on standard output. */
    void print(String text) {
        System.out.print(text);
        System.out.flush();
    }

    private synchronized void say(String line) {
        out.println(line.replaceAll("\\R", " ").strip());
        out.flush();
    }

    /** Sends the libraries' warnings here, and leaves the engine's and all lesser news out. */
    void takeLogs() {
        LogManager.getLogManager().reset();
        ENGINE.setLevel(Level.OFF);
        Logger root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        root.addHandler(new Handler() {
            private final SimpleFormatter formatter = new SimpleFormatter();

            @Override
            public void publish(LogRecord record) {
                if (isLoggable(record)) {
                    warn(formatter.formatMessage(record));
                }
            }

            @Override
            public void flush() {
                out.flush();
            }

            @Override
            public void close() {
                out.flush();
            }
        });
    }
}
