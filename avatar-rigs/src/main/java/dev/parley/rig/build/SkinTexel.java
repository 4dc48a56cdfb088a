package dev.parley.rig.build;

import static dev.parley.rig.build.Numbers.smoothStep;

/** One texel of the skin: where it lies on the body, and what follows from that. Reused from texel to texel. */
final class SkinTexel {

    private final Raster texels;
    private final SkinSource source;
    private final Mouth mouth;
    private int index;

    /** @param texels as {@link SkinSurface#bake} makes them */
    SkinTexel(Raster texels, SkinSource source, Mouth mouth) {
        this.texels = texels;
        this.source = source;
        this.mouth = mouth;
    }

    SkinTexel at(int texel) {
        index = texel;
        return this;
    }

    private double get(int channel) {
        return texels.get(index, channel);
    }

    double x() {
        return get(SkinSurface.X);
    }

    double y() {
        return get(SkinSurface.Y);
    }

    double z() {
        return get(SkinSurface.Z);
    }

    /** 1 inside the mouth. */
    double bag() {
        return get(SkinSurface.MOUTH_BAG);
    }

    double open() {
        return get(SkinSurface.OPENNESS);
    }

    /** Distance to the hair, units. */
    double hair() {
        return get(SkinSurface.HAIR_DISTANCE);
    }

    double painted(int channel) {
        return source.colour(get(SkinSurface.U), get(SkinSurface.V), channel);
    }

    /** How much lighter the painting is here than round about, in levels: wrinkles are dark. */
    double crease() {
        return source.crease(get(SkinSurface.U), get(SkinSurface.V));
    }

    double lips() {
        double distance = get(SkinSurface.LIP_DISTANCE);
        return distance > .145 ? 0 : source.lips(get(SkinSurface.U), get(SkinSurface.V))
            * (1 - smoothStep(.115, .145, distance)) * (1 - bag());
    }

    /** The line between the lips, fading before the corners. */
    double slit() {
        return (1 - smoothStep(0, .03, get(SkinSurface.LIP_DISTANCE)))
            * (1 - smoothStep(.70, 1, mouth.aside(x(), 2)));
    }

    /** 1 at the corners of the mouth, whose folds unfold when the mouth moves. */
    double corner() {
        double[] corner = mouth.corner();
        double distance = Math.sqrt(Math.pow(Math.abs(x()) - corner[0], 2) + Math.pow(y() - corner[1], 2)
            + Math.pow(z() - corner[2], 2));
        return 1 - smoothStep(.02, .09, distance);
    }

    /** 0 at the lips .. 1 deep in the mouth. */
    double depth() {
        return Numbers.clamp((mouth.corner()[2] + .05 - z()) / .55, 0, 1);
    }

    /** 1 on the wet edges of the lids, which lie on the eyeball. */
    double lidEdge() {
        return 1 - smoothStep(.004, .020, get(SkinSurface.EYE_DISTANCE));
    }

    /** 1 at the eyes, 0 beyond the sockets. */
    double eyelid() {
        return 1 - smoothStep(.03, .15, get(SkinSurface.EYE_DISTANCE));
    }

    double noise(double cycles) {
        return Noise.value(x() * cycles, y() * cycles, z() * cycles);
    }

    double pore(double cells) {
        return 1 - smoothStep(.05, .45, Noise.cells(x() * cells, y() * cells, z() * cells));
    }

    /** Fine lines across the lips. */
    double streaks() {
        return Noise.value(x() * 90, y() * 9, z() * 9);
    }

    /**
     * The first hairs at the hairline, 0 bare .. 1 under the hair: strands, each of a length of its own; without detail
     * a soft edge.
     */
    double stubble(double detail) {
        if (hair() > .4) {
            return 0;
        }
        double strand = .5 * Noise.value(x() * 70, y() * 12, z() * 70)
            + .5 * Noise.value(x() * 150, y() * 20, z() * 150);
        return 1 - smoothStep(.01, .14, hair() + .07 * Numbers.mix(.5, strand, detail));
    }

    double blush() {
        double dx = (Math.abs(x()) - mouth.halfWidth() - .20) / .22;
        double dy = (y() - mouth.contact()[1] - .26) / .22;
        return z() > .5 ? Math.exp(-dx * dx - dy * dy) : 0;
    }
}
