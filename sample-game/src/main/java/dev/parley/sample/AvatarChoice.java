package dev.parley.sample;

import com.jme3.asset.AssetManager;
import com.jme3.asset.DesktopAssetManager;
import com.jme3.asset.plugins.FileLocator;
import com.jme3.scene.Spatial;
import dev.parley.rig.AvatarLoader;
import dev.parley.rig.AvatarRig;
import dev.parley.rig.CoverageReport;
import dev.parley.rig.RigMapper;
import dev.parley.rig.RigProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Who speaks: an avatar of the assets by name, or a head of one's own by file. */
final class AvatarChoice {

    private static final String HEAD_FILES = ".*\\.(glb|gltf|vrm|j3o)";

    private static final String GLB_FILES = ".*\\.(glb|vrm)";

    private final String name;
    private final Path file;
    private final Path ownProfile;
    private final RigProfile profile;
    private final CoverageReport report;

    private AvatarChoice(String name, Path file, Path ownProfile) {
        this.name = name;
        this.file = file;
        this.ownProfile = ownProfile;
        if (file == null) {
            profile = Avatars.profile(name);
            report = null;
        } else {
            AvatarRig rig = load(new DesktopAssetManager(true), profileText());
            profile = rig.profile();
            report = rig.report();
        }
    }

    /**
     * Chooses an avatar; a file is read and looked through at once, without graphics.
     *
     * @param avatar a name, or the path of a head's file
     * @param ownProfile a profile for a file, or null
     * @throws InputException if there is none
     */
    static AvatarChoice of(String avatar, Path ownProfile) {
        boolean isFile = avatar.toLowerCase(Locale.ROOT).matches(HEAD_FILES) || avatar.contains("/")
                || avatar.contains("\\");
        if (!isFile && ownProfile != null) {
            throw new InputException("--profile " + ownProfile + " belongs to a head of your own; name its file, for "
                    + "instance --avatar hero.glb");
        }
        if (!isFile) {
            return new AvatarChoice(avatar, null, null);
        }
        Path file = Path.of(avatar).toAbsolutePath();
        readable(file, "head");
        if (!avatar.toLowerCase(Locale.ROOT).matches(HEAD_FILES)) {
            throw new InputException(avatar + " is no head that can be loaded: name a .glb, .gltf, .vrm or .j3o file");
        }
        if (ownProfile != null) {
            readable(ownProfile, "profile");
        }
        return new AvatarChoice(null, file, ownProfile == null ? null : ownProfile.toAbsolutePath());
    }

    private static void readable(Path file, String what) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new InputException("there is no " + what + " " + file + "; check the path");
        }
    }

    RigProfile profile() {
        return profile;
    }

    /** Tells which shapes are driven and how. */
    CoverageReport report() {
        return report != null ? report : new AvatarLoader(new DesktopAssetManager(true)).load(name).report();
    }

    /** What a user should know about a head of one's own, a line each. */
    List<String> notes() {
        return report == null ? List.of() : report.notes().stream().map(note -> fileName() + ": " + note).toList();
    }

    /** Loads the avatar into a game. */
    AvatarRig load(AssetManager assets) {
        return file == null ? new AvatarLoader(assets).load(name) : AvatarRig.of(model(assets), profile);
    }

    /** Loads the avatar with a profile laid over what is found, or null for none. */
    AvatarRig load(AssetManager assets, byte[] json) {
        if (file != null) {
            return new RigMapper(model(assets)).rig(json, profileFile().getFileName().toString());
        }
        return AvatarRig.of(model(assets), json == null ? profile : profile.with(json, "the mapping"));
    }

    private Spatial model(AssetManager assets) {
        if (file != null) {
            String folder = file.getParent().toString();
            assets.unregisterLocator(folder, FileLocator.class);
            assets.registerLocator(folder, FileLocator.class);
        }
        return new AvatarLoader(assets).model(file == null ? Avatars.model(name) : fileName());
    }

    /** Where the profile of a head of one's own lies, or would; null for an avatar of the assets. */
    Path profileFile() {
        return file == null || ownProfile != null ? ownProfile : file.resolveSibling(stem() + ".rig.json");
    }

    /** Reads the profile that overrides what is found; null if there is none. */
    byte[] profileText() {
        Path text = profileFile();
        if (text == null || !Files.exists(text)) {
            return null;
        }
        try {
            return Files.readAllBytes(text);
        } catch (IOException e) {
            throw new InputException("the profile " + text + " cannot be read; check its permissions", e);
        }
    }

    /** Reads the avatar's GLB, for files that hold the avatar itself. */
    byte[] glb() throws IOException {
        if (file == null) {
            return Avatars.glb(name);
        }
        if (!fileName().toLowerCase(Locale.ROOT).matches(GLB_FILES)) {
            throw new InputException("--gltf adds lines to an avatar's GLB, and " + fileName()
                    + " is none; name a .glb or .vrm file");
        }
        return Files.readAllBytes(file);
    }

    /** Names the avatar's file. */
    String fileName() {
        return file == null ? name + ".glb" : file.getFileName().toString();
    }

    /** Names the avatar without its file's ending. */
    String stem() {
        return fileName().replaceFirst("\\.[^.]*$", "");
    }
}
