package dev.parley.sample.bench;

import java.util.List;
import java.util.Random;

/** What is said in measurements. */
final class Lines {

    /** About 2 seconds. */
    static final String TWO = "The bridge ahead is broken in two places.";
    /** About 5 seconds. */
    static final String FIVE = "The bridge ahead is broken in two places, so take the road along the river, and be back "
            + "before dark.";
    /** About 20 seconds. */
    static final String TWENTY = "Welcome to the harbour. The ships from the north came in this morning with timber and "
            + "salted fish. If you are looking for the captain, he is in the tavern behind the market, as he always is at "
            + "this hour. Do not mention the weather to him, and do not ask about his brother. Last year the storm took "
            + "two of his ships, and he has not forgotten it. When you have spoken to him, come back to me.";

    private static final List<String> SHORT = List.of("Yes.", "Look out!", "Who is there?", "I am not sure about that.",
            "That will be five gold pieces.", "Good morning, traveller.", TWO, FIVE);

    private Lines() {
    }

    /** Returns one of many, seldom a long one. */
    static String random(Random random) {
        return random.nextInt(20) == 0 ? TWENTY : SHORT.get(random.nextInt(SHORT.size()));
    }
}
