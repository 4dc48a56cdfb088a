package dev.parley.flow;

import dev.parley.onnx.ModelManifest;
import dev.parley.text.Phoneme;
import dev.parley.text.PhonemeSequence;
import java.util.List;

/**
 * Turns the text encoder's predictions into whole frames. Immutable; any thread.
 */
final class LinePlanner {

    private final ModelManifest manifest;

    LinePlanner(ModelManifest manifest) {
        this.manifest = manifest;
    }

    LinePlan plan(PhonemeSequence sentence, EncodedText encoded, double tempo) {
        int[] lengths = lengths(sentence.phonemes(), encoded.logDuration(), tempo);
        float[] position = PositionFeatures.of(sentence.phonemes(), lengths);
        ProsodyTrack prosody = ProsodyTrack.of(encoded.prosody(), lengths, manifest.prosody());
        return new LinePlan(sentence, encoded.text(), lengths, position, prosody);
    }

    /**
     * Rounds durations to frames, so that the error is carried on and the total stays right. A phone lasts at least one
     * frame, an inner pause may vanish, the first and last pause are the manifest's.
     */
    int[] lengths(List<Phoneme> phonemes, float[] logDuration, double tempo) {
        double rate = manifest.frameRate();
        double longest = manifest.text().maxPhoneSeconds() * rate;
        int last = phonemes.size() - 1;
        int[] lengths = new int[phonemes.size()];
        double carried = 0;
        for (int i = 1; i < last; i++) {
            double exact = Math.min(longest, Math.max(0, Math.expm1(logDuration[i]))) / tempo;
            carried += exact;
            lengths[i] = Math.max(phonemes.get(i).isPause() ? 0 : 1, (int) Math.rint(carried));
            carried -= lengths[i];
        }
        lengths[0] = (int) Math.rint(manifest.text().leadSilence() * rate);
        lengths[last] = (int) Math.rint(manifest.text().tailSilence() * rate);
        return lengths;
    }
}
