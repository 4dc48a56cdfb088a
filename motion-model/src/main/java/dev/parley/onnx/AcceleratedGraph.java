package dev.parley.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A graph on an accelerator. A run that fails changes no input, so that the processor can repeat it.
 */
final class AcceleratedGraph implements AutoCloseable {

    private static final Logger LOGGER = Logger.getLogger(AcceleratedGraph.class.getName());

    private final String file;
    private final OrtSession session;
    private final Accelerator accelerator;

    AcceleratedGraph(String file, OrtSession session, Accelerator accelerator) {
        this.file = file;
        this.session = session;
        this.accelerator = accelerator;
    }

    OrtSession session() {
        return session;
    }

    /**
     * Runs the graph.
     *
     * @return false if the processor has to
     * @throws InferenceCancelledException if the run was stopped
     */
    boolean run(Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs, Cancellation cancellation) {
        if (!accelerator.alive()) {
            return false;
        }
        accelerator.begin(cancellation);
        try {
            cancellation.check(file);
            session.run(inputs, Set.of(), outputs, cancellation.options()).close();
            if (finite(outputs)) {
                return true;
            }
            accelerator.fail("gave values that are no numbers in graph " + file);
        } catch (OrtException | IllegalStateException e) {
            cancellation.check(file);
            accelerator.fail("failed in graph " + file + " (" + OnnxModel.firstLine(e) + ")");
        } finally {
            accelerator.end();
        }
        return false;
    }

    private static boolean finite(Map<String, OnnxTensor> outputs) {
        for (OnnxTensor output : outputs.values()) {
            if (output.getBufferRef().orElseThrow() instanceof FloatBuffer values && !finite(values)) {
                return false;
            }
        }
        return true;
    }

    private static boolean finite(FloatBuffer values) {
        float sum = 0;
        for (int i = 0; i < values.capacity(); i++) {
            sum += 0 * values.get(i);
        }
        return sum == 0;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            LOGGER.log(Level.WARNING, "graph " + file + " could not be freed", e);
        }
    }
}
