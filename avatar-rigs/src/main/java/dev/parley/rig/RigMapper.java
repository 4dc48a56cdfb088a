package dev.parley.rig;

import com.jme3.bounding.BoundingBox;
import com.jme3.math.Vector3f;
import com.jme3.scene.Geometry;
import com.jme3.scene.Spatial;
import dev.parley.rig.JointFinder.Candidate;
import dev.parley.signal.ArkitBlendshape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds by itself how a head that was not made for Parley can be driven: which morph targets show which of ARKit's 52
 * shapes, which joints turn head, neck, eyes and jaw, whether joints or shapes move the gaze, how large the model is and
 * where its eyes are. It knows the names of ARKit in all usual spellings, Ready Player Me, Character Creator 4,
 * MetaHuman, VRM 0 and 1, and Oculus' visemes; {@code docs/rigs.md} has the tables.
 *
 * <p>Load glTF through {@link AvatarLoader}, which mends what jME's loader overlooks and reads the VRM extension. For the
 * render thread, or any other while the model is not in a scene yet.
 */
public final class RigMapper {

    /** User data of a loaded model: what its file says of its own mapping, JSON. */
    static final String PROFILE_KEY = "parley.profile";
    /** User data of a loaded model: what was mended in its file, a line each. */
    static final String NOTES_KEY = "parley.notes";

    private static final float NECK_SHARE = .3f;
    /** Faces from brow to chin are as high as this, metres; far from it, the model is not in metres. */
    private static final float FACE = .15f;
    private static final float SMALLEST = .02f;
    private static final float LARGEST = .8f;

    private final Spatial model;
    private final String label;
    private final List<String> notes = new ArrayList<>();

    /**
     * Creates a mapper.
     *
     * @param model a model in its rest pose (not null, not modified)
     */
    public RigMapper(Spatial model) {
        this.model = model;
        label = model.getKey() == null ? String.valueOf(model.getName()) : model.getKey().getName();
        String mended = model.getUserData(NOTES_KEY);
        if (mended != null) {
            notes.addAll(mended.lines().toList());
        }
    }

    /**
     * Returns a profile with what was found, and what the file itself says.
     *
     * @return a new profile
     * @throws RigException if nothing in the model can speak; the message says what is there and what is needed
     */
    public RigProfile profile() {
        return profile(null, label);
    }

    /**
     * Returns a profile with what was found, overridden by a profile of one's own. That one may be as short as the
     * difference.
     *
     * @param json the JSON text in UTF-8, or null for none (unaffected)
     * @param origin the text's file, for messages (not null)
     * @return a new profile
     * @throws RigException if the text is no valid profile, or names what the model lacks, or nothing can speak
     */
    public RigProfile profile(byte[] json, String origin) {
        RigProfile draft = over(bare(RigProfile.Joints.DEFAULT, null), json, origin);
        String node = draft.mapping().node();
        if (node != null && RigJoint.named(model, node) == null) {
            throw new RigException(draft.label() + ": mapping.node is '" + node + "', but " + label
                    + " has no such node; name the one that holds the head");
        }
        if (node == null) {
            node = new HeadSearch(plan(model, draft), model).choose(notes);
        }
        RigProfile profile = over(find(node, draft), json, origin);
        Spatial scope = profile.mapping().node() == null ? model : RigJoint.named(model, profile.mapping().node());
        new HeadCheck(label, scope, plan(scope, profile), notes).check(profile.joints().jaw() != null);
        return profile;
    }

    private RigProfile over(RigProfile base, byte[] json, String origin) {
        String own = model.getUserData(PROFILE_KEY);
        RigProfile said = own == null ? base : ProfileReader.over(base,
                own.getBytes(java.nio.charset.StandardCharsets.UTF_8), label);
        return json == null ? said.withOrigin(label) : ProfileReader.over(said, json, origin);
    }

    /**
     * Makes a rig of the model with what was found.
     *
     * @return a new rig, which takes the model over
     * @throws RigException as {@link #profile()}
     */
    public AvatarRig rig() {
        return rig(null, label);
    }

    /**
     * Makes a rig of the model with what was found and a profile of one's own.
     *
     * @param json the JSON text, or null
     * @param origin the text's file, for messages
     * @return a new rig, which takes the model over
     * @throws RigException as {@link #profile(byte[], String)}
     */
    public AvatarRig rig(byte[] json, String origin) {
        RigProfile profile = profile(json, origin);
        return AvatarRig.of(model, profile, notes);
    }

