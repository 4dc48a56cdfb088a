package dev.parley.jme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jme3.anim.AnimClip;
import com.jme3.anim.AnimComposer;
import com.jme3.anim.Armature;
import com.jme3.anim.MorphControl;
import com.jme3.anim.MorphTrack;
import com.jme3.anim.SkinningControl;
import com.jme3.asset.AssetKey;
import com.jme3.asset.AssetManager;
import com.jme3.asset.plugins.FileLocator;
import com.jme3.math.Transform;
import com.jme3.scene.Geometry;
import com.jme3.scene.Node;
import com.jme3.scene.Spatial;
import com.jme3.system.JmeSystem;
import dev.parley.jme.bake.BakedClips;
import dev.parley.jme.bake.BakedMotion;
import dev.parley.jme.bake.GltfBake;
import dev.parley.rig.AvatarLoader;
import dev.parley.rig.RigException;
import dev.parley.signal.ArkitBlendshape;
import dev.parley.signal.MotionFrame;
import dev.parley.signal.TimedEvent;
import dev.parley.synthesis.SpeechRequest;
import dev.parley.synthesis.SpeechResult;
import dev.parley.synthesis.SpeechSynthesizer;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A line of the real model, baked, played by jME's own parts beside the woman who speaks it live. */
class BakedLineTest {

    private static final String TEXT = "Papa baked my big apple pie. Mama may bake more.";
    /** The tolerance of the bake and a little: rules and limits bend the curves between frames too. */
    private static final double WEIGHT = .006;
    private static final double RADIANS = .002;
    private static final double METRES = .0001;
    /** A live face comes from what it did before, and goes on to what it does next; jME's joints glide for 0.4 s. */
    private static final double BLEND = .45;
    private static final String[] JOINTS = {"Neck", "Head", "LeftEye", "RightEye"};

    /** A frame of the live avatar, at the time of the line that is heard. */
    private record Moment(double heard, MotionFrame face, Transform[] joints) {
    }

    private static final List<Moment> LIVE = new ArrayList<>();
    private static SpeechResult line;
    private static BakedMotion baked;

    @TempDir
    Path folder;

    @BeforeAll
    static void speakAndBake() {
        try (SpeechSynthesizer synthesizer = SpeechSynthesizer.open()) {
            line = synthesizer.synthesizeAll(SpeechRequest.of(TEXT));
            baked = BakedMotion.of("pie", new AvatarLoader(Theatre.ASSETS).load("woman"), line.motion(),
                    line.audio().seconds());
            try (Theatre theatre = new Theatre(() -> SpeechModel.of(synthesizer, false), true)) {
                theatre.run(.1);
                SpeechHandle spoken = theatre.woman.speak(SpeechRequest.of(TEXT));
                while (!spoken.isDone()) {
                    theatre.frame();
                    record(theatre, spoken.heardSeconds());
                }
            }
        }
    }

    private static void record(Theatre theatre, double heard) {
        if (heard > BLEND && heard < line.audio().seconds() - BLEND) {
            MotionFrame face = new MotionFrame();
            face.copyFrom(theatre.woman.rig().applied());
            LIVE.add(new Moment(heard, face, joints(theatre.woman.getSpatial())));
        }
    }

    private static Transform[] joints(Spatial model) {
        Armature armature = find(model, SkinningControl.class).getArmature();
        return Arrays.stream(JOINTS).map(name -> armature.getJoint(name).getLocalTransform().clone())
                .toArray(Transform[]::new);
    }

    private static <T extends com.jme3.scene.control.Control> T find(Spatial model, Class<T> type) {
        List<T> found = new ArrayList<>();
        model.depthFirstTraversal(spatial -> {
            if (spatial.getControl(type) != null) {
                found.add(spatial.getControl(type));
            }
        });
        return found.isEmpty() ? null : found.get(0);
    }

    private AssetManager assets() {
        AssetManager assets = JmeSystem.newAssetManager(BakedLineTest.class.getResource("/com/jme3/asset/Desktop.cfg"));
        assets.registerLocator(folder.toString(), FileLocator.class);
        return assets;
    }

    /** From the file, through the asset manager, on a model that Parley's rig never touched. */
    @Test
    void theClipPlaysAsTheLiveFaceDid() throws Exception {
        Path file = folder.resolve("pie.j3o");
        BakedClips.write(file, baked);
        assertTrue(Files.size(file) < 400_000, "bytes: " + Files.size(file));
        AssetManager assets = assets();
        AnimClip clip = assets.loadAsset(new AssetKey<>("pie.j3o"));
        assertEquals(line.audio().seconds(), clip.getLength(), 1e-4);
        Spatial model = new AvatarLoader(assets).model("Models/woman.glb");
        BakedClips.composer(model).addAnimClip(BakedClips.bind(clip, model));
        assertPlaysLive(model);
    }

    /** By jME's own loader, which makes composer and morph control itself. */
    @Test
    void theGltfPlaysAsTheLiveFaceDid() throws Exception {
        Path file = folder.resolve("pie.glb");
        gltf().add(baked).write(file);
        Spatial model = new AvatarLoader(assets()).model("pie.glb");
        assertNotNull(find(model, AnimComposer.class), "the loader found an animation");
        assertEquals(java.util.Set.of("pie"), find(model, AnimComposer.class).getAnimClipsNames());
        assertPlaysLive(model);
    }

    private static GltfBake gltf() throws Exception {
        try (InputStream glb = BakedLineTest.class.getResourceAsStream("/Models/woman.glb")) {
            return new GltfBake(glb.readAllBytes(), "woman.glb");
        }
    }

