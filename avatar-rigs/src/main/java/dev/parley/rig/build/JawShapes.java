package dev.parley.rig.build;

import static dev.parley.rig.build.Numbers.smoothStep;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

/** Recipes of the shapes of jaw and tongue. */
final class JawShapes {

    /** How much the jaw opens with the tongue fully out. */
    static final double JAW_WITH_TONGUE = .30;

    /** How much the teeth part under {@code mouthFunnel}: closed, both rows would stand in it like a fence. */
    static final double JAW_WITH_FUNNEL = .16;

    private final Face face;
    private final FaceMasks masks;
    private final double[] mesh;
    private final double[] hinge;

    JawShapes(Face face) {
        this.face = face;
        masks = face.masks();
        mesh = face.neutral();
        hinge = face.joint("jaw");
    }

    void addTo(Map<String, Delta> shapes) {
        Delta open = open();
        shapes.put("jawOpen", open);
        shapes.put("jawForward", face.sealed(face.jaw(RigidMotion.jawForward(hinge), withLips(.40))));
        shapes.put("jawLeft", face.sealed(face.jaw(RigidMotion.jawAside(hinge, 1), withLips(.35))));
        shapes.put("jawRight", face.sealed(face.jaw(RigidMotion.jawAside(hinge, -1), withLips(.35))));
        shapes.put("mouthClose", close(open));
        shapes.put("tongueOut", tongueOut(open));
    }

    private double[] withLips(double share) {
        double[] lips = masks.lips(.08, .32);
        return Face.perVertex(i -> Math.max(masks.jawWithTongueAndTeeth()[i], share * lips[i]));
    }

    private Delta open() {
        RigidMotion motion = RigidMotion.jawOpen(hinge);
        double[] delta = face.jaw(motion, masks.jawWithTongueAndTeeth()).xyz().clone();
        double half = face.mouth().halfWidth();
        for (int i = 0; i < BaseMesh.BODY; i++) {
            double x = mesh[3 * i];
            double near = Math.exp(-Math.pow(masks.lipDistance()[i] / .22, 2));
            delta[3 * i] -= Math.signum(x) * .035 * near * smoothStep(.4 * half, half, Math.abs(x));
        }
        lowerTongue(delta, motion);
        return face.delta(delta);
    }

    /** What {@code mouthFunnel} does behind the lips. */
    Delta teethApart() {
        double[] lips = masks.lips(.12, .42);
        return open().times(JAW_WITH_FUNNEL).times(i -> 1 - lips[i]);
    }

    /** The tongue lies down further than the jaw, turning about its root. */
    private void lowerTongue(double[] delta, RigidMotion motion) {
        double[] root = motion.moved(face.tail("tongue00"));
        Rotation down = Rotation.ofVector(9, 0, 0);
        for (int i = 0; i < BaseMesh.VERTICES; i++) {
            if (BaseMesh.isTongue(i)) {
                double[] p = down.about(root, Points.sum(Points.at(mesh, i), Points.at(delta, i)));
                for (int axis = 0; axis < 3; axis++) {
                    delta[3 * i + axis] = p[axis] - mesh[3 * i + axis];
                }
            }
        }
    }

    /** The lips stay together and follow 22 % of the drop, so that they seal wherever the weight equals the jaw's. */
    private Delta close(Delta open) {
        double[] drop = Points.at(open.xyz(), Mouth.CONTACT);
        Delta together = face.shift(0, .22 * drop[1], .22 * drop[2]).minus(open).times(masks.lips(.12, .42));
        return face.sealed(open.plus(together)).minus(open);
    }

    private Delta tongueOut(Delta open) {
        double[] delta = new double[mesh.length];
        int[] tongue = IntStream.range(0, BaseMesh.VERTICES).filter(BaseMesh::isTongue).toArray();
        double back = Arrays.stream(tongue).mapToDouble(i -> mesh[3 * i + 2]).min().orElseThrow();
        double tip = Arrays.stream(tongue).mapToDouble(i -> mesh[3 * i + 2]).max().orElseThrow();
        double lip = face.mouth().contact()[2] + .06;
        for (int i : tongue) {
            double z = mesh[3 * i + 2];
            double t = (z - back) / (tip - back);
            double advance = .40 * Math.pow(t, 1.2);
            double bend = Math.max(z + advance - lip, 0);
            delta[3 * i] = -.12 * mesh[3 * i] * t;
            delta[3 * i + 1] = .155 * smoothStep(.10, .75, t) - .5 * Math.pow(bend, 1.7);
            delta[3 * i + 2] = advance - .5 * bend * bend;
        }
        return face.delta(delta).plus(open.times(JAW_WITH_TONGUE))
            .plus(face.unit("mouth-depression-retraction").times(masks.lower()).times(.12));
    }
}
