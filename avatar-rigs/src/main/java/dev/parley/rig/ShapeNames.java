package dev.parley.rig;

import dev.parley.signal.ArkitBlendshape;
import java.util.List;
import java.util.Optional;

/** Finds ARKit shapes behind the names that exporters write. */
final class ShapeNames {

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
        return NameWords.readings(name).stream().map(ArkitBlendshape::byName).flatMap(Optional::stream).findFirst();
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
