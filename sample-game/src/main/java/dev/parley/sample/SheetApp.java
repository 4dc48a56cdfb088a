package dev.parley.sample;

import com.jme3.app.SimpleApplication;
import com.jme3.font.BitmapText;
import com.jme3.math.ColorRGBA;
import com.jme3.system.AppSettings;
import com.jme3.system.JmeContext;
import dev.parley.jme.record.EglOffscreenContext;
import dev.parley.jme.record.StillCamera;
import dev.parley.rig.AvatarRig;
import dev.parley.rig.RigException;
import dev.parley.signal.MotionFrame;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Renders the faces of a contact sheet off screen, one a frame. */
final class SheetApp extends SimpleApplication {

    /** Frames before the first that is kept: buffers are made in them. */
    private static final int WARM_UP = 1;
    private static final float MARGIN = 5;

    private final AvatarChoice avatar;
    private final FrameSize size;
    private final CompletableFuture<ContactSheet> finished = new CompletableFuture<>();
    private final MotionFrame frame = new MotionFrame();
    private final BitmapText[] label = new BitmapText[2];
    private ContactSheet sheet;
    private AvatarRig rig;
    private int shown = -WARM_UP;

    private SheetApp(AvatarChoice avatar, FrameSize size) {
        this.avatar = avatar;
        this.size = size;
    }

    /** Renders a sheet; the size is that of one face. */
    static ContactSheet render(AvatarChoice avatar, FrameSize size) {
        SheetApp app = new SheetApp(avatar, size);
        AppSettings settings = EglOffscreenContext.configure(new AppSettings(true));
        settings.setResolution(size.width(), size.height());
        settings.setSamples(1);
        app.setSettings(settings);
        app.setShowSettings(false);
        app.start(JmeContext.Type.OffscreenSurface, false);
        try {
            return app.finished.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RigException known ? known : new InputException("off-screen rendering "
                    + "failed (" + e.getCause().getMessage() + "); it needs libegl1, libgl1 and libgl1-mesa-dri", e.getCause());
        }
    }

    @Override
    public void simpleInitApp() {
        setDisplayStatView(false);
        setDisplayFps(false);
        flyCam.setEnabled(false);
        rig = Studio.portrait(this, avatar);
        sheet = new ContactSheet(rig.profile(), size);
        label[0] = label(ColorRGBA.Black, MARGIN + 1);
        label[1] = label(ColorRGBA.White, MARGIN);
        guiViewPort.addProcessor(new StillCamera(size.width(), size.height(), this::taken));
    }

    private BitmapText label(ColorRGBA colour, float left) {
        BitmapText text = new BitmapText(guiFont);
        text.setColor(colour);
        text.setLocalTranslation(left, text.getLineHeight() + 2 * MARGIN - left, 0);
        guiNode.attachChild(text);
        return text;
    }

    @Override
    public void simpleUpdate(float tpf) {
        ContactSheet.Cell cell = sheet.cells().get(Math.max(0, shown));
        frame.clear();
        rig.apply(cell.face().set(rig.profile().eyes(), frame));
        for (BitmapText text : label) {
            text.setText(cell.label());
        }
    }

    private void taken(int[] pixels) {
        if (shown >= 0) {
            sheet.put(sheet.cells().get(shown), pixels);
        }
        if (++shown == sheet.cells().size()) {
            stop();
        }
    }

    @Override
    public void update() {
        if (sheet == null || shown < sheet.cells().size()) {
            super.update();
        }
    }

    @Override
    public void handleError(String message, Throwable thrown) {
        finished.completeExceptionally(thrown == null ? new InputException(message) : thrown);
        stop();
    }

    @Override
    public void destroy() {
        super.destroy();
        finished.complete(sheet);
    }
}
