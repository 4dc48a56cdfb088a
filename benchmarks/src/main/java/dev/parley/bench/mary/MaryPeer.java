package dev.parley.bench.mary;

import dev.parley.sample.bench.Peer;
import javax.sound.sampled.AudioInputStream;
import marytts.LocalMaryInterface;
import marytts.exceptions.MaryConfigurationException;
import marytts.exceptions.SynthesisException;

/** MaryTTS 5.2.1 with its voice cmu-slt-hsmm: sound without a face, whole lines at once. */
public final class MaryPeer implements Peer {

    private static final String VOICE = "cmu-slt-hsmm";

    private LocalMaryInterface mary;

    /** For the service loader. */
    public MaryPeer() {
        // It starts with the first line.
    }

    @Override
    public String name() {
        return "MaryTTS 5.2.1, " + VOICE;
    }

    @Override
    public double speak(String text) {
        try {
            if (mary == null) {
                mary = new LocalMaryInterface();
                mary.setVoice(VOICE);
            }
            AudioInputStream sound = mary.generateAudio(text);
            return sound.getFrameLength() / (double) sound.getFormat().getFrameRate();
        } catch (MaryConfigurationException | SynthesisException e) {
            throw new IllegalStateException("MaryTTS cannot speak: " + e.getMessage(), e);
        }
    }
}
