package dev.parley.onnx;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads and validates {@code model.json}. Stateless; usable on any thread.
 */
final class ManifestReader {

    private static final double ANY = Double.NEGATIVE_INFINITY;
    private static final double MAX = 1e9;
    /** The least of a quantity that is not nothing. */
    private static final double LEAST = 1e-6;

    private ManifestReader() {
    }

    /** Reads the manifest of a source. */
    static ModelManifest read(ModelSource source) {
        String place = source.locate(ModelManifest.FILE);
        byte[] bytes = source.read(ModelManifest.FILE);
        JsonNode root;
        try {
            root = JsonTree.read(bytes);
        } catch (JacksonException e) {
            throw new ModelLoadException(place + " is not valid JSON: " + e.getOriginalMessage()
                    + "; restore the file that came with the model", e);
        }
        ManifestNode fields = new ManifestNode(place, "", root);
        ModelManifest manifest = manifest(fields);
        fields.warnUnread();
        return manifest;
    }

    private static ModelManifest manifest(ManifestNode root) {
        int format = root.integer("format", 0, MAX);
        if (format != ModelManifest.FORMAT) {
            throw root.wrong("format", format, "the number " + ModelManifest.FORMAT
                    + " (this version of Parley reads no other)");
        }
        int sampleRate = root.integer("sampleRate", 1, MAX);
        ModelManifest manifest = new ModelManifest(format, root.text("name"), root.text("version"),
                root.text("license"), sampleRate, root.integer("hop", 1, MAX), root.integer("window", 1, MAX),
                mel(root.object("mel"), sampleRate), motion(root.object("motion")), prosody(root.object("prosody")),
                text(root.object("text")), new ModelManifest.Speaker(root.object("speaker").texts("dials", 0)),
                root.texts("emotions", 0), style(root.object("style")), root.integer("participant", 1, MAX),
                cues(root.object("cues")), plan(root.object("plan"), root), root.integer("textWidth", 1, MAX),
                condition(root.object("condition")), pieces(root.object("pieces")),
                solver(root.object("solver")), vocoder(root.object("vocoder")), idle(root.object("idle")),
                graphs(root.object("graphs")), gpu(root));
        checkParticipant(root, manifest);
        checkTransform(root, manifest);
        checkBuckets(root, manifest);
        return manifest;
    }

    private static ModelManifest.Mel mel(ManifestNode node, int sampleRate) {
        int bands = node.integer("bands", 1, MAX);
        double fmin = node.number("fmin", 0, sampleRate / 2.0);
        return new ModelManifest.Mel(bands, fmin, node.number("fmax", fmin, sampleRate / 2.0),
                node.floats("mean", bands, ANY), node.positive("sd"), (float) node.number("floor", ANY, 0));
    }

    private static ModelManifest.Motion motion(ManifestNode node) {
        List<String> channels = node.texts("channels", 1);
        List<String> parts = node.has("parts") ? node.members("parts", channels, "motion channels") : List.of();
        int columns = channels.size() + parts.size();
        return new ModelManifest.Motion(channels, parts, node.floats("mean", columns, ANY),
                node.floats("sd", columns, Float.MIN_VALUE), node.floats("smoothing", columns, 0));
    }

    private static ModelManifest.Prosody prosody(ManifestNode node) {
        return new ModelManifest.Prosody((float) node.number("logF0Mean", ANY, MAX), node.positive("logF0Sd"),
                (float) node.number("energyMean", ANY, MAX), node.positive("energySd"),
                (float) node.number("voicedThreshold", 0, 1), (float) node.number("logF0Range", 0, 4));
    }

    private static ModelManifest.Text text(ManifestNode node) {
        return new ModelManifest.Text(node.texts("symbols", 1), node.texts("punctuation", 1),
                node.number("leadSilence", 0, 60), node.number("tailSilence", 0, 60), node.positive("maxPhoneSeconds"));
    }

    private static ModelManifest.Style style(ManifestNode node) {
        return new ModelManifest.Style(node.integer("tokens", 1, MAX), node.integer("width", 1, MAX),
                node.integer("fold", 1, MAX));
    }

    private static ModelManifest.Condition condition(ManifestNode node) {
        int fold = node.integer("fold", 1, MAX);
        if (node.has("width")) {
            return new ModelManifest.Condition(List.of(node.integer("width", 1, MAX)), List.of(0), fold);
        }
        List<Integer> parts = node.integers("parts", 1);
        List<Integer> own = node.integers("motionParts", 0);
        if (own.stream().anyMatch(part -> part >= parts.size())) {
            throw node.wrong("motionParts", own, "indices of the " + parts.size() + " parts, from 0");
        }
        return new ModelManifest.Condition(parts, own, fold);
    }

    private static ModelManifest.Cues cues(ManifestNode node) {
        return new ModelManifest.Cues(node.number("low", 0, 1), node.number("lowSeconds", 0, MAX),
                node.number("afterSeconds", 0, MAX), node.number("spacingSeconds", 0, MAX),
                node.number("fadeSeconds", LEAST, MAX), node.number("pitchBin", LEAST, MAX),
                node.integer("pitchBins", 1, MAX), node.number("lowestHertz", LEAST, MAX));
    }

