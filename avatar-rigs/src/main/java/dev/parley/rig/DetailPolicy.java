package dev.parley.rig;

/**
 * How much of a face is moved, by how large it is on the screen: the face is what shapes move, brows to chin. Faces
 * that
 * no camera sees are not moved at all, whatever the policy. Immutable, for any thread.
 *
 * @param fullHeight pixels from which every vertex is moved to its exact place in every frame, 0 or more
 * @param error pixels by which a vertex of a smaller face may be off its place: small weights are left out, and frames
 *     that change little are skipped; 0 or more
 * @param steadyHeight pixels below which not every frame is shown: a face of half this height moves in every second
 *     frame, and so on up to every fourth; 0 or more
 * @param normalsHeight pixels below which normals rest, so that shading changes a little; 0 or more
 * @param heads heads that are moved in one frame at most, the largest and those that have waited longest first; heads
 *     that come into view, or nearer in one step, are always moved; 1 or more
 */
public record DetailPolicy(float fullHeight, float error, float steadyHeight, float normalsHeight, int heads) {

    /** Exact from 256 pixels, then within a quarter of a pixel; 12 heads a frame. */
    public static final DetailPolicy DEFAULT = new DetailPolicy(256, .25f, 64, 24, 12);

    /** Every face that is seen is exact in every frame. */
    public static final DetailPolicy SEEN = new DetailPolicy(0, 0, 0, 0, Integer.MAX_VALUE);

    private static final int SLOWEST = 4;
    /** Normals come back a little later than they went, so that they do not flicker. */
    private static final float RETURN = 1.1f;

    /**
     * Checks the ranges.
     */
    public DetailPolicy {
        check("fullHeight", fullHeight);
        check("error", error);
        check("steadyHeight", steadyHeight);
        check("normalsHeight", normalsHeight);
        if (heads < 1) {
            throw new IllegalArgumentException("heads is " + heads + ", but at least 1 head has to move in a frame");
        }
    }

    private static void check(String name, float pixels) {
        if (!(pixels >= 0 && pixels <= Float.MAX_VALUE)) {
            throw new IllegalArgumentException(name + " is " + pixels + ", but must be 0 pixels or more");
        }
    }

    /** Returns how far a vertex may be off, in pixels. */
    float errorAt(float height) {
        return height >= fullHeight ? 0 : error;
    }

    /** Returns how many frames lie between two movements. */
    int interval(float height) {
        return height >= steadyHeight ? 1 : (int) Math.min(SLOWEST, Math.ceil(steadyHeight / height));
    }

    boolean normalsAt(float height, boolean shown) {
        return height >= (shown ? normalsHeight : RETURN * normalsHeight);
    }
}
