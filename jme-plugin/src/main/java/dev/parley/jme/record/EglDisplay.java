package dev.parley.jme.record;

import static org.lwjgl.system.MemoryUtil.NULL;
import static org.lwjgl.system.MemoryUtil.memAddress;

import java.nio.IntBuffer;
import org.lwjgl.PointerBuffer;
import org.lwjgl.egl.EGL;
import org.lwjgl.egl.EGL10;
import org.lwjgl.egl.EGL12;
import org.lwjgl.egl.EGL14;
import org.lwjgl.egl.EGL15;
import org.lwjgl.system.JNI;
import org.lwjgl.system.MemoryStack;

/**
 * An EGL display without screen or surface, with one desktop OpenGL context (EGL 1.5, EGL_MESA_platform_surfaceless,
 * EGL_EXT_platform_device, EGL_KHR_surfaceless_context). Belongs to the render thread.
 */
final class EglDisplay implements AutoCloseable {

    /** EGL_PLATFORM_SURFACELESS_MESA. */
    private static final int SURFACELESS = 0x31DD;
    /** EGL_PLATFORM_DEVICE_EXT: the way of drivers that lack the other. */
    private static final int DEVICE = 0x313F;
    private static final int GL_MAJOR = 3;
    private static final int GL_MINOR = 2;

    private final long display;
    private final long context;

    /** Opens the display and makes its context current. */
    EglDisplay() {
        display = open();
        context = createContext();
        if (!EGL10.eglMakeCurrent(display, EGL10.EGL_NO_SURFACE, EGL10.EGL_NO_SURFACE, context)) {
            IllegalStateException failure = failure("the context cannot be made current without a surface");
            close();
            throw failure;
        }
    }

    private static long open() {
        long surfaceless = initialized(platformDisplay(SURFACELESS, EGL14.EGL_DEFAULT_DISPLAY));
        if (surfaceless != NULL) {
            return surfaceless;
        }
        long device = firstDevice();
        long display = device == NULL ? NULL : initialized(platformDisplay(DEVICE, device));
        if (display == NULL) {
            throw failure("no driver offers a display without a screen");
        }
        return display;
    }

    /** LWJGL 3.3.6's own wrapper of this function fails with a null pointer, so the function is called by its address. */
    private static long platformDisplay(int platform, long nativeDisplay) {
        long function = EGL.getFunctionProvider().getFunctionAddress("eglGetPlatformDisplay");
        return function == NULL ? NULL : JNI.callPPP(platform, nativeDisplay, NULL, function);
    }

    private static long firstDevice() {
        long function = EGL.getFunctionProvider().getFunctionAddress("eglQueryDevicesEXT");
        if (function == NULL) {
            return NULL;
        }
        try (MemoryStack stack = MemoryStack.stackPush()) {
            PointerBuffer device = stack.callocPointer(1);
            IntBuffer count = stack.callocInt(1);
            JNI.callPPI(1, device.address(), memAddress(count), function);
            return count.get(0) == 0 ? NULL : device.get(0);
        }
    }

    private static long initialized(long display) {
        if (display == NULL) {
            return NULL;
        }
        try (MemoryStack stack = MemoryStack.stackPush()) {
            boolean done = EGL10.eglInitialize(display, stack.mallocInt(1), stack.mallocInt(1));
            if (!done) {
                return NULL;
            }
        }
        EGL.createDisplayCapabilities(display);
        return display;
    }

    private long createContext() {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            EGL12.eglBindAPI(EGL14.EGL_OPENGL_API);
            PointerBuffer config = stack.callocPointer(1);
            IntBuffer wanted = stack.ints(EGL12.EGL_RENDERABLE_TYPE, EGL14.EGL_OPENGL_BIT,
                    EGL10.EGL_SURFACE_TYPE, EGL10.EGL_PBUFFER_BIT, EGL10.EGL_NONE);
            if (!EGL10.eglChooseConfig(display, wanted, config, stack.callocInt(1)) || config.get(0) == NULL) {
                throw failure("no configuration of the display does desktop OpenGL");
            }
            long created = EGL10.eglCreateContext(display, config.get(0), EGL10.EGL_NO_CONTEXT,
                    stack.ints(EGL15.EGL_CONTEXT_MAJOR_VERSION, GL_MAJOR, EGL15.EGL_CONTEXT_MINOR_VERSION, GL_MINOR,
                            EGL15.EGL_CONTEXT_OPENGL_PROFILE_MASK, EGL15.EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                            EGL10.EGL_NONE));
            if (created == EGL10.EGL_NO_CONTEXT) {
                throw failure("OpenGL " + GL_MAJOR + "." + GL_MINOR + " is not to be had");
            }
            return created;
        }
    }

    private static IllegalStateException failure(String reason) {
        return new IllegalStateException("no off-screen OpenGL: " + reason + " (EGL error 0x"
                + Integer.toHexString(EGL10.eglGetError()) + "); install a driver, on Debian libegl1, libgl1 and "
                + "libgl1-mesa-dri");
    }

    /** Releases the context. The display stays: it is the process's own, and others may render on it. */
    @Override
    public void close() {
        EGL10.eglMakeCurrent(display, EGL10.EGL_NO_SURFACE, EGL10.EGL_NO_SURFACE, EGL10.EGL_NO_CONTEXT);
        EGL10.eglDestroyContext(display, context);
        EGL12.eglReleaseThread();
    }
}
