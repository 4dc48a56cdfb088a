package dev.parley.jme.audio;

/**
 * Tells in which context to play. When a device is lost and another opened, the new context is current a moment before
 * its table of functions is made: then it looks like the one that was lost, and waits. Only a context that keeps its
 * table, as one does whose device was reopened, is taken up again after a while. Belongs to the player's thread.
 */
final class ContextWatch {

    /** Longer than a table takes to be made. */
    private static final long SETTLED_NANOS = 250_000_000;

    private Object used;
    private Object lost;
    private long since;
    private boolean back;

    /**
     * Takes what there is now.
     *
     * @param found token of a context whose device plays, or null
     * @return the token of the context to play in, or null
     */
    Object update(Object found, long nanos) {
        if (found == null) {
            lost = used != null ? used : lost;
            back = false;
            used = null;
        } else if (found != lost || back && nanos - since >= SETTLED_NANOS) {
            lost = null;
            used = found;
        } else if (!back) {
            back = true;
            since = nanos;
        }
        return used;
    }
}
