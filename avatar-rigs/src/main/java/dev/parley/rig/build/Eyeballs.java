package dev.parley.rig.build;

import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.Map;

/** The eyeballs: inner shell only, turned by the joints or, for software without joints, by the eyeLook shapes. */
final class Eyeballs {

    /** Degrees of the eyeball at weight 1. */
    static final double DOWN = 25;
    static final double UP = 20;
    static final double OUT = 28;
    static final double IN = 30;

    private final Face face;
    private final Proxy proxy;
    private final BufferedImage texture;
    private final double[] points;

    Eyeballs(MakeHumanData data, Face face, Look look) {
        this.face = face;
        proxy = new Proxy(data, "eyes", "HighPolyEyes");
        texture = data.image("proxies/eyes/HighPolyEyes/textures/" + look.eyes().texture() + ".png");
        points = proxy.fit(face.neutral(), ProxyScale.EYES);
    }

    Part part() {
        CutMesh all = MeshCutter.whole(proxy.quads(), proxy.size());
        CutMesh inner = all.only(t -> isOpaque(all.uvCentre(t, 0), all.uvCentre(t, 1)));
        return Part.of("Eyes", "Eyes", inner, proxy.quads(), points, joints(), looks());
    }

    /** The outer cornea is painted transparent. */
    private boolean isOpaque(double u, double v) {
        int x = (int) Numbers.clamp(u * texture.getWidth(), 0, texture.getWidth() - 1);
        int y = (int) Numbers.clamp((1 - v) * texture.getHeight(), 0, texture.getHeight() - 1);
        return (texture.getRGB(x, y) >>> 24) >= 128;
    }

    private boolean isLeft(int vertex) {
        return points[3 * vertex] > 0;
    }

    private double[] joints() {
        double[] joints = new double[proxy.size() * BustRig.JOINTS.size()];
        for (int i = 0; i < proxy.size(); i++) {
            joints[i * BustRig.JOINTS.size() + (isLeft(i) ? BustRig.LEFT_EYE : BustRig.RIGHT_EYE)] = 1;
        }
        return joints;
    }

    /** In Apple's order. */
    private Map<String, double[]> looks() {
        Map<String, double[]> looks = new LinkedHashMap<>();
        for (boolean left : new boolean[] {true, false}) {
            String side = left ? "Left" : "Right";
            int out = left ? 1 : -1;
            looks.put("eyeLookDown" + side, turned(left, DOWN, 0));
            looks.put("eyeLookIn" + side, turned(left, 0, -out * IN));
            looks.put("eyeLookOut" + side, turned(left, 0, out * OUT));
            looks.put("eyeLookUp" + side, turned(left, -UP, 0));
        }
        return looks;
    }

    private double[] turned(boolean left, double aboutX, double aboutY) {
        RigidMotion motion = new RigidMotion(Rotation.ofVector(aboutX, aboutY, 0), face.joint(left ? "eye.L" : "eye.R"),
            new double[3]);
        double[] weights = new double[proxy.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = isLeft(i) == left ? 1 : 0;
        }
        return motion.displacements(points, weights);
    }
}
