package dev.parley.bench;

import dev.parley.signal.MotionClip;
import dev.parley.signal.PcmAudio;
import dev.parley.signal.TimedEvent;
import dev.parley.synthesis.IdleRequest;
import dev.parley.synthesis.IdleStream;
import dev.parley.synthesis.SpeechChunk;
import dev.parley.synthesis.SpeechRequest;
import dev.parley.synthesis.SpeechStream;
import dev.parley.synthesis.SpeechSynthesizer;
import dev.parley.synthesis.TextFeed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Looks for seams where the shipped model's lines are joined of sentences, and sentences of pieces: in motion and sound,
 * against what is usual elsewhere.
 */
public final class JoinTable {

    private static final String[] TEXTS = {
        "The bridge ahead is broken in two places. Take the long road around the lake.",
        "Good morning, traveller. What brings you to this part of the country?",
        "I have not seen him since the harvest. Perhaps the miller knows more about it.",
        "Do not go in there! The floor is rotten and the walls are about to fall.",
        "That will be five gold pieces. You may pay me when you come back.",
        "The ships from the north came in this morning. They brought timber, salted fish and bad news.",
        "Who told you that? I have never been to the castle in my life.",
        "We leave at dawn, whatever the weather may be. Bring a warm coat and something to eat.",
        "My sister lives behind the market. Her house is the one with the green door.",
        "It was a long winter, and a cold one. Many of the old trees did not live to see the spring.",
    };
    private static final int IDLE_CLIPS = 20;
    private static final String[] GROUPS = {"head", "brow", "mouth,jaw", "eyeBlink,eyeSquint,eyeWide,cheek,nose", "Eye"};

    private JoinTable() {
    }

    /** Prints the table. */
    public static void main(String[] arguments) {
        try (SpeechSynthesizer synthesizer = SpeechSynthesizer.open()) {
            for (boolean streamed : new boolean[] {false, true}) {
                List<JoinedLine> lines = new ArrayList<>();
                for (int i = 0; i < TEXTS.length; i++) {
                    lines.add(line(synthesizer, TEXTS[i], i, streamed));
                }
                System.out.println(streamed ? "text in tokens" : "text given whole");
                new JoinReport(lines, GROUPS).print(System.out);
            }
            List<JoinedLine> faces = IntStream.range(0, TEXTS.length).mapToObj(i -> idle(synthesizer, i)).toList();
            System.out.println("idle");
            new JoinReport(faces, GROUPS).print(System.out);
        }
    }

    private static JoinedLine line(SpeechSynthesizer synthesizer, String text, int seed, boolean streamed) {
        TextFeed feed = new TextFeed();
        SpeechRequest request = SpeechRequest.of(streamed ? "" : text).withSeed(seed);
        List<SpeechChunk> chunks = new ArrayList<>();
        try (SpeechStream stream = streamed ? synthesizer.synthesize(request, feed) : synthesizer.synthesize(request)) {
            for (String token : streamed ? text.split("(?<= )") : new String[0]) {
                feed.append(token);
                take(stream, chunks);
            }
            feed.end();
            take(stream, chunks);
        }
        List<TimedEvent> events = new ArrayList<>();
        chunks.forEach(chunk -> events.addAll(chunk.events()));
        PcmAudio audio = PcmAudio.concat(chunks.stream().map(SpeechChunk::audio).toList());
        MotionClip motion = MotionClip.concat(chunks.stream().map(SpeechChunk::motion).toList());
        return JoinedLine.of(synthesizer.manifest(), audio, motion, events, chunks);
    }

    private static JoinedLine idle(SpeechSynthesizer synthesizer, int seed) {
        List<MotionClip> clips = new ArrayList<>();
        try (IdleStream stream = synthesizer.idle(IdleRequest.of(seed))) {
            for (int i = 0; i < IDLE_CLIPS; i++) {
                clips.add(stream.next());
            }
        }
        int chunk = clips.get(0).frames();
        List<Integer> joins = IntStream.range(1, IDLE_CLIPS).map(i -> i * chunk).boxed().toList();
        return new JoinedLine(MotionClip.concat(clips), List.of(), joins, new double[0], new double[0]);
    }

    private static void take(SpeechStream stream, List<SpeechChunk> chunks) {
        for (SpeechChunk chunk = stream.next(); chunk != null; chunk = stream.next()) {
            chunks.add(chunk);
        }
    }
}
