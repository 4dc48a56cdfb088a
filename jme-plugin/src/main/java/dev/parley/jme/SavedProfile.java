package dev.parley.jme;

import com.jme3.asset.AssetManager;
import com.jme3.export.InputCapsule;
import com.jme3.export.OutputCapsule;
import dev.parley.rig.AvatarLoader;
import dev.parley.rig.RigProfile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A rig's profile in a saved scene: where it came from, and all of it, as it may have been found or lie over what was
 * found, and the file alone would not do.
 */
final class SavedProfile {

    private static final String ORIGIN = "profile";
    private static final String WHOLE = "rig";

    private SavedProfile() {
    }

    /** Writes a profile (nullable). */
    static void write(RigProfile profile, OutputCapsule out) throws IOException {
        out.write(profile == null ? null : profile.origin(), ORIGIN, null);
        out.write(profile == null ? null : profile.toJson(), WHOLE, null);
    }

    /** Reads a profile, or null; scenes saved by earlier versions have its origin alone, which is loaded. */
    static RigProfile read(InputCapsule in, AssetManager assets) throws IOException {
        String origin = in.readString(ORIGIN, null);
        String whole = in.readString(WHOLE, null);
        if (whole == null) {
            return origin == null ? null : new AvatarLoader(assets).profile(origin);
        }
        byte[] json = whole.getBytes(StandardCharsets.UTF_8);
        return RigProfile.read(new ByteArrayInputStream(json), origin == null ? "the saved profile" : origin);
    }
}
