package dev.parley.rig;

import com.jme3.bounding.BoundingBox;
import com.jme3.math.Vector3f;
import com.jme3.renderer.Camera;
import com.jme3.scene.Geometry;
import java.util.List;

/**
 * Moves the vertices of one rig when a camera sees them, as finely as it can tell. For the render thread; allocates
 * nothing in a frame.
 */
final class RigDetail {

    /** A face seen larger by this than it was shown for is shown anew at once. */
    private static final float NEARER = 1.25f;

    private final AvatarRig rig;
    private final DetailPolicy policy;
    private final float faceHeight;
    private final Part[] parts;
    /** The most pixels a world unit covers, in this frame so far and in the one before; 0 if unseen. */
    private float pixels;
    private float pixelsBefore;
    private int waited;
    private boolean turn;

    RigDetail(AvatarRig rig, DetailPolicy policy) {
        this.rig = rig;
        this.policy = policy;
        faceHeight = faceHeight(rig);
        List<MorphDeformer> deformers = rig.deformers();
        parts = new Part[deformers.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = new Part(deformers.get(i));
        }
    }

    /** Where shapes have no names that tell, the tallest mesh counts. */
    private static float faceHeight(AvatarRig rig) {
        BoundingBox face = rig.faceBox();
        if (face != null) {
            return 2 * face.getYExtent();
        }
        float most = 0;
        for (MorphDeformer deformer : rig.deformers()) {
            most = Math.max(most, 2 * ((BoundingBox) deformer.geometry().getMesh().getBound()).getYExtent());
        }
        return most;
    }

    AvatarRig rig() {
        return rig;
    }

    /** Takes over: from now on vertices move when they are seen. */
    void start() {
        for (Part part : parts) {
            part.seen = false;
            part.seenBefore = false;
            part.geometry.addControl(part.control);
        }
        rig.moveWhenSeen(true);
    }

    /** Ends it: the face is exact, seen or not. */
    void end() {
        for (Part part : parts) {
            part.geometry.removeControl(part.control);
        }
        rig.moveWhenSeen(false);
    }

    void beginFrame() {
        pixelsBefore = pixels;
        pixels = 0;
        turn = false;
        waited++;
        for (Part part : parts) {
            part.seenBefore = part.seen;
            part.seen = false;
            part.done = false;
        }
    }

    /** Returns how much it matters that this face moves now; 0 if it need not. */
    float urgency() {
        float height = height(pixelsBefore);
        return turn || height == 0 || waited < policy.interval(height) ? 0 : height * waited;
    }

    /** Lets the face move in this frame. */
    void grant() {
        turn = true;
        waited = 0;
    }

    private float height(float unit) {
        return unit * faceHeight * rig.root().getWorldScale().y;
    }

    /** One geometry. */
    private final class Part implements RigControl.Step {

        private final MorphDeformer deformer;
        private final Geometry geometry;
        private final RigControl control = new RigControl(this);
        private boolean seen;
        private boolean seenBefore;
        private boolean done;
        private boolean normals = true;
        private float shownFor;

        Part(MorphDeformer deformer) {
            this.deformer = deformer;
            geometry = deformer.geometry();
        }

        @Override
        public void render(Camera camera) {
            float unit = ScreenScale.pixels(geometry.getWorldBound(), camera);
            pixels = Math.max(pixels, unit);
            boolean appears = !seen && !seenBefore;
            seen = true;
            if (appears || unit > NEARER * shownFor || turn && !done) {
                done = true;
                show(Math.max(unit, pixelsBefore));
            }
        }

        private void show(float unit) {
            float height = height(unit);
            normals = policy.normalsAt(height, normals);
            shownFor = unit;
            deformer.show(policy.errorAt(height) / (unit * scale()), normals);
        }

        private float scale() {
            Vector3f scale = geometry.getWorldScale();
            return Math.max(Math.abs(scale.x), Math.max(Math.abs(scale.y), Math.abs(scale.z)));
        }
    }
}
