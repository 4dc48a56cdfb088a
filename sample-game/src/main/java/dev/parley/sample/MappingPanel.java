package dev.parley.sample;

import com.jme3.math.ColorRGBA;
import com.simsilica.lemur.Button;
import com.simsilica.lemur.Container;
import com.simsilica.lemur.Label;
import dev.parley.rig.CoverageReport;
import dev.parley.rig.CoverageReport.Means;
import dev.parley.sample.MappingEditor.Choice;
import dev.parley.signal.ArkitBlendshape;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * A panel of Lemur's that shows what drives each shape, and changes it: a click on a shape shows it on the face, a
 * click on a target lets the shape move that. For the render thread.
 */
final class MappingPanel {

    private static final int ROWS = ArkitBlendshape.COUNT / 2;
    private static final int CHOICES = 15;
    private static final int CHOICE_LENGTH = 30;
    private static final int DRIVER_LENGTH = 32;
    private static final float STEP = .1f;
    private static final float WIDTH = 290;
    private static final ColorRGBA INDIRECT = new ColorRGBA(.6f, .8f, 1, 1);

    private final MappingEditor editor;
    private final Consumer<ArkitBlendshape> viewer;
    private final Container shapes = Widgets.panel();
    private final Container tools = Widgets.panel();
    private final Button[] names = new Button[ROWS];
    private final Label[] drivers = new Label[ROWS];
    private final Button[] choices = new Button[CHOICES];
    private final Label title = Widgets.label("", ColorRGBA.Yellow);
    private final Label detail = Widgets.label("", INDIRECT);
    private final Label gain = Widgets.label("", ColorRGBA.White);
    private final Label message = Widgets.label("", ColorRGBA.White);
    private int firstShape;
    private int firstChoice;
    private ArkitBlendshape selected = ArkitBlendshape.JAW_OPEN;

    /**
     * Makes a panel.
     *
     * @param editor what it shows and changes
     * @param viewer shows a shape on the face
     * @param faces shows the other panel
     */
    MappingPanel(MappingEditor editor, Consumer<ArkitBlendshape> viewer, Runnable faces) {
        this.editor = editor;
        this.viewer = viewer;
        for (int row = 0; row < ROWS; row++) {
            int place = row;
            names[row] = shapes.addChild(Widgets.button("", () -> select(ArkitBlendshape.values()[firstShape + place])),
                    row, 0);
            drivers[row] = shapes.addChild(Widgets.label("", ColorRGBA.White), row, 1);
        }
        shapes.addChild(Widgets.button("the other half", this::turnShapes), ROWS, 0);
        addTools(faces);
        refresh();
    }

    private void addTools(Runnable faces) {
        tools.addChild(title);
        tools.addChild(detail);
        detail.setMaxWidth(WIDTH);
        for (int i = 0; i < CHOICES; i++) {
            int place = i;
            choices[i] = tools.addChild(Widgets.button("", () -> choose(firstChoice + place)));
        }
        Container pages = tools.addChild(Widgets.row());
        pages.addChild(Widgets.button("<", () -> turnChoices(-CHOICES)));
        pages.addChild(Widgets.button(">", () -> turnChoices(CHOICES)));
        pages.addChild(Widgets.button("- gain", () -> addGain(-STEP)));
        pages.addChild(gain);
        pages.addChild(Widgets.button("gain +", () -> addGain(STEP)));
        Container files = tools.addChild(Widgets.row());
        files.addChild(Widgets.button("Save", () -> then(editor::save)));
        files.addChild(Widgets.button("Reload", () -> then(editor::reload)));
        files.addChild(Widgets.button("Faces", faces));
        message.setMaxWidth(WIDTH);
        tools.addChild(message);
    }

    Container shapes() {
        return shapes;
    }

    Container tools() {
        return tools;
    }

    /** Chooses the shape to be changed, and shows it. */
    void select(ArkitBlendshape shape) {
        selected = shape;
        firstShape = shape.ordinal() / ROWS * ROWS;
        int chosen = Math.max(0, editor.choices().indexOf(editor.choice(shape)));
        firstChoice = chosen / CHOICES * CHOICES;
        refresh();
        viewer.accept(shape);
    }

    /** Lets the chosen shape move something else. */
    void choose(int choice) {
        if (choice < editor.choices().size()) {
            then(() -> editor.choose(selected, editor.choices().get(choice)));
        }
    }

    private void addGain(float step) {
        then(() -> editor.setGain(selected, editor.gain(selected) + step));
    }

    private void turnShapes() {
        firstShape = ROWS - firstShape;
        refresh();
    }

    private void turnChoices(int step) {
        int next = firstChoice + step;
        firstChoice = next >= 0 && next < editor.choices().size() ? next : firstChoice;
        refresh();
    }

    private void then(Runnable deed) {
        deed.run();
        refresh();
        viewer.accept(selected);
    }

    private void refresh() {
        for (int row = 0; row < ROWS; row++) {
            ArkitBlendshape shape = ArkitBlendshape.values()[firstShape + row];
            CoverageReport.Entry entry = editor.report().entry(shape);
            boolean told = editor.choice(shape) != MappingEditor.AS_FOUND;
            names[row].setText((shape == selected ? "> " : "") + shape.arkitName());
            names[row].setColor(told ? ColorRGBA.Yellow : ColorRGBA.White);
            drivers[row].setText(Widgets.cut(driver(entry), DRIVER_LENGTH));
            drivers[row].setColor(entry.means() == Means.NONE ? Widgets.PALE
                    : entry.means() == Means.TARGET ? ColorRGBA.White : INDIRECT);
        }
        CoverageReport.Entry entry = editor.report().entry(selected);
        title.setText(selected.arkitName() + ": " + Widgets.cut(editor.choice(selected).label(), DRIVER_LENGTH));
        detail.setText("by " + Widgets.cut(driver(entry), 2 * DRIVER_LENGTH));
        List<Choice> all = editor.choices();
        for (int i = 0; i < CHOICES; i++) {
            boolean there = firstChoice + i < all.size();
            choices[i].setText(there ? Widgets.cut(all.get(firstChoice + i).label(), CHOICE_LENGTH) : "");
            choices[i].setColor(there && all.get(firstChoice + i).equals(editor.choice(selected)) ? ColorRGBA.Yellow
                    : ColorRGBA.White);
        }
        gain.setText(String.format(Locale.ROOT, "%.1f", editor.gain(selected)));
        message.setText(editor.message());
    }

    private static String driver(CoverageReport.Entry entry) {
        String by = entry.by().isEmpty() ? "nothing" : briefly(entry.by());
        return entry.loss() < .005f ? by : String.format(Locale.ROOT, "%.2f lost: %s", entry.loss(), by);
    }

    /** Of targets in several meshes names one, and how many there are: {@code jawOpen (3)}. */
    private static String briefly(String by) {
        String[] parts = by.split(", ");
        String first = parts[0].replaceFirst("^[^;/]*/", "").replaceFirst("; lids: [^/]*/", ", lids ");
        return parts.length == 1 ? first : first + " (" + parts.length + ")";
    }
}
