package dev.parley.jme;

import com.jme3.app.SimpleApplication;
import com.jme3.app.state.AppState;
import com.jme3.scene.Node;
import com.jme3.system.JmeContext;
import dev.parley.jme.audio.VirtualOutputs;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A real application with threads of its own, without a window. */
final class Game extends SimpleApplication {

    private static final int PATIENCE = 120;

    private final Supplier<SpeechModel> model;
    private final CountDownLatch started = new CountDownLatch(1);
    volatile Thread renderThread;
    final TalkingAvatarControl woman = new TalkingAvatarControl();

    Game(Supplier<SpeechModel> model) {
        super(new AppState[0]);
        this.model = model;
    }

    @Override
    public void simpleInitApp() {
        renderThread = Thread.currentThread();
        TalkingAvatarState state = new TalkingAvatarState(model);
        state.setOutputs(new VirtualOutputs());
        stateManager.attach(state);
        Node head = new Node("head");
        head.addControl(woman);
        state.add(woman);
        rootNode.attachChild(head);
        started.countDown();
    }

    void run(Runnable scene) throws InterruptedException {
        start(JmeContext.Type.Headless);
        if (!started.await(PATIENCE, TimeUnit.SECONDS)) {
            throw new AssertionError("the game does not start");
        }
        enqueue(scene);
    }
}
