package dev.parley.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of pages and mailboxes, file names, hashtags: "example.com/a" as "example dot com slash A". Any thread. */
final class WebRules {

    private static final String ENDING = "(?:com|org|net|edu|gov|mil|int|info|biz|dev|app|io|ai|co|me|tv|us|uk|ca|de|fr"
            + "|eu|au|jp|json|js|ts|txt|mp3|mp4|wav|ogg|java|jar|py|xml|html|htm|css|png|jpg|jpeg|gif|md|exe|zip|pdf|csv"
            + "|ini|cfg|glb|gltf|onnx|sh|bat|dll)";
    private static final String LABEL = "[A-Za-z0-9_][A-Za-z0-9_-]{0,62}";
    private static final String TAIL = "(?:[/?#][^\\s<>\"]{0,300}(?<![.,;:!?)'\\]]))?";
    private static final Pattern PART = Pattern.compile("[A-Za-z]+|\\d+|[^A-Za-z0-9]");
    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry(".", "dot"), Map.entry("/", "slash"), Map.entry("-", "dash"), Map.entry("_", "underscore"),
            Map.entry("@", "at"), Map.entry(":", "colon"), Map.entry("?", "question mark"), Map.entry("=", "equals"),
            Map.entry("&", "and"), Map.entry("#", "hash"), Map.entry("~", "tilde"), Map.entry("%", "percent"),
            Map.entry("+", "plus"));

    private final NumberSpeller speller;
    private final Predicate<String> known;

    WebRules(NumberSpeller speller, Predicate<String> known) {
        this.speller = speller;
        this.known = known;
    }

    /** The rules, first match first; they come before all others. */
    List<Rule> rules() {
        return List.of(
                Rule.of("(?:mailto:)?(?<![\\w.])[\\w.+-]{1,64}@" + LABEL + "(?:\\." + LABEL + "){1,8}",
                        (m, c) -> read(m.group().replace("mailto:", ""))),
                Rule.ofAnyCase("(?:https?|ftp)://([^\\s<>\"]{1,300}(?<![.,;:!?)'\\]]))", (m, c) -> page(m.group(1))),
                Rule.ofAnyCase("(?<![\\w@])www\\.[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,8}" + TAIL, (m, c) -> page(m.group())),
                Rule.of("(?<![\\w@.])" + LABEL + "(?:\\.[A-Za-z0-9_-]{1,62}){0,8}?\\." + ENDING + "(?![\\w@-]|\\.\\w)"
                        + TAIL, (m, c) -> page(m.group())),
                Rule.of("(?<!\\w)#(?=[A-Za-z])", (m, c) -> "hashtag"),
                Rule.of("(?<!\\w)@(?=[A-Za-z])", (m, c) -> "at"));
    }

    private String page(String address) {
        return read(address.endsWith("/") ? address.substring(0, address.length() - 1) : address);
    }

    private String read(String address) {
        StringBuilder words = new StringBuilder();
        Matcher part = PART.matcher(address);
        while (part.find()) {
            words.append(' ').append(part(part.group()));
        }
        return words.toString().strip();
    }

    private String part(String part) {
        char first = part.charAt(0);
        if (Character.isDigit(first)) {
            return speller.code(part);
        }
        if (!Character.isLetter(first)) {
            return SIGNS.getOrDefault(part, "");
        }
        String lower = part.toLowerCase(Locale.ROOT);
        boolean letters = part.length() == 1 || part.length() <= 3 && !known.test(lower) || lower.equals("www")
                || lower.equals("io") || lower.equals("ai") || lower.equals("us") || lower.equals("de");
        return letters ? Spelling.letters(part) : Spelling.camelCase(part, known);
    }
}
