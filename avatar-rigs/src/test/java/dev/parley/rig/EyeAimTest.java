package dev.parley.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jme3.math.Quaternion;
import com.jme3.math.Vector3f;
import com.jme3.scene.Node;
import dev.parley.signal.Gaze;
import dev.parley.signal.MotionFrame;
import org.junit.jupiter.api.Test;

class EyeAimTest {

    private static final Vector3f LEFT = new Vector3f(.03f, .06f, .08f);
    private static final Vector3f RIGHT = new Vector3f(-.03f, .06f, .08f);

    private final EyeAim aim = new EyeAim(EyeLimits.DEFAULT, LEFT, RIGHT);

    private Gaze at(float x, float y, float z) {
        return aim.aim(new Vector3f(x, y, z), new MotionFrame()).gaze();
    }

    @Test
    void aFarPointAheadIsLookedAtStraight() {
        Gaze gaze = at(0, .06f, 1000);
        assertEquals(0, gaze.leftYaw(), 1e-3);
        assertEquals(0, gaze.rightPitch(), 1e-3);
    }

    @Test
    void bothLinesOfSightMeetAtThePoint() {
        Vector3f point = new Vector3f(.1f, -.02f, .6f);
        Gaze gaze = at(point.x, point.y, point.z);
        assertOnLine(LEFT, gaze.leftYaw(), gaze.leftPitch(), point);
        assertOnLine(RIGHT, gaze.rightYaw(), gaze.rightPitch(), point);
        assertTrue(gaze.leftYaw() < gaze.rightYaw(), "near points make the eyes converge");
    }

    private static void assertOnLine(Vector3f eye, float yaw, float pitch, Vector3f point) {
        Vector3f line = new Quaternion().fromAngleAxis(yaw, Vector3f.UNIT_Y)
                .mult(new Quaternion().fromAngleAxis(pitch, Vector3f.UNIT_X)).mult(Vector3f.UNIT_Z);
        Vector3f wanted = point.subtract(eye).normalizeLocal();
        assertTrue(line.distance(wanted) < 1e-5, () -> line + " instead of " + wanted);
    }

    @Test
    void leftIsPositiveAndDownIsPositive() {
        Gaze gaze = at(.3f, -.2f, 1);
        assertTrue(gaze.leftYaw() > 0 && gaze.rightYaw() > 0 && gaze.leftPitch() > 0, gaze.toString());
    }

    @Test
    void limitsHoldEvenForPointsBehind() {
        Gaze gaze = at(5, 9, -3);
        assertEquals(.489f, gaze.leftYaw());
        assertEquals(.524f, gaze.rightYaw());
        assertEquals(-.349f, gaze.leftPitch());
    }

    @Test
    void aTurnedHeadCompensates() {
        Node head = new Node("Head");
        head.setLocalTranslation(1, 2, 3);
        head.setLocalRotation(new Quaternion().fromAngleAxis(.3f, Vector3f.UNIT_Y));
        Vector3f far = new Vector3f(1, 2.06f, 1000);
        Gaze gaze = aim.aim(head, far, new MotionFrame()).gaze();
        assertEquals(-.3f, gaze.leftYaw(), 1e-3);
        assertEquals(-.3f, gaze.rightYaw(), 1e-3);
    }
}
