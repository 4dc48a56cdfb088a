package dev.parley.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The way from written US English to phones: normalisation, sentences, pronunciation. Any thread, once constructed.
 */
public final class TextFrontEnd {

    /** Longest text that is analysed, in UTF-16 characters. */
    public static final int LONGEST_TEXT = 20_000;

    private static final String LEXICON = "/Lexicon/en-us.tsv.gz";
    private static final String LETTER_TO_SOUND = "/Lexicon/letter-to-sound.tsv";

    private final TextNormalizer normalizer;
    private final Pronouncer pronouncer;

    /**
     * Reads the two lexicon files (docs/text.md has their formats).
     *
     * @param lexicon gzipped pronunciations (not null, read to its end, not closed)
     * @param letterToSound stored guesses for words that it lacks (not null, read to its end, not closed)
     * @throws IOException if a stream fails or does not hold such a file
     */
    public TextFrontEnd(InputStream lexicon, InputStream letterToSound) throws IOException {
        Lexicon words = Lexicon.read(lexicon);
        Map<String, List<String>> stored = stored(letterToSound);
        normalizer = new TextNormalizer(word -> stored.containsKey(word) || words.contains(word));
        pronouncer = new Pronouncer(words, new UnknownWords(words, stored));
    }

    /**
     * Loads the lexicon from the class path.
     *
     * @return a new front end
     * @throws IllegalStateException if the assets are not on the class path
     * @throws UncheckedIOException if they cannot be read
     */
    public static TextFrontEnd load() {
        try (InputStream lexicon = open(LEXICON); InputStream letterToSound = open(LETTER_TO_SOUND)) {
            return new TextFrontEnd(lexicon, letterToSound);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + LEXICON + " of the class path; restore parley-assets", e);
        }
    }

    private static InputStream open(String resource) {
        InputStream stream = TextFrontEnd.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new IllegalStateException(resource + " is not on the class path; add the parley-assets jar");
        }
        return stream;
    }

    private static Map<String, List<String>> stored(InputStream stream) throws IOException {
        Map<String, List<String>> stored = new HashMap<>();
        BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            String[] columns = line.split("\t");
            if (columns.length != 2) {
                throw new IOException("letter-to-sound line \"" + line + "\" has " + columns.length + " columns, not 2");
            }
            stored.put(columns[0], List.of(columns[1].split(" ")));
        }
        return Map.copyOf(stored);
    }

    /**
     * Analyses a text.
     *
     * @param text what is to be said, at most {@link #LONGEST_TEXT} characters (not null)
     * @return its sentences, and warnings for what in it is not spoken
     * @throws UnspeakableTextException if the text is too long or nothing in it can be spoken
     */
    public TextAnalysis analyse(String text) {
        Objects.requireNonNull(text, "text");
        if (text.length() > LONGEST_TEXT) {
            throw new UnspeakableTextException("the text has " + text.length() + " characters; the limit is "
                    + LONGEST_TEXT + "; split it into several lines");
        }
        List<TextWarning> warnings = new ArrayList<>();
        List<PhonemeSequence> sentences = sentences(text, false, warnings);
        if (sentences.isEmpty()) {
            throw new UnspeakableTextException(nothing(text, warnings));
        }
        return new TextAnalysis(text, sentences, warnings, TextMark.in(text));
    }

    private List<PhonemeSequence> sentences(String text, boolean open, List<TextWarning> warnings) {
        Emphasis emphasis = Emphasis.in(text);
        return SentenceSplitter.split(normalizer.normalize(text, warnings), open).stream()
                .map(sentence -> PhonemeBuilder.build(text, emphasis, pronouncer, sentence)).toList();
    }

    /**
     * Analyses a clause of a longer text.
     *
     * @param clause what is to be said (not null)
     * @return its sentences, none if nothing of it can be spoken; spans count from the start of the whole text
     */
    public ClauseAnalysis analyse(Clause clause) {
        List<TextWarning> warnings = new ArrayList<>();
        int start = clause.start();
        List<PhonemeSequence> sentences = sentences(clause.text(), clause.open(), warnings).stream()
                .map(sentence -> sentence.shifted(start)).toList();
        List<TextMark> marks = TextMark.in(clause.text()).stream().map(mark -> mark.shifted(start)).toList();
        return new ClauseAnalysis(sentences, warnings.stream().map(warning -> warning.shifted(start)).toList(), marks);
    }

    private static String nothing(String text, List<TextWarning> warnings) {
        if (text.isBlank()) {
            return "nothing to say: the text is empty; write at least one word";
        }
        String reason = warnings.isEmpty() ? "the text has no words" : warnings.get(0).message();
        return "nothing to say: " + reason.replaceFirst("; [^;]*$", "") + "; write at least one word in Latin letters";
    }
}
