package dev.parley.rig;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Takes apart the names that exporters write: what separates words, which side is meant, what stands in front. */
final class NameWords {

    private static final Pattern SIDE = Pattern.compile("(?:[ _.-]|(?<=[a-zUD]))([LR])$|[ _.-]([lr])$");
    private static final Pattern SEPARATOR = Pattern.compile("[ _.:|/-]+");
    private static final Pattern COPY = Pattern.compile("\\.\\d{3}$");

    private NameWords() {
    }

    /**
     * Returns a name in lower case, with its side written out, whole and then without one, two... words in front:
     * {@code geo.Eye_Blink_L} gives {@code geoeyeblinkleft, eyeblinkleft, blinkleft}.
     *
     * @param name a name (not null)
     * @return a new list, longest first
     */
    static List<String> readings(String name) {
        String[] words = SEPARATOR.split(spellSide(COPY.matcher(name.strip()).replaceFirst("")));
        List<String> readings = new ArrayList<>();
        for (int first = 0; first < words.length; first++) {
            readings.add(String.join("", List.of(words).subList(first, words.length)).toLowerCase(Locale.ROOT));
        }
        return readings;
    }

    /** Returns a name as a key to compare readings with. */
    static String key(String name) {
        return readings(name).get(0);
    }

    private static String spellSide(String name) {
        var matcher = SIDE.matcher(name);
        if (!matcher.find()) {
            return name;
        }
        boolean left = name.toLowerCase(Locale.ROOT).endsWith("l");
        return name.substring(0, matcher.start()) + (left ? "Left" : "Right");
    }
}
