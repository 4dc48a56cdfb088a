package dev.parley.text;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Builds the two files of {@code assets/Lexicon}: {@code en-us.tsv.gz} from the npm package
 * {@code cmu-pronouncing-dictionary} and {@code letter-to-sound.tsv} for the words of a corpus that the first lacks.
 * docs/text.md describes both formats.
 */
public final class LexiconTool {

    private static final Pattern ENTRY = Pattern.compile("^\\s*\"?([^\"]+?)(?:\\((\\d+)\\))?\"?: \"([^\"]*)\",?$");
    private static final Pattern WORD = Pattern.compile("[a-z]+(?:'[a-z]+)*");

    private LexiconTool() {
    }

    /**
     * Writes both files.
     *
     * @param arguments the package's {@code index.js}; the corpus' {@code metadata.csv} ({@code ID|text} lines); the
     *     folder to write to
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException("expected 3 arguments, index.js metadata.csv OUT_DIR; got "
                    + arguments.length);
        }
        Path out = Path.of(arguments[2]);
        byte[] lexicon = lexicon(Files.readAllLines(Path.of(arguments[0]), StandardCharsets.UTF_8));
        Files.createDirectories(out);
        Files.write(out.resolve("en-us.tsv.gz"), lexicon);
        List<String> corpus = Files.readAllLines(Path.of(arguments[1]), StandardCharsets.UTF_8);
        Files.writeString(out.resolve("letter-to-sound.tsv"), letterToSound(corpus, lexicon));
    }

    /** The gzipped lexicon of the lines of the package's index.js. */
    static byte[] lexicon(List<String> source) {
        Map<String, List<String>> entries = new TreeMap<>();
        for (String line : source) {
            Matcher entry = ENTRY.matcher(line);
            if (entry.matches()) {
                add(entries.computeIfAbsent(entry.group(1), word -> new ArrayList<>()), phones(entry.group(3)));
            }
        }
        StringBuilder lines = new StringBuilder();
        entries.forEach((word, variants) ->
                lines.append(word).append('\t').append(String.join("\t", variants)).append('\n'));
        return gzip(lines.toString());
    }

    private static void add(List<String> variants, String phones) {
        if (!variants.contains(phones)) {
            variants.add(phones);
        }
    }

    /** Phones of an entry without its remark: "S P IY1 TH # name" gives "S P IY1 TH". */
    private static String phones(String value) {
        String phones = value.replaceAll("#.*", "").strip();
        for (String phone : phones.split(" ")) {
            if (!Phones.isDictionaryPhone(phone)) {
                throw new IllegalArgumentException("bad phone \"" + phone + "\" in \"" + value + "\"");
            }
        }
        return phones;
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            gzip.write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The stored guesses for the words of a corpus that a gzipped lexicon lacks. */
    static String letterToSound(List<String> corpus, byte[] gzippedLexicon) throws IOException {
        Lexicon lexicon = Lexicon.read(new ByteArrayInputStream(gzippedLexicon));
        UnknownWords unknown = new UnknownWords(lexicon, Map.of());
        StringBuilder lines = new StringBuilder();
        for (String word : words(corpus)) {
            if (!lexicon.contains(word)) {
                lines.append(word).append('\t').append(String.join(" ", unknown.phones(word))).append('\n');
            }
        }
        return lines.toString();
    }

    private static TreeSet<String> words(List<String> corpus) {
        TreeSet<String> words = new TreeSet<>();
        for (String line : corpus) {
            String text = line.substring(line.indexOf('|') + 1).toLowerCase(Locale.ROOT).replace('\u2019', '\'');
            Matcher word = WORD.matcher(text);
            while (word.find()) {
                words.add(word.group());
            }
        }
        return words;
    }
}
