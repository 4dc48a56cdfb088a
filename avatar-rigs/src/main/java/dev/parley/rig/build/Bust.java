package dev.parley.rig.build;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Puts the meshes of an avatar together: skin cut off below the shoulders, eyes, teeth, hair, clothes. */
final class Bust {

    private static final double TEETH_SHIFT = -.036;
    private static final double TONGUE_SHIFT = -.055;
    /** How far back the rows of teeth go, units. */
    private static final double UPPER_TEETH = .38;
    private static final double LOWER_TEETH = .20;

    /** Further from the middle and lower than this above the neck there are sleeves; skin would show through. Units. */
    private static final double SLEEVES = .8;
    private static final double SHOULDERS = .2;
    private static final Set<String> ON_CHEST = Set.of("Face", "HeadStatic", "Clothes");

    private final MakeHumanData data;
    private final Targets targets;
    private final Face face;
    private final Map<String, double[]> deltas = new LinkedHashMap<>();
    private final BustRig rig;
    private final Look look;
    private final Body body;

    Bust(MakeHumanData data, Targets targets, Face face, Map<String, Delta> shapes, BustRig rig, Look look,
         boolean whole) {
        this.data = data;
        this.targets = targets;
        this.face = face;
        this.rig = rig;
        this.look = look;
        body = whole ? new Body(data, face, rig, look) : null;
        shapes.forEach((name, delta) -> deltas.put(name, delta.xyz()));
    }

    /** All parts, in the order of the file. */
    List<Part> parts() {
        List<Part> parts = new ArrayList<>(skin());
        parts.add(cards("Lashes", "eyelashes", look.eyes().lashes(), ProxyScale.LASHES));
        parts.add(cards("Brows", "eyebrows", look.brows().proxy(), ProxyScale.BROWS));
        parts.add(new Eyeballs(data, face, look).part());
        parts.addAll(teeth());
        parts.add(tongue());
        Part hair = hair();
        if (look.hair().tail() > 0) {
            hair = Ponytail.hang(rig, hair, look.hair().tail(), rig.place(0)[1]);
        }
        parts.add(hair);
        parts.add(hair.named("HairFringe", "HairFringe"));
        parts.add(clothes());
        if (body != null) {
            parts.addAll(body.parts(MeshCutter.cut(bare(), outside())));
        }
        if (look.earrings()) {
            parts.add(Earrings.part(face, targets, rig));
        }
        if (look.pendant() != 0) {
            parts.add(Pendant.part(parts.stream().filter(p -> ON_CHEST.contains(p.name())).toList(), face, rig,
                look.pendant()));
        }
        return parts;
    }

    /** At least 0 where the bust is kept: above a shallow bowl, and not further out than the shoulders. */
    private double[] bowl(double[] points) {
        double neckY = rig.place(0)[1];
        double[] inside = new double[points.length / 3];
        for (int i = 0; i < inside.length; i++) {
            double x = points[3 * i];
            inside[i] = Math.min(points[3 * i + 1] - (neckY - 1.05) - .10 * x * x, 1.95 - Math.abs(x));
        }
        return inside;
    }

    /** The skin above the bowl that no clothes hide. */
    CutMesh bareSkin() {
        return MeshCutter.cut(bare(), bowl(face.neutral()));
    }

    /** At least 0 below the bowl. */
    private double[] outside() {
        return Arrays.stream(bowl(face.neutral())).map(v -> -v).toArray();
    }

    private QuadMesh bare() {
        Proxy clothes = new Proxy(data, "clothes", look.clothes().proxy());
        double shoulders = rig.place(0)[1] + SHOULDERS;
        IntPredicate covered = v -> clothes.hides(v) || body != null && body.hides(v)
            || body == null && Math.abs(face.neutral()[3 * v]) > SLEEVES && face.neutral()[3 * v + 1] < shoulders;
        QuadMesh skin = face.base().body();
        return skin.only(q -> !Arrays.stream(skin.corners(), 4 * q, 4 * q + 4).allMatch(covered));
    }

    private List<Part> skin() {
        CutMesh all = bareSkin();
        boolean[] moves = new boolean[BaseMesh.VERTICES];
        deltas.values().forEach(d -> {
            for (int i = 0; i < moves.length; i++) {
                moves[i] |= Points.length(d, i) > 0;
            }
        });
        IntPredicate moving = t -> Arrays.stream(all.triangles(), 3 * t, 3 * t + 3)
            .anyMatch(v -> moves[all.from()[v]] || moves[all.to()[v]]);
        return List.of(skin("Face", all.only(moving), deltas), skin("HeadStatic", all.only(moving.negate()), Map.of()));
    }

    private Part skin(String name, CutMesh mesh, Map<String, double[]> moving) {
        Part part = Part.of(name, "Skin", mesh, face.base().body(), face.neutral(), rig.skinWeights(), moving);
        return part.withUvs(SkinAtlas.warp(part.uvs()));
    }