    private static void assertPlaysLive(Spatial model) {
        assertNotNull(find(model, MorphControl.class));
        AnimComposer composer = find(model, AnimComposer.class);
        composer.setCurrentAction("pie", AnimComposer.DEFAULT_LAYER, false);
        assertTrue(LIVE.size() > 60, "moments: " + LIVE.size());
        double moved = 0;
        for (Moment moment : LIVE) {
            composer.setTime(moment.heard());
            model.updateLogicalState(0);
            moved = Math.max(moved, assertFace(model, moment));
            assertJoints(joints(model), moment);
        }
        assertTrue(moved > .2, "the mouth opened to " + moved);
    }

    /** Every target of every mesh has the weight of its shape; eyeballs turn by joints alone. Returns the jaw's. */
    private static double assertFace(Spatial model, Moment moment) {
        double[] jaw = new double[1];
        model.depthFirstTraversal(spatial -> {
            if (spatial instanceof Geometry geometry && geometry.getMesh().hasMorphTargets()) {
                for (int i = 0; i < geometry.getMesh().getMorphTargets().length; i++) {
                    ArkitBlendshape shape = ArkitBlendshape.byName(geometry.getMesh().getMorphTargets()[i].getName())
                            .orElseThrow();
                    double live = geometry.getName().startsWith("Eyes") ? 0 : moment.face().weight(shape);
                    assertEquals(live, geometry.getMorphState()[i], WEIGHT,
                            geometry.getName() + " " + shape + " at " + moment.heard());
                    jaw[0] = shape == ArkitBlendshape.JAW_OPEN ? geometry.getMorphState()[i] : jaw[0];
                }
            }
        });
        return jaw[0];
    }

    private static void assertJoints(Transform[] played, Moment moment) {
        for (int j = 0; j < JOINTS.length; j++) {
            Transform live = moment.joints()[j];
            double cosine = Math.abs(live.getRotation().normalizeLocal().dot(played[j].getRotation().normalizeLocal()));
            assertEquals(0, 2 * Math.acos(Math.min(1, cosine)), RADIANS, JOINTS[j] + " at " + moment.heard());
            assertEquals(0, live.getTranslation().distance(played[j].getTranslation()), METRES,
                    JOINTS[j] + " at " + moment.heard());
        }
    }

    /** Where lips must close they are closer than at open vowels, and less so if the clip came early or late. */
    @Test
    void lipsCloseWhereTheSoundSaysP() {
        double now = contrast(0);
        assertTrue(now > .04, "open minus closed: " + now);
        assertTrue(now > contrast(-.12) + .01, "early: " + contrast(-.12) + ", now " + now);
        assertTrue(now > contrast(.12) + .01, "late: " + contrast(.12) + ", now " + now);
    }

    private static double contrast(double shift) {
        return opening(List.of("aa", "E", "oh"), shift) - opening(List.of("PP"), shift);
    }

    private static double opening(List<String> visemes, double shift) {
        return line.events().stream().filter(event -> event.type() == TimedEvent.Type.VISEME
                && visemes.contains(event.value()))
                .mapToDouble(event -> opening((event.start() + event.end()) / 2 + shift)).average().orElseThrow();
    }

    /** How far the jaw is open beyond what the lips make up for. */
    private static double opening(double seconds) {
        MorphTrack face = (MorphTrack) baked.clip().getTracks()[faceTrack()];
        float[] weights = new float[ArkitBlendshape.COUNT];
        face.getDataAtTime(Math.max(0, seconds), weights);
        return weights[ArkitBlendshape.JAW_OPEN.ordinal()] - weights[ArkitBlendshape.MOUTH_CLOSE.ordinal()];
    }

    private static int faceTrack() {
        for (int i = 0;; i++) {
            if (baked.clip().getTracks()[i] instanceof MorphTrack track && track.getTarget().getName().startsWith("Face")) {
                return i;
            }
        }
    }

    @Test
    void keysAreFewerThanFrames() {
        MorphTrack face = (MorphTrack) baked.clip().getTracks()[faceTrack()];
        assertTrue(face.getTimes().length < .9 * line.motion().frames(),
                face.getTimes().length + " keys of " + line.motion().frames() + " frames");
    }

    @Test
    void anotherModelOrABrokenFileIsNamed() throws Exception {
        assertMessage(() -> BakedClips.bind(baked.clip(), new Node("crate")), "crate", "pie");
        byte[] glb;
        try (InputStream in = BakedLineTest.class.getResourceAsStream("/Models/woman.glb")) {
            glb = in.readAllBytes();
        }
        assertMessage(() -> new GltfBake(Arrays.copyOf(glb, glb.length / 2), "half.glb"), "half.glb", "cut off");
        assertMessage(() -> new GltfBake("no model at all, but long enough".getBytes(), "a.glb"), "a.glb", "glTF 2.0");
        byte[] renamed = new String(glb, java.nio.charset.StandardCharsets.ISO_8859_1)
                .replace("\"LeftEye\"", "\"LeftEar\"").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        assertMessage(() -> new GltfBake(renamed, "ear.glb").add(baked), "ear.glb", "LeftEye");
    }

    private static void assertMessage(org.junit.jupiter.api.function.Executable mistake, String... words) {
        String message = assertThrows(RigException.class, mistake).getMessage();
        for (String word : words) {
            assertTrue(message.contains(word), message);
        }
        assertEquals(1, message.lines().count());
    }
}
