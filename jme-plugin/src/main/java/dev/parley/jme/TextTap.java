package dev.parley.jme;

import dev.parley.synthesis.TextFeed;
import java.util.concurrent.Flow;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes text from a publisher as fast as it is spoken: a little more is always asked for, and no more once enough waits.
 * Whatever the publisher does, the line ends well or with a reason. Any thread.
 */
final class TextTap implements Flow.Subscriber<String> {

    /** Pieces asked for at once. */
    private static final int BATCH = 64;
    /** Characters that wait to be spoken beyond which no more are asked for: some two minutes. */
    private static final int ENOUGH = 2000;

    private final TextFeed feed = new TextFeed();
    private final AtomicInteger asked = new AtomicInteger();
    private Flow.Subscription subscription;
    private volatile int arrived;
    private volatile boolean closed;
    private volatile TextStreamException failure;

    TextFeed feed() {
        return feed;
    }

    /** Returns how many pieces of text have come. */
    int arrived() {
        return arrived;
    }

    /** Returns why the text broke off, or null. */
    TextStreamException failure() {
        return failure;
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
        boolean accepted;
        synchronized (this) {
            accepted = subscription == null && !closed;
            subscription = accepted ? newSubscription : subscription;
        }
        if (accepted) {
            ask();
        } else {
            newSubscription.cancel();
        }
    }

    @Override
    public void onNext(String piece) {
        if (closed) {
            return;
        }
        arrived++;
        asked.decrementAndGet();
        if (piece == null) {
            fail("the text stream sent null as its piece " + arrived + "; let it send text only", null);
        } else if (!feed.append(piece)) {
            fail("the text stream sent " + piece.length() + " characters while " + feed.waiting() + " wait of at most "
                    + TextFeed.MOST_WAITING + "; let it send what is requested", null);
        } else {
            ask();
        }
    }

    @Override
    public void onError(Throwable cause) {
        String reason = cause == null || cause.getMessage() == null ? String.valueOf(cause) : cause.getMessage();
        fail("the text stream failed after " + arrived + " pieces: " + reason.lines().findFirst().orElse(""), cause);
    }

    @Override
    public void onComplete() {
        closed = true;
        feed.end();
    }

    /** Ends the text for a reason; what has come is spoken. */
    void fail(String message, Throwable cause) {
        if (!closed) {
            failure = new TextStreamException(message, cause);
            cancel();
        }
    }

    /** Wants no more text. */
    void cancel() {
        Flow.Subscription open;
        synchronized (this) {
            closed = true;
            open = subscription;
        }
        if (open != null) {
            open.cancel();
        }
        feed.end();
    }

    /** Asks for more, on a thread that may run the publisher's code, if more is wanted now. */
    void askLater() {
        if (isHungry()) {
            ForkJoinPool.commonPool().execute(this::ask);
        }
    }

    private boolean isHungry() {
        return !closed && asked.get() <= BATCH / 2 && feed.waiting() < ENOUGH;
    }

    private void ask() {
        Flow.Subscription open;
        int more;
        synchronized (this) {
            open = subscription;
            more = open != null && isHungry() ? BATCH - Math.max(0, asked.get()) : 0;
            asked.addAndGet(more);
        }
        if (more > 0) {
            open.request(more);
        }
    }
}
