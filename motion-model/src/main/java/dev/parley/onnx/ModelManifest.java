package dev.parley.onnx;

import java.util.List;
import java.util.Map;

/**
 * The model's own account of itself, {@code model.json}: every number that Java needs to run the graphs. Immutable;
 * usable on any thread. Times are seconds, frequencies hertz, lengths frames unless said otherwise.
 *
 * @param format version of this layout (2)
 * @param name the model's name
 * @param version the model's version
 * @param license SPDX identifier of the model's licence
 * @param sampleRate samples a second of the voice
 * @param hop samples a frame
 * @param window samples of the mel analysis window
 * @param mel the mel bands and their statistics
 * @param motion the motion channels and their statistics
 * @param prosody statistics of F0 and energy
 * @param text symbols and silences
 * @param speaker the voice's dials
 * @param emotions names of the emotions, in the graph's order
 * @param style size of a style
 * @param participant features a frame of the partner
 * @param cues how cues in a partner's voice are told
 * @param plan what a face plans before it is sampled
 * @param textWidth features a phone
 * @param condition sizes of the tensors that the velocity graphs read
 * @param pieces how a line is cut
 * @param solver default settings of the solver
 * @param vocoder the vocoder's transform
 * @param idle how idle motion is cut
 * @param graphs the files
 * @param gpu forms of graphs for a GPU; a graph that is not in it runs on the processor always (immutable)
 */
