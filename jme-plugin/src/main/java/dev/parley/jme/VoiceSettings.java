package dev.parley.jme;

import com.jme3.export.InputCapsule;
import com.jme3.export.OutputCapsule;
import dev.parley.jme.audio.SpeechOutput;
import java.io.IOException;

/**
 * How loud an avatar's voice is, and how it fades with distance. For the render thread.
 */
final class VoiceSettings {

    private float volume = 1;
    private float reference = SpeechOutput.DEFAULT_REFERENCE;
    private float maximum = SpeechOutput.DEFAULT_MAXIMUM;

    float volume() {
        return volume;
    }

    float reference() {
        return reference;
    }

    float maximum() {
        return maximum;
    }

    void setVolume(float newVolume) {
        if (!(newVolume >= 0)) {
            throw new IllegalArgumentException("volume is " + newVolume + "; it must not be negative");
        }
        volume = newVolume;
    }

    void setDistances(float newReference, float newMaximum) {
        if (!(newReference > 0 && newMaximum > newReference)) {
            throw new IllegalArgumentException("distances are " + newReference + " and " + newMaximum
                    + "; they must be positive, the maximum the larger");
        }
        reference = newReference;
        maximum = newMaximum;
    }

    /** Hands the settings to an avatar's mouth; does nothing for an avatar that has none yet. */
    void applyTo(Talker talker) {
        if (talker != null) {
            talker.mouth().setVolume(volume);
            talker.mouth().setDistances(reference, maximum);
        }
    }

    void write(OutputCapsule out) throws IOException {
        out.write(volume, "volume", 1);
        out.write(reference, "referenceDistance", SpeechOutput.DEFAULT_REFERENCE);
        out.write(maximum, "maxDistance", SpeechOutput.DEFAULT_MAXIMUM);
    }

    static VoiceSettings read(InputCapsule in) throws IOException {
        VoiceSettings settings = new VoiceSettings();
        settings.volume = in.readFloat("volume", 1);
        settings.reference = in.readFloat("referenceDistance", SpeechOutput.DEFAULT_REFERENCE);
        settings.maximum = in.readFloat("maxDistance", SpeechOutput.DEFAULT_MAXIMUM);
        return settings;
    }

    /** Returns settings of the same values. */
    VoiceSettings copy() {
        VoiceSettings settings = new VoiceSettings();
        settings.volume = volume;
        settings.reference = reference;
        settings.maximum = maximum;
        return settings;
    }
}
