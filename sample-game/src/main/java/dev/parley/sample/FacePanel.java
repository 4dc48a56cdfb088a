package dev.parley.sample;

import com.jme3.math.ColorRGBA;
import com.simsilica.lemur.Button;
import com.simsilica.lemur.Container;
import com.simsilica.lemur.DefaultRangedValueModel;
import com.simsilica.lemur.Label;
import com.simsilica.lemur.Slider;
import com.simsilica.lemur.TextField;
import com.simsilica.lemur.component.QuadBackgroundComponent;
import dev.parley.rig.AvatarRig;
import dev.parley.rig.FacePreset;
import dev.parley.rig.FacePresets;
import dev.parley.signal.ArkitBlendshape;
import dev.parley.signal.MotionFrame;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A panel of Lemur's to try a rig with: a slider a shape, buttons for visemes and emotions, which shapes the model has,
 * and a text to speak. Whoever uses it calls {@link #pose} each frame. For the render thread.
 */
final class FacePanel {

    private static final int PRESETS_A_ROW = 5;

    private final Slider[] sliders = new Slider[ArkitBlendshape.COUNT];
    private final Label[] names = new Label[ArkitBlendshape.COUNT];
    private final double[] shown = new double[ArkitBlendshape.COUNT];
    private final MotionFrame face = new MotionFrame();
    private final Container shapes = Widgets.panel();
    private final Container tools = Widgets.panel();
    private final Label coverage = Widgets.label("", ColorRGBA.White);
    private final TextField text = new TextField("Hello, traveller.");
    private AvatarRig rig;

    /**
     * Makes a panel.
     *
     * @param rig whose face it moves
     * @param speaker receives texts to speak
     * @param mapping shows the other panel
     */
    FacePanel(AvatarRig rig, Consumer<String> speaker, Runnable mapping) {
        for (ArkitBlendshape shape : ArkitBlendshape.values()) {
            addSlider(shape);
        }
        addPresets("Visemes", FacePresets.visemes());
        addPresets("Emotions", FacePresets.emotions());
        tools.addChild(coverage);
        text.setFontSize(Widgets.FONT + 2);
        tools.addChild(text);
        tools.addChild(Widgets.button("Speak", () -> speaker.accept(text.getText())));
        tools.addChild(Widgets.button("Mapping", mapping));
        use(rig);
    }

    /** Half of the shapes stand beside the other half. */
    private void addSlider(ArkitBlendshape shape) {
        int half = (ArkitBlendshape.COUNT + 1) / 2;
        int row = shape.ordinal() % half;
        int column = shape.ordinal() / half * 2;
        names[shape.ordinal()] = shapes.addChild(Widgets.label(shape.arkitName(), ColorRGBA.White), row, column);
        Slider slider = shapes.addChild(new Slider(new DefaultRangedValueModel(0, 1, 0)), row, column + 1);
        slider.setDelta(.1);
        slider.getRangePanel().setBackground(new QuadBackgroundComponent(Widgets.RAISED));
        slider.getThumbButton().setFontSize(Widgets.FONT);
        slider.getIncrementButton().setFontSize(Widgets.FONT);
        slider.getDecrementButton().setFontSize(Widgets.FONT);
        sliders[shape.ordinal()] = slider;
    }

    private void addPresets(String title, List<FacePreset> presets) {
        tools.addChild(Widgets.label(title, ColorRGBA.Yellow));
        Container row = null;
        for (int i = 0; i < presets.size(); i++) {
            if (i % PRESETS_A_ROW == 0) {
                row = tools.addChild(Widgets.row());
            }
            FacePreset preset = presets.get(i);
            Button button = Widgets.button(preset.name(), () -> show(preset));
            row.addChild(button);
        }
    }

    /** Moves another rig's face from now on. */
    void use(AvatarRig newRig) {
        rig = newRig;
        Set<ArkitBlendshape> covered = rig.coverage();
        for (ArkitBlendshape shape : ArkitBlendshape.values()) {
            names[shape.ordinal()].setColor(covered.contains(shape) ? ColorRGBA.White : Widgets.PALE);
        }
        coverage.setText(coverage(covered));
    }

    private static String coverage(Set<ArkitBlendshape> covered) {
        List<String> absent = new ArrayList<>();
        EnumSet<ArkitBlendshape> rest = EnumSet.allOf(ArkitBlendshape.class);
        rest.removeAll(covered);
        rest.forEach(shape -> absent.add(shape.arkitName()));
        return "moves " + covered.size() + " of " + ArkitBlendshape.COUNT + " shapes"
                + (absent.isEmpty() ? "" : "; lacks " + Widgets.listed(absent));
    }

    Container shapes() {
        return shapes;
    }

    Container tools() {
        return tools;
    }

    /** Moves the sliders to a preset. */
    void show(FacePreset preset) {
        MotionFrame weights = preset.set(rig.profile().eyes(), new MotionFrame());
        for (ArkitBlendshape shape : ArkitBlendshape.values()) {
            sliders[shape.ordinal()].getModel().setValue(weights.weight(shape));
        }
    }

    /** Tells whether a slider was moved since the last call. */
    boolean wasTouched() {
        boolean touched = false;
        for (int i = 0; i < sliders.length; i++) {
            double value = sliders[i].getModel().getValue();
            touched |= value != shown[i];
            shown[i] = value;
        }
        return touched;
    }

    /** Gives the rig the face of the sliders. */
    void pose() {
        face.clear();
        for (ArkitBlendshape shape : ArkitBlendshape.values()) {
            float weight = (float) shown[shape.ordinal()];
            if (weight > 0) {
                new FacePreset(shape.arkitName(), Map.of(shape.arkitName(), weight)).set(rig.profile().eyes(), face);
            }
        }
        rig.apply(face);
    }
}
