package dev.parley.rig;

import dev.parley.rig.HeadTargets.Target;
import java.util.Map;

/**
 * A pose that a rig has: its targets, and what it looks like in ARKit's shapes.
 *
 * @param name of the pose
 * @param targets what moves, with factors
 * @param means 52 weights in Apple's order (do not modify)
 * @param reluctance how much must ask for it before it begins, 0..1
 */
record FacePose(String name, Map<Target, Float> targets, float[] means, float reluctance) {
}
