package dev.parley.jme;

import com.jme3.math.Vector3f;
import dev.parley.rig.AvatarRig;
import dev.parley.synthesis.Partner;

/**
 * What a clone of an avatar or a file does not share with its original: its place in a game, and its lines. Lines may be
 * given and stopped by any thread; the rest belongs to the render thread.
 */
final class AvatarRuntime {

    final Playlist playlist = new Playlist();
    final Announcer announcer = new Announcer();
    final Vector3f mouth = new Vector3f();
    final Vector3f world = new Vector3f();
    AvatarRig template;
    TalkingAvatarState host;
    Partner partner;
    volatile Talker talker;
    boolean unrigged;
    boolean warned;

    /** Lets a line wait for its turn, or ends it at once if the policy or the number of those that wait says so. */
    SpeechHandle enqueue(SpokenLine line, QueuePolicy policy) {
        if (policy == QueuePolicy.REPLACE) {
            stop();
        } else if (policy == QueuePolicy.DROP && isWanted()) {
            line.drop();
            return line;
        }
        if (!playlist.add(line)) {
            line.refuse(Playlist.MOST);
        }
        return line;
    }

    private boolean isWanted() {
        Talker current = talker;
        return playlist.isWanted() || current != null && current.isWanted();
    }

    /** Stops the line being spoken and all that wait. */
    void stop() {
        playlist.stop();
        Talker current = talker;
        if (current != null) {
            current.stopLines();
        }
    }

    boolean isSpeaking() {
        Talker current = talker;
        return !playlist.isEmpty() || current != null && current.isSpeaking();
    }
}
