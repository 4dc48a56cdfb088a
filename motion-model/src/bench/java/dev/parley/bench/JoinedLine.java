package dev.parley.bench;

import dev.parley.analysis.MelSpectrogram;
import dev.parley.onnx.ModelManifest;
import dev.parley.signal.MelFrames;
import dev.parley.signal.MotionClip;
import dev.parley.signal.PcmAudio;
import dev.parley.signal.TimedEvent;
import dev.parley.synthesis.SpeechChunk;
import java.util.ArrayList;
import java.util.List;

/**
 * A line, and the frames where it is joined.
 *
 * @param sentences first frames of sentences but the first
 * @param pieces first frames of pieces that begin within a sentence
 * @param flux for each frame, how far its spectrum is from that of the frame before, in dB, mean over the bands
 * @param jumps for each frame, the largest step between two samples near its start, as their third difference
 */
record JoinedLine(MotionClip motion, List<Integer> sentences, List<Integer> pieces, double[] flux, double[] jumps) {

    private static final int NEAR_SAMPLES = 8;
    private static final double DECIBELS = 20 / Math.log(10);

    static JoinedLine of(ModelManifest manifest, PcmAudio audio, MotionClip motion, List<TimedEvent> events,
            List<SpeechChunk> chunks) {
        List<Integer> sentences = sentences(events, motion.frameRate());
        List<Integer> pieces = new ArrayList<>();
        int lag = manifest.vocoder().context() + manifest.vocoder().matches();
        int at = lag;
        for (SpeechChunk chunk : chunks.subList(0, chunks.size() - 1)) {
            at += chunk.motion().frames();
            int join = at;
            if (sentences.stream().noneMatch(frame -> Math.abs(frame - join) < 2)) {
                pieces.add(join);
            }
        }
        return new JoinedLine(motion, sentences, pieces, flux(manifest, audio), jumps(audio, manifest.hop()));
    }

    /** Where one sentence's last silence meets the next one's first. */
    private static List<Integer> sentences(List<TimedEvent> events, double frameRate) {
        List<Integer> found = new ArrayList<>();
        TimedEvent last = null;
        for (TimedEvent event : events) {
            if (event.type() == TimedEvent.Type.VISEME) {
                if (last != null && last.value().equals("sil") && event.value().equals("sil")) {
                    found.add((int) Math.round(event.start() * frameRate));
                }
                last = event;
            }
        }
        return found;
    }

    private static double[] flux(ModelManifest manifest, PcmAudio audio) {
        ModelManifest.Mel mel = manifest.mel();
        MelFrames frames = new MelSpectrogram(manifest.sampleRate(), manifest.hop(), manifest.vocoder().fft(), mel.bands(),
                mel.fmin(), mel.fmax(), mel.floor()).analyse(audio);
        double[] flux = new double[frames.frames()];
        for (int i = 1; i < flux.length; i++) {
            for (int band = 0; band < mel.bands(); band++) {
                flux[i] += DECIBELS * Math.abs(frames.value(i, band) - frames.value(i - 1, band)) / mel.bands();
            }
        }
        return flux;
    }

    private static double[] jumps(PcmAudio audio, int hop) {
        float[] samples = audio.samples();
        double[] jumps = new double[samples.length / hop];
        for (int frame = 1; frame < jumps.length; frame++) {
            for (int i = frame * hop - NEAR_SAMPLES; i < frame * hop + NEAR_SAMPLES; i++) {
                jumps[frame] = Math.max(jumps[frame], Math.abs(samples[i + 2] - 3 * samples[i + 1] + 3 * samples[i]
                        - samples[i - 1]));
            }
        }
        return jumps;
    }
}
