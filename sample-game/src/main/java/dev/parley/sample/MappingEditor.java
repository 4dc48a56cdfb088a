package dev.parley.sample;

import com.jme3.asset.AssetManager;
import dev.parley.format.OutputFile;
import dev.parley.rig.AvatarRig;
import dev.parley.rig.CoverageReport;
import dev.parley.rig.ProfileDraft;
import dev.parley.rig.RigException;
import dev.parley.signal.ArkitBlendshape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Changes what drives each of the 52 shapes of an avatar: every change makes a new rig at once. What cannot be is told
 * in {@link #message()}, and nothing changes. Needs no window. For the thread that owns the asset manager.
 */
final class MappingEditor {

    /** Leaves a shape to what is found by itself. */
    static final Choice AS_FOUND = new Choice("as found", null);
    /** Lets a shape move nothing. */
    static final Choice NOTHING = new Choice("nothing", Map.of());
    private static final float MOST_GAIN = 4;

    /**
     * Something that a shape may move.
     *
     * @param label what it is called
     * @param targets target names with factors; null as found
     */
    record Choice(String label, Map<String, Float> targets) {
    }

    private final AvatarChoice avatar;
    private final AssetManager assets;
    private final List<Choice> choices = new ArrayList<>();
    private ProfileDraft draft;
    private AvatarRig rig;
    private CoverageReport report;
    private String message = "";

    /**
     * Begins with what is found and the profile that lies beside a head's file, if there is one.
     *
     * @param rig the avatar as it stands in the scene
     */
    MappingEditor(AvatarChoice avatar, AssetManager assets, AvatarRig rig) {
        this.avatar = avatar;
        this.assets = assets;
        this.rig = rig;
        report = rig.report();
        draft = saved();
        choices.add(AS_FOUND);
        choices.add(NOTHING);
        rig.poses().forEach((name, targets) -> choices.add(new Choice("pose " + name, targets)));
        rig.targets().stream().map(target -> new Choice(target, Map.of(target, 1f))).filter(this::isNew)
                .forEach(choices::add);
    }

    /** A pose of one target is told once, as a pose. */
    private boolean isNew(Choice choice) {
        return choices.stream().noneMatch(other -> choice.targets().equals(other.targets()));
    }

    private ProfileDraft saved() {
        byte[] json = avatar.profileText();
        return json == null ? new ProfileDraft() : new ProfileDraft(json, avatar.profileFile().toString());
    }

    /** Returns the avatar as it is driven now; another one after each change. */
    AvatarRig rig() {
        return rig;
    }

    /** Returns what drives each shape now. */
    CoverageReport report() {
        return report;
    }

    /** Returns what a shape may be told to move. */
    List<Choice> choices() {
        return choices;
    }

    /** Returns what a shape is told to move: one of the choices, or one of its own that a file has. */
    Choice choice(ArkitBlendshape shape) {
        Map<String, Float> targets = draft.targets(shape);
        if (targets == null) {
            return AS_FOUND;
        }
        return choices.stream().filter(choice -> targets.equals(choice.targets())).findFirst()
                .orElseGet(() -> new Choice(String.join(", ", targets.keySet()), targets));
    }

    /** Returns the factor of a shape. */
    float gain(ArkitBlendshape shape) {
        return rig.profile().gain(shape);
    }

    /** Returns what happened last, a line. */
    String message() {
        return message;
    }

    /** Lets a shape move something else. */
    void choose(ArkitBlendshape shape, Choice choice) {
        change(shape.arkitName() + ": " + choice.label(), next -> {
            if (choice.targets() == null) {
                next.driveAsFound(shape);
            } else {
                next.drive(shape, choice.targets());
            }
        });
    }

    /** Sets the factor of a shape, cut to 0..4. */
    void setGain(ArkitBlendshape shape, float gain) {
        float cut = Math.round(100 * Math.max(0, Math.min(MOST_GAIN, gain))) / 100f;
        change(shape.arkitName() + ": gain " + cut, next -> next.gain(shape, cut));
    }

    private void change(String what, Consumer<ProfileDraft> deed) {
        ProfileDraft next = new ProfileDraft(draft.toJson(), "the mapping");
        deed.accept(next);
        show(next, what);
    }

    private void show(ProfileDraft next, String what) {
        try {
            rig = avatar.load(assets, next.toJson());
            report = rig.report();
            draft = next;
            message = what;
        } catch (RigException e) {
            message = e.getMessage();
        }
    }

    /** Saves what differs from what is found as the profile beside the head's file. */
    void save() {
        Path file = avatar.profileFile();
        if (file == null) {
            message = avatar.stem() + " is not saved: the avatars of the assets have their profiles in their jar; name "
                    + "a head's file to edit one of your own";
            return;
        }
        try {
            byte[] json = draft.toJson();
            OutputFile.write(file, out -> out.write(json));
            message = "saved " + file.getFileName();
        } catch (IOException e) {
            message = e.getMessage();
        }
    }

    /** Goes back to the profile that is saved, as it is now. */
    void reload() {
        try {
            Path file = avatar.profileFile();
            show(saved(), file == null ? "all as found" : "reloaded " + file.getFileName());
        } catch (RigException | InputException e) {
            message = e.getMessage();
        }
    }
}