    private static ShapePlan plan(Spatial scope, RigProfile profile) {
        return ShapePlan.of(new HeadTargets(HeadTargets.morphed(scope)), profile);
    }

    private RigProfile bare(RigProfile.Joints joints, RigMapping mapping) {
        return new RigProfile(label, joints, 0, null, RigProfile.Gaze.SHAPES, null, RigProfile.DEFAULT_THRESHOLD, null,
                null, null, null, mapping, label);
    }

    private RigProfile find(String node, RigProfile draft) {
        Spatial scope = node == null ? model : RigJoint.named(model, node);
        ShapePlan plan = plan(scope, draft);
        BoundingBox face = face(plan);
        JointFinder finder = new JointFinder(model, scope, face == null ? null : face.getCenter());
        GazeFinder gaze = new GazeFinder(plan, finder);
        Optional<Candidate> jaw = finder.find("jaw").filter(found -> needsJaw(plan, found.name()));
        if (face == null && jaw.isPresent()) {
            face = FaceArea.below(jaw.get().name(), model);
        }
        RigProfile.Joints joints = new RigProfile.Joints(name(finder.find("head")), name(finder.find("neck")),
                gaze.leftEye(), gaze.rightEye(), name(jaw));
        float unit = unit(face);
        RigMapping mapping = new RigMapping(node, unit, 1, null, null, null);
        return new RigProfile(label, joints, joints.neck() == null ? 0 : NECK_SHARE, null, gaze.gaze(),
                gaze.eyeMeshes(), RigProfile.DEFAULT_THRESHOLD, null, null, null, camera(face, finder, unit), mapping,
                label);
    }

    private static String name(Optional<Candidate> found) {
        return found.map(Candidate::name).orElse(null);
    }

    private BoundingBox face(ShapePlan plan) {
        BoundingBox all = null;
        for (int part = 0; part < plan.targets().parts().size(); part++) {
            all = FaceArea.merged(all, FaceArea.of(plan, part, model));
        }
        return all;
    }

    /** A jaw's joint is used where no target opens the mouth, or where it moves other vertices than these do. */
    private boolean needsJaw(ShapePlan plan, String joint) {
        if (!plan.means(ArkitBlendshape.JAW_OPEN)) {
            return true;
        }
        boolean moves = false;
        for (Geometry geometry : all()) {
            float[] weights = Skins.weights(geometry, joint);
            moves |= weights != null;
            int part = plan.targets().parts().indexOf(geometry);
            if (weights == null || part < 0) {
                continue;
            }
            boolean[] moved = FaceArea.moved(geometry, FaceArea.used(plan, part));
            for (int i = 0; i < moved.length; i++) {
                if (moved[i] && weights[i] > .1f) {
                    return false;
                }
            }
        }
        return moves;
    }

    private List<Geometry> all() {
        List<Geometry> all = new ArrayList<>();
        model.depthFirstTraversal(spatial -> {
            if (spatial instanceof Geometry geometry && geometry.getMesh() != null) {
                all.add(geometry);
            }
        });
        return all;
    }

    private float unit(BoundingBox face) {
        float height = face == null ? FACE : 2 * face.getYExtent();
        if (height <= LARGEST && (height >= SMALLEST || modelHeight() >= SMALLEST)) {
            return 1;
        }
        float ratio = (height > LARGEST ? height : modelHeight()) / FACE;
        float unit = ratio > 40 && ratio < 250 ? 100 : ratio;
        notes.add("the face is " + height + " units high, so a metre is taken for " + unit
                + " units; scale the model to metres, or set mapping.unit");
        return unit;
    }

    private float modelHeight() {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (Geometry geometry : all()) {
            for (Vector3f position : Skins.positions(geometry, model)) {
                low = Math.min(low, position.y);
                high = Math.max(high, position.y);
            }
        }
        return Math.max(1e-3f, high - low);
    }

    /** A face fills half of the picture's height. */
    private static CameraHint camera(BoundingBox face, JointFinder finder, float unit) {
        if (face == null) {
            return null;
        }
        float height = Math.max(.1f, 2 * face.getYExtent() / unit);
        Vector3f middle = face.getCenter().divide(unit);
        float eyes = finder.find("eye", "Left").map(eye -> eye.position().y / unit)
                .filter(y -> Math.abs(y - middle.y) < height).orElse(middle.y + .25f * height);
        return new CameraHint(eyes, middle.y + .1f * height, 3.6f * height + middle.z, 28);
    }
}
