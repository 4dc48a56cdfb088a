package dev.parley.sample;

import dev.parley.jme.record.RecordingException;
import dev.parley.onnx.ModelLoadException;
import dev.parley.rig.FrameShaper;
import dev.parley.rig.RigException;
import dev.parley.text.UnspeakableTextException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;

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

    @Mixin
    private TextOptions text = new TextOptions();

    @Mixin
    private AvatarOptions avatars = new AvatarOptions();

    @Mixin
    private OutputOptions outputs = new OutputOptions();

    @Mixin
    private BakeOptions bakes = new BakeOptions();

    @Mixin
    private PictureOptions picture = new PictureOptions();

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
            return coverage(avatar);
        }
        avatar.notes().forEach(console::warn);
        if (sheet.isGiven()) {
            return contactSheet(avatar);
        }
        InputException.check(dials::synthesizer);
        if (measures.isGiven()) {
            return measure();
        }
        if (idle.isGiven()) {
            return idle(new FrameShaper(avatar.profile()));
        }
        return text.batch() == null ? speakLine(avatar) : bake(avatar);
    }

    private int coverage(AvatarChoice avatar) {
        refuse(text.isGiven() || !outputs.all().isEmpty() || idle.isGiven(),
                "--coverage prints a report and says nothing; leave text and files out");
        console.print(avatar.report().toString());
        return OK;
    }

    private int contactSheet(AvatarChoice avatar) throws IOException {
        refuse(measures.isGiven() || text.isGiven() || text.out() != null || idle.isGiven() || writesLines(),
                "--contact-sheet says nothing and writes one picture; leave the text and the other files out");
        ContactSheet.check(sheet.file());
        SheetApp.render(avatar, picture.face()).write(sheet.file());
        return OK;
    }

    private int measure() {
        refuse(text.isGiven() || writesLines() || idle.isGiven(),
                "--bench and --soak say their own lines and write no files; leave the rest out");
        return measures.run(dials);
    }

    private int idle(FrameShaper shaper) throws IOException {
        LineFiles files = outputs.files();
        int motions = (files.motionCsv() == null ? 0 : 1) + (files.motionJson() == null ? 0 : 1);
        boolean others = files.all().size() > motions;
        refuse(text.isGiven() || others || bakes.isGiven() || outputs.record() != null || outputs.report() != null,
                "--idle and --listen say nothing and write motion only; leave the text and the other files out");
        IdleRun run = new IdleRun(idle, direction.direction(), dials, shaper, console);
        if (idle.batch() == null) {
            OutputCheck.check(outputs.all());
            return run.runOne(files, text.out());
        }
        refuse(text.out() == null || !outputs.all().isEmpty(),
                "--listen-batch needs --out DIR, the folder for its files, and no other file");
        return run.runBatch(text.out());
    }

    private int bake(AvatarChoice avatar) throws IOException {
        refuse(text.out() == null, "--batch needs --out DIR, the folder for its files");
        refuse(text.isLine() || !outputs.all().isEmpty(), "--batch takes its lines and files from " + text.batch()
                + "; leave the text and single files out");
        bakes.checkBatch();
        return new BatchRun(text.batch(), text.out(), direction.direction(), dials, new FrameShaper(avatar.profile()),
                console).baking(avatar, bakes).run();
    }

    private int speakLine(AvatarChoice avatar) throws IOException {
        refuse(text.out() != null, "--out DIR belongs to --batch LINES.tsv; name single files with --wav, --motion");
        String words = text.read();
        new LineRun(avatar, outputs, bakes, picture, dials, console).run(words, direction.direction());
        return OK;
    }

    private boolean writesLines() {
        return new LineOutputs(outputs, bakes).isGiven();
    }

    private static void refuse(boolean mistake, String message) {
        if (mistake) {
            throw new InputException(message);
        }
    }
}
