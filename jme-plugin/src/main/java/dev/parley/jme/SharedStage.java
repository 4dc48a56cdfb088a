package dev.parley.jme;

import dev.parley.jme.audio.SpeechOutputs;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The stage of one application, from the state's attachment to its cleanup. */
final class SharedStage implements Stage {

    private static final Logger LOGGER = Logger.getLogger(SharedStage.class.getName());

    private final InferenceQueue inference;
    private final IdleCrowd crowd;
    private final SpeechOutputs outputs;
    private volatile SpeechModel model;
    private volatile Throwable failure;
    private boolean paused;
    private long frame;

    SharedStage(InferenceQueue inference, SpeechOutputs outputs) {
        this.inference = inference;
        crowd = new IdleCrowd(inference);
        this.outputs = outputs;
    }

    /** Opens the model in the inference queue. */
    void open(Supplier<SpeechModel> opener) {
        inference.submit(Priority.FIRST_CHUNK, () -> {
            try {
                SpeechModel opened = opener.get();
                opened.onRun(inference::giveWay);
                inference.load().setPieces(opened::chunkSeconds);
                model = opened;
                LOGGER.log(Level.INFO, "Avatars are ready to speak; sound: {0}", outputs.description());
            } catch (RuntimeException | LinkageError e) {
                failure = e;
                LOGGER.log(Level.WARNING, "Avatars cannot speak: {0}", e.getMessage());
            }
        });
    }

    @Override
    public SpeechModel model() {
        return model;
    }

    @Override
    public Throwable failure() {
        return failure;
    }

    @Override
    public InferenceQueue inference() {
        return inference;
    }

    @Override
    public IdleCrowd crowd() {
        return crowd;
    }

    @Override
    public SpeechOutputs outputs() {
        return outputs;
    }

    @Override
    public boolean isPaused() {
        return paused;
    }

    void setPaused(boolean newPaused) {
        paused = newPaused;
    }

    @Override
    public long frame() {
        return frame;
    }

    void nextFrame() {
        frame++;
    }

    void close() {
        inference.close(() -> {
            if (model != null) {
                model.close();
            }
        });
        outputs.close();
    }
}
