package dev.parley.synthesis;

import dev.parley.text.Clause;
import dev.parley.text.ClauseCutter;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Text on its way from who writes it, a language model perhaps, to who speaks it: cut into clauses as it arrives. Usable
 * on any thread; several writers have to agree on an order themselves.
 */
public final class TextFeed {

    /** Characters that may wait to be spoken. */
    public static final int MOST_WAITING = 100_000;

    private final ClauseCutter cutter = new ClauseCutter();
    private final Queue<Clause> clauses = new ConcurrentLinkedQueue<>();
    private volatile String taken = "";
    private volatile int written;
    private volatile boolean ended;

    /**
     * Appends text.
     *
     * @param piece what has been written; it may begin or end within a word (not null; may be empty)
     * @return false if too much text waits: then nothing is appended
     */
    public synchronized boolean append(String piece) {
        if (waiting() + piece.length() > MOST_WAITING || ended) {
            return false;
        }
        cutter.append(piece);
        written += piece.length();
        cut();
        return true;
    }

    /**
     * Says that no more text will come. Safe to repeat.
     */
    public synchronized void end() {
        if (!ended) {
            cutter.end();
            cut();
            ended = true;
        }
    }

    /**
     * Makes a clause of what is there, up to a word's end, for a text that does not go on. Does nothing while a clause
     * waits, or if no word is there.
     */
    public synchronized void hurry() {
        Clause clause = clauses.isEmpty() ? cutter.hurry() : null;
        if (clause != null) {
            clauses.add(clause);
        }
    }

    private void cut() {
        for (Clause clause = cutter.next(); clause != null; clause = cutter.next()) {
            clauses.add(clause);
        }
    }

    /** Takes the next clause, or null if there is none yet (one thread). */
    Clause take() {
        Clause clause = clauses.poll();
        if (clause != null) {
            taken += clause.text();
        }
        return clause;
    }

    /**
     * Tells whether all of the text is here.
     *
     * @return true after {@link #end()}
     */
    public boolean isEnded() {
        return ended;
    }

    /**
     * Tells whether there is something to do for who speaks.
     *
     * @return true if a clause waits, or the end of the text has come
     */
    public boolean isReady() {
        return ended || !clauses.isEmpty();
    }

    /**
     * Returns how much text waits to be spoken.
     *
     * @return characters (&ge;0)
     */
    public int waiting() {
        return written - taken.length();
    }

    /**
     * Returns the text that is being spoken, or has been.
     *
     * @return the clauses taken so far
     */
    public String text() {
        return taken;
    }
}
