package dev.parley.sample;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Files that play a line without the model. */
final class BakeOptions {

    /** The value of an option that is given without one. */
    private static final String NO_FILE = "";

    @Option(names = "--clip", paramLabel = "F.j3o", arity = "0..1", fallbackValue = NO_FILE, description = "the "
            + "motion as jME's AnimClip, with the sound beside it; in a batch without a name: ID.j3o of each row")
    private String clip;

    @Option(names = "--gltf", paramLabel = "F.glb", arity = "0..1", fallbackValue = NO_FILE, description = "the "
            + "avatar with the motion as a glTF animation, and the sound beside it; in a batch without a name: "
            + "AVATAR.glb with an animation for each row")
    private String gltf;

    @Option(names = "--ogg", paramLabel = "F.ogg", arity = "0..1", fallbackValue = NO_FILE, description = "the sound "
            + "as Ogg Vorbis, by the program ffmpeg; in a batch without a name: ID.ogg of each row")
    private String ogg;

    boolean isGiven() {
        return wantsMotion() || wantsOgg();
    }

    boolean wantsMotion() {
        return clip != null || gltf != null;
    }

    boolean wantsOgg() {
        return ogg != null;
    }

    boolean wantsClips() {
        return clip != null;
    }

    boolean wantsGltf() {
        return gltf != null;
    }

    /** The files of a single line; null where none is wanted. */
    Path clip() {
        return file("--clip", clip, ".j3o");
    }

    Path gltf() {
        return file("--gltf", gltf, ".glb");
    }

    Path ogg() {
        return file("--ogg", ogg, ".ogg");
    }

    List<Path> all() {
        return Stream.of(clip(), gltf(), ogg()).filter(Objects::nonNull).toList();
    }

    private static Path file(String option, String name, String ending) {
        if (name == null) {
            return null;
        }
        if (!name.toLowerCase(Locale.ROOT).endsWith(ending)) {
            throw new InputException(option + (name.isEmpty() ? " names no file" : " " + name)
                    + "; name one that ends in " + ending);
        }
        return Path.of(name);
    }

    /** In a batch files are named after rows. */
    void checkBatch() {
        if (Stream.of(clip, gltf, ogg).anyMatch(name -> name != null && !name.isEmpty())) {
            throw new InputException("in a batch --clip, --gltf and --ogg take no file name; --out DIR receives "
                    + "ID.j3o, AVATAR.glb and ID.ogg");
        }
    }

    /** Where the sound goes if nothing is said of it: beside the motion. */
    Path soundBeside() {
        return all().get(0).resolveSibling(stem() + ".wav");
    }

    /** What the line's animation is called. */
    String stem() {
        return all().get(0).getFileName().toString().replaceFirst("\\.[^.]*$", "");
    }
}
