package dev.parley.rig;

import com.jme3.bounding.BoundingBox;
import com.jme3.bounding.BoundingSphere;
import com.jme3.bounding.BoundingVolume;
import com.jme3.math.Vector3f;
import com.jme3.renderer.Camera;

/** How large things are on the screen. For the render thread; allocates nothing. */
final class ScreenScale {

    private ScreenScale() {
    }

    /**
     * Returns how many pixels a world unit covers at most, where a volume is nearest to the camera.
     *
     * @param volume in the world (unaffected)
     * @param camera who looks (unaffected)
     */
    static float pixels(BoundingVolume volume, Camera camera) {
        float lines = camera.getHeight() * (camera.getViewPortTop() - camera.getViewPortBottom());
        float scale = .5f * lines * Math.abs(camera.getProjectionMatrix().m11);
        return camera.isParallelProjection() ? scale
                : scale / Math.max(camera.getFrustumNear(), depth(volume, camera));
    }

    /** Returns how far in front of the camera a volume begins. */
    private static float depth(BoundingVolume volume, Camera camera) {
        // the rows of a view matrix are the camera's axes; the third looks back
        float x = camera.getViewMatrix().m20;
        float y = camera.getViewMatrix().m21;
        float z = camera.getViewMatrix().m22;
        Vector3f centre = volume.getCenter();
        float middle = -(x * centre.x + y * centre.y + z * centre.z + camera.getViewMatrix().m23);
        if (volume instanceof BoundingBox box) {
            return middle - box.getXExtent() * Math.abs(x) - box.getYExtent() * Math.abs(y)
                    - box.getZExtent() * Math.abs(z);
        }
        return volume instanceof BoundingSphere sphere ? middle - sphere.getRadius() : middle;
    }
}
