package dev.parley.sample;

import com.jme3.app.SimpleApplication;
import com.jme3.system.AppSettings;
import com.jme3.system.JmeContext;
import dev.parley.jme.SpeechHandle;
import dev.parley.jme.SpeechListener;
import dev.parley.jme.TalkingAvatarControl;
import dev.parley.jme.TalkingAvatarState;
import dev.parley.jme.audio.SafeAudio;
import dev.parley.jme.audio.VirtualOutputs;
import dev.parley.jme.record.EglOffscreenContext;
import dev.parley.jme.record.FixedStepTimer;
import dev.parley.jme.record.Recorder;
import dev.parley.jme.record.RecordingSettings;
import dev.parley.rig.AvatarRig;
import dev.parley.synthesis.SpeechRequest;
import java.util.concurrent.CountDownLatch;

/** Shows an avatar that speaks one line, in a window or to a film, alive before and after. */
final class SpeakApp extends SimpleApplication implements SpeechListener {

    private static final double BEFORE_SECONDS = 0.7;
    private static final double AFTER_SECONDS = 1.0;
    /** Of a window; a film has one, and its edges are smoothed: four cost a software renderer three times as much. */
    private static final int SAMPLES = 4;

    private final AvatarChoice avatar;
    private final SpeechRequest request;
    private final LoadedModel model;
    private final RecordingSettings film;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final PlayMeter meter = new PlayMeter();
    private final SoundTrack sound = new SoundTrack();
    private TalkingAvatarControl speaker;
    private SpeechHandle line;
    private Recorder recorder;
    private double seconds;
    private double filmStart;
    private double lineEnd = Double.NaN;
    private volatile boolean started;
    private volatile Throwable failure;

    private SpeakApp(AvatarChoice avatar, SpeechRequest request, LoadedModel model, RecordingSettings film) {
        this.avatar = avatar;
        this.request = request;
        this.model = model;
        this.film = film;
    }

    /** Opens a window; returns when the line is over or the window closed. */
    static PlayMeter show(AvatarChoice avatar, SpeechRequest request, LoadedModel model, FrameSize size) {
        AppSettings settings = new AppSettings(true);
        settings.setTitle("Parley");
        SafeAudio.prepare(settings);
        return new SpeakApp(avatar, request, model, null).run(settings, size, JmeContext.Type.Display);
    }

    /** Renders to a film, off screen. */
    static PlayMeter record(AvatarChoice avatar, SpeechRequest request, LoadedModel model, RecordingSettings film) {
        SpeakApp app = new SpeakApp(avatar, request, model, film);
        app.setTimer(new FixedStepTimer(film.framesPerSecond()));
        return app.run(EglOffscreenContext.configure(new AppSettings(true)),
                new FrameSize(film.width(), film.height()), JmeContext.Type.OffscreenSurface);
    }

    private PlayMeter run(AppSettings settings, FrameSize size, JmeContext.Type type) {
        settings.setResolution(size.width(), size.height());
        settings.setSamples(film == null ? SAMPLES : 1);
        setSettings(settings);
        setShowSettings(false);
        setPauseOnLostFocus(false);
        start(type, false);
        await();
        if (failure != null) {
            throw started && failure instanceof RuntimeException known ? known
                    : new InputException(cannotStart(), failure);
        }
        return meter;
    }

    private String cannotStart() {
        String reason = " (" + failure.getMessage() + "); ";
        return film == null ? "no window could be opened" + reason + "check the display, or add --record F.mp4"
                : "off-screen rendering failed" + reason + "it needs libegl1, libgl1 and libgl1-mesa-dri";
    }

    private void await() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InputException("interrupted", e);
        }
    }

    @Override
    public void simpleInitApp() {
        started = true;
        setDisplayStatView(false);
        setDisplayFps(false);
        flyCam.setEnabled(false);
        AvatarRig rig = Studio.build(this, avatar);
        TalkingAvatarState state = new TalkingAvatarState(model.synthesizer());
        if (film != null) {
            prepareFilm(state);
        }
        stateManager.attach(state);
        speaker = new MeasuredAvatar(rig, meter);
        rig.root().addControl(speaker);
        state.add(speaker);
        speaker.addListener(this);
    }

    private void prepareFilm(TalkingAvatarState state) {
        state.setSynchronous(true);
        state.setOutputs(new VirtualOutputs(this::timerSeconds, rate -> sound::add));
        recorder = Recorder.start(film).smoothEdges();
        guiViewPort.addProcessor(recorder);
    }

    private double timerSeconds() {
        return (double) timer.getTime() / timer.getResolution();
    }

    @Override
    public void simpleUpdate(float tpf) {
        if (recorder != null && recorder.frames() == 0) {
            filmStart = timerSeconds();
        }
        meter.frame(System.nanoTime());
        seconds += tpf;
        if (line == null && seconds >= BEFORE_SECONDS) {
            line = speaker.speak(request);
            meter.follow(line);
        }
        if (line != null && line.isDone() && Double.isNaN(lineEnd)) {
            lineEnd = seconds;
        }
        if (seconds - lineEnd >= AFTER_SECONDS) {
            finish();
        }
    }

    private void finish() {
        if (recorder != null) {
            double end = filmStart + (double) recorder.frames() / film.framesPerSecond();
            guiViewPort.removeProcessor(recorder);
            recorder.finish(sound.between(filmStart, end, model.synthesizer().manifest().sampleRate()));
        }
        stop();
    }

    @Override
    public void onError(SpeechHandle failed, Throwable error) {
        handleError("the line cannot be spoken", error);
    }

    @Override
    public void handleError(String message, Throwable thrown) {
        failure = thrown == null ? new InputException(message) : thrown;
        if (recorder != null) {
            recorder.close();
        }
        stop();
        ended.countDown();
    }

    @Override
    public void destroy() {
        try {
            super.destroy();
        } finally {
            ended.countDown();
        }
    }
}
