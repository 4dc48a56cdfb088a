package dev.parley.jme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jme3.asset.AssetManager;
import com.jme3.scene.Geometry;
import com.jme3.scene.Mesh;
import com.jme3.scene.Spatial;
import com.jme3.scene.VertexBuffer.Type;
import com.jme3.scene.mesh.MorphTarget;
import com.jme3.system.JmeSystem;
import dev.parley.rig.AvatarLoader;
import dev.parley.rig.FrameShaper;
import dev.parley.signal.ArkitBlendshape;
import dev.parley.signal.MotionFrame;
import dev.parley.signal.TimedEvent;
import dev.parley.synthesis.SpeechRequest;
import dev.parley.synthesis.SpeechResult;
import dev.parley.synthesis.SpeechSynthesizer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two clones of the woman say different lines of the real model at once, while she herself stays silent. */
class TwoOfOneAvatarTest {

    private static final String[] TEXTS = {"Papa baked my big apple pie. Mama may bake more.",
        "We see who you are, and we will soon be where you were."};
    /** What a live face needs to turn from what it did before to the line, and back. */
    private static final double BLEND = .3;
    /** Frames between two looks at all vertices. */
    private static final int LOOK = 12;
    private static final float THRESHOLD = .005f;

    /** A moment of one clone: the time of its line that is heard, and what it wears. */
    private record Moment(double heard, MotionFrame face) {
    }

    private static final SpeechResult[] LINES = new SpeechResult[2];
    private static final List<List<Moment>> WORN = List.of(new ArrayList<>(), new ArrayList<>());
    /** The model as its file has it, which nobody has ever taken over. */
    private static final Map<String, Mesh> FILE = meshes(freshly());
    private static final Spatial[] CLONES = new Spatial[2];
    private static FrameShaper shaper;
    private static double silent;
    private static double worst;
    private static int together;

    private static Spatial freshly() {
        AssetManager assets = JmeSystem.newAssetManager(Theatre.class.getResource("/com/jme3/asset/Desktop.cfg"));
        return new AvatarLoader(assets).model("Models/woman.glb");
    }

    private static Map<String, Mesh> meshes(Spatial model) {
        Map<String, Mesh> meshes = new TreeMap<>();
        model.depthFirstTraversal(spatial -> {
            if (spatial instanceof Geometry geometry) {
                meshes.put(geometry.getName(), geometry.getMesh());
            }
        });
        return meshes;
    }

    @BeforeAll
    static void speakTogether() {
        try (SpeechSynthesizer synthesizer = SpeechSynthesizer.open()) {
            for (int i = 0; i < 2; i++) {
                LINES[i] = synthesizer.synthesizeAll(SpeechRequest.of(TEXTS[i]));
            }
            try (Theatre theatre = new Theatre(() -> SpeechModel.of(synthesizer, false), true)) {
                theatre.run(.2);
                shaper = new FrameShaper(theatre.woman.rig().profile());
                TalkingAvatarControl[] avatars = new TalkingAvatarControl[2];
                for (int i = 0; i < 2; i++) {
                    CLONES[i] = theatre.woman.getSpatial().clone();
                    theatre.root.attachChild(CLONES[i]);
                    avatars[i] = CLONES[i].getControl(TalkingAvatarControl.class);
                }
                theatre.run(.2);
                play(theatre, avatars);
            }
        }
    }

    private static void play(Theatre theatre, TalkingAvatarControl... avatars) {
        SpeechHandle[] spoken = {avatars[0].speak(TEXTS[0]), avatars[1].speak(TEXTS[1])};
        for (int frame = 0; !spoken[0].isDone() || !spoken[1].isDone(); frame++) {
            theatre.frame();
            together += spoken[0].heardSeconds() > 0 && spoken[1].heardSeconds() > 0 && !spoken[0].isDone()
                    && !spoken[1].isDone() ? 1 : 0;
            silent = Math.max(silent, theatre.jaw());
            for (int i = 0; i < 2; i++) {
                MotionFrame face = new MotionFrame();
                face.copyFrom(avatars[i].rig().applied());
                WORN.get(i).add(new Moment(spoken[i].heardSeconds(), face));
                worst = frame % LOOK == 0 ? Math.max(worst, error(CLONES[i], face)) : worst;
            }
        }
    }

    /** How far any vertex is from where the file's deltas and the weights that the face wears put it, in metres. */
    private static double error(Spatial clone, MotionFrame face) {
        double error = 0;
        for (Map.Entry<String, Mesh> part : meshes(clone).entrySet()) {
            Mesh file = FILE.get(part.getKey());
            if (file.hasMorphTargets() && !part.getKey().startsWith("Eyes")) {
                double[] sum = sum(file, face);
                FloatBuffer shown = part.getValue().getFloatBuffer(Type.MorphTarget0);
                for (int i = 0; i < sum.length; i++) {
                    error = Math.max(error, Math.abs(sum[i] - shown.get(i)));
                }
            }
        }
        return error;
    }

