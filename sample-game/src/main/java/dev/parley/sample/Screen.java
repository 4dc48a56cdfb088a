package dev.parley.sample;

import java.util.Locale;
import java.util.stream.Stream;

/** Tells whether there is a screen to open a window on. */
final class Screen {

    private Screen() {
    }

    /** On Linux and its kin a display server says so; Windows and macOS always have one. */
    static boolean isThere() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return system.startsWith("windows") || system.startsWith("mac")
                || Stream.of("DISPLAY", "WAYLAND_DISPLAY").map(System::getenv)
                        .anyMatch(value -> value != null && !value.isEmpty());
    }
}
