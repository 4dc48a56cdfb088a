package dev.parley.synthesis;

import dev.parley.flow.Conditions;
import dev.parley.flow.FlowPiece;
import dev.parley.flow.FlowSettings;
import dev.parley.flow.LinePlan;
import dev.parley.flow.MotionQueue;
import dev.parley.flow.NoiseSource;
import dev.parley.flow.SolverSettings;
import dev.parley.flow.SpeechSampler;
import dev.parley.onnx.Cancellation;
import dev.parley.onnx.ModelManifest;
import dev.parley.signal.PcmAudio;
import dev.parley.signal.TimedEvent;
import dev.parley.text.TextWarning;
import dev.parley.vocoder.VocoderStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A line: plans its sentences one at a time, samples them piece by piece, and lets sound and motion out together, as far
 * as the vocoder's sound is final.
 */
final class LineStream implements SpeechStream {

    private final SynthesisParts parts;
    private final ModelManifest manifest;
    private final SpeechRequest request;
    private final Script script;
    private final SolverSettings solver;
    private final Cancellation cancellation;
    private final Deque<TimedEvent> events = new ArrayDeque<>();
    private FlowSettings settings;
    private SpeechSampler sampler;
    private VocoderStream vocoder;
    private MotionQueue motion;
    private long planned;
    private long given;
    private int chunks;
    private boolean finished;
    private volatile boolean waiting;

    LineStream(SynthesisParts parts, SpeechRequest request, Script script, Cancellation cancellation) {
        this.parts = parts;
        this.manifest = parts.model().manifest();
        this.request = request;
        this.script = script;
        this.solver = parts.reader().solver(request.steps(), request.guidance());
        this.cancellation = cancellation;
    }

    @Override
    public SpeechChunk next() {
        try {
            return finished || cancellation.cancelled() ? null : compute();
        } catch (RuntimeException e) {
            if (cancellation.cancelled()) {
                return null;
            }
            throw e;
        }
    }

    private SpeechChunk compute() {
        float[] sound = new float[0];
        waiting = false;
        while (sound.length == 0 && !finished && !waiting) {
            advance();
            sound = vocoder == null ? sound : vocoder.take();
        }
        return sound.length == 0 && waiting ? null : chunk(sound);
    }

    private void begin() {
        Conditions conditions = parts.reader().conditions(request.voice(), request.emotion(), request.style(),
                cancellation);
        long textSeed = TextSeed.of(script.seedText());
        NoiseSource noise = new NoiseSource(request.seed() + textSeed);
        long prosodySeed = request.prosodySeed().orElse(textSeed);
        settings = new FlowSettings(solver, conditions, noise, new NoiseSource(prosodySeed));
        float[] before = parts.reader().before(request.before(), manifest.pieces().context());
        sampler = new SpeechSampler(parts.model(), settings, before, cancellation);
        motion = new MotionQueue(manifest, before);
        vocoder = parts.vocoder().begin((frame, target) -> noise.fill(NoiseSource.Stream.VOICE, frame, target, 0,
                target.length, 1), cancellation);
    }

    private void plan() {
        if (sampler == null) {
            begin();
        }
        Script.Part part = script.next();
        LinePlan plan = parts.encoder().plan(part.sentence(), part.firstPhone(), settings, request.tempo(),
                cancellation);
        if (part.spoken() > 0) {
            plan = plan.after(part.spoken(), (int) Math.rint(manifest.text().tailSilence() * manifest.frameRate()));
            sampler.resume(plan);
        } else {
            sampler.begin(plan);
        }
        for (int i = 0; i < plan.frames(); i++) {
            vocoder.plan(plan.logF0(i), plan.voiced(i));
        }
        events.addAll(LineEvents.of(plan, part.marks(), planned, manifest.frameRate()));
        planned += plan.frames();
    }

    /** Does the next thing there is to do, or finds that it has to wait for text. */
    private void advance() {
        if (sampler != null && sampler.hasNext()) {
            FlowPiece piece = sampler.next();
            vocoder.push(piece.mel());
            motion.add(piece.motion());
        } else if (script.hasNext()) {
            plan();
        }
        boolean ended = script.isEnded();
        if ((sampler == null || !sampler.hasNext()) && !script.hasNext()) {
            if (ended) {
                end();
            } else {
                waiting = true;
            }
        }
    }

    private void end() {
        script.rest().forEach(mark -> events.add(LineEvents.of(mark, planned / manifest.frameRate())));
        vocoder.end();
        finished = true;
    }

    private SpeechChunk chunk(float[] sound) {
        int frames = sound.length / manifest.hop();
        double start = given / manifest.frameRate();
        given += frames;
        PcmAudio audio = new PcmAudio(sound, manifest.sampleRate());
        return new SpeechChunk(chunks++, start, audio, parts.scaler().toClip(motion.take(frames)),
                eventsBefore(given / manifest.frameRate()), finished);
    }

    private List<TimedEvent> eventsBefore(double end) {
        List<TimedEvent> due = new ArrayList<>();
        while (!events.isEmpty() && (finished || events.peek().start() < end)) {
            due.add(events.remove());
        }
        return due;
    }

    @Override
    public void cancel() {
        cancellation.cancel();
    }

    @Override
    public boolean cancelled() {
        return cancellation.cancelled();
    }

    @Override
    public List<TextWarning> warnings() {
        return script.warnings();
    }

    @Override
    public boolean isWaiting() {
        return waiting;
    }

    @Override
    public int steps() {
        return solver.steps();
    }

    @Override
    public void close() {
        if (!finished) {
            cancel();
        }
        finished = true;
        cancellation.close();
        parts.closed(this);
    }
}
