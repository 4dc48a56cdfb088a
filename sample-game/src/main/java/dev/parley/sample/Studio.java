package dev.parley.sample;

import com.jme3.app.SimpleApplication;
import com.jme3.bounding.BoundingBox;
import com.jme3.math.FastMath;
import com.jme3.math.Vector3f;
import com.jme3.renderer.Camera;
import com.jme3.renderer.queue.RenderQueue;
import dev.parley.rig.AvatarRig;
import dev.parley.rig.CameraHint;
import dev.parley.rig.LightRig;

/**
 * Puts one avatar before a camera: light, wall, framing. For the render thread.
 */
final class Studio {

    /** For rigs whose profile has no view. */
    private static final CameraHint USUAL = new CameraHint(0.14f, 0.11f, 0.8f, 28);
    private static final float NEAR = 0.05f;
    private static final float FAR = 20;
    /** Of a portrait: its height in heights of the face, and how far its middle lies above the face's. */
    private static final float PORTRAIT_HEIGHT = 1.38f;
    private static final float PORTRAIT_RISE = .1f;
    private static final int SHADOW_MAP = 1024;

    private Studio() {
    }

    /**
     * Builds a scene that shows head and shoulders, and returns the avatar in it. There are no cast shadows: on a
     * software renderer they cost twenty times the rest of the frame.
     */
    static AvatarRig build(SimpleApplication app, AvatarChoice avatar) {
        AvatarRig rig = load(app, avatar);
        frame(app.getCamera(), hint(rig));
        stage(app, rig);
        return rig;
    }

    /** Builds a scene that shows the face alone, with shadows. */
    static AvatarRig portrait(SimpleApplication app, AvatarChoice avatar) {
        AvatarRig rig = load(app, avatar);
        BoundingBox face = rig.faceBox();
        if (face == null) {
            frame(app.getCamera(), hint(rig));
        } else {
            frame(app.getCamera(), hint(rig), face, rig.profile().mapping().unit());
        }
        LightRig light = stage(app, rig);
        app.getViewPort().addProcessor(light.shadows(app.getAssetManager(), SHADOW_MAP));
        return rig;
    }

    /** In metres, whatever the model's unit. */
    private static AvatarRig load(SimpleApplication app, AvatarChoice avatar) {
        AvatarRig rig = avatar.load(app.getAssetManager());
        rig.root().scale(1 / rig.profile().mapping().unit());
        return rig;
    }

    private static CameraHint hint(AvatarRig rig) {
        return rig.profile().camera() == null ? USUAL : rig.profile().camera();
    }

    private static LightRig stage(SimpleApplication app, AvatarRig rig) {
        app.getRootNode().attachChild(rig.root());
        LightRig.prepare(app.getRenderManager());
        LightRig light = new LightRig().attachTo(app.getRootNode());
        app.getViewPort().getQueue().setGeometryComparator(RenderQueue.Bucket.Opaque, new MaskedLast());
        app.getRootNode().attachChild(Backdrop.behind(app.getCamera(), app.getAssetManager()));
        return light;
    }

    /** Level with the eyes, so that eyes that look straight ahead look into the camera. */
    private static void frame(Camera camera, CameraHint hint) {
        camera.setFrustumPerspective(hint.fieldOfView(), aspect(camera), NEAR, FAR);
        camera.setLocation(new Vector3f(0, hint.eyeHeight(), hint.distance()));
        camera.lookAt(new Vector3f(0, hint.lookHeight(), 0), Vector3f.UNIT_Y);
    }

    /** From the same place, but no wider than the face, whose box has so many units a metre. */
    private static void frame(Camera camera, CameraHint hint, BoundingBox face, float unit) {
        float height = 2 * face.getYExtent() / unit;
        Vector3f middle = face.getCenter().divide(unit).addLocal(0, PORTRAIT_RISE * height, 0);
        Vector3f place = new Vector3f(0, hint.eyeHeight(), hint.distance());
        float view = Math.max(height, 2 * face.getXExtent() / unit / aspect(camera)) * PORTRAIT_HEIGHT;
        float angle = 2 * FastMath.atan(view / 2 / place.distance(middle));
        camera.setFrustumPerspective(angle * FastMath.RAD_TO_DEG, aspect(camera), NEAR, FAR);
        camera.setLocation(place);
        camera.lookAt(middle, Vector3f.UNIT_Y);
    }

    private static float aspect(Camera camera) {
        return (float) camera.getWidth() / camera.getHeight();
    }
}
