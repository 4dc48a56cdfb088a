package dev.parley.sample;

import com.jme3.app.SimpleApplication;
import com.jme3.system.AppSettings;
import com.simsilica.lemur.Container;
import com.simsilica.lemur.GuiGlobals;
import dev.parley.jme.TalkingAvatarControl;
import dev.parley.jme.TalkingAvatarState;
import dev.parley.jme.audio.SafeAudio;
import dev.parley.rig.AvatarRig;
import dev.parley.rig.FacePresets;
import dev.parley.rig.RigException;
import dev.parley.signal.ArkitBlendshape;

/**
 * A face to try out: sliders for its shapes, buttons for visemes and emotions, a text to speak; and what drives each
 * shape, to be changed and saved.
 */
public final class HelloPanel extends SimpleApplication {

    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;
    private static final float MARGIN = 8;

    private final AvatarChoice avatar;
    private TalkingAvatarState avatars;
    private TalkingAvatarControl control;
    private AvatarRig rig;
    private FacePanel panel;
    private MappingEditor editor;
    private MappingPanel mapping;

    /** Makes the application for the default avatar. */
    public HelloPanel() {
        this(AvatarChoice.of("woman", null));
    }

    HelloPanel(AvatarChoice avatar) {
        this.avatar = avatar;
    }

    /**
     * Starts the application.
     *
     * @param arguments the name of an avatar or the file of a head; woman if there is none
     */
    public static void main(String[] arguments) {
        HelloPanel app;
        try {
            app = arguments.length == 0 ? new HelloPanel() : new HelloPanel(AvatarChoice.of(arguments[0], null));
        } catch (InputException | RigException e) {
            System.err.println(e.getMessage());
            System.exit(SpeakCommand.BAD_INPUT);
            return;
        }
        AppSettings settings = new AppSettings(true);
        settings.setTitle("Hello, panel");
        settings.setResolution(WIDTH, HEIGHT);
        SafeAudio.prepare(settings);
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
        rig = Studio.build(this, avatar);
        avatars = new TalkingAvatarState();
        stateManager.attach(avatars);
        control = avatars.add(rig);

        GuiGlobals.initialize(this);
        editor = new MappingEditor(avatar, assetManager, rig);
        panel = new FacePanel(rig, this::speak, () -> arrange(mapping.shapes(), mapping.tools()));
        mapping = new MappingPanel(editor, this::view, this::showFaces);
        showFaces();
    }

    private void showFaces() {
        arrange(panel.shapes(), panel.tools());
    }

    /** One panel at the left, one at the right, the face between them. */
    private void arrange(Container left, Container right) {
        guiNode.detachAllChildren();
        guiNode.attachChild(left);
        guiNode.attachChild(right);
        left.setLocalTranslation(MARGIN, cam.getHeight() - MARGIN, 0);
        right.setLocalTranslation(cam.getWidth() - MARGIN - right.getPreferredSize().x, cam.getHeight() - MARGIN, 0);
    }

    /** The avatar is alive from the first word until a slider is touched. */
    private void speak(String text) {
        panel.show(FacePresets.emotions().get(0));
        panel.wasTouched();
        control.setEnabled(true);
        control.speak(text);
    }

    /** Shows a shape alone, or with the one that limits it. */
    private void view(ArkitBlendshape shape) {
        panel.show(FacePresets.shapes(rig.profile().rules()).get(shape.ordinal()));
        control.setEnabled(false);
    }

    /** Takes the avatar as it is driven now into the place of the one before. */
    private void use(AvatarRig next) {
        avatars.remove(control);
        next.root().setLocalTransform(rig.root().getLocalTransform());
        rig.root().removeFromParent();
        rootNode.attachChild(next.root());
        rig = next;
        control = avatars.add(rig);
        control.setEnabled(false);
        panel.use(rig);
    }

    @Override
    public void simpleUpdate(float tpf) {
        if (editor.rig() != rig) {
            use(editor.rig());
        }
        if (panel.wasTouched()) {
            control.setEnabled(false);
        }
        if (!control.isEnabled()) {
            panel.pose();
        }
    }

    /** Returns the panel of sliders, for tests. */
    FacePanel panel() {
        return panel;
    }

    /** Returns the panel of the mapping, for tests. */
    MappingPanel mapping() {
        return mapping;
    }

    /** Returns the avatar in the scene, for tests. */
    AvatarRig rig() {
        return rig;
    }
}
