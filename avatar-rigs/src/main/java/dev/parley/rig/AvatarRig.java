package dev.parley.rig;

import com.jme3.anim.MorphControl;
import com.jme3.bounding.BoundingBox;
import com.jme3.renderer.Renderer;
import com.jme3.scene.Geometry;
import com.jme3.scene.Spatial;
import dev.parley.signal.ArkitBlendshape;
import dev.parley.signal.MotionFrame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A model that motion frames move: shapes, head, neck and eyes. Each avatar in a scene needs a rig of its own.
 *
 * <p>For the render thread, as it changes the scene. {@link #apply(MotionFrame)} allocates nothing.
 */
public final class AvatarRig {

    /** What a gaze needs. */
    static final Set<ArkitBlendshape> LOOKS = Collections.unmodifiableSet(EnumSet.of(
            ArkitBlendshape.EYE_LOOK_DOWN_LEFT, ArkitBlendshape.EYE_LOOK_IN_LEFT, ArkitBlendshape.EYE_LOOK_OUT_LEFT,
            ArkitBlendshape.EYE_LOOK_UP_LEFT, ArkitBlendshape.EYE_LOOK_DOWN_RIGHT, ArkitBlendshape.EYE_LOOK_IN_RIGHT,
            ArkitBlendshape.EYE_LOOK_OUT_RIGHT, ArkitBlendshape.EYE_LOOK_UP_RIGHT));

    /** What a jaw's joint does. */
    static final Set<ArkitBlendshape> JAW = Collections.unmodifiableSet(EnumSet.of(ArkitBlendshape.JAW_OPEN,
            ArkitBlendshape.JAW_LEFT, ArkitBlendshape.JAW_RIGHT, ArkitBlendshape.JAW_FORWARD));

    private static final Logger LOGGER = Logger.getLogger(AvatarRig.class.getName());

    private final Spatial root;
    private final RigProfile profile;
    private final FrameShaper shaper;
    private final HeadJoints joints;
    private final ShapePlan plan;
    private final ShapeMixer mixer;
    private final List<String> notes;
    private final MorphDeformer[] deformers;
    private final MotionFrame applied = new MotionFrame();
    private boolean whenSeen;

    private AvatarRig(Spatial root, RigProfile profile, HeadJoints joints, List<String> notes) {
        this.root = root;
        this.notes = notes;
        this.profile = profile;
        this.joints = joints;
        shaper = new FrameShaper(profile);
        for (MorphControl control : RigJoint.controls(root, MorphControl.class)) {
            control.getSpatial().removeControl(control);
        }
        RigControl.clear(root);
        joints.follow();
        plan = plan(root, profile);
        mixer = new ShapeMixer(plan, joints.opensJaw());
        deformers = deformers(plan, root, profile);
        apply(applied);
    }

    /**
     * Takes a model over: removes its {@code MorphControl}s, gives its morphed geometries buffers of their own, finds
     * its joints, and shows the resting face.
     *
     * @param root the model (not null, modified); +z out of the face in its own coordinates
     * @param profile names and ranges (not null)
     * @return a new rig
     * @throws RigException if the model lacks a joint, mesh or shape that the profile names
     */
    public static AvatarRig of(Spatial root, RigProfile profile) {
        return of(root, profile, List.of());
    }

    /** Makes a rig with notes of how it was found. */
    static AvatarRig of(Spatial root, RigProfile profile, List<String> notes) {
        HeadJoints joints = RigCheck.joints(root, profile);
        RigCheck.meshes(root, profile);
        AvatarRig rig = new AvatarRig(root, profile, joints, List.copyOf(notes));
        RigCheck.shapes(root, profile, rig.coverage());
        return rig;
    }

    private static ShapePlan plan(Spatial root, RigProfile profile) {
        String node = profile.mapping().node();
        Spatial scope = node == null ? root : RigJoint.named(root, node);
        if (scope == null) {
            throw new RigException(profile.label() + ": mapping.node is '" + node + "', but model '" + root.getName()
                    + "' has no such node; name the one that holds the head");
        }
        return ShapePlan.of(new HeadTargets(HeadTargets.morphed(scope)), profile);
    }

    private static MorphDeformer[] deformers(ShapePlan plan, Spatial root, RigProfile profile) {
        List<Geometry> parts = plan.targets().parts();
        MorphDeformer[] found = new MorphDeformer[parts.size()];
        for (int part = 0; part < found.length; part++) {
            Geometry geometry = parts.get(part);
            Set<ArkitBlendshape> ignored = turnedByJoints(geometry, root, profile) ? LOOKS : Set.of();
            found[part] = new MorphDeformer(geometry, profile.morphThreshold(),
                    TargetDrives.of(plan, part, ignored));
        }
        return found;
    }

    static boolean turnedByJoints(Geometry geometry, Spatial root, RigProfile profile) {
        if (profile.gaze() != RigProfile.Gaze.JOINTS) {
            return false;
        }
        for (Spatial up = geometry; up != null && up != root; up = up.getParent()) {
            if (up.getName() != null && profile.eyeMeshes().contains(up.getName())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Moves the model: gains, resting face, eyes and rules ({@link FrameShaper}), then joints and vertices.
     *
     * @param frame motion as sampled (not null, unaffected)
     */
    public void apply(MotionFrame frame) {
        shaper.shape(frame, applied);
        show();
    }

    /**
     * Returns the motion that the model received last: what a motion file should hold.
     *
     * @return the rig's own frame (alias: overwritten by the next {@code apply}; do not modify)
     */
    public MotionFrame applied() {
        return applied;
    }

    /**
     * Returns the shapes that move something, by morph targets, poses or joints.
     *
     * @return a new set
     */
    public Set<ArkitBlendshape> coverage() {
        return report().driven();
    }

    /**
     * Tells which of the 52 shapes this rig shows, how, and with what loss. Not for the render loop.
     *
     * @return a new report
     */
    public CoverageReport report() {
        CoverageCheck check = new CoverageCheck(plan, joints, profile, root);
        List<String> all = new ArrayList<>(notes);
        all.addAll(plan.notes());
        return new CoverageReport(profile.name(), check.entries(), check.joints(), all);
    }

    /**
     * Makes a rig for a copy of this rig's model, for instance in a control's {@code cloneFields}. The copy gets
     * buffers
     * of its own and the same rest pose; neither rig touches the other.
     *
     * @param copy a clone of {@link #root()} (not null, modified)
     * @return a new rig that shows what this one shows
     */
    public AvatarRig cloneFor(Spatial copy) {
        AvatarRig rig = new AvatarRig(copy, profile, joints.in(copy), notes);
        rig.applied.copyFrom(applied);
        rig.show();
        return rig;
    }

    /**
     * Returns where the face is at rest: the box around what its shapes move much, brows to chin.
     *
     * @return a new box in the model's own coordinates, or null if no shape moves a vertex
     */
    public BoundingBox faceBox() {
        return FaceBox.of(root, deformers());
    }

    private void show() {
        float[] channels = mixer.mix(applied.weights());
        joints.pose(applied, channels);
        for (MorphDeformer deformer : deformers) {
            deformer.want(channels);
            if (!whenSeen) {
                deformer.show(0, true);
            }
        }
    }

    /** Chooses whether vertices move at once, or when a {@link RigDetail} shows them. */
    void moveWhenSeen(boolean wanted) {
        whenSeen = wanted;
        for (MorphDeformer deformer : deformers) {
            if (!wanted) {
                deformer.show(0, true);
            }
        }
    }

    /**
     * Leaves the sum over the shapes to the graphics card, for crowds: the vertex shaders of the model's materials read
     * the shapes from a texture (32 bytes a vertex and shape, shared by avatars of one asset), the CPU sends weights
     * alone. Any stock material can do it that jME morphs; it is replaced by a copy. What cannot stays on the CPU, with
     * one warning. On a software renderer this is slower. There is no way back.
     *
     * @param renderer the application's renderer (not null)
     * @return true if all meshes have moved
     */
    public boolean moveToGpu(Renderer renderer) {
        DeltaMaterials materials = new DeltaMaterials();
        boolean all = true;
        for (MorphDeformer deformer : deformers) {
            String lack = deformer.moveToGpu(renderer, materials);
            if (lack != null && all) {
                LOGGER.log(Level.WARNING, "{0} of ''{1}'' is morphed on the CPU: {2}",
                        new Object[] {deformer.geometry().getName(), profile.name(), lack});
            }
            all &= lack == null;
        }
        return all;
    }

    /**
     * Returns the model.
     *
     * @return the spatial given to {@link #of} (alias)
     */
    public Spatial root() {
        return root;
    }

    /**
     * Returns the profile.
     *
     * @return the one given to {@link #of}
     */
    public RigProfile profile() {
        return profile;
    }

    /**
     * Returns the deformers of the model's geometries.
     *
     * @return an unmodifiable list
     */
    public List<MorphDeformer> deformers() {
        return List.of(deformers);
    }
}
