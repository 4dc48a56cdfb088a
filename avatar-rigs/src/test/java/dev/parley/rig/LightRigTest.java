package dev.parley.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jme3.light.LightProbe;
import com.jme3.math.FastMath;
import com.jme3.math.Vector3f;
import com.jme3.scene.Node;
import com.jme3.texture.Image;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LightRigTest {

    private final LightProbe probe = ProbeMaker.probe(10);

    /** Diffuse light by jME's shader: what the nine coefficients give for a normal. */
    private Vector3f shaderIrradiance(Vector3f n) {
        Vector3f[] c = probe.getShCoeffs();
        return c[0].add(c[1].mult(n.y)).add(c[2].mult(n.z)).add(c[3].mult(n.x)).add(c[4].mult(n.y * n.x))
                .add(c[5].mult(n.y * n.z)).add(c[6].mult(3 * n.z * n.z - 1)).add(c[7].mult(n.z * n.x))
                .add(c[8].mult(n.x * n.x - n.y * n.y));
    }

    /** The same by summing over random directions of the sphere. */
    private static double[] summedIrradiance(Vector3f normal) {
        Random random = new Random(3);
        double[] sum = new double[3];
        int count = 200_000;
        for (int i = 0; i < count; i++) {
            double z = 2 * random.nextDouble() - 1;
            double angle = 2 * Math.PI * random.nextDouble();
            double ring = Math.sqrt(1 - z * z);
            double x = ring * Math.cos(angle);
            double y = ring * Math.sin(angle);
            double cosine = Math.max(0, x * normal.x + y * normal.y + z * normal.z);
            StudioSky.add(x, y, z, cosine * 4 / count, sum);
        }
        return sum;
    }

    @Test
    void diffuseLightIsThatOfTheSky() {
        for (Vector3f normal : new Vector3f[] {Vector3f.UNIT_Z, Vector3f.UNIT_Y, Vector3f.UNIT_X,
            Vector3f.UNIT_X.negate(), Vector3f.UNIT_Y.negate(), new Vector3f(.6f, .48f, .64f)}) {
            double[] expected = summedIrradiance(normal);
            Vector3f actual = shaderIrradiance(normal);
            assertEquals(expected[0], actual.x, .06 * expected[0] + .01, "red towards " + normal);
            assertEquals(expected[2], actual.z, .06 * expected[2] + .01, "blue towards " + normal);
        }
    }

    @Test
    void theMirroredSkyIsBrightestWhereTheKeyLightComesFrom() {
        Image image = probe.getPrefilteredEnvMap().getImage();
        double front = brightness(image, 4, 48, 16);
        assertTrue(front > brightness(image, 5, 32, 32), "the face's front beats its back");
        assertTrue(front > brightness(image, 4, 16, 48), "upper left beats lower right");
        assertTrue(brightness(image, 2, 32, 32) > brightness(image, 3, 32, 32), "the ceiling beats the floor");
    }

    /** Red of a texel of the sharpest level; OpenGL's +z face has +x at its right and +y at its top row. */
    private static double brightness(Image image, int face, int column, int row) {
        ByteBuffer data = image.getData(face);
        return FastMath.convertHalfToFloat(data.getShort(6 * (row * image.getWidth() + column)));
    }

    @Test
    void allLevelsAreThere() {
        Image image = probe.getPrefilteredEnvMap().getImage();
        int bytes = 0;
        for (int level : image.getMipMapSizes()) {
            bytes += level;
        }
        assertEquals(probe.getNbMipMaps(), image.getMipMapSizes().length);
        for (int face = 0; face < 6; face++) {
            assertEquals(bytes, image.getData(face).remaining());
        }
    }

    @Test
    void lightsComeAndGo() {
        Node scene = new Node("scene");
        LightRig lights = new LightRig().attachTo(scene);
        assertEquals(4, scene.getLocalLightList().size());
        Node other = new Node("other");
        lights.attachTo(other);
        assertEquals(0, scene.getLocalLightList().size());
        lights.close();
        lights.close();
        assertEquals(0, other.getLocalLightList().size());
    }
}
