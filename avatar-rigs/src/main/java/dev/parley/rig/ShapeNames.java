package dev.parley.rig;

import dev.parley.signal.ArkitBlendshape;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds ARKit shapes behind the names that exporters write. */
final class ShapeNames {

    private static final Pattern SIDE = Pattern.compile("(?:[ _.-]|(?<=[a-z]))([LR])$|[ _.-]([lr])$");
    private static final Pattern SEPARATOR = Pattern.compile("[ _.:|/-]+");

    private ShapeNames() {
    }

    /**
     * Reads a target's name: {@code jawOpen}, {@code JawOpen}, {@code eyeBlink_L}, {@code eye_blink_left},
     * {@code blendShape2.eyeBlink_L}, {@code Face_jawOpen}.
     *
     * @param name a name, or null
     * @return the shape, or empty
     */
    static Optional<ArkitBlendshape> read(String name) {
        if (name == null) {
            return Optional.empty();
        }
        String[] words = SEPARATOR.split(spellSide(name.strip()));
        for (int first = 0; first < words.length; first++) {
            String joined = String.join("", List.of(words).subList(first, words.length));
            Optional<ArkitBlendshape> shape = ArkitBlendshape.byName(joined);
            if (shape.isPresent()) {
                return shape;
            }
        }
        return Optional.empty();
    }

    private static String spellSide(String name) {
        var matcher = SIDE.matcher(name);
        if (!matcher.find()) {
            return name;
        }
        boolean left = name.toLowerCase(java.util.Locale.ROOT).endsWith("l");
        return name.substring(0, matcher.start()) + (left ? "Left" : "Right");
    }

    /**
     * Reads an ARKit name in a profile; a name without side stands for both.
     *
     * @param field where it stands, for the message
     * @param name an ARKit name such as {@code jawOpen} or {@code mouthSmile}
     * @return one shape, or left and right
     * @throws RigException if there is no such shape
     */
    static List<ArkitBlendshape> sides(String field, String name) {
        if (name == null) {
            throw new RigException(field + ": a shape's name is missing");
        }
        Optional<ArkitBlendshape> one = ArkitBlendshape.byName(name);
        if (one.isPresent()) {
            return List.of(one.get());
        }
        Optional<ArkitBlendshape> left = ArkitBlendshape.byName(name + "Left");
        Optional<ArkitBlendshape> right = ArkitBlendshape.byName(name + "Right");
        if (left.isEmpty() || right.isEmpty()) {
            throw new RigException(field + ": '" + name
                    + "' is none of ARKit's 52 shapes; use a name such as jawOpen, mouthSmileLeft, or mouthSmile for"
                    + " both sides");
        }
        return List.of(left.get(), right.get());
    }
}
