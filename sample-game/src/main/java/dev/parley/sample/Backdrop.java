package dev.parley.sample;

import com.jme3.asset.AssetManager;
import com.jme3.material.Material;
import com.jme3.material.RenderState;
import com.jme3.math.FastMath;
import com.jme3.math.Quaternion;
import com.jme3.renderer.Camera;
import com.jme3.renderer.queue.RenderQueue;
import com.jme3.scene.Geometry;
import com.jme3.scene.shape.Quad;
import com.jme3.texture.Image;
import com.jme3.texture.Texture2D;
import com.jme3.texture.image.ColorSpace;
import com.jme3.util.BufferUtils;
import java.nio.ByteBuffer;
import java.util.Random;

/** A soft wall behind the head: light where the key light falls, darker towards the edges. For the render thread. */
final class Backdrop {

    private static final int SIZE = 512;
    /** sRGB, 0..255: the lit middle and the far corners. */
    private static final double[] LIT = {164, 172, 182};
    private static final double[] DARK = {58, 66, 80};
    /** Where the light falls, as shares of the wall. */
    private static final double LIT_X = 0.42;
    private static final double LIT_Y = 0.56;
    /** As a share of the way to the far plane. */
    private static final float DISTANCE = 0.5f;

    private Backdrop() {
    }

    /** Makes a wall that fills a camera's view; the camera must not move afterwards. */
    static Geometry behind(Camera camera, AssetManager assets) {
        float far = camera.getFrustumFar() * DISTANCE;
        float height = 2 * far * camera.getFrustumTop() / camera.getFrustumNear();
        float width = 2 * far * camera.getFrustumRight() / camera.getFrustumNear();
        Geometry wall = new Geometry("backdrop", new Quad(width, height));
        Material paint = new Material(assets, "Common/MatDefs/Misc/Unshaded.j3md");
        paint.setTexture("ColorMap", new Texture2D(image()));
        paint.getAdditionalRenderState().setFaceCullMode(RenderState.FaceCullMode.Off);
        wall.setMaterial(paint);
        wall.setQueueBucket(RenderQueue.Bucket.Sky);
        wall.setShadowMode(RenderQueue.ShadowMode.Off);
        wall.setLocalRotation(camera.getRotation().mult(
                new Quaternion().fromAngles(0, FastMath.PI, 0)));
        wall.setLocalTranslation(camera.getLocation().add(camera.getDirection().mult(far))
                .add(camera.getLeft().mult(width / 2)).subtract(camera.getUp().mult(height / 2)));
        return wall;
    }

    private static Image image() {
        ByteBuffer pixels = BufferUtils.createByteBuffer(SIZE * SIZE * 4);
        Random grain = new Random(1);
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                double share = falloff((x + 0.5) / SIZE, (y + 0.5) / SIZE);
                for (int c = 0; c < 3; c++) {
                    // grain of less than a step, as a smooth slope in 8 bits shows bands
                    pixels.put((byte) Math.round(DARK[c] + share * (LIT[c] - DARK[c]) + grain.nextDouble() - 0.5));
                }
                pixels.put((byte) 255);
            }
        }
        pixels.flip();
        return new Image(Image.Format.RGBA8, SIZE, SIZE, pixels, ColorSpace.sRGB);
    }

    /** 1 in the middle of the light, towards 0 far from it. */
    private static double falloff(double x, double y) {
        double distance = Math.hypot(x - LIT_X, y - LIT_Y);
        return Math.exp(-2.6 * distance * distance);
    }
}
