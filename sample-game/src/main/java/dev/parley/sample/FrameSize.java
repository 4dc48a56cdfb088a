package dev.parley.sample;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Size of the picture in pixels.
 *
 * @param width even
 * @param height even
 */
record FrameSize(int width, int height) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,5})[xX](\\d{1,5})");
    private static final int LEAST = 64;
    private static final int MOST = 4096;

    /** Reads {@code 640x640}. */
    static final class Converter implements ITypeConverter<FrameSize> {
        @Override
        public FrameSize convert(String text) {
            Matcher form = FORM.matcher(text);
            if (form.matches() && fits(form.group(1)) && fits(form.group(2))) {
                return new FrameSize(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
            }
            throw new TypeConversionException("'" + text + "' is not a size; write WIDTHxHEIGHT, two even numbers from "
                    + LEAST + " to " + MOST);
        }

        private static boolean fits(String number) {
            int side = Integer.parseInt(number);
            return side >= LEAST && side <= MOST && side % 2 == 0;
        }
    }
}