    /** Lashes and brows: they move with the skin below. */
    private Part cards(String name, String type, String proxyName, ProxyScale scale) {
        Proxy proxy = new Proxy(data, type, proxyName);
        Map<String, double[]> followed = new LinkedHashMap<>();
        deltas.forEach((shape, d) -> followed.put(shape, proxy.follow(d)));
        return part(name, name, proxy, proxy.quads(), proxy.fit(face.neutral(), scale), followed);
    }

    /**
     * The quads of gum that join both rows far back are left out: they would stretch. So are the last molars: no light
     * reaches them, and those below would stand free of the cheek.
     */
    private List<Part> teeth() {
        Proxy proxy = new Proxy(data, "teeth", "Teeth_Base");
        double[] points = shifted(proxy.fit(face.neutral(), ProxyScale.TEETH), TEETH_SHIFT);
        double front = IntStream.range(0, proxy.size()).mapToDouble(i -> points[3 * i + 2]).max().orElseThrow();
        QuadMesh upper = proxy.quadsOf(i -> proxy.hangsOn(i, BaseMesh::isUpperTeeth)
            && points[3 * i + 2] > front - UPPER_TEETH);
        QuadMesh lower = proxy.quadsOf(i -> proxy.hangsOn(i, BaseMesh::isLowerTeeth)
            && points[3 * i + 2] > front - LOWER_TEETH);
        return List.of(part("TeethUpper", "Teeth", proxy, upper, points, Map.of()),
            part("TeethLower", "Teeth", proxy, lower, points, jawMotions(points)));
    }

    /** The exact rigid motions of the jaw. */
    private Map<String, double[]> jawMotions(double[] points) {
        double[] hinge = face.joint("jaw");
        double[] all = new double[points.length / 3];
        Arrays.fill(all, 1);
        double[] open = RigidMotion.jawOpen(hinge).displacements(points, all);
        Map<String, double[]> motions = new LinkedHashMap<>();
        motions.put("jawForward", RigidMotion.jawForward(hinge).displacements(points, all));
        motions.put("jawLeft", RigidMotion.jawAside(hinge, 1).displacements(points, all));
        motions.put("jawRight", RigidMotion.jawAside(hinge, -1).displacements(points, all));
        motions.put("jawOpen", open);
        motions.put("mouthFunnel", Arrays.stream(open).map(d -> JawShapes.JAW_WITH_FUNNEL * d).toArray());
        motions.put("tongueOut", Arrays.stream(open).map(d -> JawShapes.JAW_WITH_TONGUE * d).toArray());
        return motions;
    }

    private Part tongue() {
        Proxy proxy = new Proxy(data, "tongue", "tongue01");
        Map<String, double[]> followed = new LinkedHashMap<>();
        for (String shape : List.of("jawForward", "jawLeft", "jawRight", "jawOpen", "mouthFunnel", "tongueOut")) {
            followed.put(shape, proxy.follow(deltas.get(shape)));
        }
        double[] points = shifted(proxy.fit(face.neutral(), ProxyScale.TONGUE), TONGUE_SHIFT);
        return part("Tongue", "Tongue", proxy, proxy.quads(), points, followed);
    }

    private Part hair() {
        Proxy proxy = new Proxy(data, "hair", look.hair().proxy());
        double[] points = proxy.fit(face.neutral(), look.hair().fit());
        return part("Hair", "Hair", proxy, aside(proxy.quads(), points), points, Map.of());
    }

    /** The quads of hair without the strips that {@link Look.Hair#aside} leaves out. */
    private QuadMesh aside(QuadMesh hair, double[] points) {
        int[] triangles = IntStream.range(0, hair.size())
            .flatMap(q -> IntStream.of(0, 1, 2, 0, 2, 3).map(k -> hair.corners()[4 * q + k])).toArray();
        int[] strips = Islands.of(triangles, points.length / 3);
        double[] out = new double[strips.length];
        double[] front = new double[strips.length];
        for (int i = 0; i < strips.length; i++) {
            out[strips[i]] = Math.max(out[strips[i]], Math.abs(points[3 * i]));
            front[strips[i]] = Math.max(front[strips[i]], points[3 * i + 2]);
        }
        return hair.only(q -> {
            int strip = strips[hair.corners()[4 * q]];
            return out[strip] >= look.hair().aside() || front[strip] < 1;
        });
    }

    private Part clothes() {
        Proxy proxy = new Proxy(data, "clothes", look.clothes().proxy());
        double[] points = proxy.fit(face.neutral(), look.clothes().fit());
        CutMesh mesh = MeshCutter.cut(proxy.quads(), body == null ? bowl(points) : new double[proxy.size()]);
        return Part.of("Clothes", "Clothes", mesh, proxy.quads(), points, rig.weights(proxy), Map.of());
    }

    private static Part part(String name, String material, Proxy proxy, QuadMesh quads, double[] points,
                             Map<String, double[]> moving) {
        return Part.of(name, material, MeshCutter.whole(quads, proxy.size()), quads, points,
            BustRig.rigid(proxy.size(), BustRig.HEAD), moving);
    }

    private static double[] shifted(double[] points, double y) {
        for (int i = 1; i < points.length; i += 3) {
            points[i] += y;
        }
        return points;
    }
}
