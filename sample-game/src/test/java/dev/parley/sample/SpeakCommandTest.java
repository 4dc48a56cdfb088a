package dev.parley.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.format.WavFile;
import dev.parley.signal.PcmAudio;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the command in this process, with the real model. */
class SpeakCommandTest {

    @TempDir
    Path folder;

    private final StringWriter errors = new StringWriter();

    @Test
    void everyFileOfALineIsWrittenAndAgrees() throws Exception {
        assertEquals(0, speak("--no-video", "--wav", file("a.wav"), "--motion", file("a.csv"), "--motion",
                file("a.m.json"), "--subtitles", file("a.vtt"), "--events", file("a.e.json"), "--report",
                file("a.json"), "Hello, traveller."), errors::toString);
        assertEquals("", errors.toString());
        PcmAudio sound = WavFile.read(folder.resolve("a.wav"));
        assertEquals(22_050, sound.sampleRate());
        List<String> rows = Files.readAllLines(folder.resolve("a.csv"));
        assertEquals(Math.ceil(sound.seconds() * 60), rows.size() - 1.0);
        assertTrue(Files.readString(folder.resolve("a.vtt")).contains("Hello, traveller."));
        assertTrue(Files.readString(folder.resolve("a.e.json")).contains("\"traveller\""));
        String report = Files.readString(folder.resolve("a.json"));
        for (String key : List.of("audio_s", "load_s", "first_audio_ms", "synthesis_s", "rtf", "provider", "threads",
                "seed", "steps")) {
            assertTrue(report.contains("\"" + key + "\""), key);
        }
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherOtherMotion() throws Exception {
        for (String[] run : new String[][] {{"1", "a"}, {"1", "b"}, {"2", "c"}}) {
            assertEquals(0, speak("--no-video", "--seed", run[0], "--wav", file(run[1] + ".wav"), "--motion",
                    file(run[1] + ".csv"), "Yes."), errors::toString);
        }
        assertArrayEquals(Files.readAllBytes(folder.resolve("a.wav")), Files.readAllBytes(folder.resolve("b.wav")));
        assertArrayEquals(Files.readAllBytes(folder.resolve("a.csv")), Files.readAllBytes(folder.resolve("b.csv")));
        assertFalse(Files.readString(folder.resolve("a.csv")).equals(Files.readString(folder.resolve("c.csv"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\uD83D\uDE00\uD83D\uDE00", "\u0000\u0001\u0007", "..."})
    void aTextWithNothingToSayIsOneLine(String text) throws Exception {
        refused("--no-video", "--wav", file("a.wav"), text);
    }

    @Test
    void aHundredThousandCharactersAreTooMany() throws Exception {
        refused("--no-video", "--wav", file("a.wav"), "word ".repeat(20_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hello \uD83D\uDE00 you.", "A\u0000b and c\u0007.", "The <b unclosed word.",
        "Hello \u4F60\u597D friend.", "Zxqwv brrgh."})
    void whatCanBeSpokenIs(String text) throws Exception {
        assertEquals(0, speak("--no-video", "--wav", file("a.wav"), text), errors::toString);
        assertTrue(WavFile.read(folder.resolve("a.wav")).seconds() > 0.2);
        errors.toString().lines().forEach(line -> assertTrue(line.startsWith("speak: warning: "), line));
    }

    @Test
    void anUnknownAvatarIsAnsweredWithThoseThereAre() throws Exception {
        refused("--no-video", "--avatar", "nobody", "--wav", file("a.wav"), "Hello.");
        assertTrue(errors.toString().contains("elder, grandmother, man, toon, woman"), errors::toString);
    }

    @Test
    void aFolderThatIsNotThereIsNamed() throws Exception {
        refused("--no-video", "--wav", file("no/a.wav"), "Hello.");
        assertTrue(errors.toString().contains(folder.resolve("no").toString()), errors::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--record=no/a.mp4", "--motion=no/a.csv", "--motion=no/a.json", "--subtitles=no/a.vtt",
        "--events=no/a.json", "--report=no/a.json"})
    void everyOutputIsCheckedBeforeAnyWork(String option) throws Exception {
        refused(option.replace("no/", folder.resolve("no") + "/"), "--wav", file("a.wav"), "Hello.");
        assertTrue(errors.toString().contains("create it first"), errors::toString);
    }

    @Test
    void aFolderIsNoFile() throws Exception {
        refused("--no-video", "--wav", folder.toString(), "Hello.");
        assertTrue(errors.toString().contains("not a regular file"), errors::toString);
    }

    @Test
    void twoOutputsInOneFileAreRefused() throws Exception {
        refused("--no-video", "--events", file("a.json"), "--report", file("a.json"), "Hello.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--voice=x", "--bench", "--vr", "--game", "--steps=none",
        "--steps=0", "--threads=0", "--provider=abacus", "--size=640", "--size=641x640", "--motion=a.bvh", "--out=x"})
    void whatIsNotThereIsRefusedInOneLine(String option) throws Exception {
        refused("--no-video", "--wav", file("a.wav"), option, "Hello.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--bench Hello.", "--soak 1 --wav no.wav", "--soak 0", "--soak NaN", "--soak 2000",
        "--bench --soak 1", "--bench=crowd --soak 1", "--bench=speed"})
    void measurementsSayTheirOwnLinesForATimeThatCanBe(String arguments) throws Exception {
        refused(arguments.split(" "));
    }

    @Test
    void sizesAndRatesOfFilmsHaveLimits() throws Exception {
        refused("--record", file("a.mp4"), "--fps", "0", "Hello.");
    }

    @Test
    void nothingToSayIsSaid() throws Exception {
        refused("--no-video", "--wav", file("a.wav"));
    }

    @Test
    void directionsChangeTheLine() throws Exception {
        assertEquals(0, speak("--no-video", "--steps", "1", "--wav", file("a.wav"), "--motion", file("a.csv"),
                "Hello there, traveller."), errors::toString);
        String[][] directions = {{"--emotion", "happy:0.8"}, {"--emotion=Sad"}, {"--voice-pitch", "4"},
            {"--formant", "1.2"}, {"--guidance", "1.5"}, {"--prosody-seed", "9"}, {"--style", file("a.wav")},
            {"--style", file("a.wav") + "+" + file("a.csv")}, {"--style", file("a.csv")}};
        for (String[] direction : directions) {
            String[] rest = {"--no-video", "--steps", "1", "--wav", file("b.wav"), "Hello there, traveller."};
            assertEquals(0, speak(Stream.concat(Stream.of(direction), Stream.of(rest)).toArray(String[]::new)),
                    errors::toString);
            assertFalse(java.util.Arrays.equals(Files.readAllBytes(folder.resolve("a.wav")),
                    Files.readAllBytes(folder.resolve("b.wav"))), String.join(" ", direction));
        }
        assertEquals("", errors.toString());
    }

    @Test
    void anUnknownEmotionIsAnsweredWithTheSeven() throws Exception {
        refused("--no-video", "--emotion", "joy", "--wav", file("a.wav"), "Hello.");
        for (String name : List.of("neutral", "happy", "sad", "angry", "afraid", "disgusted", "surprised")) {
            assertTrue(errors.toString().contains(name), errors::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--emotion=happy:1.5", "--emotion=happy:", "--emotion=happy:much", "--guidance=-1",
        "--guidance=NaN", "--voice-pitch=40", "--formant=0", "--seed=1.5", "--prosody-seed=x", "--style=nope.wav",
        "--idle=5", "--idle=0", "--listen=nope.wav", "--listen-batch=nope.tsv"})
    void directionsOutOfRangeAreOneLine(String option) throws Exception {
        refused("--no-video", "--wav", file("a.wav"), option, "Hello.");
    }

    /** Half a second is too short, 31 s are cut with a note. */
    @Test
    void styleClipsHaveLimits() throws Exception {
        Path elsewhere = Files.createTempDirectory("style");
        Path brief = elsewhere.resolve("brief.wav");
        Path endless = elsewhere.resolve("endless.wav");
        WavFile.write(brief, new PcmAudio(new float[8_000], 16_000), null);
        WavFile.write(endless, new PcmAudio(new float[31 * 16_000], 16_000), null);
        refused("--no-video", "--style", brief.toString(), "--wav", file("a.wav"), "Hello.");
        assertTrue(errors.toString().contains("0.50 s"), errors::toString);
        errors.getBuffer().setLength(0);
        assertEquals(0, speak("--no-video", "--steps", "1", "--style", endless.toString(), "--wav", file("a.wav"),
                "Hello."), errors::toString);
        assertTrue(errors.toString().startsWith("speak: warning: ") && errors.toString().contains("first 10 s"),
                errors::toString);
    }

    @Test
    void aFaceWaitsAndListensAsLongAsAsked() throws Exception {
        assertEquals(0, speak("--idle", "1.5", "--seed", "2", "--out", file("idle")), errors::toString);
        assertEquals(1 + 90, Files.readAllLines(folder.resolve("idle/idle.csv")).size());
        WavFile.write(folder.resolve("friend.wav"), new PcmAudio(new float[32_000], 16_000), null);
        assertEquals(0, speak("--listen", file("friend.wav"), "--motion", file("a.csv"), "--motion", file("a.json")),
                errors::toString);
        assertEquals(1 + 120, Files.readAllLines(folder.resolve("a.csv")).size());
        assertEquals(0, speak("--listen", file("friend.wav"), "--listen-motion", folder.resolve("idle/idle.csv")
                .toString(), "--out", file("heard")), errors::toString);
        assertFalse(Files.readString(folder.resolve("a.csv"))
                .equals(Files.readString(folder.resolve("heard/friend.csv"))));
        assertEquals("", errors.toString());
    }

    @Test
    void manyPartnersAreListenedToInOneStart() throws Exception {
        WavFile.write(folder.resolve("friend.wav"), new PcmAudio(new float[16_000], 16_000), null);
        Path list = Files.writeString(folder.resolve("p.tsv"), "one\t" + file("friend.wav") + "\nsad\t"
                + file("friend.wav") + "\temotion=sad\nbad\t" + file("none.wav") + "\nodd\t" + file("friend.wav")
                + "\tmood=sad\n");
        assertEquals(2, speak("--listen-batch", list.toString(), "--out", file("out")));
        List<String> complaints = errors.toString().lines().toList();
        assertEquals(2, complaints.size(), errors::toString);
        assertTrue(complaints.get(0).contains("p.tsv:4: the column 'mood=sad'"), errors::toString);
        assertTrue(complaints.get(1).contains("p.tsv:3: cannot read"), errors::toString);
        assertEquals(1 + 60, Files.readAllLines(folder.resolve("out/one.csv")).size());
        assertFalse(Files.readString(folder.resolve("out/one.csv")).equals(Files.readString(folder.resolve("out/sad.csv"))));
    }

    /** A second of silence, then a buzz of 150 Hz for a second. */
    @Test
    void whatWasHeardOfAPartnerCanBeKept() throws Exception {
        float[] samples = new float[2 * 16_000];
        for (int i = 16_000; i < samples.length; i++) {
            samples[i] = 0.3f * (i * 150 % 16_000 / 8_000f - 1);
        }
        WavFile.write(folder.resolve("buzz.wav"), new PcmAudio(samples, 16_000), null);
        Path list = Files.writeString(folder.resolve("p.tsv"), "buzz\t" + file("buzz.wav") + "\n");
        assertEquals(0, speak("--listen-batch", list.toString(), "--heard", "--out", file("out")), errors::toString);
        List<String[]> rows = Files.readAllLines(folder.resolve("out/buzz.heard.tsv")).stream()
                .map(row -> row.split("\t")).toList();
        assertEquals(2 * 22_050 / 256.0, rows.size(), 2);
        assertEquals(List.of("0", "0", "NaN"), List.of(rows.get(40)).subList(0, 3));
        String[] sounding = rows.get(130);
        assertEquals(List.of("1", "1"), List.of(sounding).subList(0, 2));
        assertEquals(150, Math.exp(Double.parseDouble(sounding[2])), 3);
        assertTrue(Double.parseDouble(sounding[3]) > Double.parseDouble(rows.get(40)[3]) + 3);
    }

    /** One line, exit status 2, and not a file. */
    private void refused(String... arguments) throws IOException {
        assertEquals(2, speak(arguments), errors::toString);
        assertEquals(1, errors.toString().lines().count(), errors::toString);
        assertTrue(errors.toString().startsWith("speak: "), errors::toString);
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }

    private int speak(String... arguments) {
        return SpeakCommand.run(new Console(new PrintWriter(errors)), arguments);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }
}
