package dev.parley.rig.build;

/** The avatar {@code elder}. */
class ElderTest extends AvatarChecks {

    ElderTest() {
        super("elder");
    }
}
