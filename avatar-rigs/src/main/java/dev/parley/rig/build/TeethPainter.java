package dev.parley.rig.build;

import java.util.List;
import java.util.stream.IntStream;

/** Paints the teeth: light in front, falling back into the dark of the mouth, of its corners and below the lips. */
final class TeethPainter {

    private static final double[] TOOTH = {236, 229, 214};
    /** What lies deep in the mouth. */
    private static final double[] DARK = {46, 18, 17};
    /** Behind a row's foremost vertex, units: as far back its front teeth go. */
    private static final double FRONT = .08;

    private final List<Part> rows;
    private final double halfMouth;
    private final double front;
    private final double[] edges;

    /**
     * @param rows upper, lower
     * @param mouth at rest
     */
    TeethPainter(List<Part> rows, Mouth mouth) {
        this.rows = rows;
        halfMouth = mouth.halfWidth();
        front = rows.stream().mapToDouble(TeethPainter::front).max().orElseThrow();
        edges = new double[] {-edge(rows.get(0), -1), edge(rows.get(1), 1)};
    }

    private static double front(Part row) {
        return IntStream.range(0, row.size()).mapToDouble(i -> row.positions()[3 * i + 2]).max().orElseThrow();
    }

    /** How far the front teeth reach, up (1) or down (-1). */
    private static double edge(Part row, int sign) {
        double front = front(row);
        return IntStream.range(0, row.size()).filter(i -> row.positions()[3 * i + 2] > front - FRONT)
            .mapToDouble(i -> sign * row.positions()[3 * i + 1]).max().orElseThrow();
    }

    /** @param painted MakeHuman's teeth, changed */
    Raster colour(Raster painted) {
        Raster shade = shade(painted.width());
        for (int i = 0; i < painted.pixels(); i++) {
            double high = Math.max(painted.get(i, 0), Math.max(painted.get(i, 1), painted.get(i, 2)));
            double low = Math.min(painted.get(i, 0), Math.min(painted.get(i, 1), painted.get(i, 2)));
            boolean tooth = high - low < .22 * high;
            double grey = .299 * painted.get(i, 0) + .587 * painted.get(i, 1) + .114 * painted.get(i, 2);
            double light = .82 + .18 * grey / 255;
            for (int k = 0; k < 3; k++) {
                double colour = tooth ? TOOTH[k] * light : painted.get(i, k);
                painted.set(i, k, Numbers.mix(DARK[k], colour, shade.get(i, 0)));
            }
        }
        return painted;
    }

    /** 1 at the edges of the front teeth, falling almost to nothing. */
    Raster shade(int size) {
        return SmallTextures.bake(rows, size, (row, i) -> depth(row, i) * corner(row, i) * root(row, i));
    }

    private boolean isUpper(Part row) {
        return row == rows.get(0);
    }

    /** Falls sooner in the lower row, which stands free of the cheek. */
    private double depth(Part row, int i) {
        double start = isUpper(row) ? .09 : .05;
        double range = isUpper(row) ? .26 : .10;
        double behind = front - start - row.positions()[3 * i + 2];
        return 1 - (isUpper(row) ? .92 : .96) * Math.pow(Numbers.clamp(behind / range, 0, 1), .7);
    }

    /** Teeth behind the corners of the mouth are in the shade of the cheeks; lit, they would be specks there. */
    private double corner(Part row, int i) {
        return 1 - .9 * Numbers.smoothStep(.66, .92, Math.abs(row.positions()[3 * i]) / halfMouth);
    }

    /** The further from the biting edge, the longer the lips' shade lies on it. */
    private double root(Part row, int i) {
        double y = row.positions()[3 * i + 1];
        return isUpper(row) ? 1 - .3 * Numbers.smoothStep(.02, .08, y - edges[0])
            : 1 - .35 * Numbers.smoothStep(.01, .07, edges[1] - y);
    }
}
