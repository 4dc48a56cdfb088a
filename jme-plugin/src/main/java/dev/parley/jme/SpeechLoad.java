package dev.parley.jme;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntToDoubleFunction;

/**
 * Who speaks, and what a piece of a line costs by those made lately: tells whether one more line may begin without
 * another's sound running out for it. Usable on any thread.
 */
final class SpeechLoad {

    /** Sound that comes too late to be saved: what its source holds, a frame of the game, a run of a graph. */
    private static final double LOST_SECONDS = 0.1;
    /** How fast a dearer, and a cheaper piece changes the estimate: a burst has to be noticed at once. */
    private static final double RISE = 0.5;
    private static final double FALL = 0.2;
    /** Pieces are not alike, and the game takes its share. */
    private static final double MARGIN = 1.3;

    private final int workers;
    private final List<Speaker> speakers = new CopyOnWriteArrayList<>();
    private volatile IntToDoubleFunction pieceSeconds = piece -> 1;
    /** Work for a line's first piece and sound it brings, in seconds; 0 until one was made. */
    private volatile double firstWork;
    private volatile double firstSound;
    /** Seconds of work for a second of a line's other sound; 0 until such a piece was made. */
    private volatile double share;

    /** An avatar, asked on the inference threads. */
    interface Speaker {

        /** Returns what is made and what is needed, or null for one that needs nothing. */
        Outlook outlook();
    }

    /**
     * What an avatar needs.
     *
     * @param sounds whether it is heard, or about to be; if not, its sound waits for its next piece
     * @param ahead seconds of sound that are made and not heard
     * @param pieces how many pieces of the line in the making are made
     */
    record Outlook(boolean sounds, double ahead, int pieces) {
    }

    /** A piece of a line. */
    private record Demand(double due, double work) {
    }

    /**
     * Begins with nobody.
     *
     * @param workers how many pieces can be made at once (&gt;0)
     */
    SpeechLoad(int workers) {
        this.workers = workers;
    }

    /** Tells how long the pieces of a line are, in seconds, by their number; from a certain one on all are as long. */
    void setPieces(IntToDoubleFunction seconds) {
        pieceSeconds = seconds;
    }

    void add(Speaker speaker) {
        speakers.add(speaker);
    }

    void remove(Speaker speaker) {
        speakers.remove(speaker);
    }

    /**
     * Learns from a piece that was made.
     *
     * @param first whether it was its line's first
     * @param work what it took, in seconds
     * @param sound what it brought, in seconds
     */
    synchronized void made(boolean first, double work, double sound) {
        if (sound <= 0 || work <= 0) {
            return;
        }
        if (first) {
            firstWork = towards(firstWork, work);
            firstSound = towards(firstSound, sound);
        } else {
            share = towards(share, work / sound);
        }
    }

    private static double towards(double estimate, double found) {
        return estimate == 0 ? found : estimate + (found > estimate ? RISE : FALL) * (found - estimate);
    }

    /**
     * Tells whether a line may begin: whether everybody's pieces can be made in time though its first two come before.
     *
     * @param beginning how many lines are in their first piece now
     */
    boolean mayBegin(int beginning) {
        Plan plan = new Plan();
        plan.addSpeakers();
        plan.before += (beginning + 1) * (firstWork + work(1));
        return plan.lines + beginning == 0 || (plan.lines + beginning + 1) * share() <= workers && plan.isInTime();
    }

    /**
     * Tells whether a line whose first piece was just made may be heard at once: whether its second one can be made in
     * time too.
     *
     * @param beginning how many other lines are in their first piece now
     */
    boolean maySound(int beginning) {
        Plan plan = new Plan();
        plan.addSpeakers();
        plan.before += beginning * firstWork;
        plan.add(firstSound - LOST_SECONDS, 1);
        return plan.lines + beginning == 0 || plan.isInTime();
    }

    /** Returns the seconds of work for a line's piece, with a margin. */
    private double work(int piece) {
        return MARGIN * (piece == 0 ? firstWork : share() * pieceSeconds.applyAsDouble(piece));
    }

    /** As long as no other piece was made, all are taken to be as dear as a first one. */
    private double share() {
        return share > 0 || firstSound == 0 ? share : firstWork / firstSound;
    }

    /** What has to be made before long, by when. */
    private final class Plan {

        private final List<Demand> demands = new ArrayList<>();
        private final double horizon = 2 * pieceSeconds.applyAsDouble(Integer.MAX_VALUE);
        private double before;
        private int lines;

        void addSpeakers() {
            for (Speaker speaker : speakers) {
                Outlook outlook = speaker.outlook();
                if (outlook != null) {
                    lines++;
                }
                if (outlook != null && outlook.sounds()) {
                    add(outlook.ahead() - LOST_SECONDS, outlook.pieces());
                } else if (outlook != null) {
                    before += work(outlook.pieces());
                }
            }
        }

        /** Adds the pieces of a line, of which the next one is due. */
        void add(double firstDue, int made) {
            double due = firstDue;
            for (int piece = made; due < horizon; piece++) {
                demands.add(new Demand(due, work(piece)));
                due += Math.max(LOST_SECONDS, piece == 0 ? firstSound : pieceSeconds.applyAsDouble(piece));
            }
        }

        boolean isInTime() {
            demands.sort(Comparator.comparingDouble(Demand::due));
            double work = before;
            for (Demand demand : demands) {
                work += demand.work();
                if (work > 0 && work > workers * demand.due()) {
                    return false;
                }
            }
            return true;
        }
    }
}
