package dev.parley.onnx;

import java.nio.file.Path;
import java.util.Locale;

/** The folder in which this user's programs keep what they can make or fetch again, by the system's custom. */
final class UserCache {

    private UserCache() {
    }

    /** Returns Parley's folder of a name, which may not exist yet; not absolute if the user has no home. */
    static Path folder(String name) {
        String home = System.getProperty("user.home");
        String xdg = System.getenv("XDG_CACHE_HOME");
        String local = System.getenv("LOCALAPPDATA");
        Path base = isWindows() && local != null ? Path.of(local)
                : xdg != null && !xdg.isEmpty() ? Path.of(xdg) : Path.of(home, ".cache");
        return base.resolve("parley").resolve(name);
    }

    static boolean isWindows() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    }
}
