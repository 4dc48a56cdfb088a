package dev.parley.jme;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jme3.math.Vector3f;
import dev.parley.rig.AvatarLoader;
import dev.parley.rig.AvatarRig;
import dev.parley.rig.DetailPolicy;
import dev.parley.rig.DetailState;
import dev.parley.rig.LightRig;
import dev.parley.signal.ArkitBlendshape;
import dev.parley.signal.MotionFrame;
import org.junit.jupiter.api.Test;

/** Frames that are really drawn, of a face that is moved as finely as it is seen, beside one that is always exact. */
class DetailPictureTest {

    private static final int SIZE = 160;
    /** Steps of 255 above which a pixel is another one. */
    private static final int STEP = 24;

    private static MotionFrame face() {
        MotionFrame frame = new MotionFrame();
        for (ArkitBlendshape shape : ArkitBlendshape.values()) {
            frame.setWeight(shape, .01f);
        }
        frame.setWeight(ArkitBlendshape.JAW_OPEN, .7f);
        frame.setWeight(ArkitBlendshape.MOUTH_SMILE_LEFT, .8f);
        frame.setWeight(ArkitBlendshape.EYE_BLINK_RIGHT, 1);
        return frame;
    }

    @Test
    void nearFacesAreTheSamePictureAndFarOnesNearlySo() throws Exception {
        FilmSet.play(SIZE, set -> {
            AvatarLoader loader = new AvatarLoader(set.getAssetManager());
            AvatarRig exact = loader.load("woman");
            AvatarRig seen = loader.load("woman");
            FilmSet.faceAlone(exact);
            FilmSet.faceAlone(seen);
            DetailState detail = new DetailState(new DetailPolicy(100, .25f, 64, 0, 12));
            set.getStateManager().attach(detail);
            detail.add(seen);
            new LightRig().attachTo(set.getRootNode());
            LightRig.prepare(set.renders());
            set.look(.5f);
            int[] rest = picture(set, exact, new MotionFrame());
            int[] near = picture(set, exact, face());
            assertTrue(FilmSet.differences(near, rest, STEP) > 300, "the face moves");
            assertArrayEquals(near, picture(set, seen, face()), "near");

            set.getCamera().lookAtDirection(Vector3f.UNIT_Z, Vector3f.UNIT_Y);
            picture(set, seen, new MotionFrame());
            picture(set, seen, new MotionFrame());
            set.look(.5f);
            assertArrayEquals(rest, picture(set, seen, new MotionFrame()), "the frame that shows it again");

            set.look(2);
            int[] farRest = picture(set, exact, new MotionFrame());
            int[] far = picture(set, exact, face());
            for (int i = 0; i < 4; i++) {
                picture(set, seen, face());
            }
            int[] coarse = picture(set, seen, face());
            set.keep("detail-exact", far);
            set.keep("detail-coarse", coarse);
            int moved = FilmSet.differences(far, farRest, STEP);
            assertTrue(moved > 15, "the far face moves: " + moved);
            assertEquals(0, FilmSet.differences(far, coarse, STEP), moved / 8.0, "pixels of " + moved + " differ");
        });
    }

    private static int[] picture(FilmSet set, AvatarRig rig, MotionFrame frame) {
        set.getRootNode().detachAllChildren();
        set.getRootNode().attachChild(rig.root());
        rig.apply(frame);
        return set.picture();
    }
}
