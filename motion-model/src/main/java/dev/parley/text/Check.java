package dev.parley.text;

/** Guards of this package's records. */
final class Check {

    private Check() {
    }

    static void range(String name, int value, int low, int high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(name + "=" + value + "; expected " + low + ".." + high);
        }
    }

    static void span(int start, int end) {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("bad span " + start + ".." + end + "; expected 0 <= start <= end");
        }
    }
}
