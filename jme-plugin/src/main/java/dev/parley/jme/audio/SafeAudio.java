package dev.parley.jme.audio;

import com.jme3.system.AppSettings;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Lets a game start on a machine without a sound card, where jMonkeyEngine 3.9 would end in a NullPointerException.
 */
public final class SafeAudio {

    private static final Logger LOGGER = Logger.getLogger(SafeAudio.class.getName());

    private SafeAudio() {
    }

    /**
     * Tries the default sound device and, if it cannot be opened, turns the audio renderer off with one warning. Call it
     * before {@code app.setSettings(settings)}. Afterwards {@code app.getAudioRenderer()} may be null; avatars then
     * speak on a clock of their own, unheard.
     *
     * @param settings the application's (not null, modified if there is no device)
     * @return true if there is sound
     */
    public static boolean prepare(AppSettings settings) {
        if (settings.getAudioRenderer() == null) {
            return false;
        }
        boolean sound = hasDevice();
        if (!sound) {
            LOGGER.warning("No sound device could be opened; the game runs without sound");
            settings.setAudioRenderer(null);
        }
        return sound;
    }

    private static boolean hasDevice() {
        try {
            return AlDevice.canOpen();
        } catch (LinkageError e) {
            LOGGER.log(Level.FINE, "No OpenAL library", e);
            return false;
        }
    }
}
