package dev.parley.jme;

import com.jme3.app.Application;
import com.jme3.app.state.BaseAppState;
import com.jme3.util.SafeArrayList;
import dev.parley.jme.audio.OpenAlOutputs;
import dev.parley.jme.audio.SpeechOutputs;
import dev.parley.jme.audio.VirtualOutputs;
import dev.parley.onnx.ModelSource;
import dev.parley.rig.AvatarRig;
import dev.parley.rig.DetailState;
import dev.parley.synthesis.SpeechSynthesizer;
import dev.parley.synthesis.SynthesizerOptions;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Owns what all avatars of an application share: the model, the inference threads, the sound. Attach it once. The model
 * is opened off the render thread; until it is ready, and if it never is, faces breathe and blink on their own, and
 * lines wait, or fail with one warning.
 *
 * <p>For the render thread. Disabling the state holds every avatar's sound and lips; enabling it goes on.
 */
public class TalkingAvatarState extends BaseAppState {

    private static final Logger LOGGER = Logger.getLogger(TalkingAvatarState.class.getName());

    private final Supplier<SpeechModel> opener;
    private final SafeArrayList<TalkingAvatarControl> avatars = new SafeArrayList<>(TalkingAvatarControl.class);
    private SpeechOutputs outputs;
    private boolean synchronous;
    private double latencyOffset;
    private SharedStage stage;
    private long seeds;
    private DetailState detail;

    /**
     * Speaks with the model that comes with Parley.
     */
    public TalkingAvatarState() {
        this(ModelSource.classPath(ModelSource.DEFAULT_ROOT), SynthesizerOptions.defaults());
    }

    /**
     * Speaks with a model.
     *
     * @param source where its files lie (not null)
     * @param options how it runs (not null)
     */
    public TalkingAvatarState(ModelSource source, SynthesizerOptions options) {
        this(() -> SpeechModel.of(SpeechSynthesizer.open(source, options), true));
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(options, "options");
    }

    /**
     * Speaks with a synthesizer that the caller has opened.
     *
     * @param synthesizer the model (not null, alias created); the caller closes it after this state's cleanup
     */
    public TalkingAvatarState(SpeechSynthesizer synthesizer) {
        this(() -> SpeechModel.of(synthesizer, false));
        Objects.requireNonNull(synthesizer, "synthesizer");
    }

    TalkingAvatarState(Supplier<SpeechModel> opener) {
        this.opener = opener;
    }

    /**
     * Chooses where the sound goes. Call it before the state is attached; otherwise the state plays in jMonkeyEngine's
     * OpenAL context, or, without one, into nothing.
     *
     * @param newOutputs the way out (not null); closed in this state's cleanup
     */
    public void setOutputs(SpeechOutputs newOutputs) {
        requireDetached("outputs");
        outputs = Objects.requireNonNull(newOutputs, "outputs");
    }

    /**
     * Chooses whether inference runs on the render thread, before the frame that needs it: then the same time steps give
     * the same frames every time, as recordings want. Call it before the state is attached.
     *
     * @param newSynchronous true for the same frames every time; false, as at first, for a smooth frame rate
     */
    public void setSynchronous(boolean newSynchronous) {
        requireDetached("synchronous");
        synchronous = newSynchronous;
    }

    /**
     * Says how much later the ear hears the sound than the sound card tells, as with wireless headphones or a television:
     * a setting for the player. It may change while avatars speak.
     *
     * @param seconds -1..2; positive if the picture was ahead of the sound, 0 as at first
     */
    public void setLatencyOffset(double seconds) {
        latencyOffset = SpeechOutputs.checkLatencyOffset(seconds);
        if (stage != null) {
            stage.outputs().setLatencyOffset(seconds);
        }
    }

