package dev.parley.jme.audio;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;

/**
 * Plays without a sound card: for machines that have none, and for recordings. Usable on any thread.
 */
public final class VirtualOutputs implements SpeechOutputs {

    private final TimeSource time;
    private final IntFunction<SampleSink> sinks;
    private final List<VirtualVoice> voices = new CopyOnWriteArrayList<>();

    /**
     * Plays into nothing in real time.
     */
    public VirtualOutputs() {
        this(TimeSource.real(), rate -> SampleSink.NOWHERE);
    }

    /**
     * Plays on a clock of the caller's choice.
     *
     * @param time the clock; a fixed-step timer's for recordings (not null)
     * @param sinks gives each output, by its sample rate, the receiver of its sound, which is called in
     *        {@link SpeechOutput#update()} (not null)
     */
    public VirtualOutputs(TimeSource time, IntFunction<SampleSink> sinks) {
        this.time = time;
        this.sinks = sinks;
    }

    @Override
    public SpeechOutput open(int sampleRate) {
        VirtualVoice voice = new VirtualVoice(sampleRate, time, sinks.apply(sampleRate));
        voices.add(voice);
        return voice;
    }

    @Override
    public String description() {
        return "no sound card";
    }

    @Override
    public void close() {
        voices.forEach(VirtualVoice::close);
        voices.clear();
    }
}
