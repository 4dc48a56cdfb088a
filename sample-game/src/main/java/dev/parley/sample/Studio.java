package dev.parley.sample;

import com.jme3.app.SimpleApplication;
import com.jme3.math.Vector3f;
import com.jme3.renderer.Camera;
import com.jme3.renderer.queue.RenderQueue;
import dev.parley.rig.AvatarRig;
import dev.parley.rig.CameraHint;
import dev.parley.rig.LightRig;

/**
 * Puts one avatar before a camera: light, wall, framing of head and shoulders. There are no cast shadows: on a software
 * renderer they cost twenty times the rest of the frame. For the render thread.
 */
final class Studio {

    /** For rigs whose profile has no view. */
    private static final CameraHint USUAL = new CameraHint(0.14f, 0.11f, 0.8f, 28);
    private static final float NEAR = 0.05f;
    private static final float FAR = 20;

    private Studio() {
    }

    /** Builds the scene, and returns the avatar in it. */
    static AvatarRig build(SimpleApplication app, AvatarChoice avatar) {
        AvatarRig rig = avatar.load(app.getAssetManager());
        rig.root().scale(1 / rig.profile().mapping().unit());
        app.getRootNode().attachChild(rig.root());
        frame(app.getCamera(), rig.profile().camera() == null ? USUAL : rig.profile().camera());
        LightRig.prepare(app.getRenderManager());
        new LightRig().attachTo(app.getRootNode());
        app.getViewPort().getQueue().setGeometryComparator(RenderQueue.Bucket.Opaque, new MaskedLast());
        app.getRootNode().attachChild(Backdrop.behind(app.getCamera(), app.getAssetManager()));
        return rig;
    }

    /** Level with the eyes, so that eyes that look straight ahead look into the camera. */
    private static void frame(Camera camera, CameraHint hint) {
        float aspect = (float) camera.getWidth() / camera.getHeight();
        camera.setFrustumPerspective(hint.fieldOfView(), aspect, NEAR, FAR);
        camera.setLocation(new Vector3f(0, hint.eyeHeight(), hint.distance()));
        camera.lookAt(new Vector3f(0, hint.lookHeight(), 0), Vector3f.UNIT_Y);
    }
}
