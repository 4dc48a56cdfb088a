package dev.parley.sample;

import dev.parley.rig.FrameShaper;
import dev.parley.synthesis.SpeechRequest;
import dev.parley.synthesis.SpeechResult;
import dev.parley.synthesis.SpeechStream;
import java.io.IOException;
import java.nio.file.Path;

/** Speaks one line: into files, and in a film or a window. */
final class LineRun {

    /** Lines spoken before one is timed: Java compiles what runs often, and a game has spoken before. */
    private static final int WARM_UPS = 4;

    private final AvatarChoice avatar;
    private final OutputOptions outputs;
    private final LineOutputs files;
    private final PictureOptions picture;
    private final ModelOptions dials;
    private final Console console;

    LineRun(AvatarChoice avatar, OutputOptions outputs, BakeOptions bakes, PictureOptions picture, ModelOptions dials,
            Console console) {
        this.avatar = avatar;
        this.outputs = outputs;
        this.picture = picture;
        this.dials = dials;
        this.console = console;
        files = new LineOutputs(outputs, bakes);
    }

    /** Speaks; all that can fail without the model is checked first. */
    void run(String text, Direction direction) throws IOException {
        boolean window = check();
        try (LoadedModel model = dials.open()) {
            SpeechRequest request = new Director(model.synthesizer(), console).speech(text, direction);
            SpeechResult line = prepare(text, request, model);
            PlayMeter meter = show(request, model, window);
            if (outputs.report() != null) {
                meter.addTo(RunReport.of(line, model, direction.seed())).write(outputs.report());
            }
        }
    }

    /** Checks the files, and tells whether there will be a window. */
    private boolean check() {
        files.check();
        Path film = outputs.record();
        if (film != null && picture.isOff()) {
            throw new InputException("--record and --no-video exclude each other; leave one out");
        }
        if (film != null) {
            InputException.check(() -> picture.film(film, null));
            return false;
        }
        boolean window = !picture.isOff() && Screen.isThere();
        if (!window && !files.isGiven()) {
            throw new InputException((picture.isOff() ? "--no-video leaves nothing to do" : "there is no display to "
                    + "open a window on") + "; name a file, for instance --record line.mp4 or --wav line.wav");
        }
        return window;
    }

    /** Makes the line and its files, where there are any; otherwise looks at the text only. */
    private SpeechResult prepare(String text, SpeechRequest request, LoadedModel model) throws IOException {
        if (!files.needsLine()) {
            try (SpeechStream stream = model.synthesizer().synthesize(request)) {
                stream.warnings().forEach(warning -> console.warn(warning.message()));
            }
            return null;
        }
        for (int i = 0; i < WARM_UPS && outputs.report() != null; i++) {
            model.synthesizer().warmUp();
        }
        SpeechResult line = model.synthesizer().synthesizeAll(request);
        line.warnings().forEach(warning -> console.warn(warning.message()));
        files.files().write(text, line, new FrameShaper(avatar.profile()), model.voice());
        files.bake(avatar, line, model.voice());
        return line;
    }

    private PlayMeter show(SpeechRequest request, LoadedModel model, boolean window) {
        if (outputs.record() != null) {
            return SpeakApp.record(avatar, request, model, picture.film(outputs.record(), model.voice()));
        }
        return window ? SpeakApp.show(avatar, request, model, picture.picture()) : new PlayMeter();
    }
}
