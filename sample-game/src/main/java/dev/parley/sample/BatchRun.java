package dev.parley.sample;

import dev.parley.jme.record.Ffmpeg;
import dev.parley.jme.record.OggFile;
import dev.parley.jme.record.RecordingException;
import dev.parley.rig.FrameShaper;
import dev.parley.synthesis.SpeechResult;
import dev.parley.text.UnspeakableTextException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Bakes a file of lines into sound, motion, subtitles, events and reports. */
final class BatchRun {

    private final Path lines;
    private final Path folder;
    private final Direction direction;
    private final ModelOptions dials;
    private final FrameShaper shaper;
    private final Console console;
    private final AtomicInteger failures = new AtomicInteger();
    private AvatarChoice avatar;
    private BakeOptions bakes = new BakeOptions();
    private Baker baker;

    BatchRun(Path lines, Path folder, Direction direction, ModelOptions dials, FrameShaper shaper, Console console) {
        this.lines = lines;
        this.folder = folder;
        this.direction = direction;
        this.dials = dials;
        this.shaper = shaper;
        this.console = console;
    }

    /** Also bakes the motion for this avatar, as far as the options ask for it. */
    BatchRun baking(AvatarChoice choice, BakeOptions options) {
        avatar = choice;
        bakes = options;
        return this;
    }

    /** Bakes every row that can be baked; the others are reported by line number. Returns the exit status. */
    int run() throws IOException {
        List<BatchRow> rows = BatchRow.read(lines, direction, this::complain);
        if (rows.isEmpty()) {
            throw new InputException(lines + ": there is no line to speak; write rows of ID, tab, text");
        }
        prepareFolder();
        rows.forEach(row -> OutputCheck.check(row.files(folder).all()));
        if (bakes.wantsOgg()) {
            Ffmpeg.program();
        }
        baker = bakes.wantsMotion() ? new Baker(avatar, bakes.wantsGltf()) : null;
        try (LoadedModel model = dials.open()) {
            model.synthesizer().warmUp();
            Director director = new Director(model.synthesizer(), console);
            rows.forEach(row -> bake(row, model, director));
        }
        if (baker != null) {
            baker.writeGltf(folder.resolve(avatar.stem() + ".glb"));
        }
        return failures.get() == 0 ? SpeakCommand.OK : SpeakCommand.BAD_INPUT;
    }

    private void prepareFolder() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new InputException("cannot create the folder " + folder + "; name another with --out", e);
        }
    }

    private void bake(BatchRow row, LoadedModel model, Director director) {
        try {
            SpeechResult line = model.synthesizer().synthesizeAll(director.speech(row.text(), row.direction()));
            line.warnings().forEach(warning -> console.warn(place(row) + warning.message()));
            row.files(folder).write(row.text(), line, shaper, model.voice());
            if (bakes.wantsOgg()) {
                OggFile.write(row.ogg(folder), line.audio(), model.voice());
            }
            if (baker != null) {
                baker.add(row.id(), line, bakes.wantsClips() ? row.clip(folder) : null);
            }
            RunReport.of(line, model, row.direction().seed()).write(row.report(folder));
        } catch (UnspeakableTextException | InputException | RecordingException | IOException e) {
            complain(place(row) + e.getMessage());
        }
    }

    private String place(BatchRow row) {
        return lines + ":" + row.number() + ": ";
    }

    private void complain(String message) {
        failures.incrementAndGet();
        console.error(message);
    }
}
