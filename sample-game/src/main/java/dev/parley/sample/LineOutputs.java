package dev.parley.sample;

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
        return bakes.isGiven() && files.wav() == null ? files.withWav(bakes.soundBeside()) : files;
    }

    /** Every file that was asked for. */
    List<Path> all() {
        List<Path> all = new ArrayList<>(options.all());
        if (options.files().wav() == null && bakes.isGiven()) {
            all.add(bakes.soundBeside());
        }
        all.addAll(bakes.all());
        return all;
    }

    void bake(AvatarChoice avatar, SpeechResult line) throws IOException {
        if (bakes.isGiven()) {
            Baker baker = new Baker(avatar, bakes.wantsGltf());
            baker.add(BakeOptions.stem(bakes.all().get(0)), line, bakes.clip());
            baker.writeGltf(bakes.gltf());
        }
    }
}
