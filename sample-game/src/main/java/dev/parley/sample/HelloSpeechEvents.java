package dev.parley.sample;

import com.jme3.app.SimpleApplication;
import com.jme3.font.BitmapText;
import com.jme3.math.Vector3f;
import com.jme3.system.AppSettings;
import dev.parley.jme.SpeechHandle;
import dev.parley.jme.SpeechListener;
import dev.parley.jme.TalkingAvatarControl;
import dev.parley.jme.TalkingAvatarState;
import dev.parley.jme.audio.SafeAudio;
import dev.parley.rig.AvatarLoader;
import dev.parley.rig.LightRig;
import dev.parley.signal.TimedEvent;

/** Shows each word when it is heard, and what a game does when a line is over. */
public final class HelloSpeechEvents extends SimpleApplication implements SpeechListener {

    private static final float EYE_HEIGHT = 0.138f;
    private static final float DISTANCE = 0.8f;
    private static final float NEAR = 0.05f;
    private static final float FAR = 50;
    private static final float FIELD_OF_VIEW = 28;
    private static final float MARGIN = 40;

    private BitmapText subtitle;

    /**
     * Starts the game.
     *
     * @param arguments unused
     */
    public static void main(String[] arguments) {
        AppSettings settings = new AppSettings(true);
        settings.setTitle("Hello, speech events");
        SafeAudio.prepare(settings);
        HelloSpeechEvents app = new HelloSpeechEvents();
        app.setSettings(settings);
        app.setShowSettings(false);
        app.start();
    }

    @Override
    public void simpleInitApp() {
        TalkingAvatarState avatars = new TalkingAvatarState();
        stateManager.attach(avatars);
        TalkingAvatarControl woman = avatars.add(new AvatarLoader(assetManager).load("woman"));
        rootNode.attachChild(woman.getSpatial());
        woman.addListener(this);
        woman.speak("Every word appears when you hear it.");
        woman.speak("Lines wait for one another.").completion().thenAccept(line -> woman.speak("That was all."));

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
    public void onStart(SpeechHandle line) {
        subtitle.setText("");
    }

    @Override
    public void onEvent(SpeechHandle line, TimedEvent event) {
        if (event.type() == TimedEvent.Type.WORD) {
            subtitle.setText(subtitle.getText() + " " + event.value());
        }
    }
}
