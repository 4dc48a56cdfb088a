package dev.parley.synthesis;

import java.util.Map;

/**
 * Who speaks, as named dials. Immutable; usable on any thread.
 *
 * @param dials value of each dial by its name in the manifest; a dial left out is 0 (not null, copied)
 */
public record Voice(Map<String, Float> dials) {

    /**
     * Copies the dials.
     */
    public Voice {
        dials = Map.copyOf(dials);
    }
}
