package dev.parley.jme.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jme3.app.SimpleApplication;
import com.jme3.app.state.AppState;
import com.jme3.asset.AssetManager;
import com.jme3.scene.Node;
import com.jme3.scene.VertexBuffer;
import com.jme3.system.JmeSystem;
import dev.parley.jme.SpeechHandle;
import dev.parley.jme.SyncProbe;
import dev.parley.jme.TalkingAvatarControl;
import dev.parley.jme.TalkingAvatarState;
import dev.parley.rig.AvatarLoader;
import dev.parley.rig.MorphDeformer;
import dev.parley.signal.MotionChannel;
import dev.parley.signal.MotionFrame;
import dev.parley.synthesis.SpeechRequest;
import dev.parley.synthesis.SpeechResult;
import dev.parley.synthesis.SpeechSynthesizer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The model, the woman's mesh and the real mixer: what is seen of her mouth against what leaves the mixer. */
class LiveSyncTest {

    private static final float FRAME = 1 / 60f;
    private static final SpeechRequest LINE = SpeechRequest.of("The bridge ahead is broken in two places.").withSeed(3);
    private static SpeechSynthesizer synthesizer;
    private static SpeechResult made;

    @BeforeAll
    static void open() {
        synthesizer = SpeechSynthesizer.open();
        made = synthesizer.synthesizeAll(LINE);
    }

    @AfterAll
    static void close() {
        synthesizer.close();
    }

    /** A game whose frames and card are driven by one clock, 5 ms at a time. */
    private static final class Game implements AutoCloseable {

        final Studio studio;
        final TalkingAvatarState state = new TalkingAvatarState(synthesizer);
        final TalkingAvatarControl woman;
        final SyncProbe probe;
        final SimpleApplication app = new SimpleApplication(new AppState[0]) {
            @Override
            public void simpleInitApp() {
            }
        };
        final Node root = new Node("root");
        private final FloatBuffer chin;
        private final int chinAt;
        private int frames;
        private int recorded;

        Game(int cardRate, int stepsPerBlock) {
            studio = new Studio(cardRate, 1, stepsPerBlock);
            state.setSynchronous(true);
            state.setOutputs(new SpeechOutputs() {
                @Override
                public SpeechOutput open(int sampleRate) {
                    return studio.voice();
                }

                @Override
                public String description() {
                    return "loopback";
                }

                @Override
                public void close() {
                }
            });
            app.getStateManager().attach(state);
            AssetManager assets = JmeSystem.newAssetManager(Game.class.getResource("/com/jme3/asset/Desktop.cfg"));
            woman = state.add(new AvatarLoader(assets).load("woman"));
            root.attachChild(woman.getSpatial());
            frame();
            chin = face();
            chinAt = lowest(chin);
            probe = new SyncProbe(made.audio(), openings(), made.motion().frameRate());
        }

        /** What the mesh should do: the line's frames, one after another, without any clock. */
        private double[] openings() {
            MotionFrame frame = new MotionFrame();
            double[] openings = new double[made.motion().frames()];
            for (int i = 0; i < openings.length; i++) {
                made.motion().sample((i + 0.5) / made.motion().frameRate(), frame);
                woman.rig().apply(frame);
                openings[i] = -chin.get(chinAt);
            }
            return openings;
        }

        /** The buffer of vertices that the shader adds: the skin is the geometry with most of them. */
        private FloatBuffer face() {
            FloatBuffer largest = FloatBuffer.allocate(0);
            for (MorphDeformer deformer : woman.rig().deformers()) {
                FloatBuffer data = deformer.geometry().getMesh().getFloatBuffer(VertexBuffer.Type.MorphTarget0);
                largest = data.capacity() > largest.capacity() ? data : largest;
            }
            return largest;
        }

        /** The vertex that an open jaw moves down furthest. */
        private int lowest(FloatBuffer data) {
            MotionFrame open = new MotionFrame();
            open.set(MotionChannel.byName("jawOpen").orElseThrow(), 1);
            woman.rig().apply(open);
            int lowest = 1;
            for (int i = 1; i < data.capacity(); i += 3) {
                lowest = data.get(i) < data.get(lowest) ? i : lowest;
            }
            return lowest;
        }

        void step() {
            studio.step();
            float[] all = studio.recording();
            if (all.length > recorded) {
                float[] block = Arrays.copyOfRange(all, recorded, all.length);
                // The last sample of a block is the one that is heard when it is mixed.
                probe.sound(studio.seconds() - (double) block.length / studio.cardRate(), block, block.length,
                        studio.cardRate());
                recorded = all.length;
            }
            if (studio.seconds() >= frames * (double) FRAME) {
                frame();
                probe.picture(studio.seconds(), -chin.get(chinAt));
            }
        }

        private void frame() {
            frames++;
            app.getStateManager().update(FRAME);
            root.updateLogicalState(FRAME);
        }

        void run(double seconds) {
            for (double end = studio.seconds() + seconds; studio.seconds() < end;) {
                step();
            }
        }

        SyncProbe.Result say() {
            run(0.5);
            SpeechHandle line = woman.speak(LINE);
            while (!line.isDone()) {
                step();
            }
            return probe.measure();
        }

        @Override
        public void close() {
            app.getStateManager().cleanup();
            studio.close();
        }
    }

    @Test
    void mouthIsSeenWhenItIsHeard() {
        try (Game game = new Game(48_000, 1)) {
            SyncProbe.Result result = game.say();
            assertTrue(result.moments() >= 8, result.toString());
            assertEquals(0, result.biasMillis(), 10, result.toString());
            assertTrue(result.sdMillis() < 2, result.toString());
        }
    }

    @Test
    void mouthIsSeenWhenItIsHeardThroughACardThatMixesInLongBlocks() {
        try (Game game = new Game(44_100, 4)) {
            SyncProbe.Result result = game.say();
            assertEquals(0, result.biasMillis(), 10, result.toString());
            assertTrue(result.sdMillis() < 2, result.toString());
        }
    }

    @Test
    void latencyThatOnlyThePlayerKnowsOfIsMadeUpFor() {
        try (Game game = new Game(48_000, 1)) {
            game.studio.voice().setLatencyOffset(0.080);
            assertEquals(80, game.say().biasMillis(), 10);
        }
    }
}
