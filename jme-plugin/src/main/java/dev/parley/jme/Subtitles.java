package dev.parley.jme;

import dev.parley.signal.TimedEvent;

/**
 * Turns what an avatar says into subtitles for a head-up display: add it as a listener, and when {@link #update()} says
 * so, show {@link #text()}. A cue appears with its first word and stays until the next one, or the line's end. For the
 * render thread; a frame in which nothing happens costs nothing.
 */
public final class Subtitles implements SpeechListener {

    /** Characters of a line of a cue that subtitling guides recommend for Latin script. */
    public static final int LINE_CHARACTERS = 42;
    /** Lines of a cue. */
    public static final int MOST_LINES = 2;

    private final int lineCharacters;
    private final int mostLines;
    private String text = "";
    private int heard;
    private boolean changed;
    private SpeechHandle line;
    private int cueStart;

    /**
     * Makes subtitles of two lines of 42 characters.
     */
    public Subtitles() {
        this(LINE_CHARACTERS, MOST_LINES);
    }

    /**
     * Makes subtitles.
     *
     * @param lineCharacters longest line (&gt;0); a longer word has a line of its own
     * @param mostLines lines of a cue (&gt;0)
     */
    public Subtitles(int lineCharacters, int mostLines) {
        if (lineCharacters < 1 || mostLines < 1) {
            throw new IllegalArgumentException(mostLines + " lines of " + lineCharacters
                    + " characters; at least 1 of each is needed");
        }
        this.lineCharacters = lineCharacters;
        this.mostLines = mostLines;
    }

    /**
     * Tells whether there is something new to show since the last call.
     *
     * @return true if {@link #text()} or {@link #heard()} has changed
     */
    public boolean update() {
        boolean news = changed;
        changed = false;
        return news;
    }

    /**
     * Returns the cue: the words that are heard, with those around them.
     *
     * @return lines with line feeds between; empty while nobody speaks
     */
    public String text() {
        return text;
    }

    /**
     * Returns how much of the cue has begun to be heard, for games that show word by word.
     *
     * @return characters of {@link #text()} (&ge;0)
     */
    public int heard() {
        return heard;
    }

    @Override
    public void onStart(SpeechHandle newLine) {
        line = newLine;
        cueStart = 0;
        show("", 0);
    }

    @Override
    public void onEvent(SpeechHandle source, TimedEvent event) {
        if (event.type() != TimedEvent.Type.WORD || source != line) {
            return;
        }
        String all = source.text();
        CueText cue = CueText.of(all, cueStart, lineCharacters, mostLines);
        if (event.textStart() >= cue.end()) {
            cueStart = CueText.tokenStart(all, event.textStart());
            cue = CueText.of(all, cueStart, lineCharacters, mostLines);
        }
        show(cue.text(), cue.shown(event.textEnd()));
    }

    @Override
    public void onEnd(SpeechHandle source) {
        clear(source);
    }

    @Override
    public void onError(SpeechHandle source, Throwable error) {
        clear(source);
    }

    private void clear(SpeechHandle source) {
        if (source == line) {
            line = null;
            show("", 0);
        }
    }

    private void show(String newText, int newHeard) {
        changed |= newHeard != heard || !newText.equals(text);
        text = newText;
        heard = newHeard;
    }
}