    private static double[] sum(Mesh file, MotionFrame face) {
        double[] sum = new double[3 * file.getVertexCount()];
        for (MorphTarget target : file.getMorphTargets()) {
            double weight = face.weight(ArkitBlendshape.byName(target.getName()).orElseThrow());
            FloatBuffer deltas = target.getBuffer(Type.Position);
            for (int i = 0; i < sum.length && weight >= THRESHOLD; i++) {
                sum[i] += weight * deltas.get(i);
            }
        }
        return sum;
    }

    /** For a second and more both are heard; every mouth shape of each is that of its own line at the time heard. */
    @Test
    void eachFaceFollowsItsOwnLine() {
        assertTrue(together > 60, "frames in which both are heard: " + together);
        for (int i = 0; i < 2; i++) {
            assertEquals(0, distance(WORN.get(i), LINES[i]), 2e-4, "clone " + i + " and its own line");
            assertTrue(distance(WORN.get(i), LINES[1 - i]) > .1, "clone " + i + " and the other's line: "
                    + distance(WORN.get(i), LINES[1 - i]));
        }
        assertTrue(silent < .1, "she who says nothing opens her mouth to " + silent);
    }

    /** The largest difference of a mouth shape from what a line asks for. */
    private static double distance(List<Moment> worn, SpeechResult line) {
        double largest = 0;
        MotionFrame asked = new MotionFrame();
        for (Moment moment : worn) {
            if (moment.heard() > BLEND && moment.heard() < line.audio().seconds() - BLEND) {
                shaper.shape(line.motion().sample(moment.heard(), asked), asked);
                for (ArkitBlendshape shape : List.of(ArkitBlendshape.JAW_OPEN, ArkitBlendshape.MOUTH_CLOSE,
                        ArkitBlendshape.MOUTH_PUCKER, ArkitBlendshape.MOUTH_FUNNEL,
                        ArkitBlendshape.MOUTH_STRETCH_LEFT)) {
                    largest = Math.max(largest, Math.abs(moment.face().weight(shape) - asked.weight(shape)));
                }
            }
        }
        return largest;
    }

    /** The sound decides: lips are closer at the p, b and m of one's own line than at its open vowels. */
    @Test
    void lipsCloseForTheirOwnSoundsAlone() {
        double own = opening(0, 0, "aa", "E", "oh") - opening(0, 0, "PP");
        double others = opening(1, 0, "aa", "E", "oh") - opening(1, 0, "PP");
        assertTrue(own > .04 && own > others + .03, "by its own sounds " + own + ", the other face " + others);
    }

    /** How far a clone's jaw is open beyond what its lips make up for, at some visemes of a line. */
    private static double opening(int clone, int line, String... visemes) {
        return LINES[line].events().stream().filter(event -> event.type() == TimedEvent.Type.VISEME
                && List.of(visemes).contains(event.value())).mapToDouble(event -> opening(clone,
                (event.start() + event.end()) / 2)).average().orElseThrow();
    }

    private static double opening(int clone, double seconds) {
        MotionFrame face = WORN.get(clone).stream().filter(moment -> moment.heard() >= seconds).findFirst()
                .orElseGet(() -> WORN.get(clone).get(WORN.get(clone).size() - 1)).face();
        return face.weight(ArkitBlendshape.JAW_OPEN) - face.weight(ArkitBlendshape.MOUTH_CLOSE);
    }

    @Test
    void everyVertexOfEachIsWhereItsOwnWeightsPutIt() {
        assertEquals(0, worst, 1e-6, "metres");
    }

    /** What does not move is shared and still as the file has it; what moves is each one's own. */
    @Test
    void theSharedMeshesStayAsTheyWere() {
        Map<String, Mesh> one = meshes(CLONES[0]);
        Map<String, Mesh> two = meshes(CLONES[1]);
        Map<String, Mesh> another = meshes(new AvatarLoader(Theatre.ASSETS).model("Models/woman.glb"));
        FILE.forEach((name, file) -> {
            assertSame(one.get(name).getBuffer(Type.Index), two.get(name).getBuffer(Type.Index), name);
            for (Type type : List.of(Type.Index, Type.TexCoord, Type.BindPosePosition, Type.Position, Type.Normal)) {
                assertEquals(file.getBuffer(type).getData(), one.get(name).getBuffer(type).getData(), name + type);
                assertEquals(file.getBuffer(type).getData(), two.get(name).getBuffer(type).getData(), name + type);
            }
            if (file.hasMorphTargets()) {
                assertNotSame(one.get(name).getBuffer(Type.MorphTarget0), two.get(name).getBuffer(Type.MorphTarget0));
                for (int i = 0; i < file.getMorphTargets().length; i++) {
                    assertEquals(file.getMorphTargets()[i].getBuffer(Type.Position),
                            another.get(name).getMorphTargets()[i].getBuffer(Type.Position), name + " target " + i);
                }
            }
        });
    }
}
