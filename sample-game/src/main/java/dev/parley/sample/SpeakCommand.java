package dev.parley.sample;

import dev.parley.format.ReportJson;
import dev.parley.jme.record.Ffmpeg;
import dev.parley.jme.record.RecordingException;
import dev.parley.jme.record.RecordingSettings;
import dev.parley.onnx.ModelLoadException;
import dev.parley.rig.FrameShaper;
import dev.parley.rig.RigException;
import dev.parley.synthesis.SpeechRequest;
import dev.parley.synthesis.SpeechResult;
import dev.parley.synthesis.SpeechStream;
import dev.parley.text.UnspeakableTextException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The {@code speak} command: a text becomes speech and facial motion, in a window, a film, or files. Exit status 0 if all
 * that was asked for is there, 2 with one line on standard error if the input is bad.
 */
@Command(name = "speak", mixinStandardHelpOptions = true, versionProvider = SpeakCommand.Version.class,
        sortOptions = false, description = "Lets an avatar speak a text: in a window, in a film, or into files.")
public final class SpeakCommand implements Callable<Integer> {

    static final int OK = 0;
    static final int BAD_INPUT = 2;
    static final int BROKEN = 1;
    /** Lines spoken before one is timed: Java compiles what runs often, and a game has spoken before. */
    private static final int WARM_UPS = 4;
    private static final FrameSize PICTURE_SIZE = new FrameSize(640, 640);
    /** Of one face of a contact sheet. */
    private static final FrameSize FACE_SIZE = new FrameSize(220, 250);

    @Parameters(paramLabel = "TEXT", arity = "0..*", description = "what to say; - reads the standard input")
    private List<String> words = new ArrayList<>();

    @Option(names = "--file", paramLabel = "F.txt", description = "reads the text from a UTF-8 file")
    private Path file;

    @Mixin
    private AvatarOptions avatars = new AvatarOptions();

    @Mixin
    private OutputOptions outputs = new OutputOptions();

    @Mixin
    private BakeOptions bakes = new BakeOptions();

    @Option(names = "--size", paramLabel = "WxH", description = "size of the picture in pixels (default 640x640)",
            converter = FrameSize.Converter.class)
    private FrameSize size;

    @Option(names = "--fps", paramLabel = "N", description = "frames a second of the film, 1 to 240 (default "
            + "${DEFAULT-VALUE})", defaultValue = "30")
    private int framesPerSecond;

    @Option(names = "--no-video", description = "shows nothing, writes the other files")
    private boolean noVideo;

    @Option(names = "--batch", paramLabel = "LINES.tsv", description = "speaks many lines, rows of ID, tab, text, into "
            + "the folder of --out; further columns direct a line: emotion=happy:0.8, style=clip.wav, seed=3")
    private Path batch;

    @Option(names = "--out", paramLabel = "DIR", description = "folder for ID.wav, ID.csv, ID.vtt, ID.events.json and "
            + "ID.json of each row")
    private Path out;

    @Mixin
    private SheetOptions sheet = new SheetOptions();

    @Mixin
    private IdleOptions idle = new IdleOptions();

    @Mixin
    private DirectionOptions direction = new DirectionOptions();

    @Mixin
    private MeasureOptions measures = new MeasureOptions();

    @Mixin
    private ModelOptions dials = new ModelOptions();

    private final Console console;

    /** Reads the version from the program's jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = SpeakCommand.class.getPackage().getImplementationVersion();
            return new String[] {"Parley " + (version == null ? "(not packaged)" : version)};
        }
    }

    private SpeakCommand(Console console) {
        this.console = console;
    }

    /**
     * Runs the command and ends the program.
     *
     * @param arguments as typed (not null)
     */
    public static void main(String[] arguments) {
        PrintWriter errors = new PrintWriter(System.err, true);
        Console console = new Console(errors);
        console.takeLogs();
        System.exit(run(console, arguments));
    }

    /** Runs the command and returns its exit status. */
    static int run(Console console, String... arguments) {
        CommandLine command = new CommandLine(new SpeakCommand(console));
        command.setParameterExceptionHandler((failure, given) -> {
            console.error(failure.getMessage() + " (see --help)");
            return BAD_INPUT;
        });
        command.setExecutionExceptionHandler((failure, line, parsed) -> explain(failure, console));
        return command.execute(arguments);
    }

    /** What the user can mend is told in one line; anything else is a mistake of this program. */
    private static int explain(Exception failure, Console console) {
        if (failure instanceof InputException || failure instanceof ModelLoadException
                || failure instanceof RecordingException || failure instanceof RigException
                || failure instanceof UnspeakableTextException || failure instanceof IOException) {
            console.error(failure.getMessage());
            return BAD_INPUT;
        }
        failure.printStackTrace();
        return BROKEN;
    }

    @Override
    public Integer call() throws IOException {
        AvatarChoice avatar = avatars.avatar();
        if (avatars.wantsCoverage()) {
            if (!words.isEmpty() || file != null || batch != null || !outputs.all().isEmpty() || idle.isGiven()) {
                throw new InputException("--coverage prints a report and says nothing; leave text and files out");
            }
            console.print(avatar.report().toString());
            return OK;
        }
        if (sheet.isGiven()) {
            return contactSheet(avatar);
        }
        checked(dials::synthesizer);
        if (measures.isGiven()) {
            if (!words.isEmpty() || file != null || batch != null || lineOutputs().isGiven() || idle.isGiven()) {
                throw new InputException("--bench and --soak say their own lines and write no files; leave the rest out");
            }
            return measures.run(dials);
        }
        if (idle.isGiven()) {
            return idle(new FrameShaper(avatar.profile()));
        }
        return batch == null ? speakLine(avatar) : bake(avatar);
    }

