package dev.parley.jme;

import dev.parley.signal.MotionFrame;
import dev.parley.synthesis.Emotion;
import dev.parley.synthesis.Partner;
import java.util.Arrays;
import java.util.List;

/**
 * One avatar's lines, in order, and its face. For the render thread, but for what runs in the inference queue.
 */
final class Talker {

    /** Lines that have their turn at once, however short they are. */
    private static final int MOST_TURNS = 16;
    /** With less than this left silence is near. */
    private static final double DRY_SECONDS = 0.1;
    private static final double IDLE_AHEAD_SECONDS = 3;
    /** To answer a partner soon. */
    private static final double LISTEN_AHEAD_SECONDS = 0.4;
    /** Frames without an update after which an avatar counts as out of the scene. */
    private static final int AWAY_FRAMES = 3;

    private final Stage stage;
    private final Announcer announcer;
    private final IdleMotion idle;
    private final MotionPlayer player;
    private final Mouth mouth;
    private final Playlist playlist;
    /** Lines that have their turn: one is heard, others fade out or are made ahead. Replaced, never changed. */
    private volatile SpokenLine[] lines = {};
    private final LineMaker maker;
    private final TextWait wait = new TextWait();
    private long lastFrame;
    private boolean closed;

    Talker(Stage stage, Playlist playlist, Announcer announcer, long seed) {
        this.stage = stage;
        this.playlist = playlist;
        this.announcer = announcer;
        idle = new IdleMotion(seed);
        player = new MotionPlayer(idle.track(), seed);
        mouth = new Mouth(stage.outputs());
        maker = new LineMaker(stage, mouth, () -> lines);
        lastFrame = stage.frame();
    }

    /** Sets what the face feels and to whom it listens between lines; null for neutral, for nobody (any thread). */
    void setIdle(Emotion emotion, Partner partner) {
        idle.set(emotion, partner);
    }

    boolean isSpeaking() {
        return lines.length > 0;
    }

    /** Tells whether a line has its turn that nobody has stopped (any thread). */
    boolean isWanted() {
        return Arrays.stream(lines).anyMatch(line -> !line.isStopped());
    }

    Mouth mouth() {
        return mouth;
    }

    /** Moves everything on, and returns what the face shows (alias: overwritten by the next call). */
    MotionFrame update(float step) {
        lastFrame = stage.frame();
        mouth.setPaused(stage.isPaused());
        moveLines();
        awaitText(step);
        makeIdle();
        SpokenLine head = lines.length == 0 ? null : lines[0];
        double heard = head == null || isSilent(head) ? -1 : head.heardSeconds();
        return heard >= 0 ? player.update(step, head.performance().motion(), heard, head.isHolding())
                : player.update(step, null, heard, false);
    }

    /** The face leaves a line that is stopped, and one that has nothing to say for the time being. */
    private static boolean isSilent(SpokenLine line) {
        return line.isStopped() || line.isHolding() && line.performance().isStarved();
    }

    /** Watches a line whose text does not come. */
    private void awaitText(float step) {
        SpokenLine line = maker.unfinished();
        if (line == null || line.isPaused() || stage.isPaused() || !line.performance().isStarved()) {
            return;
        }
        boolean waited = maker.ahead() < DRY_SECONDS && wait.pass(line.tap().arrived(), step);
        if (waited && wait.isTooLong()) {
            line.tap().fail("the text stream has sent nothing for " + (int) TextWait.LONGEST_SECONDS
                    + " s; end it when the text is whole", null);
        } else if (waited) {
            line.performance().hurry();
        }
    }

    /** Holds the sound if the avatar has left the scene; its lines can still be stopped. */
    void tickAway() {
        if (stage.frame() - lastFrame > AWAY_FRAMES) {
            mouth.setPaused(true);
            moveLines();
        }
    }

    private void moveLines() {
        takeTurns();
        makeLines();
        mouth.update();
        while (lines.length > 0 && announcer.announce(lines[0])) {
            lines = Arrays.copyOfRange(lines, 1, lines.length);
            takeTurns();
            makeLines();
        }
    }

    /** Gives the next line its turn when all of those before it are made. */
    private void takeTurns() {
        while (playlist.peek() != null && lines.length < MOST_TURNS && maker.unfinished() == null
                && maker.ahead() < LineMaker.AHEAD_SECONDS) {
            SpokenLine next = playlist.peek();
            next.begin();
            SpokenLine[] longer = Arrays.copyOf(lines, lines.length + 1);
            longer[lines.length] = next;
            lines = longer;
            playlist.poll();
            if (next.isStopped()) {
                next.performance().abandon(null);
            }
        }
    }

    private void makeLines() {
        SpeechModel model = stage.model();
        if (model == null) {
            awaitModel();
            return;
        }
        maker.make(model);
    }

    /** Without a model nothing is made: a line waits for it, or ends. */
    private void awaitModel() {
        Throwable failure = stage.failure();
        for (int i = 0; i < lines.length; i++) {
            if (failure != null || lines[i].isStopped()) {
                lines[i].performance().abandon(failure);
            }
        }
    }

    private void makeIdle() {
        SpeechModel model = stage.model();
        if (model != null && !idle.isEnded() && player.idleAhead() < idleAhead()) {
            stage.crowd().ask(model, idle, player.idleAhead());
        }
    }

    private double idleAhead() {
        return idle.isListening() ? LISTEN_AHEAD_SECONDS : IDLE_AHEAD_SECONDS;
    }

    /** Stops every line that has its turn (any thread). */
    void stopLines() {
        Arrays.stream(lines).forEach(SpokenLine::stop);
    }

    /** Ends everything: lines complete as stopped, streams are freed on the inference thread. Safe to repeat. */
    void close() {
        if (closed) {
            return;
        }
        closed = true;
        stopLines();
        maker.close();
        idle.stop();
        SpeechModel model = stage.model();
        for (SpokenLine line : lines) {
            stage.inference().submit(Priority.RELEASE, () -> line.performance().produce(model, mouth::open, () -> true));
        }
        stage.inference().submit(Priority.RELEASE, () -> IdleMotion.produce(model, List.of(idle)));
        mouth.close();
        for (SpokenLine line : lines) {
            announcer.end(line);
        }
        lines = new SpokenLine[0];
        for (SpokenLine line = playlist.poll(); line != null; line = playlist.poll()) {
            line.stop();
            announcer.end(line);
        }
    }
}
