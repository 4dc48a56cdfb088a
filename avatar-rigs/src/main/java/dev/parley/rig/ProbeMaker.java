package dev.parley.rig;

import com.jme3.light.LightProbe;
import com.jme3.math.FastMath;
import com.jme3.math.Vector3f;
import com.jme3.texture.Image;
import com.jme3.texture.Texture;
import com.jme3.texture.TextureCubeMap;
import com.jme3.texture.image.ColorSpace;
import com.jme3.util.BufferUtils;
import java.nio.ByteBuffer;
import java.util.ArrayList;

/**
 * Computes a light probe of {@link StudioSky} on the CPU, once: nine spherical harmonics for diffuse light (Ramamoorthi
 * and Hanrahan, "An Efficient Representation for Irradiance Environment Maps", 2001) and a small cube map whose mip
 * levels hold the sky blurred by the lobe of their roughness (Karis, "Real Shading in Unreal Engine 4", 2013). For any
 * thread.
 */
final class ProbeMaker {

    /** Edge of the sharpest level and how many levels there are. */
    private static final int SIZE = 64;
    private static final int LEVELS = 6;
    /** Edge of the cube of samples that integrals run over. */
    private static final int GRID = 16;
    /** Constants of the real spherical harmonics of bands 0 to 2, in the order of jME's shader. */
    private static final double[] BASIS = {.282095, .488603, .488603, .488603, 1.092548, 1.092548, .315392, 1.092548,
        .546274};
    /** What the cosine lobe leaves of each band, divided by pi. */
    private static final double[] COSINE = {1, 2 / 3.0, 2 / 3.0, 2 / 3.0, .25, .25, .25, .25, .25};
    private static final double[][] SAMPLES = samples();
    private static final Vector3f[] HARMONICS = harmonics();
    private static final TextureCubeMap MAP = map();

    private ProbeMaker() {
    }

    /**
     * Makes a probe; all probes share one map.
     *
     * @param radius metres around the origin that it lights, above 1
     * @return a new probe
     */
    static LightProbe probe(float radius) {
        LightProbe probe = new LightProbe();
        probe.setName("studio");
        probe.setPosition(Vector3f.ZERO);
        probe.getArea().setRadius(radius);
        Vector3f[] coefficients = new Vector3f[HARMONICS.length];
        for (int i = 0; i < coefficients.length; i++) {
            coefficients[i] = HARMONICS[i].clone();
        }
        probe.setShCoeffs(coefficients);
        probe.setPrefilteredMap(MAP);
        probe.setNbMipMaps(LEVELS);
        probe.setReady(true);
        return probe;
    }

    /** Returns rows of direction x y z, solid angle, radiance red green blue. */
    private static double[][] samples() {
        double[][] samples = new double[6 * GRID * GRID][7];
        double[] sky = new double[3];
        for (int i = 0; i < samples.length; i++) {
            double[] row = samples[i];
            direction(i / (GRID * GRID), i % GRID, i / GRID % GRID, GRID, row);
            java.util.Arrays.fill(sky, 0);
            StudioSky.add(row[0], row[1], row[2], 1, sky);
            System.arraycopy(sky, 0, row, 4, 3);
        }
        return samples;
    }

    /**
     * Sets a texel's direction and solid angle, by OpenGL's layout of cube faces (+x -x +y -y +z -z).
     */
    private static void direction(int face, int column, int row, int size, double[] store) {
        double s = 2 * (column + .5) / size - 1;
        double t = 2 * (row + .5) / size - 1;
        double length = Math.sqrt(1 + s * s + t * t);
        double sign = face % 2 == 0 ? 1 : -1;
        switch (face / 2) {
            case 0 -> set(store, sign, -t, -sign * s, length);
            case 1 -> set(store, s, sign, sign * t, length);
            default -> set(store, sign * s, -t, sign, length);
        }
        store[3] = 4.0 / (size * size) / (length * length * length);
    }

    private static void set(double[] store, double x, double y, double z, double length) {
        store[0] = x / length;
        store[1] = y / length;
        store[2] = z / length;
    }

    private static Vector3f[] harmonics() {
        Vector3f[] sums = new Vector3f[9];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = new Vector3f();
            for (double[] at : SAMPLES) {
                double factor = BASIS[i] * polynomial(i, at[0], at[1], at[2]) * at[3];
                sums[i].addLocal((float) (factor * at[4]), (float) (factor * at[5]), (float) (factor * at[6]));
            }
            sums[i].multLocal((float) (BASIS[i] * COSINE[i]));
        }
        return sums;
    }

    private static double polynomial(int i, double x, double y, double z) {
        return switch (i) {
            case 0 -> 1;
            case 1 -> y;
            case 2 -> z;
            case 3 -> x;
            case 4 -> x * y;
            case 5 -> y * z;
            case 6 -> 3 * z * z - 1;
            case 7 -> x * z;
            default -> x * x - y * y;
        };
    }

    private static TextureCubeMap map() {
        ArrayList<ByteBuffer> faces = new ArrayList<>();
        int[] sizes = new int[LEVELS];
        for (int level = 0; level < LEVELS; level++) {
            sizes[level] = (SIZE >> level) * (SIZE >> level) * 6;
        }
        for (int face = 0; face < 6; face++) {
            faces.add(face(face, java.util.Arrays.stream(sizes).sum()));
        }
        Image image = new Image(Image.Format.RGB16F, SIZE, SIZE, 0, faces, sizes, ColorSpace.Linear);
        TextureCubeMap map = new TextureCubeMap(image);
        map.setMagFilter(Texture.MagFilter.Bilinear);
        map.setMinFilter(Texture.MinFilter.Trilinear);
        return map;
    }

    private static ByteBuffer face(int face, int bytes) {
        ByteBuffer data = BufferUtils.createByteBuffer(bytes);
        double[] at = new double[4];
        double[] color = new double[3];
        for (int level = 0; level < LEVELS; level++) {
            int size = SIZE >> level;
            double share = (double) level / (LEVELS - 1);
            for (int texel = 0; texel < size * size; texel++) {
                direction(face, texel % size, texel / size, size, at);
                blurred(at, share * share, color);
                for (double value : color) {
                    data.putShort(FastMath.convertFloatToHalf((float) value));
                }
            }
        }
        data.flip();
        return data;
    }

    /** Averages the sky as a surface of this roughness mirrors it, seen head-on. */
    private static void blurred(double[] at, double roughness, double[] store) {
        java.util.Arrays.fill(store, 0);
        double alpha = roughness * roughness;
        if (alpha < .02) {
            StudioSky.add(at[0], at[1], at[2], 1, store);
            return;
        }
        double sum = 0;
        for (double[] from : SAMPLES) {
            double cosine = at[0] * from[0] + at[1] * from[1] + at[2] * from[2];
            if (cosine > 0) {
                double half = (1 + cosine) / 2;
                double spread = half * (alpha * alpha - 1) + 1;
                double weight = cosine * from[3] / (spread * spread);
                sum += weight;
                for (int i = 0; i < 3; i++) {
                    store[i] += weight * from[4 + i];
                }
            }
        }
        for (int i = 0; i < 3; i++) {
            store[i] /= sum;
        }
    }
}
