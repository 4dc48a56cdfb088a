package dev.parley.sample;

import dev.parley.format.LiveLinkFaceCsv;
import dev.parley.format.MotionJson;
import dev.parley.format.MotionSampler;
import dev.parley.rig.FrameShaper;
import dev.parley.signal.MotionClip;
import dev.parley.signal.PcmAudio;
import dev.parley.synthesis.IdleRequest;
import dev.parley.synthesis.IdleStream;
import dev.parley.synthesis.SpeechSynthesizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Some seconds of a face that does not speak.
 *
 * @param motion the face
 * @param seconds how long (&gt;0)
 */
record IdleTake(MotionClip motion, double seconds) {

    /** Makes the motion of a face that waits. */
    static IdleTake of(SpeechSynthesizer synthesizer, IdleRequest request, double seconds) {
        List<MotionClip> clips = new ArrayList<>();
        double made = 0;
        try (IdleStream stream = synthesizer.idle(request)) {
            while (made < seconds) {
                MotionClip clip = stream.next();
                clips.add(clip);
                made += clip.seconds();
            }
        }
        return new IdleTake(MotionClip.concat(clips), seconds);
    }

    /** Makes the motion of a face that listens, as long as the partner is there; one of the files may be null. */
    static IdleTake listening(SpeechSynthesizer synthesizer, IdleRequest request, Path wav, Path csv) {
        PcmAudio sound = wav == null ? null : Recordings.sound(wav);
        MotionClip face = csv == null ? null : Recordings.motion(csv, synthesizer.manifest().frameRate());
        double seconds = Math.max(sound == null ? 0 : sound.seconds(), face == null ? 0 : face.seconds());
        if (!(seconds > 0)) {
            throw new InputException(wav + " holds no sound to listen to");
        }
        return of(synthesizer, request.withPartner(synthesizer.partner(sound, face)), seconds);
    }

    /** Writes what the avatar receives; null where no file is wanted. */
    void write(Path csv, Path json, FrameShaper shaper) throws IOException {
        MotionSampler sampler = (at, store) -> shaper.shape(motion.sample(at, store), store);
        if (csv != null) {
            LiveLinkFaceCsv.write(csv, sampler, seconds);
        }
        if (json != null) {
            MotionJson.write(json, sampler, (int) Math.round(seconds * motion.frameRate()), motion.frameRate());
        }
    }
}
