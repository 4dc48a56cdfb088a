package dev.parley.sample;

import dev.parley.format.VoiceTag;
import dev.parley.jme.record.Ffmpeg;
import dev.parley.jme.record.OggFile;
import dev.parley.synthesis.SpeechResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * All that a single line is written to.
 *
 * @param options files of any line
 * @param bakes files that play it without the model
 */
record LineOutputs(OutputOptions options, BakeOptions bakes) {

    boolean isGiven() {
        return !options.all().isEmpty() || bakes.isGiven();
    }

    /** Files but for the baked ones; a baked line needs its sound. */
    LineFiles files() {
        LineFiles files = options.files();
        return needsSound(files) ? files.withWav(bakes.soundBeside()) : files;
    }

    private boolean needsSound(LineFiles files) {
        return bakes.wantsMotion() && !bakes.wantsOgg() && files.wav() == null;
    }

    /** Checks that every file that was asked for can be written. */
    void check() {
        List<Path> all = new ArrayList<>(options.all());
        if (needsSound(options.files())) {
            all.add(bakes.soundBeside());
        }
        all.addAll(bakes.all());
        OutputCheck.check(all);
        if (options.record() != null || bakes.wantsOgg()) {
            Ffmpeg.program();
        }
    }

    /** Tells whether a file is to be written that needs the whole line. */
    boolean needsLine() {
        return options.report() != null || bakes.isGiven() || !options.files().all().isEmpty();
    }

    void bake(AvatarChoice avatar, SpeechResult line, VoiceTag voice) throws IOException {
        if (bakes.wantsOgg()) {
            OggFile.write(bakes.ogg(), line.audio(), voice);
        }
        if (bakes.wantsMotion()) {
            Baker baker = new Baker(avatar, bakes.wantsGltf());
            baker.add(bakes.stem(), line, bakes.clip());
            baker.writeGltf(bakes.gltf());
        }
    }
}
