package dev.parley.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jme3.anim.AnimClip;
import com.jme3.anim.AnimComposer;
import com.jme3.asset.AssetKey;
import com.jme3.asset.AssetManager;
import com.jme3.asset.plugins.FileLocator;
import com.jme3.audio.AudioData;
import com.jme3.audio.AudioKey;
import com.jme3.scene.Spatial;
import com.jme3.system.JmeSystem;
import dev.parley.format.WavFile;
import dev.parley.rig.AvatarLoader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BakeTest {

    @TempDir
    Path folder;

    private final StringWriter errors = new StringWriter();

    @Test
    void aLineIsBakedWithItsSound() throws Exception {
        assertEquals(0, speak("--no-video", "--steps", "1", "--clip", path("greet.j3o"), "--gltf", path("woman.glb"),
                "Hello."), errors::toString);
        double seconds = WavFile.read(folder.resolve("greet.wav")).seconds();
        AnimClip clip = assets().loadAsset(new AssetKey<>("greet.j3o"));
        assertEquals("greet", clip.getName());
        assertEquals(seconds, clip.getLength(), 1e-4);
        assertEquals(Set.of("greet"), animations("woman.glb"));
    }

    /** The Ogg takes the WAV's place; jME decodes it to the same length. */
    @Test
    void theSoundMayBeOgg() throws Exception {
        assertEquals(0, speak("--no-video", "--steps", "1", "--clip", path("greet.j3o"), "--ogg", path("greet.ogg"),
                "Hello."), errors::toString);
        AudioData sound = assets().loadAudio(new AudioKey("greet.ogg", false));
        AnimClip clip = assets().loadAsset(new AssetKey<>("greet.j3o"));
        assertEquals(clip.getLength(), sound.getDuration(), .05);
        assertFalse(Files.exists(folder.resolve("greet.wav")));
    }

    @Test
    void aDialogueIsOneClipALineAndOneGltf() throws Exception {
        Path lines = Files.writeString(folder.resolve("lines.tsv"), "one\tHello.\ntwo\tGood bye.\nthree\t \n");
        Path out = folder.resolve("out");
        assertEquals(2, speak("--batch", lines.toString(), "--out", out.toString(), "--steps", "1", "--clip",
                "--gltf", "--ogg"));
        assertEquals(1, errors.toString().lines().count(), errors::toString);
        for (String name : new String[] {"one", "two"}) {
            AnimClip clip = assets().loadAsset(new AssetKey<>("out/" + name + ".j3o"));
            assertEquals(clip.getLength(), assets().loadAudio("out/" + name + ".ogg").getDuration(), .05);
            assertEquals(WavFile.read(out.resolve(name + ".wav")).seconds(), clip.getLength(), 1e-4);
        }
        assertFalse(Files.exists(out.resolve("three.j3o")));
        assertEquals(new TreeSet<>(Set.of("one", "two")), new TreeSet<>(animations("out/woman.glb")));
    }

    private Set<String> animations(String model) {
        Spatial spatial = new AvatarLoader(assets()).model(model);
        Set<String> names = new TreeSet<>();
        spatial.depthFirstTraversal(part -> {
            if (part.getControl(AnimComposer.class) != null) {
                names.addAll(part.getControl(AnimComposer.class).getAnimClipsNames());
            }
        });
        return names;
    }

    private AssetManager assets() {
        AssetManager assets = JmeSystem.newAssetManager(BakeTest.class.getResource("/com/jme3/asset/Desktop.cfg"));
        assets.registerLocator(folder.toString(), FileLocator.class);
        return assets;
    }

    @Test
    void whatCannotBeIsOneLineAndNoFile() throws Exception {
        refused("ends in .j3o", "--no-video", "--clip", path("a.glb"), "Hello.");
        refused("names no file", "--no-video", "Hello.", "--gltf");
        refused("ends in .ogg", "--no-video", "--ogg", path("a.mp3"), "Hello.");
        refused("no folder", "--no-video", "--gltf", path("no/a.glb"), "Hello.");
        refused("two outputs", "--no-video", "--gltf", path("a.glb"), "--wav", path("a.glb"), "Hello.");
        refused("take no file name", "--batch", path("lines.tsv"), "--out", path("out"), "--clip", path("a.j3o"));
    }

    private void refused(String word, String... arguments) throws Exception {
        errors.getBuffer().setLength(0);
        assertEquals(2, speak(arguments));
        assertTrue(errors.toString().contains(word), errors::toString);
        assertEquals(1, errors.toString().lines().count(), errors::toString);
        try (var files = Files.list(folder)) {
            assertFalse(files.findAny().isPresent());
        }
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private int speak(String... arguments) {
        return SpeakCommand.run(new Console(new PrintWriter(errors)), arguments);
    }
}
