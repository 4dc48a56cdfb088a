package dev.parley.rig;

import com.jme3.renderer.Camera;
import com.jme3.renderer.RenderManager;
import com.jme3.renderer.ViewPort;
import com.jme3.scene.Spatial;
import com.jme3.scene.control.AbstractControl;
import com.jme3.util.clone.Cloner;

/**
 * Lets a rig act at its place in a frame: behind the animations, or when a part is seen. Rigs add these themselves;
 * in a clone of a model, or one that was saved, they do nothing, and the next rig takes them away. For the render thread.
 */
public final class RigControl extends AbstractControl {

    /** What is done. */
    interface Step {

        /** Called in the update of the spatial's controls. */
        default void update() {
        }

        /** Called for each camera that sees the spatial, before it is drawn. */
        default void render(Camera camera) {
        }
    }

    private Step step;

    /**
     * Makes a control that does nothing: for loading.
     */
    public RigControl() {
    }

    RigControl(Step step) {
        this.step = step;
    }

    /** Takes those of an earlier rig, or of a clone's original, away. */
    static void clear(Spatial root) {
        for (RigControl control : RigJoint.controls(root, RigControl.class)) {
            control.getSpatial().removeControl(control);
        }
    }

    @Override
    protected void controlUpdate(float tpf) {
        if (step != null) {
            step.update();
        }
    }

    @Override
    protected void controlRender(RenderManager manager, ViewPort viewPort) {
        if (step != null) {
            step.render(viewPort.getCamera());
        }
    }

    @Override
    public void cloneFields(Cloner cloner, Object original) {
        super.cloneFields(cloner, original);
        step = null;
    }
}
