package dev.parley.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jme3.asset.DesktopAssetManager;
import com.jme3.bounding.BoundingBox;
import dev.parley.signal.ArkitBlendshape;
import dev.parley.signal.MotionFrame;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FacePresetsTest {

    private static final AvatarRig WOMAN = new AvatarLoader(new DesktopAssetManager(true)).load("woman");

    private static MotionFrame shown(FacePreset preset) {
        WOMAN.apply(preset.set(WOMAN.profile().eyes(), new MotionFrame()));
        return WOMAN.applied();
    }

    @Test
    void visemesAndEmotionsAreThoseOfOculusAndOfTheModel() {
        assertEquals(List.of("sil", "PP", "FF", "TH", "DD", "kk", "CH", "SS", "nn", "RR", "aa", "E", "ih", "oh", "ou"),
                FacePresets.visemes().stream().map(FacePreset::name).toList());
        assertEquals(List.of("neutral", "happy", "sad", "angry", "afraid", "disgusted", "surprised"),
                FacePresets.emotions().stream().map(FacePreset::name).toList());
    }

    /** Through the rig's rules and its eyes, which follow angles, every shape comes out at 1. */
    @Test
    void eachShapeArrivesAtItsFull() {
        List<FacePreset> shapes = FacePresets.shapes(WOMAN.profile().rules());
        assertEquals(ArkitBlendshape.COUNT, shapes.size());
        for (ArkitBlendshape shape : ArkitBlendshape.values()) {
            FacePreset preset = shapes.get(shape.ordinal());
            MotionFrame applied = shown(preset);
            assertEquals(1, applied.weight(shape), 1e-6, shape.arkitName());
            for (ArkitBlendshape other : ArkitBlendshape.values()) {
                boolean named = preset.name().contains(other.arkitName());
                assertEquals(named ? 1 : 0, applied.weight(other), 1e-6, preset.name() + ": " + other.arkitName());
            }
        }
        assertEquals("mouthClose + jawOpen", shapes.get(ArkitBlendshape.MOUTH_CLOSE.ordinal()).name());
    }

    @Test
    void lipsMeetInPpAndTheMouthIsOpenInAa() {
        Map<String, FacePreset> visemes = FacePresets.visemes().stream()
                .collect(java.util.stream.Collectors.toMap(FacePreset::name, preset -> preset));
        assertTrue(shown(visemes.get("aa")).weight(ArkitBlendshape.JAW_OPEN) > .6);
        MotionFrame pp = shown(visemes.get("PP"));
        assertEquals(pp.weight(ArkitBlendshape.JAW_OPEN), pp.weight(ArkitBlendshape.MOUTH_CLOSE), 1e-6);
        assertEquals(pp.weight(ArkitBlendshape.MOUTH_PRESS_LEFT), pp.weight(ArkitBlendshape.MOUTH_PRESS_RIGHT));
    }

    @Test
    void aShapeThatIsNotThereOrTooMuchIsNamed() {
        String name = assertThrows(RigException.class, () -> new FacePreset("grin", Map.of("mouthGrin", 1f)))
                .getMessage();
        assertTrue(name.contains("grin") && name.contains("mouthGrin"), name);
        String range = assertThrows(RigException.class, () -> new FacePreset("grin", Map.of("mouthSmile", 1.5f)))
                .getMessage();
        assertTrue(range.contains("grin.mouthSmile") && range.contains("1.5"), range);
    }

    /** The eyes lie inside, 28.5 mm off the middle and at the height of the profile's hint. */
    @Test
    void theFaceBoxReachesFromBrowsToChin() {
        BoundingBox face = WOMAN.faceBox();
        assertEquals(0, face.getCenter().x, .003);
        assertTrue(face.getXExtent() > .045 && face.getXExtent() < .09, face::toString);
        double top = face.getCenter().y + face.getYExtent();
        double bottom = face.getCenter().y - face.getYExtent();
        assertTrue(top > .138 + .01 && top < .138 + .06, face::toString);
        assertTrue(bottom < .138 - .08 && bottom > .138 - .16, face::toString);
    }
}
