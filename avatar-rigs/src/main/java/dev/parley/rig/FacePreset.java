package dev.parley.rig;

import dev.parley.signal.ArkitBlendshape;
import dev.parley.signal.MotionChannel;
import dev.parley.signal.MotionFrame;
import java.util.Map;

/**
 * A face by name: a viseme, an emotion, one shape. Immutable, for any thread.
 *
 * @param name for instance {@code aa}, {@code happy}, {@code jawOpen}
 * @param shapes weights by ARKit name, 0..1; a name without side means both; {@code eyeLook*} are shares of the rig's
 *     largest eye angles (copied)
 */
public record FacePreset(String name, Map<String, Float> shapes) {

    /**
     * Copies the weights and checks names and ranges.
     *
     * @throws RigException if a shape is none of ARKit's, or a weight out of range; the message names the preset
     */
    public FacePreset {
        shapes = Map.copyOf(shapes);
        for (Map.Entry<String, Float> shape : shapes.entrySet()) {
            ShapeNames.sides(name, shape.getKey());
            if (!(shape.getValue() >= 0 && shape.getValue() <= 1)) {
                throw new RigException(name + "." + shape.getKey() + " is " + shape.getValue()
                        + ", but must be 0 to 1");
            }
        }
    }

    /**
     * Sets the preset's channels; the others stay as they are. Allocates: not for the render loop.
     *
     * @param eyes the rig's ranges, as the eyes are set by their angles (not null)
     * @param store receives the face, for {@link AvatarRig#apply} (not null, modified)
     * @return store
     */
    public MotionFrame set(EyeLimits eyes, MotionFrame store) {
        shapes.forEach((shape, weight) -> {
            for (ArkitBlendshape side : ShapeNames.sides(name, shape)) {
                store.setWeight(side, weight);
                look(side, weight, eyes, store);
            }
        });
        return store;
    }

    private static void look(ArkitBlendshape shape, float weight, EyeLimits eyes, MotionFrame store) {
        switch (shape) {
            case EYE_LOOK_DOWN_LEFT -> store.set(MotionChannel.LEFT_EYE_PITCH, weight * eyes.down());
            case EYE_LOOK_UP_LEFT -> store.set(MotionChannel.LEFT_EYE_PITCH, -weight * eyes.up());
            case EYE_LOOK_OUT_LEFT -> store.set(MotionChannel.LEFT_EYE_YAW, weight * eyes.out());
            case EYE_LOOK_IN_LEFT -> store.set(MotionChannel.LEFT_EYE_YAW, -weight * eyes.in());
            case EYE_LOOK_DOWN_RIGHT -> store.set(MotionChannel.RIGHT_EYE_PITCH, weight * eyes.down());
            case EYE_LOOK_UP_RIGHT -> store.set(MotionChannel.RIGHT_EYE_PITCH, -weight * eyes.up());
            case EYE_LOOK_OUT_RIGHT -> store.set(MotionChannel.RIGHT_EYE_YAW, -weight * eyes.out());
            case EYE_LOOK_IN_RIGHT -> store.set(MotionChannel.RIGHT_EYE_YAW, weight * eyes.in());
            default -> { }
        }
    }
}
