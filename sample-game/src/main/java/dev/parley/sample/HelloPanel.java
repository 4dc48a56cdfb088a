package dev.parley.sample;

import com.jme3.app.SimpleApplication;
import com.jme3.system.AppSettings;
import com.simsilica.lemur.GuiGlobals;
import dev.parley.jme.TalkingAvatarControl;
import dev.parley.jme.TalkingAvatarState;
import dev.parley.jme.audio.SafeAudio;
import dev.parley.rig.AvatarRig;
import dev.parley.rig.FacePresets;

/** A face to try out: sliders for its shapes, buttons for visemes and emotions, a text to speak. */
public final class HelloPanel extends SimpleApplication {

    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;
    private static final float MARGIN = 8;

    private final String avatar;
    private TalkingAvatarControl control;
    private FacePanel panel;

    /** Makes the application for the default avatar. */
    public HelloPanel() {
        this("woman");
    }

    private HelloPanel(String avatar) {
        this.avatar = avatar;
    }

    /**
     * Starts the application.
     *
     * @param arguments the name of an avatar or the file of a head; woman if there is none
     */
    public static void main(String[] arguments) {
        AppSettings settings = new AppSettings(true);
        settings.setTitle("Hello, panel");
        settings.setResolution(WIDTH, HEIGHT);
        SafeAudio.prepare(settings);
        HelloPanel app = arguments.length == 0 ? new HelloPanel() : new HelloPanel(arguments[0]);
        app.setSettings(settings);
        app.setShowSettings(false);
        app.start();
    }

    @Override
    public void simpleInitApp() {
        setDisplayStatView(false);
        setDisplayFps(false);
        flyCam.setEnabled(false);
        inputManager.setCursorVisible(true);
        AvatarRig rig = Studio.build(this, AvatarChoice.of(avatar, null));
        TalkingAvatarState avatars = new TalkingAvatarState();
        stateManager.attach(avatars);
        control = avatars.add(rig);

        GuiGlobals.initialize(this);
        panel = new FacePanel(rig, this::speak);
        guiNode.attachChild(panel.shapes());
        guiNode.attachChild(panel.tools());
        panel.shapes().setLocalTranslation(MARGIN, cam.getHeight() - MARGIN, 0);
        float right = cam.getWidth() - MARGIN - panel.tools().getPreferredSize().x;
        panel.tools().setLocalTranslation(right, cam.getHeight() - MARGIN, 0);
    }

    /** The avatar is alive from the first word until a slider is touched. */
    private void speak(String text) {
        panel.show(FacePresets.emotions().get(0));
        panel.wasTouched();
        control.setEnabled(true);
        control.speak(text);
    }

    @Override
    public void simpleUpdate(float tpf) {
        if (panel.wasTouched()) {
            control.setEnabled(false);
        }
        if (!control.isEnabled()) {
            panel.pose();
        }
    }

    /** Returns the panel, for tests. */
    FacePanel panel() {
        return panel;
    }
}
