package dev.parley.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps ONNX Runtime's environment, and with it a provider's library, to the end of the process. ONNX Runtime's Java frees
 * both in a shutdown hook, beside ours: a graph that loads or runs then would crash the process. The native environment counts its
 * owners, and only a private method makes another one. Without it (on a module path that is not open) all works, but a
 * process that exits in the midst of a run may crash.
 */
final class EnvironmentHold {

    private static final Logger LOGGER = Logger.getLogger(EnvironmentHold.class.getName());
    private static boolean held;

    private EnvironmentHold() {
    }

    static synchronized void hold() {
        if (held) {
            return;
        }
        held = true;
        try {
            Field api = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("ortApiHandle");
            api.setAccessible(true);
            Method create = OrtEnvironment.class.getDeclaredMethod("createHandle", long.class, int.class, String.class);
            create.setAccessible(true);
            create.invoke(null, api.getLong(null), OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR.getValue(), "parley");
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOGGER.log(Level.FINE, "an exit in the midst of a run may crash", e);
        }
    }
}
