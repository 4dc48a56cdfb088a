package dev.parley.jme.audio;

import java.nio.ByteBuffer;
import org.lwjgl.openal.AL;
import org.lwjgl.openal.ALC10;
import org.lwjgl.openal.EXTDisconnect;

/**
 * What this package asks of the OpenAL library as a whole. Usable on any thread.
 */
final class AlDevice {

    private AlDevice() {
    }

    /**
     * Returns a token of the context that jMonkeyEngine has made current. A lost device brings a new one, perhaps at the
     * old one's address: LWJGL's table of functions, made anew for each context, tells them apart.
     *
     * @return the token, or null if there is no context
     */
    static Object currentContext() {
        return ALC10.alcGetCurrentContext() == 0 ? null : functions();
    }

    private static Object functions() {
        try {
            return AL.getCapabilities();
        } catch (IllegalStateException e) {
            return null;
        }
    }

    /** Tells whether the current context's device still plays; a library that cannot tell says that it does. */
    static boolean isConnected() {
        long device = ALC10.alcGetContextsDevice(ALC10.alcGetCurrentContext());
        return device != 0 && (!ALC10.alcIsExtensionPresent(device, "ALC_EXT_disconnect")
                || ALC10.alcGetInteger(device, EXTDisconnect.ALC_CONNECTED) != ALC10.ALC_FALSE);
    }

    /** Tells whether the default device can be opened, by opening it. */
    static boolean canOpen() {
        long device = ALC10.alcOpenDevice((ByteBuffer) null);
        return device != 0 && ALC10.alcCloseDevice(device);
    }
}
