package dev.parley.sample;

import com.jme3.app.SimpleApplication;
import com.jme3.font.BitmapText;
import com.jme3.input.KeyInput;
import com.jme3.input.controls.ActionListener;
import com.jme3.input.controls.KeyTrigger;
import com.jme3.math.Vector3f;
import com.jme3.system.AppSettings;
import dev.parley.jme.SpeechHandle;
import dev.parley.jme.Subtitles;
import dev.parley.jme.TalkingAvatarControl;
import dev.parley.jme.TalkingAvatarState;
import dev.parley.jme.audio.SafeAudio;
import dev.parley.rig.AvatarLoader;
import dev.parley.rig.LightRig;
import java.time.Duration;
import java.util.concurrent.SubmissionPublisher;

/** Speaks a text that is still being written, word by word, as a language model would; the space bar interrupts. */
public final class HelloStreaming extends SimpleApplication {

    private static final String[] TOKENS = ("Well, let me think about that. The bridge is broken in two places, so you will"
            + " have to take the long road around the lake; but mind the wolves.").split("(?<= )");
    private static final float TOKENS_A_SECOND = 12;
    private static final Duration FADE = Duration.ofMillis(30);
    private static final float EYE_HEIGHT = 0.138f;
    private static final float DISTANCE = 0.8f;
    private static final float NEAR = 0.05f;
    private static final float FAR = 50;
    private static final float FIELD_OF_VIEW = 28;
    private static final float MARGIN = 60;

    private final SubmissionPublisher<String> writer = new SubmissionPublisher<>();
    private final Subtitles subtitles = new Subtitles();
    private TalkingAvatarControl woman;
    private SpeechHandle line;
    private BitmapText subtitle;
    private float seconds;
    private int written;

    /**
     * Starts the game.
     *
     * @param arguments unused
     */
    public static void main(String[] arguments) {
        AppSettings settings = new AppSettings(true);
        settings.setTitle("Hello, streaming");
        SafeAudio.prepare(settings);
        HelloStreaming app = new HelloStreaming();
        app.setSettings(settings);
        app.setShowSettings(false);
        app.start();
    }

    @Override
    public void simpleInitApp() {
        TalkingAvatarState avatars = new TalkingAvatarState();
        stateManager.attach(avatars);
        woman = avatars.add(new AvatarLoader(assetManager).load("woman"));
        rootNode.attachChild(woman.getSpatial());
        woman.addListener(subtitles);
        line = woman.speak(writer);

        inputManager.addMapping("interrupt", new KeyTrigger(KeyInput.KEY_SPACE));
        inputManager.addListener((ActionListener) (name, pressed, tpf) -> interrupt(pressed), "interrupt");
        subtitle = new BitmapText(guiFont);
        subtitle.setLocalTranslation(MARGIN, MARGIN, 0);
        guiNode.attachChild(subtitle);
        new LightRig().attachTo(rootNode);
        LightRig.prepare(renderManager);
        flyCam.setEnabled(false);
        cam.setLocation(new Vector3f(0, EYE_HEIGHT, DISTANCE));
        cam.lookAt(new Vector3f(0, EYE_HEIGHT, 0), Vector3f.UNIT_Y);
        cam.setFrustumPerspective(FIELD_OF_VIEW, (float) cam.getWidth() / cam.getHeight(), NEAR, FAR);
    }

    @Override
    public void simpleUpdate(float tpf) {
        seconds += tpf;
        for (; written < TOKENS.length && written < seconds * TOKENS_A_SECOND; written++) {
            writer.submit(TOKENS[written]);
        }
        if (written == TOKENS.length) {
            writer.close();
        }
        if (subtitles.update()) {
            subtitle.setText(subtitles.text());
        }
    }

    /** What the player has heard of the answer is what the language model should be told. */
    private void interrupt(boolean pressed) {
        if (pressed && !line.isDone()) {
            line.interrupt(FADE);
            line.completion().thenAccept(heard -> woman.speak("I had said: " + heard.heardText()));
        }
    }
}
