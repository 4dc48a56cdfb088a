package dev.parley.rig.build;

/** The avatar {@code toon}. */
class ToonTest extends AvatarChecks {

    ToonTest() {
        super("toon");
    }
}
