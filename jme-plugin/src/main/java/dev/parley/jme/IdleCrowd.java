package dev.parley.jme;

import dev.parley.synthesis.SpeechSynthesizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Makes the motion of all avatars that do not speak: who waits when the inference thread comes round goes into one run
 * together, listeners before others, the most urgent first. {@link #ask} may be called on any thread.
 */
final class IdleCrowd {

    private record Asked(IdleMotion motion, Priority priority, long deadline) {
    }

    private static final Comparator<Asked> URGENT_FIRST = Comparator.comparing(Asked::priority)
            .thenComparing((one, other) -> Long.signum(one.deadline - other.deadline));

    private final InferenceQueue inference;
    private final Queue<Asked> incoming = new ConcurrentLinkedQueue<>();
    private final List<Asked> waiting = new ArrayList<>();

    IdleCrowd(InferenceQueue inference) {
        this.inference = inference;
    }

    /**
     * Has the next clip made, unless it is asked for already.
     *
     * @param ahead seconds of motion that are left to show
     */
    void ask(SpeechModel model, IdleMotion motion, double ahead) {
        if (motion.ask()) {
            Priority priority = motion.isListening() ? Priority.LISTENING : Priority.IDLE;
            long deadline = System.nanoTime() + (long) (ahead * 1e9);
            incoming.add(new Asked(motion, priority, deadline));
            inference.submit(priority, deadline, () -> serve(model));
        }
    }

    /** Serves one batch: each who asks submits a job, so some jobs find that all is done. */
    private void serve(SpeechModel model) {
        for (Asked next = incoming.poll(); next != null; next = incoming.poll()) {
            waiting.add(next);
        }
        if (!waiting.isEmpty()) {
            IdleMotion.produce(model, take());
        }
    }

    private List<IdleMotion> take() {
        waiting.sort(URGENT_FIRST);
        Priority priority = waiting.get(0).priority;
        List<Asked> batch = waiting.stream().filter(asked -> asked.priority == priority).limit(SpeechSynthesizer.MOST_FACES).toList();
        waiting.removeAll(batch);
        return batch.stream().map(Asked::motion).toList();
    }
}
