package dev.parley.text;

import java.util.regex.Pattern;

/** What stands around a match, for rules that depend on it. One thread. */
final class Context {

    private static final Pattern SENTENCE_START = Pattern.compile(
            "[\\s\"')\\]]+[\"'(\\[]*(?:The|This|That|These|Those|There|Then|They|He|She|It|It's|We|You|I|I'm|In|On|At|But"
            + "|And|So|If|When|While|What|Who|Where|Why|How|However|His|Her|Its|My|Our|Your|Their|As|After|Before|For"
            + "|From|To|No|Not|Yes|Now|One|All|Some|Many|Most|Please|Let|Let's|Do|Don't|Is|Are|Was|Can|Could|Will|Would"
            + "|A|An)\\b");
    private static final Pattern CAPITAL = Pattern.compile("[\\s\"')\\]]+[\"'(\\[]*[A-Z]");
    private static final Pattern NOTHING = Pattern.compile("[\\s\"')\\]]*");

    private final String text;
    private final int start;
    private final int end;
    private final String previous;

    Context(String text, int start, int end, String previous) {
        this.text = text;
        this.start = start;
        this.end = end;
        this.previous = previous;
    }

    /** The word before, as written, if no mark stands between; else empty. */
    String previous() {
        return previous;
    }

    /** True if a capital letter begins the word before. */
    boolean afterCapital() {
        return !previous.isEmpty() && Character.isUpperCase(previous.charAt(0));
    }

    /** True if what follows begins with a match of the pattern. */
    boolean followedBy(Pattern pattern) {
        return pattern.matcher(text).region(end, text.length()).useTransparentBounds(true).lookingAt();
    }

    /** True if white space, or the text's start, stands before. */
    boolean afterSpace() {
        return start == 0 || " \n(\"'".indexOf(text.charAt(start - 1)) >= 0;
    }

    /** True if the character before is a letter. */
    boolean afterLetter() {
        return start > 0 && Character.isLetter(text.charAt(start - 1));
    }

    /** " ." if the match, which ends in a dot, also ends its sentence: a capital follows, or nothing. */
    String stopBeforeCapital() {
        return nothingFollows() || followedBy(CAPITAL) ? " ." : "";
    }

    /** " ." if the match, which ends in a dot, also ends its sentence: a word that often begins one follows, or nothing. */
    String stopBeforeStarter() {
        return nothingFollows() || followedBy(SENTENCE_START) ? " ." : "";
    }

    private boolean nothingFollows() {
        return NOTHING.matcher(text).region(end, text.length()).matches();
    }
}
