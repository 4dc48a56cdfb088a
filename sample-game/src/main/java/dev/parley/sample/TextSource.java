package dev.parley.sample;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where the text of a line comes from. */
final class TextSource {

    private static final String STANDARD_INPUT = "-";

    private TextSource() {
    }

    /**
     * Reads the text.
     *
     * @param words the arguments; {@code -} alone is the standard input
     * @param file a UTF-8 file, or null
     * @param input the standard input
     */
    static String read(List<String> words, Path file, InputStream input) {
        if (file != null && !words.isEmpty()) {
            throw new InputException("both a text and --file " + file + " are given; leave one out");
        }
        if (file != null) {
            return decoded(file.toString(), () -> Files.readAllBytes(file));
        }
        if (words.isEmpty()) {
            throw new InputException("there is nothing to say; give a text, --file FILE, or - for the standard input");
        }
        return words.equals(List.of(STANDARD_INPUT)) ? decoded("the standard input", input::readAllBytes)
                : String.join(" ", words);
    }

    private interface Bytes {
        byte[] get() throws IOException;
    }

    private static String decoded(String name, Bytes bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.get())).toString()
                    .replaceFirst("^\uFEFF", "");
        } catch (CharacterCodingException e) {
            throw new InputException("cannot read " + name + ": it is not UTF-8; convert it", e);
        } catch (IOException e) {
            throw new InputException("cannot read " + name + ": no such file, or not readable", e);
        }
    }
}
