package dev.parley.synthesis;

import java.nio.charset.StandardCharsets;

/**
 * A number that follows from a text: the 64-bit FNV-1a hash of its UTF-8 bytes (Fowler, Noll, Vo 1991).
 */
final class TextSeed {

    private static final long OFFSET = 0xCBF29CE484222325L;
    private static final long PRIME = 0x100000001B3L;

    private TextSeed() {
    }

    static long of(String text) {
        long hash = OFFSET;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * PRIME;
        }
        return hash;
    }
}
