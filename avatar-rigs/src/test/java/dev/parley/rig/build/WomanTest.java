package dev.parley.rig.build;

/** The avatar {@code woman}. */
class WomanTest extends AvatarChecks {

    WomanTest() {
        super("woman");
    }
}