public record ModelManifest(int format, String name, String version, String license, int sampleRate, int hop,
        int window, Mel mel, Motion motion, Prosody prosody, Text text, Speaker speaker, List<String> emotions,
        Style style, int participant, Cues cues, Plan plan, int textWidth, Condition condition, Pieces pieces,
        Solver solver, VocoderSettings vocoder, Idle idle, Graphs graphs, Map<Graph, GraphFile> gpu) {

    /** The layout version this class reads. */
    public static final int FORMAT = 2;
    /** Features of a partner's frame after the motion: voice activity, log-F0, energy; face, voice, presence known. */
    public static final int PARTICIPANT_EXTRAS = 6;
    /**
     * Features of a partner's voice for the planner: activity, log-F0, energy; whether it is known; the memory of cues, the
     * rank of the pitch.
     */
    public static final int VOICE = 6;
    /** The manifest's file name. */
    public static final String FILE = "model.json";

    /**
     * Returns the rate of mel and motion frames.
     *
     * @return frames a second
     */
    public double frameRate() {
        return (double) sampleRate / hop;
    }

    /**
     * Mel bands.
     *
     * @param bands number of bands
     * @param fmin lower edge of the lowest band, Hz
     * @param fmax upper edge of the highest band, Hz
     * @param mean mean of each band, natural-log amplitude
     * @param sd standard deviation of all bands
     * @param floor lowest natural-log amplitude
     */
    public record Mel(int bands, double fmin, double fmax, List<Float> mean, float sd, float floor) {
    }

    /**
     * Motion channels, and the columns that are sampled: one for each channel, then one for each part. A channel is the
     * sum of its own column and its parts'.
     *
     * @param channels names, in the graph's order
     * @param parts for each part, in the graph's order, the channel that it is added to; may be empty
     * @param mean mean of each column
     * @param sd standard deviation of each column
     * @param smoothing standard deviation in frames of the Gaussian that a sampled column is seen through; 0 for none
     */
    public record Motion(List<String> channels, List<String> parts, List<Float> mean, List<Float> sd,
            List<Float> smoothing) {

        /**
         * Returns the width of sampled motion.
         *
         * @return channels and parts
         */
        public int columns() {
            return channels.size() + parts.size();
        }
    }

    /**
     * Statistics of F0 and energy.
     *
     * @param logF0Mean mean ln Hz of voiced frames
     * @param logF0Sd its standard deviation
     * @param energyMean mean of the natural-log energy
     * @param energySd its standard deviation
     * @param voicedThreshold a frame is voiced above this probability
     * @param logF0Range factor on how far the planned log-F0 departs from its sentence's mean
     */
    public record Prosody(float logF0Mean, float logF0Sd, float energyMean, float energySd, float voicedThreshold,
            float logF0Range) {
    }

    /**
     * What the text encoder reads.
     *
     * @param symbols phones, in the graph's order
     * @param punctuation marks, in the graph's order; the first is none
     * @param leadSilence seconds of a sentence's first silence
     * @param tailSilence seconds of its last
     * @param maxPhoneSeconds longest phone
     */
    public record Text(List<String> symbols, List<String> punctuation, double leadSilence, double tailSilence,
            double maxPhoneSeconds) {
    }

    /**
     * The voice's dials.
     *
     * @param dials names, in the graph's order
     */
    public record Speaker(List<String> dials) {
    }

    /**
     * Size of a style.
     *
     * @param tokens tokens
     * @param width features a token
     * @param fold a reference clip's frames are a multiple of this
     */
    public record Style(int tokens, int width, int fold) {
    }

    /**
     * Sizes of the tensors that the condition graph computes once a piece.
     *
     * @param parts features a row of each tensor
     * @param motionParts which of them the motion tower alone reads
     * @param fold frames that share a row
     */
    public record Condition(List<Integer> parts, List<Integer> motionParts, int fold) {

        /** Returns a part's name in the graphs. */
        String name(int part) {
            return parts.size() == 1 ? GraphContract.CONDITION : GraphContract.CONDITION + "_" + part;
        }
    }

    /**
     * How a line is cut.
     *
     * @param context most frames already sampled that a piece sees
     * @param lookahead frames that a piece is sampled beyond its chunk and that the next piece samples again
     * @param chunks new frames of the first piece, the second, ...; the last value repeats
     * @param buckets lengths that pieces are padded to, ascending
     */
    public record Pieces(int context, int lookahead, List<Integer> chunks, List<Integer> buckets) {

        /**
         * Returns the length that a piece is padded to.
         *
         * @param frames frames of the piece (&ge;0)
         * @return the shortest bucket that holds it
         * @throws IllegalArgumentException if there is none
         */
        public int bucket(int frames) {
            for (int bucket : buckets) {
                if (bucket >= frames) {
                    return bucket;
                }
            }
            throw new IllegalArgumentException("a piece of " + frames + " frames is longer than the longest of "
                    + buckets);
        }
    }

    /**
     * Default settings of the solver.
     *
     * @param steps solver steps
     * @param firstSteps steps of a line's first piece, which is waited for; as many unless the model says otherwise
     * @param sway sway coefficient; negative puts more steps near the noise
     * @param melTemperature scale of the mel's noise
     * @param melDetail share of the sampled mel in the result, 0..1; the rest is what the first step expects
     * @param motionTemperature scale of the motion's noise
     * @param prosodyTemperature scale of the prosody's noise; 0 gives the mean
     * @param motionNoiseSigma standard deviation, in frames, of the Gaussian that smooths the motion's noise; 0 is none
     * @param guidance strength of classifier-free guidance; 0 is none
     */
    public record Solver(int steps, int firstSteps, double sway, double melTemperature, double melDetail,
            double motionTemperature, double prosodyTemperature, double motionNoiseSigma, double guidance) {
    }

    /**
     * The vocoder's transform and excitation.
     *
     * @param fft samples of a transform
     * @param context frames that must be known on either side of a stretch of sound, those included whose transforms
     *        overlap it
     * @param noiseDepth how far the noise of voiced sound swells with each pulse, 0..1
     * @param matches how often the sound is brought to its mels (0: it is taken as it comes)
     * @param matchRate length of such a step; 1 is the difference itself
     */
    public record VocoderSettings(int fft, int context, float noiseDepth, int matches, float matchRate) {
    }

    /**
     * When a voice invites a listener's answer (Ward and Tsukahara 2000), and how long that is remembered.
     *
     * @param low pitch is low in this share of all that was heard of the talker, 0..1
     * @param lowSeconds for how long it is low before a cue
     * @param afterSeconds how long the talker has spoken before one
     * @param spacingSeconds from one cue to the next, at least
     * @param fadeSeconds the memory of a cue stands at 1 and falls by e in this time
     * @param pitchBin ln units of a bin in which pitch is counted
     * @param pitchBins how many bins there are
     * @param lowestHertz where the first one begins
     */
    public record Cues(double low, double lowSeconds, double afterSeconds, double spacingSeconds, double fadeSeconds,
            double pitchBin, int pitchBins, double lowestHertz) {
    }

    /**
     * What a face plans before it is sampled: when gestures begin. A gesture's mark is 1 in the frame in which it begins,
     * and fades.
     *
     * @param gestures names, in the graphs' order
     * @param fadeSeconds a mark falls by e in this time
     * @param apartSpeaking seconds after each gesture in which no other of its kind begins, while the avatar speaks
     * @param apartListening the same while it listens
     * @param lookahead frames of a line beyond a piece's new ones by which the planner sees what will be said
     */
    public record Plan(List<String> gestures, double fadeSeconds, List<Float> apartSpeaking,
            List<Float> apartListening, int lookahead) {
    }

    /**
     * How motion without speech is cut.
     *
     * @param chunk new frames a piece; a partner is known up to this many frames before a piece's end
     * @param context most frames already sampled that a piece sees
     */
    public record Idle(int chunk, int context) {
    }

    /**
     * A graph's file.
     *
     * @param file its name
     * @param sha256 its SHA-256, lower-case hexadecimal
     */
    public record GraphFile(String file, String sha256) {
    }

    /**
     * The graphs.
     *
     * @param textEncoder once a line
     * @param styleEncoder once a reference clip
     * @param planner once a piece, before its condition
     * @param condition once a piece
     * @param velocity once a solver step
     * @param motionVelocity once a solver step, without sound
     * @param vocoder once a chunk
     */
    public record Graphs(GraphFile textEncoder, GraphFile styleEncoder, GraphFile planner, GraphFile condition,
            GraphFile velocity, GraphFile motionVelocity, GraphFile vocoder) {
    }
}
