package dev.parley.signal;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The 52 blendshapes of Apple's ARKit, in Apple's order (ARFaceAnchor.BlendShapeLocation). The ordinal is the index into
 * every array of 52 weights. Left and right are the face's own. Usable on any thread.
 */
public enum ArkitBlendshape {

    /** {@code eyeBlinkLeft}. */
    EYE_BLINK_LEFT("eyeBlinkLeft"),
    /** {@code eyeLookDownLeft}. */
    EYE_LOOK_DOWN_LEFT("eyeLookDownLeft"),
    /** {@code eyeLookInLeft}. */
    EYE_LOOK_IN_LEFT("eyeLookInLeft"),
    /** {@code eyeLookOutLeft}. */
    EYE_LOOK_OUT_LEFT("eyeLookOutLeft"),
    /** {@code eyeLookUpLeft}. */
    EYE_LOOK_UP_LEFT("eyeLookUpLeft"),
    /** {@code eyeSquintLeft}. */
    EYE_SQUINT_LEFT("eyeSquintLeft"),
    /** {@code eyeWideLeft}. */
    EYE_WIDE_LEFT("eyeWideLeft"),
    /** {@code eyeBlinkRight}. */
    EYE_BLINK_RIGHT("eyeBlinkRight"),
    /** {@code eyeLookDownRight}. */
    EYE_LOOK_DOWN_RIGHT("eyeLookDownRight"),
    /** {@code eyeLookInRight}. */
    EYE_LOOK_IN_RIGHT("eyeLookInRight"),
    /** {@code eyeLookOutRight}. */
    EYE_LOOK_OUT_RIGHT("eyeLookOutRight"),
    /** {@code eyeLookUpRight}. */
    EYE_LOOK_UP_RIGHT("eyeLookUpRight"),
    /** {@code eyeSquintRight}. */
    EYE_SQUINT_RIGHT("eyeSquintRight"),
    /** {@code eyeWideRight}. */
    EYE_WIDE_RIGHT("eyeWideRight"),
    /** {@code jawForward}. */
    JAW_FORWARD("jawForward"),
    /** {@code jawLeft}. */
    JAW_LEFT("jawLeft"),
    /** {@code jawRight}. */
    JAW_RIGHT("jawRight"),
    /** {@code jawOpen}. */
    JAW_OPEN("jawOpen"),
    /** {@code mouthClose}. */
    MOUTH_CLOSE("mouthClose"),
    /** {@code mouthFunnel}. */
    MOUTH_FUNNEL("mouthFunnel"),
    /** {@code mouthPucker}. */
    MOUTH_PUCKER("mouthPucker"),
    /** {@code mouthLeft}. */
    MOUTH_LEFT("mouthLeft"),
    /** {@code mouthRight}. */
    MOUTH_RIGHT("mouthRight"),
    /** {@code mouthSmileLeft}. */
    MOUTH_SMILE_LEFT("mouthSmileLeft"),
    /** {@code mouthSmileRight}. */
    MOUTH_SMILE_RIGHT("mouthSmileRight"),
    /** {@code mouthFrownLeft}. */
    MOUTH_FROWN_LEFT("mouthFrownLeft"),
    /** {@code mouthFrownRight}. */
    MOUTH_FROWN_RIGHT("mouthFrownRight"),
    /** {@code mouthDimpleLeft}. */
    MOUTH_DIMPLE_LEFT("mouthDimpleLeft"),
    /** {@code mouthDimpleRight}. */
    MOUTH_DIMPLE_RIGHT("mouthDimpleRight"),
    /** {@code mouthStretchLeft}. */
    MOUTH_STRETCH_LEFT("mouthStretchLeft"),
    /** {@code mouthStretchRight}. */
    MOUTH_STRETCH_RIGHT("mouthStretchRight"),
    /** {@code mouthRollLower}. */
    MOUTH_ROLL_LOWER("mouthRollLower"),
    /** {@code mouthRollUpper}. */
    MOUTH_ROLL_UPPER("mouthRollUpper"),
    /** {@code mouthShrugLower}. */
    MOUTH_SHRUG_LOWER("mouthShrugLower"),
    /** {@code mouthShrugUpper}. */
    MOUTH_SHRUG_UPPER("mouthShrugUpper"),
    /** {@code mouthPressLeft}. */
    MOUTH_PRESS_LEFT("mouthPressLeft"),
    /** {@code mouthPressRight}. */
    MOUTH_PRESS_RIGHT("mouthPressRight"),
    /** {@code mouthLowerDownLeft}. */
    MOUTH_LOWER_DOWN_LEFT("mouthLowerDownLeft"),
    /** {@code mouthLowerDownRight}. */
    MOUTH_LOWER_DOWN_RIGHT("mouthLowerDownRight"),
    /** {@code mouthUpperUpLeft}. */
    MOUTH_UPPER_UP_LEFT("mouthUpperUpLeft"),
    /** {@code mouthUpperUpRight}. */
    MOUTH_UPPER_UP_RIGHT("mouthUpperUpRight"),
    /** {@code browDownLeft}. */
    BROW_DOWN_LEFT("browDownLeft"),
    /** {@code browDownRight}. */
    BROW_DOWN_RIGHT("browDownRight"),
    /** {@code browInnerUp}. */
    BROW_INNER_UP("browInnerUp"),
    /** {@code browOuterUpLeft}. */
    BROW_OUTER_UP_LEFT("browOuterUpLeft"),
    /** {@code browOuterUpRight}. */
    BROW_OUTER_UP_RIGHT("browOuterUpRight"),
    /** {@code cheekPuff}. */
    CHEEK_PUFF("cheekPuff"),
    /** {@code cheekSquintLeft}. */
    CHEEK_SQUINT_LEFT("cheekSquintLeft"),
    /** {@code cheekSquintRight}. */
    CHEEK_SQUINT_RIGHT("cheekSquintRight"),
    /** {@code noseSneerLeft}. */
    NOSE_SNEER_LEFT("noseSneerLeft"),
    /** {@code noseSneerRight}. */
    NOSE_SNEER_RIGHT("noseSneerRight"),
    /** {@code tongueOut}. */
    TONGUE_OUT("tongueOut");

    /** How many blendshapes there are. */
    public static final int COUNT = 52;

    private static final Map<String, ArkitBlendshape> BY_NAME = Stream.of(values())
            .collect(Collectors.toUnmodifiableMap(shape -> shape.arkitName.toLowerCase(Locale.ROOT),
                    Function.identity()));

    private final String arkitName;

    ArkitBlendshape(String arkitName) {
        this.arkitName = arkitName;
    }

    /**
     * Returns the name that ARKit uses.
     *
     * @return a camel-case name, for instance {@code jawOpen}
     */
    public String arkitName() {
        return arkitName;
    }

    /**
     * Finds a blendshape by its ARKit name.
     *
     * @param name a name in any case (not null)
     * @return the blendshape, or empty if there is none of that name
     */
    public static Optional<ArkitBlendshape> byName(String name) {
        return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
    }
}
