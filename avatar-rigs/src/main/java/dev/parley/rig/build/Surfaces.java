package dev.parley.rig.build;

import java.util.List;

/** The materials of an avatar. */
final class Surfaces {

    private final Look look;

    Surfaces(Look look) {
        this.look = look;
    }

    List<Surface> list() {
        return List.of(Surface.plain("Skin", .5f, .75, .5, .4), Surface.plain("Eyes", .2f, .8, .8, .8),
            Surface.plain("Lashes", .8f, .04, .03, .02), Surface.plain("Brows", .8f, .04, .03, .02),
            Surface.plain("Teeth", .4f, .8, .75, .65), Surface.plain("Tongue", .5f, .6, .25, .25),
            Surface.plain("Hair", .6f, .12, .05, .03), Surface.plain("HairFringe", .6f, .12, .05, .03),
            Surface.plain("Clothes", .8f, .05, .09, .12));
    }
}
