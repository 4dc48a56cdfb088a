package dev.parley.jme;

import java.util.concurrent.Flow;

/** A publisher that a test holds by its strings: it says what it is told to, asked or not. */
final class Tokens implements Flow.Publisher<String>, Flow.Subscription {

    private Flow.Subscriber<? super String> reader;
    volatile long requested;
    volatile boolean cancelled;

    @Override
    public void subscribe(Flow.Subscriber<? super String> subscriber) {
        reader = subscriber;
        subscriber.onSubscribe(this);
    }

    @Override
    public void request(long n) {
        requested += n;
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    void say(String... pieces) {
        for (String piece : pieces) {
            reader.onNext(piece);
        }
    }

    void sayAll(String text) {
        say(text.split("(?<= )"));
    }

    void end() {
        reader.onComplete();
    }

    void fail(Throwable cause) {
        reader.onError(cause);
    }
}
