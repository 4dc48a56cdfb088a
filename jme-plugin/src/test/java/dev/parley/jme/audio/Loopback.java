package dev.parley.jme.audio;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import org.lwjgl.BufferUtils;
import org.lwjgl.openal.AL;
import org.lwjgl.openal.ALC;
import org.lwjgl.openal.ALC10;
import org.lwjgl.openal.ALC11;
import org.lwjgl.openal.SOFTLoopback;

/** A sound card made of the real OpenAL mixer, whose output the test reads sample by sample. */
final class Loopback implements AutoCloseable {

    private final long device;
    private final long context;
    private final int channels;
    private final int rate;

    Loopback(int rate, int channels) {
        this.rate = rate;
        this.channels = channels;
        device = SOFTLoopback.alcLoopbackOpenDeviceSOFT((ByteBuffer) null);
        IntBuffer attributes = BufferUtils.createIntBuffer(7);
        attributes.put(ALC10.ALC_FREQUENCY).put(rate)
                .put(SOFTLoopback.ALC_FORMAT_TYPE_SOFT).put(SOFTLoopback.ALC_FLOAT_SOFT)
                .put(SOFTLoopback.ALC_FORMAT_CHANNELS_SOFT)
                .put(channels == 1 ? SOFTLoopback.ALC_MONO_SOFT : SOFTLoopback.ALC_STEREO_SOFT)
                .put(0).flip();
        context = ALC10.alcCreateContext(device, attributes);
        if (!ALC10.alcMakeContextCurrent(context)) {
            throw new IllegalStateException("no loopback context: ALC error " + ALC11.alcGetError(device));
        }
        AL.createCapabilities(ALC.createCapabilities(device));
    }

    float[] render(int frames) {
        FloatBuffer out = BufferUtils.createFloatBuffer(frames * channels);
        SOFTLoopback.alcRenderSamplesSOFT(device, out, frames);
        float[] samples = new float[frames * channels];
        out.get(samples);
        return samples;
    }

    int rate() {
        return rate;
    }

    @Override
    public void close() {
        ALC10.alcMakeContextCurrent(0);
        ALC10.alcDestroyContext(context);
        ALC10.alcCloseDevice(device);
    }
}
