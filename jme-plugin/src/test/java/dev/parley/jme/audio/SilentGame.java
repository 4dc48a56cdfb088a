package dev.parley.jme.audio;

import com.jme3.app.SimpleApplication;
import com.jme3.app.state.AppState;
import com.jme3.system.AppSettings;
import com.jme3.system.JmeContext;
import dev.parley.signal.PcmAudio;

/** A game for a machine without a sound card: {@link SafeAudioTest} runs it in a process of its own. */
final class SilentGame extends SimpleApplication {

    private static final int RATE = 22_050;

    private SpeechOutput output;
    private SpeechLine line;

    private SilentGame() {
        super(new AppState[0]);
    }

    public static void main(String[] arguments) {
        AppSettings settings = new AppSettings(true);
        boolean prepared = SafeAudio.prepare(settings);
        System.out.println("prepared=" + prepared + " renderer=" + settings.getAudioRenderer());
        System.out.println("available=" + OpenAlOutputs.isAvailable());
        SilentGame game = new SilentGame();
        game.setSettings(settings);
        game.start(JmeContext.Type.Headless);
    }

    @Override
    public void simpleInitApp() {
        output = new VirtualOutputs().open(RATE);
        line = output.begin();
        line.write(new PcmAudio(new float[RATE / 2], RATE));
        line.finish();
    }

    @Override
    public void simpleUpdate(float tpf) {
        output.update();
        if (line.isOver()) {
            System.out.println("heard=" + line.heardSeconds());
            stop();
        }
    }
}
