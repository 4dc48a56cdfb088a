package dev.parley.sample;

import com.jme3.math.ColorRGBA;
import com.simsilica.lemur.Axis;
import com.simsilica.lemur.Button;
import com.simsilica.lemur.Container;
import com.simsilica.lemur.FillMode;
import com.simsilica.lemur.Insets3f;
import com.simsilica.lemur.Label;
import com.simsilica.lemur.component.QuadBackgroundComponent;
import com.simsilica.lemur.component.SpringGridLayout;
import java.util.List;

/** The look of Lemur's parts in these panels. For the render thread. */
final class Widgets {

    static final float FONT = 14;
    static final float GAP = 4;
    static final ColorRGBA RAISED = new ColorRGBA(.25f, .3f, .38f, .9f);
    static final ColorRGBA PALE = new ColorRGBA(.5f, .5f, .5f, 1);
    private static final ColorRGBA SHADE = new ColorRGBA(.05f, .06f, .08f, .8f);

    private static final int LISTED = 4;

    private Widgets() {
    }

    /** Lists names, but not too many. */
    static String listed(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(LISTED, names.size())))
                + (names.size() > LISTED ? " and " + (names.size() - LISTED) + " more" : "");
    }

    /** Cuts what is too long for its place. */
    static String cut(String words, int length) {
        return words.length() <= length ? words : words.substring(0, length - 2) + "..";
    }

    static Container panel() {
        Container panel = new Container(new SpringGridLayout(Axis.Y, Axis.X, FillMode.None, FillMode.Even));
        panel.setBackground(new QuadBackgroundComponent(SHADE));
        return panel;
    }

    /** Parts side by side. */
    static Container row() {
        return new Container(new SpringGridLayout(Axis.X, Axis.Y));
    }

    static Label label(String words, ColorRGBA colour) {
        Label label = new Label(words);
        label.setFontSize(FONT);
        label.setColor(colour);
        label.setInsets(new Insets3f(0, GAP, 0, GAP));
        return label;
    }

    static Button button(String words, Runnable deed) {
        Button button = new Button(words);
        button.setFontSize(FONT + 1);
        button.setBackground(new QuadBackgroundComponent(RAISED, GAP, GAP / 2));
        button.setInsets(new Insets3f(1, 1, 1, 1));
        button.addClickCommands(source -> deed.run());
        return button;
    }
}
