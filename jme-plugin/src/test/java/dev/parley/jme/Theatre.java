package dev.parley.jme;

import com.jme3.app.SimpleApplication;
import com.jme3.app.state.AppState;
import com.jme3.asset.AssetManager;
import com.jme3.scene.Node;
import com.jme3.system.JmeSystem;
import dev.parley.jme.audio.VirtualOutputs;
import dev.parley.onnx.ExecutionProvider;
import dev.parley.onnx.ModelSource;
import dev.parley.rig.AvatarLoader;
import dev.parley.signal.ArkitBlendshape;
import dev.parley.signal.MotionChannel;
import dev.parley.synthesis.SpeechSynthesizer;
import dev.parley.synthesis.SynthesizerOptions;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A game loop that the test turns by hand, with the real woman in the scene and time in fixed steps. */
final class Theatre implements AutoCloseable {

    static final AssetManager ASSETS = JmeSystem.newAssetManager(
            Theatre.class.getResource("/com/jme3/asset/Desktop.cfg"));
    static final float STEP = 1 / 60f;

    final TalkingAvatarState state;
    final Node root = new Node("root");
    final TalkingAvatarControl woman;
    private final SimpleApplication app = new SimpleApplication(new AppState[0]) {
        @Override
        public void simpleInitApp() {
        }
    };
    /** All that was played, from the first moment on. */
    final Recording sound = new Recording();
    private long frames;

    Theatre(Supplier<SpeechModel> model, boolean synchronous) {
        state = new TalkingAvatarState(model);
        state.setSynchronous(synchronous);
        state.setOutputs(new VirtualOutputs(this::seconds, rate -> sound));
        app.getStateManager().attach(state);
        woman = state.add(new AvatarLoader(ASSETS).load("woman"));
        root.attachChild(woman.getSpatial());
    }

    double seconds() {
        return frames / 60.0;
    }

    void passTime() {
        frames++;
    }

    void frame() {
        passTime();
        app.getStateManager().update(STEP);
        root.updateLogicalState(STEP);
    }

    void run(double seconds) {
        for (long end = frames + Math.round(seconds * 60); frames < end;) {
            frame();
        }
    }

    /** Turns the loop without letting time pass much, until another thread has done its part. */
    void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 2000 && !condition.getAsBoolean(); i++) {
            frame();
            Thread.sleep(2);
        }
        if (!condition.getAsBoolean()) {
            throw new AssertionError("waited in vain");
        }
    }

    /** The small random model: it mumbles, on time. */
    static Supplier<SpeechModel> tinyModel() {
        return () -> SpeechModel.of(Tiny.SYNTHESIZER, false);
    }

    /** Opened once for all tests. */
    private static final class Tiny {
        private static final SpeechSynthesizer SYNTHESIZER = SpeechSynthesizer.open(ModelSource.directory(
                Path.of("..", "motion-model", "src", "test", "resources", "golden", "tiny")),
                new SynthesizerOptions(ExecutionProvider.CPU, 1));
    }

    double jaw() {
        return woman.rig().applied().weight(ArkitBlendshape.JAW_OPEN);
    }

    double yaw() {
        return woman.rig().applied().get(MotionChannel.HEAD_YAW);
    }

    double pitch() {
        return woman.rig().applied().get(MotionChannel.HEAD_PITCH);
    }

    void detachState() {
        app.getStateManager().detach(state);
        app.getStateManager().update(STEP);
    }

    @Override
    public void close() {
        app.getStateManager().cleanup();
    }
}
