package dev.parley.sample;

import com.jme3.app.SimpleApplication;
import com.jme3.math.ColorRGBA;
import com.jme3.math.Vector3f;
import com.jme3.system.AppSettings;
import dev.parley.jme.TalkingAvatarControl;
import dev.parley.jme.TalkingAvatarState;
import dev.parley.jme.audio.SafeAudio;
import dev.parley.rig.AvatarLoader;
import dev.parley.rig.LightRig;

/** The least that it takes: a head that speaks. */
public final class HelloTalkingHead extends SimpleApplication {

    private static final float EYE_HEIGHT = 0.138f;
    private static final float DISTANCE = 0.8f;
    private static final float NEAR = 0.05f;
    private static final float FAR = 50;
    private static final float FIELD_OF_VIEW = 28;

    /**
     * Starts the game.
     *
     * @param arguments unused
     */
    public static void main(String[] arguments) {
        AppSettings settings = new AppSettings(true);
        settings.setTitle("Hello, talking head");
        SafeAudio.prepare(settings);
        HelloTalkingHead app = new HelloTalkingHead();
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
        woman.speak("Hello, traveller. The bridge ahead is broken in two places.");

        new LightRig().attachTo(rootNode);
        LightRig.prepare(renderManager);
        viewPort.setBackgroundColor(ColorRGBA.DarkGray);
        flyCam.setEnabled(false);
        cam.setLocation(new Vector3f(0, EYE_HEIGHT, DISTANCE));
        cam.lookAt(new Vector3f(0, EYE_HEIGHT, 0), Vector3f.UNIT_Y);
        cam.setFrustumPerspective(FIELD_OF_VIEW, (float) cam.getWidth() / cam.getHeight(), NEAR, FAR);
    }
}
