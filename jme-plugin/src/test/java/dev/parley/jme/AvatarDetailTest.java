package dev.parley.jme;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jme3.scene.Geometry;
import com.jme3.scene.Mesh;
import com.jme3.scene.Spatial;
import com.jme3.scene.VertexBuffer;
import dev.parley.rig.DetailPolicy;
import dev.parley.rig.DetailState;
import dev.parley.signal.MotionFrame;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Avatars that a detail state looks after. Nobody draws them here: no face is seen, so none should be moved. */
class AvatarDetailTest {

    private final DetailState detail = new DetailState(DetailPolicy.DEFAULT);
    private Theatre theatre;

    @BeforeEach
    void open() {
        theatre = new Theatre(ScriptedModel::new, true);
        theatre.run(0.2);
        theatre.state.getStateManager().attach(detail);
        theatre.run(0.1);
    }

    @AfterEach
    void close() {
        theatre.close();
    }

    @Test
    void avatarsThatAreHereAndThatAreClonedAreLookedAfter() {
        theatre.state.setDetail(detail);
        Spatial copy = theatre.woman.getSpatial().clone();
        theatre.root.attachChild(copy);
        theatre.run(0.2);
        TalkingAvatarControl other = copy.getControl(TalkingAvatarControl.class);
        float[] before = face(theatre.woman.getSpatial());
        float[] beforeOther = face(copy);
        theatre.woman.speak("6");
        other.speak("6");
        theatre.run(1);
        assertTrue(theatre.state.avatars().contains(other) && other.isSpeaking());
        assertArrayEquals(before, face(theatre.woman.getSpatial()));
        assertArrayEquals(beforeOther, face(copy));
    }

    @Test
    void thoseThatLeaveAndAllWithoutAStateAreExact() {
        theatre.state.setDetail(detail);
        theatre.run(0.1);
        float[] before = face(theatre.woman.getSpatial());
        theatre.state.setDetail(null);
        theatre.woman.speak("6");
        theatre.run(1);
        assertFalse(Arrays.equals(before, face(theatre.woman.getSpatial())), "nothing moved");
        theatre.state.setDetail(detail);
        theatre.state.remove(theatre.woman);
        theatre.run(0.1);
        assertFalse(theatre.state.avatars().contains(theatre.woman), "it came back by itself");
        float[] left = face(theatre.woman.getSpatial());
        theatre.woman.rig().apply(new MotionFrame());
        assertFalse(Arrays.equals(left, face(theatre.woman.getSpatial())), "nothing moved after the removal");
    }

    /** What is added to the vertices of the largest mesh with shapes. */
    private static float[] face(Spatial avatar) {
        Mesh[] largest = new Mesh[1];
        avatar.depthFirstTraversal(spatial -> {
            if (spatial instanceof Geometry geometry && geometry.getMesh().hasMorphTargets()
                    && (largest[0] == null || geometry.getVertexCount() > largest[0].getVertexCount())) {
                largest[0] = geometry.getMesh();
            }
        });
        FloatBuffer moves = largest[0].getFloatBuffer(VertexBuffer.Type.MorphTarget0);
        float[] values = new float[moves.capacity()];
        moves.get(0, values);
        return values;
    }
}
