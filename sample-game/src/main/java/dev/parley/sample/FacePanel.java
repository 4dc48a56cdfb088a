package dev.parley.sample;

import com.jme3.math.ColorRGBA;
import com.simsilica.lemur.Axis;
import com.simsilica.lemur.Button;
import com.simsilica.lemur.Container;
import com.simsilica.lemur.DefaultRangedValueModel;
import com.simsilica.lemur.FillMode;
import com.simsilica.lemur.Insets3f;
import com.simsilica.lemur.Label;
import com.simsilica.lemur.Slider;
import com.simsilica.lemur.TextField;
import com.simsilica.lemur.component.QuadBackgroundComponent;
import com.simsilica.lemur.component.SpringGridLayout;
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

    private static final float FONT = 14;
    private static final int PRESETS_A_ROW = 5;
    private static final ColorRGBA SHADE = new ColorRGBA(.05f, .06f, .08f, .8f);
    private static final ColorRGBA RAISED = new ColorRGBA(.25f, .3f, .38f, .9f);
    private static final float GAP = 4;
    private static final ColorRGBA ABSENT = new ColorRGBA(.5f, .5f, .5f, 1);

    private final AvatarRig rig;
    private final Slider[] sliders = new Slider[ArkitBlendshape.COUNT];
    private final double[] shown = new double[ArkitBlendshape.COUNT];
    private final MotionFrame face = new MotionFrame();
    private final Container shapes = panel();
    private final Container tools = panel();
    private final TextField text = new TextField("Hello, traveller.");

    /** Makes a panel that hands texts to a speaker. */
    FacePanel(AvatarRig rig, Consumer<String> speaker) {
        this.rig = rig;
        Set<ArkitBlendshape> covered = rig.coverage();
        for (ArkitBlendshape shape : ArkitBlendshape.values()) {
            addSlider(shape, covered.contains(shape));
        }
        addPresets("Visemes", FacePresets.visemes());
        addPresets("Emotions", FacePresets.emotions());
        tools.addChild(label(coverage(covered), ColorRGBA.White));
        text.setFontSize(FONT + 2);
        tools.addChild(text);
        button(tools.addChild(new Button("Speak")), () -> speaker.accept(text.getText()));
    }

    private static Container panel() {
        Container panel = new Container(new SpringGridLayout(Axis.Y, Axis.X, FillMode.None, FillMode.Even));
        panel.setBackground(new QuadBackgroundComponent(SHADE));
        return panel;
    }

    private static Label label(String words, ColorRGBA colour) {
        Label label = new Label(words);
        label.setFontSize(FONT);
        label.setColor(colour);
        label.setInsets(new Insets3f(0, GAP, 0, GAP));
        return label;
    }

    private static void button(Button button, Runnable deed) {
        button.setFontSize(FONT + 1);
        button.setBackground(new QuadBackgroundComponent(RAISED, GAP, GAP / 2));
        button.addClickCommands(source -> deed.run());
    }

    /** Half of the shapes stand beside the other half. */
    private void addSlider(ArkitBlendshape shape, boolean isThere) {
        int half = (ArkitBlendshape.COUNT + 1) / 2;
        int row = shape.ordinal() % half;
        int column = shape.ordinal() / half * 2;
        shapes.addChild(label(shape.arkitName(), isThere ? ColorRGBA.White : ABSENT), row, column);
        Slider slider = shapes.addChild(new Slider(new DefaultRangedValueModel(0, 1, 0)), row, column + 1);
        slider.setDelta(.1);
        slider.getRangePanel().setBackground(new QuadBackgroundComponent(RAISED));
        slider.getThumbButton().setFontSize(FONT);
        slider.getIncrementButton().setFontSize(FONT);
        slider.getDecrementButton().setFontSize(FONT);
        sliders[shape.ordinal()] = slider;
    }

    private void addPresets(String title, List<FacePreset> presets) {
        tools.addChild(label(title, ColorRGBA.Yellow));
        Container row = null;
        for (int i = 0; i < presets.size(); i++) {
            if (i % PRESETS_A_ROW == 0) {
                row = tools.addChild(new Container(new SpringGridLayout(Axis.X, Axis.Y)));
            }
            FacePreset preset = presets.get(i);
            button(row.addChild(new Button(preset.name())), () -> show(preset));
        }
    }

    private static String coverage(Set<ArkitBlendshape> covered) {
        List<String> absent = new ArrayList<>();
        EnumSet.complementOf(EnumSet.copyOf(covered)).forEach(shape -> absent.add(shape.arkitName()));
        return "moves " + covered.size() + " of " + ArkitBlendshape.COUNT + " shapes"
                + (absent.isEmpty() ? "" : "; lacks " + String.join(", ", absent));
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
