package dev.parley.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.signal.ArkitBlendshape;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeNamesTest {

    @ParameterizedTest
    @EnumSource
    void arkitsOwnNames(ArkitBlendshape shape) {
        assertEquals(Optional.of(shape), ShapeNames.read(shape.arkitName()));
    }

    @ParameterizedTest
    @CsvSource({"JawOpen,jawOpen", "eyeBlink_L,eyeBlinkLeft", "eyeBlink_R,eyeBlinkRight", "eye_blink_left,eyeBlinkLeft",
        "blendShape2.eyeBlink_L,eyeBlinkLeft", "Face_jawOpen,jawOpen", "head:mouth_smile_r,mouthSmileRight",
        "browDownL,browDownLeft", "eyeLookIn.L,eyeLookInLeft", "BROW_INNER_UP,browInnerUp", "jawLeft,jawLeft",
        "mouth_roll_lower,mouthRollLower", "ARKit_mouthLeft,mouthLeft", "MouthFunnel,mouthFunnel"})
    void variants(String name, String arkit) {
        assertEquals(ArkitBlendshape.byName(arkit), ShapeNames.read(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basis", "viseme_aa", "jaw", "eyeBlink", "earWiggle_L", "_", "."})
    void others(String name) {
        assertEquals(Optional.empty(), ShapeNames.read(name));
    }

    @Test
    void targetsWithoutName() {
        assertEquals(Optional.empty(), ShapeNames.read(null));
    }
}
