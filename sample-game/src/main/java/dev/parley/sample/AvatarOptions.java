package dev.parley.sample;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Who speaks. */
final class AvatarOptions {

    private static final String DEFAULT = "woman";

    @Option(names = "--avatar", paramLabel = "NAME|FILE", description = "who speaks: an avatar's name (default "
            + DEFAULT + "), or a head of your own: a .glb, .gltf, .vrm or .j3o file")
    private String avatar;

    @Option(names = "--profile", paramLabel = "F.json", description = "says how to drive a head of your own, where that "
            + "is not found; hero.rig.json beside hero.glb is taken by itself")
    private Path profile;

    @Option(names = "--coverage", paramLabel = "NAME|FILE", description = "prints which of ARKit's 52 shapes a head can "
            + "show, how, and with what loss")
    private String coverage;

    boolean wantsCoverage() {
        return coverage != null;
    }

    /** Chooses and checks the avatar. */
    AvatarChoice avatar() {
        if (coverage != null && avatar != null) {
            throw new InputException("--coverage names the head itself; leave --avatar out");
        }
        return AvatarChoice.of(coverage != null ? coverage : avatar != null ? avatar : DEFAULT, profile);
    }
}