    private int contactSheet(AvatarChoice avatar) throws IOException {
        if (measures.isGiven() || !words.isEmpty() || file != null || batch != null || out != null || idle.isGiven()
                || lineOutputs().isGiven()) {
            throw new InputException("--contact-sheet says nothing and writes one picture; leave the text and the other "
                    + "files out");
        }
        ContactSheet.check(sheet.file());
        SheetApp.render(avatar, size == null ? FACE_SIZE : size).write(sheet.file());
        return OK;
    }

    /** An option out of its range is bad input; the same exception later on is a mistake of this program. */
    private static void checked(Supplier<?> options) {
        try {
            options.get();
        } catch (IllegalArgumentException e) {
            throw new InputException(e.getMessage(), e);
        }
    }

    private int bake(AvatarChoice avatar) throws IOException {
        if (out == null) {
            throw new InputException("--batch needs --out DIR, the folder for its files");
        }
        if (!words.isEmpty() || file != null || !outputs.all().isEmpty()) {
            throw new InputException("--batch takes its lines and files from " + batch
                    + "; leave the text and single files out");
        }
        bakes.checkBatch();
        return new BatchRun(batch, out, direction.direction(), dials, new FrameShaper(avatar.profile()), console)
                .baking(avatar, bakes).run();
    }

    private int idle(FrameShaper shaper) throws IOException {
        LineFiles files = outputs.files();
        boolean others = files.all().size() > (files.motionCsv() == null ? 0 : 1) + (files.motionJson() == null ? 0 : 1);
        if (!words.isEmpty() || file != null || batch != null || others || bakes.isGiven() || outputs.record() != null
                || outputs.report() != null) {
            throw new InputException("--idle and --listen say nothing and write motion only; leave the text and the other "
                    + "files out");
        }
        IdleRun run = new IdleRun(idle, direction.direction(), dials, shaper, console);
        if (idle.batch() == null) {
            OutputCheck.check(outputs.all());
            return run.runOne(files, out);
        }
        if (out == null || !outputs.all().isEmpty()) {
            throw new InputException("--listen-batch needs --out DIR, the folder for its files, and no other file");
        }
        return run.runBatch(out);
    }

    private int speakLine(AvatarChoice avatar) throws IOException {
        if (out != null) {
            throw new InputException("--out DIR belongs to --batch LINES.tsv; name single files with --wav, --motion");
        }
        String text = TextSource.read(words, file, System.in);
        Direction directed = direction.direction();
        boolean window = checkOutputs();
        try (LoadedModel model = dials.open()) {
            SpeechRequest request = new Director(model.synthesizer(), console).speech(text, directed);
            SpeechResult line = prepare(text, request, model, avatar);
            PlayMeter meter = show(avatar, request, model, window);
            if (outputs.report() != null) {
                ReportJson report = RunReport.of(line, model, directed.seed());
                meter.addTo(report).write(outputs.report());
            }
        }
        return OK;
    }

    /** Checks all that can fail without the model, and tells whether there will be a window. */
    private boolean checkOutputs() {
        OutputCheck.check(lineOutputs().all());
        if (outputs.record() != null) {
            if (noVideo) {
                throw new InputException("--record and --no-video exclude each other; leave one out");
            }
            checked(() -> film(null));
            Ffmpeg.program();
            return false;
        }
        boolean window = !noVideo && Screen.isThere();
        if (!window && !lineOutputs().isGiven()) {
            throw new InputException((noVideo ? "--no-video leaves nothing to do" : "there is no display to open a "
                    + "window on") + "; name a file, for instance --record line.mp4 or --wav line.wav");
        }
        return window;
    }

    /** Makes the line and its files, where there are any; otherwise looks at the text only. */
    private SpeechResult prepare(String text, SpeechRequest request, LoadedModel model, AvatarChoice avatar)
            throws IOException {
        if (outputs.report() == null && lineOutputs().files().all().isEmpty()) {
            try (SpeechStream stream = model.synthesizer().synthesize(request)) {
                stream.warnings().forEach(warning -> console.warn(warning.message()));
            }
            return null;
        }
        if (outputs.report() != null) {
            for (int i = 0; i < WARM_UPS; i++) {
                model.synthesizer().warmUp();
            }
        }
        SpeechResult line = model.synthesizer().synthesizeAll(request);
        line.warnings().forEach(warning -> console.warn(warning.message()));
        lineOutputs().files().write(text, line, new FrameShaper(avatar.profile()), model.voice());
        lineOutputs().bake(avatar, line);
        return line;
    }

    private LineOutputs lineOutputs() {
        return new LineOutputs(outputs, bakes);
    }

    private PlayMeter show(AvatarChoice avatar, SpeechRequest request, LoadedModel model, boolean window) {
        if (outputs.record() != null) {
            return SpeakApp.record(avatar, request, model, film(model));
        }
        return window ? SpeakApp.show(avatar, request, model, pictureSize()) : new PlayMeter();
    }

    private RecordingSettings film(LoadedModel model) {
        return new RecordingSettings(outputs.record(), pictureSize().width(), pictureSize().height(), framesPerSecond,
                model == null ? null : model.voice());
    }

    private FrameSize pictureSize() {
        return size == null ? PICTURE_SIZE : size;
    }
}
