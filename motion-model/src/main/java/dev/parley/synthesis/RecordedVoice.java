package dev.parley.synthesis;

import dev.parley.analysis.MelSpectrogram;
import dev.parley.analysis.Resampler;
import dev.parley.analysis.SpeechLevel;
import dev.parley.analysis.VoiceAnalyzer;
import dev.parley.analysis.VoiceFrame;
import dev.parley.onnx.ModelManifest;
import dev.parley.signal.MelFrames;
import dev.parley.signal.PcmAudio;
import java.util.List;

/** A recording of somebody's voice, as the model measures voices. Stateless; any thread. */
final class RecordedVoice {

    /** The level of speech, dB of full scale, that every recording had in training. */
    private static final double LEVEL = -26;
    /** Speech is never quieter than this many standard deviations below the mean energy. */
    private static final float QUIETEST = 1.25f;

    private RecordedVoice() {
    }

    static MelFrames mel(PcmAudio audio, ModelManifest manifest) {
        ModelManifest.Mel mel = manifest.mel();
        return new MelSpectrogram(manifest.sampleRate(), manifest.hop(), manifest.window(), mel.bands(), mel.fmin(),
                mel.fmax(), mel.floor()).analyse(prepared(audio, manifest));
    }

    /** What a live listener knows in each frame. */
    static List<VoiceFrame> frames(PcmAudio audio, ModelManifest manifest) {
        return analyzer(manifest).hear(prepared(audio, manifest));
    }

    static VoiceAnalyzer analyzer(ModelManifest manifest) {
        ModelManifest.Prosody prosody = manifest.prosody();
        return new VoiceAnalyzer(manifest.sampleRate(), manifest.hop(), manifest.window(),
                prosody.energyMean() - QUIETEST * prosody.energySd());
    }

    private static PcmAudio prepared(PcmAudio audio, ModelManifest manifest) {
        return SpeechLevel.bringTo(Resampler.resample(audio, manifest.sampleRate()), LEVEL);
    }
}
