package dev.parley.rig;

import com.jme3.bounding.BoundingBox;
import com.jme3.scene.Geometry;
import com.jme3.scene.Node;
import com.jme3.scene.Spatial;
import dev.parley.signal.ArkitBlendshape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Finds out how many heads a model has: geometries that can speak and do not touch belong to different heads. */
final class HeadSearch {

    /** Geometries that belong together. */
    private static final class Head {
        private final List<Geometry> parts = new ArrayList<>();
        private BoundingBox box;
        private int speaks;
    }

    private final ShapePlan plan;
    private final Spatial root;

    HeadSearch(ShapePlan plan, Spatial root) {
        this.plan = plan;
        this.root = root;
    }

    /**
     * Chooses a head where there are several.
     *
     * @param notes receives a line then
     * @return the node that holds it, or null if there is one head, or no node that holds one alone
     */
    String choose(List<String> notes) {
        List<Head> heads = heads();
        heads.removeIf(head -> head.speaks == 0);
        if (heads.size() < 2) {
            return null;
        }
        String names = heads.stream().map(head -> above(head, heads).getName()).collect(Collectors.joining(", "));
        heads.sort(Comparator.comparingInt(head -> -head.speaks));
        Spatial node = above(heads.get(0), heads);
        boolean alone = node.getName() != null && RigJoint.named(root, node.getName()) == node
                && !holdsOthers(node, heads.get(0), heads);
        notes.add("the file has " + heads.size() + " heads, in nodes " + names
                + (alone ? "; " + node.getName() + " speaks. To choose another, name its node as mapping.node"
                : ", which no node holds alone, so all speak together; export one head a file"));
        return alone ? node.getName() : null;
    }

    /** The highest node that holds one head alone, so that its joints are in it too. */
    private Spatial above(Head head, List<Head> heads) {
        Spatial node = FaceArea.above(head.parts);
        while (node.getParent() != null && node.getParent() != root && !holdsOthers(node.getParent(), head, heads)) {
            node = node.getParent();
        }
        return node;
    }

    private static boolean holdsOthers(Spatial node, Head head, List<Head> heads) {
        return heads.stream().filter(other -> other != head)
                .anyMatch(other -> other.parts.stream().anyMatch(part -> part.hasAncestor((Node) node)));
    }

    private List<Head> heads() {
        List<Head> heads = new ArrayList<>();
        for (int part = 0; part < plan.targets().parts().size(); part++) {
            if (FaceArea.used(plan, part).isEmpty()) {
                continue;
            }
            BoundingBox box = FaceArea.whole(plan.targets().parts().get(part), root);
            Head own = new Head();
            own.box = box;
            own.parts.add(plan.targets().parts().get(part));
            own.speaks = speaks(part);
            for (Head head : List.copyOf(heads)) {
                if (FaceArea.touch(own.box, head.box)) {
                    own.parts.addAll(head.parts);
                    own.speaks += head.speaks;
                    own.box = FaceArea.merged(own.box, head.box);
                    heads.remove(head);
                }
            }
            heads.add(own);
        }
        return heads;
    }

    /** How many of a geometry's targets are used, if the mouth is among what they move; else 0. */
    private int speaks(int part) {
        int jaw = ArkitBlendshape.JAW_OPEN.ordinal();
        boolean opens = plan.drives(ArkitBlendshape.JAW_OPEN).stream().anyMatch(drive -> drive.target().part() == part)
                || plan.poses().stream().anyMatch(pose -> pose.means()[jaw] > 0
                        && pose.targets().keySet().stream().anyMatch(target -> target.part() == part));
        return opens ? FaceArea.used(plan, part).size() : 0;
    }
}
