package dev.parley.jme.record;

import com.jme3.texture.FrameBuffer;
import dev.parley.format.OutputFile;
import dev.parley.format.WavFile;
import dev.parley.signal.PcmAudio;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Writes every frame of a view port to an MP4 of H.264 and AAC, through the {@code ffmpeg} program. Add it to the last view
 * port that renders; each frame rendered from then on is one frame of the film, whatever the time: pair it with
 * {@link FixedStepTimer}. The file appears when {@link #finish} returns. Belongs to the render thread.
 */
public final class Recorder extends FinishedFrames implements AutoCloseable {

    private final RecordingSettings settings;
    private final OutputFile output;
    private final OutputFile film;
    private final FramePipe pipe;
    private EdgeSmoother smoother;
    private int frames;

    private Recorder(RecordingSettings settings, OutputFile output, OutputFile film, FramePipe pipe) {
        super(settings.width(), settings.height(), "recording");
        this.settings = settings;
        this.output = output;
        this.film = film;
        this.pipe = pipe;
    }

    /**
     * Starts the program.
     *
     * @param settings what the recording is like (not null)
     * @return a new recorder, to be finished or closed by the caller
     * @throws RecordingException if the file cannot be written, or the program is missing
     */
    public static Recorder start(RecordingSettings settings) {
        OutputFile output = null;
        OutputFile film = null;
        try {
            output = new OutputFile(settings.file());
            film = new OutputFile(settings.file());
            FramePipe pipe = new FramePipe(Ffmpeg.film(settings, film.temporary()), settings.frameBytes());
            return new Recorder(settings, output, film, pipe);
        } catch (IOException | RecordingException e) {
            closeAll(settings, null, film, output);
            throw e instanceof RecordingException known ? known : new RecordingException(e.getMessage(), e);
        }
    }

    /**
     * Smooths the edges of every frame from now on: for scenes rendered with one sample, as multisampling triples the
     * work of a software renderer.
     *
     * @return this
     */
    public Recorder smoothEdges() {
        smoother = new EdgeSmoother(settings.width(), settings.height());
        return this;
    }

    /**
     * Returns how many frames were recorded so far.
     *
     * @return frames (&ge;0)
     */
    public int frames() {
        return frames;
    }

    /**
     * Ends the film, adds what was heard, and moves it into place.
     *
     * @param sound from the first frame on (nullable: a silent film)
     * @throws RecordingException if the program failed; no file is left then
     */
    public void finish(PcmAudio sound) {
        try {
            pipe.finish();
            if (sound == null) {
                film.commit();
            } else {
                mix(sound);
                output.commit();
            }
        } catch (IOException e) {
            throw new RecordingException("cannot write " + settings.file() + ": " + e.getMessage(), e);
        } finally {
            close();
        }
    }

    private void mix(PcmAudio sound) throws IOException {
        Path wav = Files.createTempFile("parley-sound", ".wav");
        try {
            WavFile.write(wav, sound, settings.voice());
            List<String> command = Ffmpeg.mix(settings, film.temporary(), wav, output.temporary());
            try (FramePipe mixing = new FramePipe(command, 0)) {
                mixing.finish();
            }
        } finally {
            Files.deleteIfExists(wav);
        }
    }

    /** Gives the recording up unless it is finished, and leaves no file. Safe to repeat. */
    @Override
    public void close() {
        closeAll(settings, pipe, film, output);
    }

    private static void closeAll(RecordingSettings settings, FramePipe pipe, OutputFile film, OutputFile output) {
        try {
            for (AutoCloseable part : Arrays.asList(pipe, film, output)) {
                if (part != null) {
                    part.close();
                }
            }
        } catch (Exception e) {
            throw new RecordingException("cannot tidy up after " + settings.file() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void postFrame(FrameBuffer rendered) {
        ByteBuffer frame = pipe.take();
        read(rendered, frame);
        if (smoother != null) {
            smoother.smooth(frame);
        }
        pipe.send(frame);
        frames++;
    }
}
