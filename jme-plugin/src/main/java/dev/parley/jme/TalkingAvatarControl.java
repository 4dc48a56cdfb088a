package dev.parley.jme;

import com.jme3.export.InputCapsule;
import com.jme3.export.JmeExporter;
import com.jme3.export.JmeImporter;
import com.jme3.export.OutputCapsule;
import com.jme3.renderer.RenderManager;
import com.jme3.renderer.ViewPort;
import com.jme3.scene.Spatial;
import com.jme3.scene.control.AbstractControl;
import com.jme3.util.clone.Cloner;
import dev.parley.rig.AvatarRig;
import dev.parley.rig.CameraHint;
import dev.parley.rig.RigException;
import dev.parley.rig.RigProfile;
import dev.parley.signal.MotionFrame;
import dev.parley.synthesis.Emotion;
import dev.parley.synthesis.Partner;
import dev.parley.synthesis.SpeechRequest;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Lets a model speak: {@link TalkingAvatarState#add} makes one, {@link #speak} does the rest. Between lines the face
 * stays alive. Lines queue up; out of the scene, or disabled, the avatar holds its line.
 *
 * <p>For the render thread; {@code speak}, {@code stop} and the handles may be used on any.
 */
public class TalkingAvatarControl extends AbstractControl {

    private static final Logger LOGGER = Logger.getLogger(TalkingAvatarControl.class.getName());

    private RigProfile profile;
    private AvatarRig rig;
    private Emotion emotion;
    private VoiceSettings voice = new VoiceSettings();
    private volatile QueuePolicy queuePolicy = QueuePolicy.APPEND;
    private AvatarRuntime runtime = new AvatarRuntime();

    /**
     * Makes a control without a rig: for loading, or to be given a profile.
     */
    public TalkingAvatarControl() {
    }

    /**
     * Makes a control for a rig. Add it to the rig's root, and to the state.
     *
     * @param rig the avatar's rig (not null, alias created)
     */
    public TalkingAvatarControl(AvatarRig rig) {
        this.rig = rig;
        profile = rig.profile();
    }

    /**
     * Makes a control that builds the rig of its spatial at the first update.
     *
     * @param profile names of the model's parts (not null)
     */
    public TalkingAvatarControl(RigProfile profile) {
        this.profile = profile;
    }

    /**
     * Speaks a text: after the lines already waiting, unless {@link #setQueuePolicy} says otherwise.
     *
     * @param text what to say (not null)
     * @return a new handle
     */
    public SpeechHandle speak(String text) {
        return speak(SpeechRequest.of(text));
    }

    /**
     * Speaks a line: after those already waiting, unless {@link #setQueuePolicy} says otherwise. At most 10,000 lines may
     * wait: the handle of one more has failed at once.
     *
     * @param request what to say and how (not null)
     * @return a new handle
     */
    public SpeechHandle speak(SpeechRequest request) {
        return runtime.enqueue(new SpokenLine(request), queuePolicy);
    }

    /**
     * Speaks a text that is still being written, by a language model perhaps: it is spoken clause by clause as it arrives.
     * See {@link #speak(Flow.Publisher, SpeechRequest)}.
     *
     * @param text the text in pieces of any size (not null); subscribed to on the calling thread
     * @return a new handle
     */
    public SpeechHandle speak(Flow.Publisher<String> text) {
        return speak(text, SpeechRequest.of(""));
    }

    /**
     * Speaks a text that is still being written, clause by clause as it arrives. No more of it is asked for than is soon
     * to be spoken. If it breaks off, or does not go on for 30 s, what has come is spoken, and the line fails with a {@link
     * TextStreamException}. A line that is stopped cancels its subscription.
     *
     * @param text the text in pieces of any size (not null); subscribed to on the calling thread
     * @param manner how to say it; its text does not count (not null)
     * @return a new handle
     */
    public SpeechHandle speak(Flow.Publisher<String> text, SpeechRequest manner) {
        Objects.requireNonNull(text, "text");
        TextTap tap = new TextTap();
        SpeechHandle line = runtime.enqueue(new SpokenLine(Objects.requireNonNull(manner, "manner"), tap), queuePolicy);
        if (!line.isDone()) {
            try {
                text.subscribe(tap);
            } catch (RuntimeException e) {
                tap.onError(e);
            }
        }
        return line;
    }

    /**
     * Chooses what a new line does to those before it.
     *
     * @param policy what becomes of them, or of it (not null; {@link QueuePolicy#APPEND} as at first)
     */
    public void setQueuePolicy(QueuePolicy policy) {
        queuePolicy = Objects.requireNonNull(policy, "policy");
    }

    /**
     * Returns what a new line does to those before it.
     *
     * @return the policy
     */
    public QueuePolicy getQueuePolicy() {
        return queuePolicy;
    }

    /**
     * Stops the line being spoken and all that wait.
     */
    public void stop() {
        runtime.stop();
    }

    /**
     * Tells whether a line is being spoken or waits.
     *
     * @return true if so
     */
    public boolean isSpeaking() {
        return runtime.isSpeaking();
    }

    /**
     * Adds a listener.
     *
     * @param listener called on the render thread (not null, alias created)
     */
    public void addListener(SpeechListener listener) {
        runtime.announcer.add(listener);
    }

    /**
     * Removes a listener; does nothing if it was not added.
     *
     * @param listener which one
     */
    public void removeListener(SpeechListener listener) {
        runtime.announcer.remove(listener);
    }

    /**
     * Returns the rig.
     *
     * @return the pre-existing instance, or null until the first update has built it
     */
    public AvatarRig rig() {
        return rig;
    }

    /**
     * Sets what the face shows between lines; a line's own emotion stands in its request. The face turns to it as soon as
     * what has been made ahead is shown.
     *
     * @param newEmotion what is felt, by a name that the model knows (nullable: neutral, as at first)
     */
    public void setEmotion(Emotion newEmotion) {
        emotion = newEmotion;
        applyIdle();
    }

    /**
     * Returns what the face shows between lines.
     *
     * @return what is felt, or null for neutral
     */
    public Emotion getEmotion() {
        return emotion;
    }

    /**
     * Lets the avatar listen to somebody between its lines. Clones do not listen.
     *
     * @param newPartner the partner, asked on the inference thread (nullable: nobody, as at first)
     */
    public void setPartner(Partner newPartner) {
        runtime.partner = newPartner;
        applyIdle();
    }

    private void applyIdle() {
        Talker talker = runtime.talker;
        if (talker != null) {
            talker.setIdle(emotion, runtime.partner);
        }
    }

    /**
     * Sets the volume.
     *
     * @param newVolume factor on the amplitude (&ge;0; default 1)
     */
    public void setVolume(float newVolume) {
        voice.setVolume(newVolume);
        voice.applyTo(runtime.talker);
    }

    /**
     * Returns the volume.
     *
     * @return factor on the amplitude
     */
    public float getVolume() {
        return voice.volume();
    }

    /**
     * Sets how the voice fades with distance, as {@code com.jme3.audio.AudioNode} does.
     *
     * @param reference world units at which the voice has its own volume (&gt;0; default 10)
     * @param maximum world units beyond which it falls no further (&gt;reference; default 200)
     */
    public void setDistances(float reference, float maximum) {
        voice.setDistances(reference, maximum);
        voice.applyTo(runtime.talker);
    }

    /**
     * Returns the distance at which the voice has its own volume.
     *
     * @return world units
     */
    public float getReferenceDistance() {
        return voice.reference();
    }

    /**
     * Returns the distance beyond which the voice falls no further.
     *
     * @return world units
     */
    public float getMaxDistance() {
        return voice.maximum();
    }

    /** Remembers the state, for clones to join. */
    /** Tells whose avatar it is, or by null that it is nobody's. */
    void join(TalkingAvatarState host) {
        runtime.host = host;
    }

    /** Begins to live: what waited is spoken. */
    void enter(Stage stage, long seed) {
        runtime.talker = new Talker(stage, runtime.playlist, runtime.announcer, seed);
        voice.applyTo(runtime.talker);
        if (emotion != null || runtime.partner != null) {
            applyIdle();
        }
    }

    /** Ends all lines. */
    void leave() {
        Talker talker = runtime.talker;
        runtime.talker = null;
        if (talker != null) {
            talker.close();
        }
    }

    /** Looks after the lines of an avatar that is out of the scene. */
    void tick() {
        Talker talker = runtime.talker;
        if (talker != null) {
            talker.tickAway();
        }
    }

    @Override
    protected void controlUpdate(float tpf) {
        buildRig();
        Talker talker = runtime.talker;
        if (talker == null) {
            joinHost();
            return;
        }
        placeMouth(talker, tpf);
        MotionFrame frame = talker.update(tpf);
        if (rig != null) {
            rig.apply(frame);
        }
    }

    private void joinHost() {
        if (runtime.host != null) {
            runtime.host.add(this);
        } else if (!runtime.warned && isSpeaking()) {
            runtime.warned = true;
            LOGGER.warning("An avatar has lines to speak but no state; call TalkingAvatarState.add(control)");
        }
    }

    private void placeMouth(Talker talker, float tpf) {
        CameraHint hint = profile == null ? null : profile.camera();
        runtime.mouth.set(0, hint == null ? 0 : hint.lookHeight() * profile.mapping().unit(), 0);
        spatial.localToWorld(runtime.mouth, runtime.world);
        talker.mouth().place(runtime.world, tpf);
    }

    private void buildRig() {
        if (rig != null || profile == null || runtime.unrigged) {
            return;
        }
        try {
            rig = runtime.template != null ? runtime.template.cloneFor(spatial) : AvatarRig.of(spatial, profile);
            runtime.template = null;
            if (runtime.host != null) {
                runtime.host.lookAfter(this);
            }
        } catch (RigException e) {
            runtime.unrigged = true;
            LOGGER.log(Level.WARNING, "An avatar''s face stays still: {0}", e.getMessage());
        }
    }

    @Override
    protected void controlRender(RenderManager manager, ViewPort viewPort) {
        // The face moves in the update.
    }

    @Override
    public void setSpatial(Spatial newSpatial) {
        super.setSpatial(newSpatial);
        if (newSpatial == null) {
            if (runtime.host != null) {
                runtime.host.remove(this);
            }
            rig = null;
        }
    }

    @Override
    public void cloneFields(Cloner cloner, Object original) {
        super.cloneFields(cloner, original);
        TalkingAvatarControl source = (TalkingAvatarControl) original;
        voice = source.voice.copy();
        runtime = new AvatarRuntime();
        runtime.host = source.runtime.host;
        runtime.template = source.rig != null ? source.rig : source.runtime.template;
        rig = null;
    }

    @Override
    public void write(JmeExporter exporter) throws IOException {
        super.write(exporter);
        OutputCapsule out = exporter.getCapsule(this);
        SavedProfile.write(profile, out);
        out.write(emotion == null ? null : emotion.name(), "emotion", null);
        out.write(emotion == null ? 1 : emotion.intensity(), "intensity", 1);
        out.write(queuePolicy, "queuePolicy", QueuePolicy.APPEND);
        voice.write(out);
    }

    @Override
    public void read(JmeImporter importer) throws IOException {
        super.read(importer);
        InputCapsule in = importer.getCapsule(this);
        profile = SavedProfile.read(in, importer.getAssetManager());
        String felt = in.readString("emotion", null);
        emotion = felt == null ? null : new Emotion(felt, in.readFloat("intensity", 1));
        queuePolicy = in.readEnum("queuePolicy", QueuePolicy.class, QueuePolicy.APPEND);
        voice = VoiceSettings.read(in);
    }
}
