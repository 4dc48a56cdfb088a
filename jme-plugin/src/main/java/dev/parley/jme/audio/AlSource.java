package dev.parley.jme.audio;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import org.lwjgl.BufferUtils;
import org.lwjgl.openal.AL10;
import org.lwjgl.openal.AL11;
import org.lwjgl.openal.EXTFloat32;
import org.lwjgl.openal.SOFTSourceLatency;

/**
 * One streaming source and its buffers in the OpenAL context that was current when it was made. Belongs to the player's
 * thread.
 */
final class AlSource {

    private static final int BUFFERS = 32;
    private static final double FIXED_POINT = 1L << 32;
    private static final double NANOS = 1e9;

    private final int sampleRate;
    private final int source;
    private final boolean floats;
    private final boolean latencies;
    private final int[] free = new int[BUFFERS];
    private final int[] lengths = new int[BUFFERS];
    private final FloatBuffer floatSamples;
    private final ShortBuffer shortSamples;
    private final IntBuffer bufferName = BufferUtils.createIntBuffer(1);
    private final LongBuffer offsetAndLatency = BufferUtils.createLongBuffer(2);
    private int freeCount = BUFFERS;
    private int firstLength;
    private int queued;

    /**
     * Makes a source in the current context.
     *
     * @throws IllegalStateException if OpenAL has none left
     */
    AlSource(int sampleRate, int maxBlock) {
        this.sampleRate = sampleRate;
        AL10.alGetError();
        source = AL10.alGenSources();
        AL10.alGenBuffers(free);
        int error = AL10.alGetError();
        if (error != AL10.AL_NO_ERROR) {
            throw new IllegalStateException("OpenAL gave no source (error 0x" + Integer.toHexString(error)
                    + "); close other sounds");
        }
        floats = AL10.alIsExtensionPresent("AL_EXT_FLOAT32");
        latencies = AL10.alIsExtensionPresent("AL_SOFT_source_latency");
        floatSamples = BufferUtils.createFloatBuffer(maxBlock);
        shortSamples = BufferUtils.createShortBuffer(maxBlock);
    }

    boolean hasRoom() {
        return freeCount > 0;
    }

    /** Queues samples; the buffer copies them. */
    void queue(float[] samples, int count) {
        int buffer = free[--freeCount];
        if (floats) {
            floatSamples.clear().put(samples, 0, count).flip();
            AL10.alBufferData(buffer, EXTFloat32.AL_FORMAT_MONO_FLOAT32, floatSamples, sampleRate);
        } else {
            shortSamples.clear();
            for (int i = 0; i < count; i++) {
                shortSamples.put((short) Math.round(Math.max(-1, Math.min(1, samples[i])) * Short.MAX_VALUE));
            }
            AL10.alBufferData(buffer, AL10.AL_FORMAT_MONO16, shortSamples.flip(), sampleRate);
        }
        AL10.alSourceQueueBuffers(source, buffer);
        lengths[(firstLength + queued++) % BUFFERS] = count;
    }

    /** Takes back the buffers that were played through and returns their samples. */
    int unqueue() {
        int samples = 0;
        int processed = Math.min(queued, AL10.alGetSourcei(source, AL10.AL_BUFFERS_PROCESSED));
        for (int i = 0; i < processed; i++) {
            bufferName.clear();
            AL10.alSourceUnqueueBuffers(source, bufferName);
            free[freeCount++] = bufferName.get(0);
            samples += lengths[firstLength];
            firstLength = (firstLength + 1) % BUFFERS;
            queued--;
        }
        return samples;
    }

    /** Stops, and drops everything that is queued. */
    void clear() {
        AL10.alSourceStop(source);
        unqueue();
        rewind();
    }

    /** Readies a stopped source for new buffers, which it would otherwise count as played. */
    void rewind() {
        AL10.alSourceRewind(source);
    }

    boolean isPlaying() {
        return AL10.alGetSourcei(source, AL10.AL_SOURCE_STATE) == AL10.AL_PLAYING;
    }

    void play() {
        AL10.alSourcePlay(source);
    }

    /** Returns the samples of the queue that the mixer has taken. */
    int mixedOffset() {
        return AL10.alGetSourcei(source, AL11.AL_SAMPLE_OFFSET);
    }

    /** Returns the samples of the queue that have been heard, with their fraction; negative within the latency. */
    double heardOffset() {
        if (!latencies) {
            return mixedOffset();
        }
        offsetAndLatency.clear();
        SOFTSourceLatency.alGetSourcei64vSOFT(source, SOFTSourceLatency.AL_SAMPLE_OFFSET_LATENCY_SOFT,
                offsetAndLatency);
        return offsetAndLatency.get(0) / FIXED_POINT - offsetAndLatency.get(1) / NANOS * sampleRate;
    }

    void setGain(float gain) {
        AL10.alSourcef(source, AL10.AL_GAIN, gain);
    }

    void place(Placement at) {
        AL10.alSource3f(source, AL10.AL_POSITION, at.x(), at.y(), at.z());
        AL10.alSource3f(source, AL10.AL_VELOCITY, at.velocityX(), at.velocityY(), at.velocityZ());
        AL10.alSourcef(source, AL10.AL_REFERENCE_DISTANCE, at.reference());
        AL10.alSourcef(source, AL10.AL_MAX_DISTANCE, at.maximum());
    }

    /** Frees source and buffers; the context must still be current. */
    void delete() {
        clear();
        AL10.alDeleteSources(source);
        AL10.alDeleteBuffers(free);
        AL10.alGetError();
    }
}
