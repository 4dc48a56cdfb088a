package dev.parley.rig;

import dev.parley.signal.ArkitBlendshape;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which of ARKit's 52 shapes a model shows, how, and with what loss. Immutable, for any thread.
 *
 * @param model the model's name
 * @param entries 52, in Apple's order
 * @param joints what turns head, neck, eyes and jaw, a line each
 * @param notes what a user should know: mistakes in the file that were mended, what is left out, with remedies
 */
public record CoverageReport(String model, List<Entry> entries, List<String> joints, List<String> notes) {

    /** How a shape is shown. */
    public enum Means {
        /** By targets of its own. */
        TARGET("target"),
        /** By targets that follow other shapes too, such as one smile for both sides. */
        SHARED("shared"),
        /** By visemes, vowels or emotions that look like it. */
        POSES("poses"),
        /** By a joint. */
        JOINT("joint"),
        /** Not at all, or only in that another shape is shown less. */
        NONE("-");

        private final String label;

        Means(String label) {
            this.label = label;
        }
    }

    /**
     * One shape.
     *
     * @param shape which one
     * @param means how it is shown
     * @param loss how far what is shown is from what is meant when the shape alone is at 1: 0 exact, 1 nothing or all
     *     wrong. It is the length of the difference, both as weights of the 52 shapes, cut at 1
     * @param by the targets, poses or joint that show it; empty if nothing does
     */
    public record Entry(ArkitBlendshape shape, Means means, float loss, String by) {
    }

    /**
     * Copies the lists.
     */
    public CoverageReport {
        entries = List.copyOf(entries);
        joints = List.copyOf(joints);
        notes = List.copyOf(notes);
    }

    /**
     * Returns a shape's entry.
     *
     * @param shape which one (not null)
     * @return its entry
     */
    public Entry entry(ArkitBlendshape shape) {
        return entries.get(shape.ordinal());
    }

    /**
     * Returns the shapes that move something.
     *
     * @return a new set
     */
    public Set<ArkitBlendshape> driven() {
        Set<ArkitBlendshape> driven = EnumSet.noneOf(ArkitBlendshape.class);
        entries.stream().filter(entry -> entry.means() != Means.NONE).forEach(entry -> driven.add(entry.shape()));
        return driven;
    }

    /**
     * Counts the shapes that are shown in a certain way.
     *
     * @param means which way (not null)
     * @return 0..52
     */
    public long count(Means means) {
        return entries.stream().filter(entry -> entry.means() == means).count();
    }

    /**
     * Returns the report as text: a summary, a row a shape, the joints, the notes.
     *
     * @return lines that end in a line feed
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(model).append(": ").append(driven().size()).append(" of ARKit's 52 shapes are driven: ")
                .append(count(Means.TARGET)).append(" by own targets, ").append(count(Means.SHARED))
                .append(" by shared ones, ").append(count(Means.POSES)).append(" by poses, ")
                .append(count(Means.JOINT)).append(" by joints.\n");
        text.append(String.format(Locale.ROOT, "%n%-20s %-7s %4s  %s%n", "shape", "how", "loss", "by"));
        for (Entry entry : entries) {
            text.append(String.format(Locale.ROOT, "%-20s %-7s %4.2f  %s", entry.shape().arkitName(),
                    entry.means().label, entry.loss(), entry.by()).stripTrailing()).append('\n');
        }
        text.append('\n');
        joints.forEach(joint -> text.append(joint).append('\n'));
        notes.forEach(note -> text.append("note: ").append(note).append('\n'));
        return text.toString().replace("\r\n", "\n");
    }
}
