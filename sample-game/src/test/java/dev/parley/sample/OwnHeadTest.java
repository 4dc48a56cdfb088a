package dev.parley.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.rig.glb.HeadGlb;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command with a head from a file, in this process, with the real model. */
class OwnHeadTest {

    @TempDir
    Path folder;

    private final StringWriter errors = new StringWriter();

    @BeforeEach
    void copyAHead() throws IOException {
        try (InputStream woman = getClass().getClassLoader().getResourceAsStream("Models/woman.glb")) {
            Files.copy(woman, folder.resolve("hero.glb"));
        }
    }

    private int speak(String... arguments) {
        return SpeakCommand.run(new Console(new PrintWriter(errors)), arguments);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private void refused(String part, String... arguments) {
        assertEquals(2, speak(arguments), errors::toString);
        assertEquals(1, errors.toString().lines().count(), errors::toString);
        assertTrue(errors.toString().startsWith("speak: ") && errors.toString().contains(part), errors::toString);
    }

    @Test
    void itsMotionIsThatOfTheSameHeadWithAProfile() throws IOException {
        assertEquals(0, speak("--no-video", "--avatar", file("hero.glb"), "--motion", file("own.csv"), "Yes."),
                errors::toString);
        assertEquals(0, speak("--no-video", "--motion", file("woman.csv"), "Yes."), errors::toString);
        assertEquals(Files.readAllLines(folder.resolve("woman.csv")), Files.readAllLines(folder.resolve("own.csv")),
                "limits and rules are found as the profile has them");
        assertEquals("", errors.toString());
    }

    private List<String> coverage(String head) {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            assertEquals(0, speak("--coverage", file(head)), errors::toString);
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** With the report there, as a warning where a line is spoken. */
    @Test
    void whatAHeadLacksIsToldOnce() throws IOException {
        HeadGlb few = new HeadGlb();
        few.face("Face", few.node("Head", -1, 0, 0, 0), HeadGlb.targets("jawOpen", "mouthFunnel"));
        few.write(folder.resolve("few.glb"));
        assertEquals(1, coverage("few.glb").stream().filter(line -> line.contains("few of the 52")).count());
        assertEquals("", errors.toString());
        assertEquals(0, speak("--no-video", "--steps", "1", "--avatar", file("few.glb"), "--motion", file("few.csv"),
                "Yes."), errors::toString);
        assertEquals(1, errors.toString().lines().count(), errors::toString);
        assertTrue(errors.toString().startsWith("speak: warning: few.glb: node 'Face': few of the 52"), errors::toString);
    }

    @Test
    void coverageIsPrinted() {
        List<String> lines = coverage("hero.glb");
        assertEquals("hero.glb: 52 of ARKit's 52 shapes are driven: 44 by own targets, 0 by shared ones, 0 by poses, 8 by"
                + " joints.", lines.get(0));
        assertTrue(lines.contains("jawOpen              target  0.00  Face/jawOpen, TeethLower/jawOpen, Tongue/jawOpen"));
    }

    @Test
    void whatIsNoHeadIsToldInALine() throws IOException {
        Files.writeString(folder.resolve("bad.vrm"), "no head at all");
        refused("bad.vrm: begins with 'no h' rather than 'glTF'", "--no-video", "--avatar", file("bad.vrm"), "--wav",
                file("a.wav"), "Yes.");
        assertTrue(Files.notExists(folder.resolve("a.wav")));
    }

    @Test
    void anAbsentFileIsToldInALine() {
        refused("there is no head " + file("gone.glb"), "--coverage", file("gone.glb"));
    }

    @Test
    void anotherEndingIsToldInALine() throws IOException {
        Files.writeString(folder.resolve("hero.fbx"), "Kaydara");
        refused("name a .glb, .gltf, .vrm or .j3o file", "--coverage", file("hero.fbx"));
    }

    @Test
    void aProfileThatDoesNotFitIsToldInALine() throws IOException {
        Files.writeString(folder.resolve("p.json"), "{\"mapping\": {\"shapes\": {\"jawOpen\": {\"Mund\": 1}}}}");
        refused("p.json: mapping.shapes.jawOpen names target 'Mund'", "--coverage", file("hero.glb"), "--profile",
                file("p.json"));
    }

    @Test
    void aProfileBelongsToAFile() {
        refused("--profile p.json belongs to a head of your own", "--profile", "p.json", "--no-video", "Yes.");
    }

    @Test
    void coverageSaysNothing() {
        refused("--coverage prints a report and says nothing", "--coverage", file("hero.glb"), "Yes.");
    }
}
