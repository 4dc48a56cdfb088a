package dev.parley.sample.bench;

import com.jme3.app.SimpleApplication;
import com.jme3.app.state.AppState;
import com.jme3.asset.AssetManager;
import com.jme3.scene.Node;
import com.jme3.system.JmeSystem;
import dev.parley.jme.TalkingAvatarControl;
import dev.parley.jme.TalkingAvatarState;
import dev.parley.jme.audio.LoopbackOutputs;
import dev.parley.rig.AvatarLoader;
import dev.parley.synthesis.SpeechSynthesizer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A game's loop at 60 frames a second with avatars and OpenAL's mixer, in real time: everything but the picture. Belongs
 * to one thread.
 */
final class Stage implements AutoCloseable {

    static final int CARD_RATE = 48_000;
    private static final int FRAMES_PER_SECOND = 60;
    private static final long FRAME_NANOS = 1_000_000_000L / FRAMES_PER_SECOND;

    private final SimpleApplication app = new SimpleApplication(new AppState[0]) {
        @Override
        public void simpleInitApp() {
            // Nothing to show.
        }
    };
    private final Node root = new Node("stage");
    private final TalkingAvatarState state;
    private final LoopbackOutputs outputs;
    private final List<TalkingAvatarControl> avatars = new ArrayList<>();
    private long nextFrame = System.nanoTime();
    private int late;
    private int frames;

    Stage(SpeechSynthesizer synthesizer, int count, LoopbackOutputs.Receiver ear) {
        outputs = new LoopbackOutputs(CARD_RATE, ear);
        state = new TalkingAvatarState(synthesizer);
        state.setOutputs(outputs);
        app.getStateManager().attach(state);
        AssetManager assets = JmeSystem.newAssetManager(Stage.class.getResource("/com/jme3/asset/Desktop.cfg"));
        for (int i = 0; i < count; i++) {
            TalkingAvatarControl avatar = state.add(new AvatarLoader(assets).load("woman"));
            root.attachChild(avatar.getSpatial());
            avatars.add(avatar);
        }
    }

    List<TalkingAvatarControl> avatars() {
        return avatars;
    }

    LoopbackOutputs outputs() {
        return outputs;
    }

    TalkingAvatarState state() {
        return state;
    }

    /** Counts frames that came more than a frame late. */
    int late() {
        return late;
    }

    int frames() {
        return frames;
    }

    /** Waits for the next frame's time, and moves everything on. */
    void frame() {
        nextFrame += FRAME_NANOS;
        long wait = nextFrame - System.nanoTime();
        if (wait > 0) {
            LockSupport.parkNanos(wait);
        } else if (wait < -FRAME_NANOS) {
            late++;
            nextFrame = System.nanoTime();
        }
        frames++;
        float step = 1f / FRAMES_PER_SECOND;
        app.getStateManager().update(step);
        root.updateLogicalState(step);
        root.updateGeometricState();
    }

    void run(double seconds) {
        for (int i = 0; i < seconds * FRAMES_PER_SECOND; i++) {
            frame();
        }
    }

    /** Runs until something has happened; tells whether it has. */
    boolean await(double mostSeconds, BooleanSupplier condition) {
        for (int i = 0; i < mostSeconds * FRAMES_PER_SECOND && !condition.getAsBoolean(); i++) {
            frame();
        }
        return condition.getAsBoolean();
    }

    @Override
    public void close() {
        app.getStateManager().cleanup();
    }
}