    /** Models up to 0.7.0 do not say how far the planner sees: as far as the towers do. */
    private static ModelManifest.Plan plan(ManifestNode node, ManifestNode root) {
        List<String> gestures = node.texts("gestures", 1);
        return new ModelManifest.Plan(gestures, node.number("fadeSeconds", LEAST, MAX),
                node.floats("apartSpeaking", gestures.size(), 0), node.floats("apartListening", gestures.size(), 0),
                node.has("lookahead") ? node.integer("lookahead", 0, MAX)
                        : root.object("pieces").integer("lookahead", 0, MAX));
    }

    private static ModelManifest.Idle idle(ManifestNode node) {
        return new ModelManifest.Idle(node.integer("chunk", 1, MAX), node.integer("context", 0, MAX));
    }

    private static ModelManifest.Pieces pieces(ManifestNode node) {
        return new ModelManifest.Pieces(node.integer("context", 0, MAX), node.integer("lookahead", 0, MAX),
                node.integers("chunks", 1),
                node.integers("buckets", 1));
    }

    private static ModelManifest.Solver solver(ManifestNode node) {
        int steps = node.integer("steps", 1, MAX);
        int firstSteps = node.has("firstSteps") ? node.integer("firstSteps", 1, MAX) : steps;
        return new ModelManifest.Solver(steps, firstSteps, node.number("sway", -1, 1),
                node.number("melTemperature", 0, 2), node.number("melDetail", 0, 1),
                node.number("motionTemperature", 0, 2),
                node.number("prosodyTemperature", 0, 2), node.number("motionNoiseSigma", 0, 100),
                node.number("guidance", 0, 10));
    }

    private static ModelManifest.VocoderSettings vocoder(ManifestNode node) {
        return new ModelManifest.VocoderSettings(node.integer("fft", 2, MAX), node.integer("context", 0, MAX),
                (float) node.number("noiseDepth", 0, 1), node.integer("matches", 0, 16),
                (float) node.number("matchRate", 0, 4));
    }

    private static ModelManifest.Graphs graphs(ManifestNode node) {
        return new ModelManifest.Graphs(graph(node.object("textEncoder")), graph(node.object("styleEncoder")),
                graph(node.object("planner")), graph(node.object("condition")), graph(node.object("velocity")),
                graph(node.object("motionVelocity")), graph(node.object("vocoder")));
    }

    private static Map<Graph, ModelManifest.GraphFile> gpu(ManifestNode root) {
        Map<Graph, ModelManifest.GraphFile> files = new EnumMap<>(Graph.class);
        if (root.has("gpu")) {
            ManifestNode node = root.object("gpu");
            for (Graph graph : Graph.values()) {
                if (node.has(graph.key())) {
                    files.put(graph, graph(node.object(graph.key())));
                }
            }
        }
        return Collections.unmodifiableMap(files);
    }

    private static ModelManifest.GraphFile graph(ManifestNode node) {
        String file = node.text("file");
        if (file.contains("/") || file.contains("\\") || file.isEmpty()) {
            throw node.wrong("file", file, "a file name without folders");
        }
        String sha256 = node.text("sha256");
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw node.wrong("sha256", sha256, "64 lower-case hexadecimal digits");
        }
        return new ModelManifest.GraphFile(file, sha256);
    }

    private static void checkTransform(ManifestNode root, ModelManifest manifest) {
        int fft = manifest.vocoder().fft();
        int hop = manifest.hop();
        if (fft % (2 * hop) != 0) {
            throw root.object("vocoder").wrong("fft", fft, "a multiple of twice the hop (" + 2 * hop + ")");
        }
    }

    private static void checkParticipant(ManifestNode root, ModelManifest manifest) {
        int channels = manifest.motion().channels().size();
        int extras = ModelManifest.PARTICIPANT_EXTRAS + manifest.plan().gestures().size();
        if (manifest.participant() != channels + extras) {
            throw root.wrong("participant", manifest.participant(), "the " + channels + " motion channels and " + extras
                    + " more (" + (channels + extras) + ")");
        }
    }

    private static void checkBuckets(ManifestNode root, ModelManifest manifest) {
        ModelManifest.Pieces pieces = manifest.pieces();
        List<Integer> buckets = pieces.buckets();
        int fold = manifest.condition().fold();
        for (int i = 0; i < buckets.size(); i++) {
            if (i > 0 && buckets.get(i) <= buckets.get(i - 1) || buckets.get(i) % fold != 0) {
                throw root.object("pieces").wrong("buckets", buckets, "ascending multiples of the fold (" + fold + ")");
            }
        }
        int chunk = pieces.chunks().stream().mapToInt(Integer::intValue).max().orElse(1);
        checkLongest(root, pieces, pieces.context(), chunk);
        checkLongest(root, pieces, manifest.idle().context(), manifest.idle().chunk());
    }

    private static void checkLongest(ManifestNode root, ModelManifest.Pieces pieces, int context, int chunk) {
        List<Integer> buckets = pieces.buckets();
        int longest = context + chunk + pieces.lookahead();
        if (buckets.get(buckets.size() - 1) < longest) {
            throw root.object("pieces").wrong("buckets", buckets, "a last length of at least " + longest
                    + " (context " + context + " + longest chunk " + chunk + " + lookahead " + pieces.lookahead() + ")");
        }
    }
}
