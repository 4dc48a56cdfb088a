package dev.parley.rig;

import com.jme3.scene.Geometry;
import com.jme3.scene.Mesh;
import com.jme3.scene.Spatial;
import com.jme3.scene.mesh.MorphTarget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The morph targets of a head's geometries, found by the names that profiles use. For the render thread. */
final class HeadTargets {

    /**
     * One target of one geometry.
     *
     * @param part index of the geometry
     * @param index index in its mesh
     * @param name its name, or {@code #index} where it has none
     * @param mesh what its mesh is called
     */
    record Target(int part, int index, String name, String mesh) {

        boolean isNamed() {
            return !name.startsWith("#");
        }

        @Override
        public String toString() {
            return mesh + "/" + name;
        }
    }

    private final List<Geometry> parts;
    private final List<Target> all = new ArrayList<>();

    HeadTargets(List<Geometry> parts) {
        this.parts = parts;
        for (int part = 0; part < parts.size(); part++) {
            MorphTarget[] targets = parts.get(part).getMesh().getMorphTargets();
            for (int i = 0; i < targets.length; i++) {
                String name = targets[i].getName();
                all.add(new Target(part, i, name == null || name.isBlank() ? "#" + i : name, mesh(parts.get(part))));
            }
        }
    }

    /** Returns the geometries under a spatial that have morph targets. */
    static List<Geometry> morphed(Spatial root) {
        List<Geometry> found = new ArrayList<>();
        root.depthFirstTraversal(spatial -> {
            if (spatial instanceof Geometry geometry) {
                Mesh mesh = geometry.getMesh();
                if (mesh != null && mesh.hasMorphTargets()) {
                    found.add(geometry);
                }
            }
        });
        return found;
    }

    /** What a geometry's mesh is called: jME numbers the geometries of a mesh. */
    static String mesh(Geometry geometry) {
        String name = geometry.getName();
        String above = geometry.getParent() == null ? null : geometry.getParent().getName();
        return name == null || above != null && name.startsWith(above + "_") ? String.valueOf(above) : name;
    }

    List<Geometry> parts() {
        return parts;
    }

    List<Target> all() {
        return all;
    }

    List<Target> of(int part) {
        return all.stream().filter(target -> target.part() == part).toList();
    }

    /** Finds the targets that a profile names; empty if there are none. */
    List<Target> find(String reference) {
        List<Target> found = all.stream().filter(target -> matches(target, reference)).toList();
        for (int cut = reference.indexOf('/'); found.isEmpty() && cut >= 0; cut = reference.indexOf('/', cut + 1)) {
            String mesh = reference.substring(0, cut);
            String name = reference.substring(cut + 1);
            found = all.stream().filter(target -> matches(target, name)
                    && isNamed(parts.get(target.part()), mesh)).toList();
        }
        return found;
    }

    private static boolean matches(Target target, String name) {
        return target.name().equals(name) || ("#" + target.index()).equals(name);
    }

    /** A mesh is known by the names of its geometry, its mesh and its node. */
    private static boolean isNamed(Geometry geometry, String name) {
        Spatial up = geometry;
        for (int i = 0; i < 3 && up != null; i++, up = up.getParent()) {
            if (name.equals(up.getName())) {
                return true;
            }
        }
        return false;
    }

    /** Returns what profiles may call the targets: names, and indices where there are none. */
    List<String> references() {
        return all.stream().map(target -> target.isNamed() ? target.name() : target.toString()).distinct().toList();
    }

    /** Returns targets as a profile names them, shortly where a name means just these. */
    Map<String, Float> named(Map<Target, Float> moved) {
        Map<String, Float> named = new LinkedHashMap<>();
        moved.forEach((target, factor) -> {
            List<Target> same = find(target.name());
            boolean all = target.isNamed() && same.stream().allMatch(other -> factor.equals(moved.get(other)));
            named.put(all ? target.name() : target.toString(), factor);
        });
        return named;
    }

    /** Lists what there is, for messages. */
    String listed() {
        Set<String> names = all.stream().map(Target::name).collect(Collectors.toCollection(LinkedHashSet::new));
        return names.isEmpty() ? "none" : names.stream().limit(12).collect(Collectors.joining(", "))
                + (names.size() > 12 ? " and " + (names.size() - 12) + " more" : "");
    }
}
