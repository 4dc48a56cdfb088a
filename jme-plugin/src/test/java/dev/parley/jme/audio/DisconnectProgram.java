package dev.parley.jme.audio;

import dev.parley.signal.PcmAudio;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.stream.IntStream;
import org.lwjgl.openal.AL;
import org.lwjgl.openal.AL10;
import org.lwjgl.openal.ALC;
import org.lwjgl.openal.ALC10;
import org.lwjgl.openal.SOFTReopenDevice;

/**
 * Speaks while its sound device, a file, is lost and another comes, or with an argument is reopened:
 * {@link DisconnectTest} runs it.
 */
final class DisconnectProgram {

    static final int RATE = 22_050;
    static final double SECONDS = 5;
    static final float PEAK = 0.5f;

    private static long device;
    private static long context;
    private static double last = -1;
    private static int backwards;

    private DisconnectProgram() {
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        open();
        try (OpenAlOutputs outputs = new OpenAlOutputs()) {
            SpeechLine line = outputs.open(RATE).begin();
            float[] samples = new float[(int) (SECONDS * RATE)];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = PEAK * (i + 1) / samples.length;
            }
            line.write(new PcmAudio(samples, RATE));
            line.finish();
            listen(line, 1.5);
            boolean first = AlDevice.isConnected();
            limit("4096");
            listen(line, 0.5);
            double before = line.heardSeconds();
            listen(line, 1);
            boolean lost = AlDevice.isConnected();
            double unheard = line.heardSeconds() - before;
            limit("unlimited");
            if (arguments.length > 0) {
                reopen();
            } else {
                close();
                open();
            }
            double returned = line.heardSeconds();
            System.out.println("first=" + first + " lost=" + lost + " next=" + AlDevice.isConnected() + " unheard=" + unheard
                    + " returned=" + returned);
            for (int i = 0; i < 100 && !line.isOver(); i++) {
                listen(line, 0.1);
            }
            System.out.println("backwards=" + backwards + " end=" + line.heardSeconds() + " sources=" + sources());
        }
        close();
    }

    private static void listen(SpeechLine line, double seconds) throws InterruptedException {
        for (long end = System.nanoTime() + (long) (seconds * 1e9); System.nanoTime() < end; Thread.sleep(5)) {
            double heard = line.heardSeconds();
            backwards += heard < last ? 1 : 0;
            last = heard;
        }
    }

    /** Lets no file of this process grow beyond so many bytes. */
    private static void limit(String bytes) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("prlimit", "--pid", Long.toString(ProcessHandle.current().pid()),
                "--fsize=" + bytes + ":").inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("prlimit ended with " + process.exitValue());
        }
    }

    private static void open() {
        device = ALC10.alcOpenDevice((ByteBuffer) null);
        context = ALC10.alcCreateContext(device, (IntBuffer) null);
        ALC10.alcMakeContextCurrent(context);
        AL.createCapabilities(ALC.createCapabilities(device));
    }

    /** Gives the context that is there another device, or the same again. */
    private static void reopen() {
        if (!SOFTReopenDevice.alcReopenDeviceSOFT(device, (ByteBuffer) null, (IntBuffer) null)) {
            throw new IllegalStateException("OpenAL does not reopen the device: error " + ALC10.alcGetError(device));
        }
    }

    /** Counts those of the context; OpenAL numbers them from 1. */
    private static long sources() {
        return IntStream.rangeClosed(1, 64).filter(AL10::alIsSource).count();
    }

    private static void close() {
        ALC10.alcMakeContextCurrent(0);
        ALC10.alcDestroyContext(context);
        ALC10.alcCloseDevice(device);
    }
}
