package dev.parley.rig;

import com.jme3.anim.Armature;
import com.jme3.anim.Joint;
import com.jme3.anim.SkinningControl;
import com.jme3.math.Quaternion;
import com.jme3.math.Vector3f;
import com.jme3.scene.Geometry;
import com.jme3.scene.Mesh;
import com.jme3.scene.Node;
import com.jme3.scene.VertexBuffer;
import com.jme3.scene.mesh.MorphTarget;
import com.jme3.util.BufferUtils;
import dev.parley.signal.ArkitBlendshape;
import dev.parley.signal.MotionChannel;
import dev.parley.signal.MotionFrame;
import java.nio.FloatBuffer;
import java.util.Random;

/** Heads built in code from jME's own parts. */
final class Heads {

    static final int VERTICES = 500;

    private Heads() {
    }

    /** A cloud of points in the unit cube with one target a name; each moves some of the points. */
    static Geometry face(String name, String... targets) {
        Random random = new Random(name.hashCode());
        Mesh mesh = new Mesh();
        mesh.setMode(Mesh.Mode.Points);
        mesh.setBuffer(VertexBuffer.Type.Position, 3, floats(random, 1));
        mesh.setBuffer(VertexBuffer.Type.Normal, 3, floats(random, 1));
        mesh.updateBound();
        for (String target : targets) {
            MorphTarget morph = new MorphTarget(target);
            morph.setBuffer(VertexBuffer.Type.Position, floats(random, .2f));
            morph.setBuffer(VertexBuffer.Type.Normal, floats(random, .2f));
            mesh.addMorphTarget(morph);
        }
        return new Geometry(name, mesh);
    }

    static String[] arkitNames() {
        return java.util.Arrays.stream(ArkitBlendshape.values()).map(ArkitBlendshape::arkitName)
                .toArray(String[]::new);
    }

    private static FloatBuffer floats(Random random, float share) {
        FloatBuffer buffer = BufferUtils.createFloatBuffer(3 * VERTICES);
        int start = random.nextInt(3 * VERTICES);
        int length = Math.round(share * 3 * VERTICES);
        for (int i = 0; i < length; i++) {
            buffer.put((start + i) % (3 * VERTICES), random.nextFloat() * 2 - 1);
        }
        return buffer;
    }

    /**
     * A head on an armature: Bust, Neck, Head, LeftEye, RightEye. The joints' own axes are twisted, as exporters leave
     * them; the model still looks along +z.
     */
    static Node armature(Geometry face) {
        Quaternion twist = new Quaternion().fromAngles(.7f, -1.1f, .4f);
        Joint bust = joint("Bust", 0, 0, 0, null);
        Joint neck = joint("Neck", 0, .02f, 0, bust);
        neck.setLocalRotation(twist);
        Joint head = joint("Head", 0, 0, 0, neck);
        head.setLocalTranslation(twist.inverse().mult(new Vector3f(0, .1f, .04f)));
        Joint left = joint("LeftEye", 0, 0, 0, head);
        left.setLocalTranslation(twist.inverse().mult(new Vector3f(.03f, .03f, .07f)));
        Joint right = joint("RightEye", 0, 0, 0, head);
        right.setLocalTranslation(twist.inverse().mult(new Vector3f(-.03f, .03f, .07f)));
        Armature armature = new Armature(new Joint[] {bust, neck, head, left, right});
        armature.saveBindPose();
        armature.saveInitialPose();
        Node model = new Node("model");
        model.attachChild(face);
        model.addControl(new SkinningControl(armature));
        return model;
    }

    private static Joint joint(String name, float x, float y, float z, Joint parent) {
        Joint joint = new Joint(name);
        joint.setLocalTranslation(new Vector3f(x, y, z));
        if (parent != null) {
            parent.addChild(joint);
        }
        return joint;
    }

    /** Where a direction of the rest pose points after the joint has turned. */
    static Vector3f turned(Node model, String joint, Vector3f direction) {
        Armature armature = model.getControl(SkinningControl.class).getArmature();
        armature.update();
        Joint turned = armature.getJoint(joint);
        Quaternion bind = turned.getInverseModelBindMatrix().toRotationQuat();
        return turned.getModelTransform().getRotation().mult(bind.mult(direction));
    }

    static MotionFrame frame(Object... namesAndValues) {
        MotionFrame frame = new MotionFrame();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            frame.set(MotionChannel.byName((String) namesAndValues[i]).orElseThrow(),
                    ((Number) namesAndValues[i + 1]).floatValue());
        }
        return frame;
    }
}
