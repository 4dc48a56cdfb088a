package dev.parley.text;

/**
 * Cuts a text that arrives piece by piece into clauses: at the end of a sentence; at a comma, semicolon, colon or dash
 * once some words are there; at a word's end if a clause goes on and on. Never inside a number, an abbreviation, a tag or
 * an emphasis. Where it cuts follows from the text alone, however it is split on arrival; but for {@link #hurry}. One
 * thread at a time.
 */
public final class ClauseCutter {

    private final StringBuilder text = new StringBuilder();
    private int start;
    private ClauseScan scan = new ClauseScan(text, true);
    private boolean ended;

    /**
     * Appends text.
     *
     * @param piece what has arrived; it may begin or end within a word (not null; may be empty)
     */
    public void append(String piece) {
        text.append(piece);
    }

    /**
     * Says that no more text will come: what is left is a clause.
     */
    public void end() {
        ended = true;
    }

    /**
     * Takes the next clause.
     *
     * @return the clause, or null if more text is needed to tell where it ends, or none is left
     */
    public Clause next() {
        int cut = scan.find(ended);
        if (cut > 0) {
            return take(cut, scan.isOpen());
        }
        return ended && text.length() > 0 ? take(text.length(), false) : null;
    }

    /**
     * Takes what is there up to the last word's end before which a cut does no harm: for a text that does not go on.
     *
     * @return a clause, or null if there is none yet
     */
    public Clause hurry() {
        int cut = scan.lastSafe();
        return cut > 0 ? take(cut, true) : null;
    }

    private Clause take(int length, boolean open) {
        Clause clause = new Clause(text.substring(0, length), start, open);
        text.delete(0, length);
        start += length;
        scan = new ClauseScan(text, false);
        return clause;
    }

    /**
     * Returns how much text waits.
     *
     * @return characters that are in no clause yet (&ge;0)
     */
    public int pending() {
        return text.length();
    }
}
