package dev.parley.jme;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jme3.scene.Geometry;
import com.jme3.scene.Node;
import com.jme3.scene.Spatial;
import com.jme3.scene.VertexBuffer.Type;
import com.jme3.util.BufferUtils;
import dev.parley.rig.AvatarLoader;
import dev.parley.rig.AvatarRig;
import dev.parley.rig.LightRig;
import dev.parley.signal.ArkitBlendshape;
import dev.parley.signal.MotionChannel;
import dev.parley.signal.MotionFrame;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A skinned head whose vertices the loader has sorted beside the same file as jME loads it, in drawn frames. */
class SortedHeadTest {

    private static MotionFrame talking() {
        MotionFrame frame = new MotionFrame();
        frame.setWeight(ArkitBlendshape.JAW_OPEN, .5f);
        frame.setWeight(ArkitBlendshape.MOUTH_SMILE_LEFT, .8f);
        frame.setWeight(ArkitBlendshape.BROW_INNER_UP, .9f);
        frame.setWeight(ArkitBlendshape.EYE_BLINK_RIGHT, 1);
        frame.set(MotionChannel.byName("headYaw").orElseThrow(), .3f);
        return frame;
    }

    private static AvatarRig rig(FilmSet set, Spatial model) {
        AvatarRig rig = AvatarRig.of(model, new AvatarLoader(set.getAssetManager()).profile("Rigs/woman.json"));
        FilmSet.faceAlone(rig);
        return rig;
    }

    private static int[] picture(FilmSet set, AvatarRig rig) {
        set.getRootNode().attachChild(rig.root());
        rig.apply(talking());
        set.frame();
        int[] pixels = set.picture();
        rig.root().removeFromParent();
        return pixels;
    }

    private static float[] texture(AvatarRig rig) {
        Geometry face = ((Node) rig.root()).descendantMatches(Geometry.class, "Face_0").get(0);
        return BufferUtils.getFloatArray(face.getMesh().getFloatBuffer(Type.TexCoord));
    }

    @Test
    void everyPixelIsTheSame() throws Exception {
        FilmSet.play(160, set -> {
            LightRig.prepare(set.renders());
            new LightRig().attachTo(set.getRootNode());
            AvatarRig plain = rig(set, set.getAssetManager().loadModel("Models/woman.glb"));
            AvatarRig sorted = rig(set, new AvatarLoader(set.getAssetManager()).model("Models/woman.glb"));
            assertFalse(Arrays.equals(texture(plain), texture(sorted)), "the order is another");
            int[] expected = picture(set, plain);
            int[] shown = picture(set, sorted);
            set.keep("sorted-head", shown);
            assertTrue(Arrays.stream(expected).distinct().count() > 100, "a face is seen");
            assertArrayEquals(expected, shown);
            // in the vertex shader too, which finds the targets by the vertex' number
            assertTrue(plain.moveToGpu(set.driver()));
            assertTrue(sorted.moveToGpu(set.driver()));
            assertArrayEquals(picture(set, plain), picture(set, sorted));
        });
    }
}
