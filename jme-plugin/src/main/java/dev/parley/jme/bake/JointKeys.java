package dev.parley.jme.bake;

import com.jme3.math.Quaternion;
import com.jme3.math.Vector3f;

/**
 * Key frames of one joint, or of a scene node where the model has no skin; against its parent.
 *
 * @param name its name
 * @param isNode whether it is a node of the scene
 * @param times seconds, rising from 0
 * @param translations one a time
 * @param rotations one a time
 */
record JointKeys(String name, boolean isNode, float[] times, Vector3f[] translations, Quaternion[] rotations) {
}
