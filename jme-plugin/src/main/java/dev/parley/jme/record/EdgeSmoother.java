package dev.parley.jme.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;

/**
 * Takes the stairs off the edges of a rendered picture, as multisampling would, for a fraction of its cost on a software
 * renderer. A stair's length tells the slope of its edge, and hence how much of a pixel lies on the other side (Reshetov,
 * "Morphological Antialiasing", 2009; Lottes, "FXAA 3.11", 2011). Pixels without an edge stay as they are. Works on RGBA
 * of 8 bits. Belongs to one thread; allocates nothing after its start but a view of each picture.
 */
final class EdgeSmoother {

    /** Steps of 255, and share of the brightest neighbour, below which there is no edge. */
    private static final int LEAST_CONTRAST = 8;
    private static final int CONTRAST_SHARE = 8;
    /** Half of the longest stair that is seen as one, in pixels. */
    private static final int REACH = 12;

    private final int width;
    private final int height;
    private final int[] from;
    private final int[] luma;

    EdgeSmoother(int width, int height) {
        this.width = width;
        this.height = height;
        from = new int[width * height];
        luma = new int[width * height];
    }

    /** Smooths one picture (modified), which begins at the buffer's start. */
    void smooth(ByteBuffer picture) {
        IntBuffer pixels = picture.duplicate().clear().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
        pixels.get(0, from);
        for (int i = 0; i < from.length; i++) {
            luma[i] = 2 * (from[i] & 0xff) + 5 * (from[i] >> 8 & 0xff) + (from[i] >> 16 & 0xff) >> 3;
        }
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                int i = y * width + x;
                if (isEdge(i)) {
                    pixels.put(i, smoothed(i, x, y));
                }
            }
        }
    }

    private boolean isEdge(int i) {
        int most = Math.max(Math.max(luma[i - 1], luma[i + 1]), Math.max(luma[i - width], luma[i + width]));
        int least = Math.min(Math.min(luma[i - 1], luma[i + 1]), Math.min(luma[i - width], luma[i + width]));
        most = Math.max(most, luma[i]);
        least = Math.min(least, luma[i]);
        return most - least >= Math.max(LEAST_CONTRAST, most / CONTRAST_SHARE);
    }

    private int smoothed(int i, int x, int y) {
        boolean flat = bend(i, 1, width) >= bend(i, width, 1);
        int along = flat ? 1 : width;
        int across = flat ? width : 1;
        int before = Math.abs(luma[i - across] - luma[i]);
        int after = Math.abs(luma[i + across] - luma[i]);
        int other = before >= after ? i - across : i + across;
        int at = flat ? x : y;
        int last = (flat ? width : height) - 1;
        float share = share(i, other, along, Math.max(before, after), Math.min(REACH, at), Math.min(REACH, last - at));
        return share == 0 ? from[i] : mixed(from[i], from[other], share);
    }

    /** How much the brightness bends across an edge that runs along. */
    private int bend(int i, int along, int across) {
        return 2 * bend(i, across) + bend(i - along, across) + bend(i + along, across);
    }

    private int bend(int i, int across) {
        return Math.abs(luma[i - across] + luma[i + across] - 2 * luma[i]);
    }

    /** The share of a pixel that lies on the other side of the edge, 0..0.5. */
    private float share(int i, int other, int along, int contrast, int back, int ahead) {
        int toBack = stair(i, other, -along, contrast, back);
        int toAhead = stair(i, other, along, contrast, ahead);
        int nearest = toBack < toAhead ? i - toBack * along : i + toAhead * along;
        int change = change(i, other, nearest - i);
        boolean towardsOther = change != 0 && change > 0 == luma[other] > luma[i];
        return towardsOther ? .5f - (Math.min(toBack, toAhead) - .5f) / (toBack + toAhead - 1) : 0;
    }

    /** Pixels to where the stair ends. */
    private int stair(int i, int other, int along, int contrast, int limit) {
        int steps = 1;
        while (steps < limit && 2 * Math.abs(change(i, other, steps * along)) < contrast) {
            steps++;
        }
        return steps;
    }

    private int change(int i, int other, int by) {
        return luma[i + by] + luma[other + by] - luma[i] - luma[other];
    }

    private static int mixed(int one, int two, float share) {
        return 0xff000000 | mixed(one, two, share, 16) | mixed(one, two, share, 8) | mixed(one, two, share, 0);
    }

    private static int mixed(int one, int two, float share, int shift) {
        int start = one >> shift & 0xff;
        return Math.round(start + share * ((two >> shift & 0xff) - start)) << shift;
    }
}
