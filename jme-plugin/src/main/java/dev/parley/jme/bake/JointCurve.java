package dev.parley.jme.bake;

import com.jme3.anim.util.HasLocalTransform;
import com.jme3.math.Quaternion;
import com.jme3.math.Transform;
import com.jme3.math.Vector3f;

/** Records one joint: translation x y z, rotation x y z w. For the thread that owns the model. */
final class JointCurve {

    /** A quaternion's length of difference is half of the angle's, over four components. */
    private static final float COMPONENT = .25f;
    private static final int CHANNELS = 7;

    private final String name;
    private final HasLocalTransform joint;
    private final boolean isNode;
    private final boolean isNamed;
    private final float[][] rows;

    /**
     * @param isNamed whether the profile names it: kept even if it is still
     */
    JointCurve(String name, HasLocalTransform joint, boolean isNode, boolean isNamed, int count) {
        this.name = name;
        this.joint = joint;
        this.isNode = isNode;
        this.isNamed = isNamed;
        rows = new float[count][];
    }

    void record(int row) {
        Transform local = joint.getLocalTransform();
        Vector3f place = local.getTranslation();
        Quaternion turn = local.getRotation();
        float[] values = {place.x, place.y, place.z, turn.getX(), turn.getY(), turn.getZ(), turn.getW()};
        if (row > 0 && isOpposite(values, rows[row - 1])) {
            for (int c = 3; c < CHANNELS; c++) {
                values[c] = -values[c];
            }
        }
        rows[row] = values;
    }

    /** A rotation is the same with all signs changed; its neighbour's signs keep the way short. */
    private static boolean isOpposite(float[] one, float[] other) {
        return one[3] * other[3] + one[4] * other[4] + one[5] * other[5] + one[6] * other[6] < 0;
    }

    /** Returns the keys, or null if the joint is still and not named. */
    JointKeys keys(float[] times, BakeTolerance tolerance) {
        float turn = COMPONENT * tolerance.radians();
        float move = tolerance.length();
        int[] kept = KeyThinner.thin(times, rows, move, move, move, turn, turn, turn, turn);
        if (kept.length == 1 && !isNamed) {
            return null;
        }
        float[] at = new float[kept.length];
        Vector3f[] translations = new Vector3f[kept.length];
        Quaternion[] rotations = new Quaternion[kept.length];
        for (int i = 0; i < kept.length; i++) {
            float[] row = rows[kept[i]];
            at[i] = times[kept[i]];
            translations[i] = new Vector3f(row[0], row[1], row[2]);
            rotations[i] = new Quaternion(row[3], row[4], row[5], row[6]);
        }
        return new JointKeys(name, isNode, at, translations, rotations);
    }
}
