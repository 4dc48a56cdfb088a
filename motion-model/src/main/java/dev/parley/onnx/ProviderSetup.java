package dev.parley.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtEpDevice;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a provider gets into a session's options. Any thread.
 */
final class ProviderSetup {

    private static final String WEBGPU_NAME = "WebGpuExecutionProvider";
    /** A library is registered with the process, once. */
    private static Path registered;

    private ProviderSetup() {
    }

    /** Something that adds a provider. */
    @FunctionalInterface
    interface Adder {
        void addTo(SessionOptions options) throws OrtException;
    }

    /** Finds a provider, and loads its library if it has one. */
    static Adder of(ExecutionProvider provider) throws ProviderException {
        return switch (provider) {
            case WEBGPU -> webGpu();
            case CUDA -> compiled(OrtProvider.CUDA, SessionOptions::addCUDA,
                    "put onnxruntime_gpu in onnxruntime's place and install CUDA");
            case DIRECTML -> compiled(OrtProvider.DIRECT_ML, options -> options.addDirectML(0),
                    "build ONNX Runtime with DirectML, or use --provider webgpu");
            case COREML -> compiled(OrtProvider.CORE_ML, SessionOptions::addCoreML,
                    "use it on a Mac, or use --provider webgpu");
            case AUTO, CPU -> throw new IllegalArgumentException(provider + " is no accelerator");
        };
    }

    private static Adder compiled(OrtProvider provider, Adder adder, String remedy) throws ProviderException {
        if (!OrtEnvironment.getAvailableProviders().contains(provider)) {
            throw new ProviderException("the ONNX Runtime on the class path has it not; " + remedy + " (docs/gpu.md)");
        }
        return adder;
    }

    private static synchronized Adder webGpu() throws ProviderException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        if (registered == null) {
            Path library = new WebGpuLibrary().find();
            try {
                environment.registerExecutionProviderLibrary("parley-webgpu", library.toString());
            } catch (OrtException e) {
                throw new ProviderException(library + " cannot be used: " + OnnxModel.firstLine(e), e);
            }
            registered = library;
        }
        List<OrtEpDevice> device = List.of(device(environment));
        return options -> options.addExecutionProvider(device, Map.of());
    }

    private static OrtEpDevice device(OrtEnvironment environment) throws ProviderException {
        try {
            for (OrtEpDevice device : environment.getEpDevices()) {
                if (device.getEpName().equals(WEBGPU_NAME)) {
                    return device;
                }
            }
        } catch (OrtException e) {
            throw new ProviderException("its devices cannot be listed: " + OnnxModel.firstLine(e), e);
        }
        throw new ProviderException("there is no adapter: no GPU, or no driver for it (on Linux a Vulkan driver and "
                + "libvulkan1)");
    }
}
