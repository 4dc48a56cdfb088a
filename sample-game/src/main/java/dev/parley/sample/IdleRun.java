package dev.parley.sample;

import dev.parley.rig.FrameShaper;
import dev.parley.synthesis.IdleRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes faces that do not speak: alone, or listening to one partner or many. */
final class IdleRun {

    private static final double LONGEST_SECONDS = 3600;

    private final IdleOptions options;
    private final Direction direction;
    private final ModelOptions dials;
    private final FrameShaper shaper;
    private final Console console;
    private int failures;

    IdleRun(IdleOptions options, Direction direction, ModelOptions dials, FrameShaper shaper, Console console) {
        this.options = options;
        this.direction = direction;
        this.dials = dials;
        this.shaper = shaper;
        this.console = console;
    }

    /** Writes one take to the named files, or to the folder. Returns the exit status. */
    int runOne(LineFiles files, Path folder) throws IOException {
        Double seconds = options.idle();
        if (seconds != null && !(seconds > 0 && seconds <= LONGEST_SECONDS)) {
            throw new InputException("--idle is " + seconds + " seconds; it must be above 0 and at most 3600");
        }
        if (seconds != null && (options.listen() != null || options.listenMotion() != null)) {
            throw new InputException("--idle and --listen exclude each other: a listener lasts as long as the partner");
        }
        Path csv = folder == null ? files.motionCsv() : folder.resolve(name() + ".csv");
        if (csv == null && files.motionJson() == null) {
            throw new InputException("nothing to write; name --motion F.csv or a folder with --out DIR");
        }
        prepare(folder, csv);
        try (LoadedModel model = dials.open()) {
            IdleRequest request = new Director(model.synthesizer(), console).idle(direction);
            IdleTake take = seconds != null ? IdleTake.of(model.synthesizer(), request, seconds)
                    : IdleTake.listening(model.synthesizer(), request, options.listen(), options.listenMotion());
            take.write(csv, files.motionJson(), shaper);
        }
        return SpeakCommand.OK;
    }

    private String name() {
        Path partner = options.listen() != null ? options.listen() : options.listenMotion();
        return partner == null ? "idle" : partner.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    }

    private static void prepare(Path folder, Path csv) {
        if (folder != null) {
            try {
                Files.createDirectories(folder);
            } catch (IOException e) {
                throw new InputException("cannot create the folder " + folder + "; name another with --out", e);
            }
        }
        if (csv != null) {
            OutputCheck.check(List.of(csv));
        }
    }

    /** Listens to every partner of a list; rows that cannot be used are reported. Returns the exit status. */
    int runBatch(Path folder) {
        List<BatchRow> rows = BatchRow.partners(options.batch(), direction, this::complain);
        if (rows.isEmpty()) {
            throw new InputException(options.batch() + ": there is nobody to listen to; write rows of ID, tab, PARTNER.wav");
        }
        List<Path> files = new ArrayList<>();
        rows.forEach(row -> files.add(row.motion(folder)));
        prepare(folder, null);
        OutputCheck.check(files);
        try (LoadedModel model = dials.open()) {
            Director director = new Director(model.synthesizer(), console);
            rows.forEach(row -> listen(row, folder, model, director));
        }
        return failures == 0 ? SpeakCommand.OK : SpeakCommand.BAD_INPUT;
    }

    private void listen(BatchRow row, Path folder, LoadedModel model, Director director) {
        try {
            Path wav = row.text().isBlank() ? null : Path.of(row.text().strip());
            IdleTake take = IdleTake.listening(model.synthesizer(), director.idle(row.direction()), wav, row.partner());
            take.write(row.motion(folder), null, shaper);
            if (options.heard() && wav != null) {
                HeardFile.write(row.heard(folder), model.synthesizer().hear(Recordings.sound(wav)));
            }
        } catch (InputException | IOException e) {
            complain(options.batch() + ":" + row.number() + ": " + e.getMessage());
        }
    }

    private void complain(String message) {
        failures++;
        console.error(message);
    }
}
