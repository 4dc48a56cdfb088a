package dev.parley.rig.build;

/** The avatar {@code grandmother}. */
class GrandmotherTest extends AvatarChecks {

    GrandmotherTest() {
        super("grandmother");
    }
}