    /**
     * Lets a state choose how finely each face is moved: it looks after the rigs of all avatars, those that are here, that
     * come and that are cloned, until they leave.
     *
     * @param newDetail the state, attached by the caller (nullable: faces are exact, as at first)
     */
    public void setDetail(DetailState newDetail) {
        for (TalkingAvatarControl avatar : avatars.getArray()) {
            letGo(avatar);
        }
        detail = newDetail;
        for (TalkingAvatarControl avatar : avatars.getArray()) {
            lookAfter(avatar);
        }
    }

    /** Looks after an avatar whose rig is there. */
    void lookAfter(TalkingAvatarControl avatar) {
        if (detail != null && avatar.rig() != null) {
            detail.add(avatar.rig());
        }
    }

    private void letGo(TalkingAvatarControl avatar) {
        if (detail != null && avatar.rig() != null) {
            detail.remove(avatar.rig());
        }
    }

    private void requireDetached(String what) {
        if (isInitialized()) {
            throw new IllegalStateException("set " + what + " before the state is attached");
        }
    }

    /**
     * Adds an avatar.
     *
     * @param rig the avatar's rig (not null)
     * @return a new control, which has been added to the rig's root; attach its spatial to the scene
     */
    public TalkingAvatarControl add(AvatarRig rig) {
        TalkingAvatarControl control = new TalkingAvatarControl(rig);
        rig.root().addControl(control);
        add(control);
        return control;
    }

    /**
     * Adds an avatar whose control the caller has made, cloned or loaded. Clones of it join by themselves.
     *
     * @param control the avatar (not null, alias created)
     */
    public void add(TalkingAvatarControl control) {
        if (!avatars.contains(control)) {
            avatars.add(control);
            control.join(this);
            lookAfter(control);
            if (stage != null) {
                control.enter(stage, seeds++);
            }
        }
    }

    /**
     * Takes an avatar out, until it is added again; its lines end. Controls that leave their spatial are taken out too.
     *
     * @param control the avatar (not null)
     */
    public void remove(TalkingAvatarControl control) {
        if (avatars.remove(control)) {
            letGo(control);
            control.leave();
            control.join(null);
        }
    }

    /**
     * Returns the avatars.
     *
     * @return an unmodifiable list
     */
    public List<TalkingAvatarControl> avatars() {
        return List.copyOf(avatars);
    }

    /**
     * Tells whether the model is open.
     *
     * @return true if lines can be spoken at once
     */
    public boolean isReady() {
        return stage != null && stage.model() != null;
    }

    /**
     * Returns why the model could not be opened.
     *
     * @return the cause, or null if there is none
     */
    public Throwable failure() {
        return stage == null ? null : stage.failure();
    }

    @Override
    protected void initialize(Application app) {
        InferenceQueue inference = synchronous ? new InlineInference() : new InferenceThread();
        stage = new SharedStage(inference, outputs == null ? defaultOutputs() : outputs);
        stage.outputs().setLatencyOffset(latencyOffset);
        stage.setPaused(!isEnabled());
        stage.open(opener);
        for (TalkingAvatarControl avatar : avatars.getArray()) {
            avatar.enter(stage, seeds++);
        }
    }

    private static SpeechOutputs defaultOutputs() {
        if (OpenAlOutputs.isAvailable()) {
            return new OpenAlOutputs();
        }
        LOGGER.log(Level.WARNING, "There is no sound; avatars speak unheard");
        return new VirtualOutputs();
    }

    @Override
    public void update(float tpf) {
        stage.nextFrame();
        for (TalkingAvatarControl avatar : avatars.getArray()) {
            avatar.tick();
        }
    }

    @Override
    protected void onEnable() {
        stage.setPaused(false);
    }

    @Override
    protected void onDisable() {
        stage.setPaused(true);
    }

    @Override
    protected void cleanup(Application app) {
        for (TalkingAvatarControl avatar : avatars.getArray()) {
            avatar.leave();
        }
        stage.close();
        stage = null;
        outputs = null;
    }
}
