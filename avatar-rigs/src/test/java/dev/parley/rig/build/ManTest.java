package dev.parley.rig.build;

/** The avatar {@code man}. */
class ManTest extends AvatarChecks {

    ManTest() {
        super("man");
    }
}
