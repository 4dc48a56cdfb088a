package dev.parley.rig;

import com.jme3.app.SimpleApplication;
import com.jme3.app.state.AppState;
import com.jme3.asset.AssetManager;
import com.jme3.asset.DesktopAssetManager;
import com.jme3.material.Material;
import com.jme3.math.Vector3f;
import com.jme3.renderer.Camera;
import com.jme3.renderer.RenderManager;
import com.jme3.renderer.ViewPort;
import com.jme3.scene.Geometry;
import com.jme3.scene.Node;
import com.jme3.scene.VertexBuffer;
import com.jme3.scene.mesh.MorphTarget;
import com.jme3.system.NullRenderer;
import java.nio.FloatBuffer;

/**
 * jME's own frame but for the graphics card: states, controls, culling, controls of what is seen. One camera of 500
 * pixels squared looks along -z from 4 units away.
 */
final class Cinema {

    static final float STEP = 1 / 60f;
    /** Of the head's size by which a shape moves its points. */
    private static final float SHARE = .02f;
    static final AssetManager ASSETS = new DesktopAssetManager(true);

    final Node root = new Node("root");
    final Camera camera = new Camera(500, 500);
    final RenderManager renders = new RenderManager(new NullRenderer());
    final ViewPort view = renders.createMainView("main", camera);
    private final SimpleApplication app = new SimpleApplication(new AppState[0]) {
        @Override
        public void simpleInitApp() {
            // The test says what happens.
        }
    };

    Cinema() {
        camera.setFrustumPerspective(30, 1, .1f, 2000);
        look(4);
    }

    void attach(AppState state) {
        app.getStateManager().attach(state);
    }

    /** Stands at a distance before the heads. */
    void look(float distance) {
        camera.setLocation(new Vector3f(0, 0, distance));
        camera.lookAt(Vector3f.ZERO, Vector3f.UNIT_Y);
    }

    void lookAway() {
        camera.lookAtDirection(Vector3f.UNIT_Z, Vector3f.UNIT_Y);
    }

    void frame() {
        app.getStateManager().update(STEP);
        root.updateLogicalState(STEP);
        root.updateGeometricState();
        app.getStateManager().render(renders);
        draw(view);
        app.getStateManager().postRender();
    }

    void draw(ViewPort port) {
        renders.renderScene(root, port);
        port.getQueue().clear();
    }

    /** A rig of a cloud of points about the origin, two units high. */
    AvatarRig head() {
        Geometry face = Heads.face("face", Heads.arkitNames());
        for (MorphTarget target : face.getMesh().getMorphTargets()) {
            FloatBuffer moves = target.getBuffer(VertexBuffer.Type.Position);
            for (int i = 0; i < moves.limit(); i++) {
                moves.put(i, SHARE * moves.get(i));
            }
        }
        face.setMaterial(new Material(ASSETS, "Common/MatDefs/Misc/Unshaded.j3md"));
        Node model = Heads.armature(face);
        // hardware skinning asks the graphics card, and the cloud has no weights
        model.getControl(com.jme3.anim.SkinningControl.class).setEnabled(false);
        root.attachChild(model);
        return AvatarRig.of(model, RigProfile.standard("test"));
    }

    static Geometry face(AvatarRig rig) {
        return (Geometry) ((Node) rig.root()).getChild("face");
    }
}
