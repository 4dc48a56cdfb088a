package dev.parley.rig.build;

import static dev.parley.rig.build.Numbers.smoothStep;

import java.util.Map;

/** Recipes of the shapes of lips and cheeks. */
final class MouthShapes {

    private final Face face;
    private final FaceMasks masks;
    private final double[] low;
    private final double[] up;

    MouthShapes(Face face) {
        this.face = face;
        masks = face.masks();
        low = masks.lower();
        up = masks.upper();
    }

    void addTo(Map<String, Delta> shapes) {
        addSides(shapes, true);
        addSides(shapes, false);
        Delta pursing = face.unit("mouth-pursing");
        shapes.put("mouthFunnel", face.unit("mouth-protusion").times(.72).plus(pursing.times(.33))
            .plus(face.shift(0, .013, 0).times(masks.lips(.08, .30)).times(low))
            .plus(new JawShapes(face).teethApart()));
        shapes.put("mouthPucker", face.sealed(pursing
            .plus(face.shift(0, .016, 0).times(masks.lips(.08, .30)).times(low))));
        shapes.put("mouthLeft", face.sealed(turnedAside(13)));
        shapes.put("mouthRight", face.sealed(turnedAside(-13)));
        shapes.put("mouthRollLower", face.sealed(rollLower()));
        shapes.put("mouthRollUpper", face.sealed(rollUpper()));
        shapes.put("mouthShrugLower", face.sealed(face.pose("lowerLipUp", true, 3)
            .plus(face.unit("mouth-eversion").times(low).times(.5))));
        shapes.put("mouthShrugUpper", face.sealed(face.shift(0, .035, .03).times(masks.lips(.10, .36)).times(up)
            .times(i -> 1 - .7 * Math.pow(aside(i), 2))));
        shapes.put("cheekPuff", face.sealed(puff().plus(pursing.times(.15))));
    }

    private void addSides(Map<String, Delta> shapes, boolean left) {
        String name = left ? "Left" : "Right";
        double[] side = face.side(left);
        shapes.put("mouthSmile" + name, face.sealed(face.unit("mouth-corner-puller").smooth(2).times(side)
            .plus(face.pose("CheekUp", left, 6).times(.35))));
        shapes.put("mouthFrown" + name, face.sealed(face.unit("mouth-depression").times(side).times(.9)));
        Delta compression = face.unit("mouth-compression");
        shapes.put("mouthDimple" + name, face.sealed(compression.times(side).times(.8)));
        shapes.put("mouthStretch" + name, face.sealed(face.unit("mouth-retraction").times(.8)
            .plus(face.unit("neck-platysma").times(.35)).times(side)));
        shapes.put("mouthPress" + name, face.sealed(rollLower().times(.42).plus(rollUpper().times(.42))
            .plus(compression.times(.45)).times(side)));
        shapes.put("mouthLowerDown" + name, face.unit("mouth-depression-retraction").times(low).times(side).times(.9));
        shapes.put("mouthUpperUp" + name, face.softUnit("mouth-elevation").times(up).times(side).times(.9));
    }

    private double aside(int vertex) {
        return face.mouth().aside(face.neutral()[3 * vertex], 1);
    }

    private Delta rollLower() {
        return face.curl().lower(60).plus(face.shift(0, .04, 0).times(masks.lips(.12, .40)).times(low));
    }

    private Delta rollUpper() {
        return face.curl().upper(50).plus(face.shift(0, -.07, 0).times(masks.lips(.12, .32)).times(up)
            .times(i -> Math.pow(1 - Math.pow(aside(i), 3), 2)));
    }

    /** The mouth turned about an upright axis behind the teeth. */
    private Delta turnedAside(double degrees) {
        double[] distance = masks.lipDistance();
        double[] weight = Face.perVertex(i -> (1 - smoothStep(.03, .27, distance[i])) * up[i]
            + (1 - smoothStep(.05, .5, distance[i])) * low[i]);
        double[] pivot = {0, face.mouth().contact()[1], face.mouth().archZ() - .3};
        RigidMotion turn = new RigidMotion(Rotation.ofVector(0, degrees, 0), pivot, new double[3]);
        return face.jaw(turn, masks.graph().smooth(weight, 4));
    }

    private Delta puff() {
        double[] lips = masks.lips(.03, .16);
        double[] weight = Face.perVertex(i -> BaseMesh.isBody(i) && !masks.isMouthBag(i)
            ? (nearCheek(i, 1) + nearCheek(i, -1)) * (1 - .75 * lips[i]) : 0);
        double[] normals = Normals.of(face.neutral(), face.base().body());
        return face.delta(normals).times(masks.graph().smooth(weight, 2)).times(.165);
    }

    private double nearCheek(int i, int sign) {
        Mouth mouth = face.mouth();
        double[] cheek = {sign * (mouth.halfWidth() + .20), mouth.contact()[1] + .03, mouth.corner()[2] - .16};
        return Math.exp(-Points.squaredDistance(face.neutral(), i, cheek, 0) / (.24 * .24));
    }
}
