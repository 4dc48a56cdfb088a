package dev.parley.jme;

import dev.parley.jme.audio.SpeechOutputs;

/** What all avatars of an application share. */
interface Stage {

    /** Returns the model, or null until it is ready. */
    SpeechModel model();

    /** Returns why there will be no model, or null. */
    Throwable failure();

    InferenceQueue inference();

    /** Returns what makes the motion of those that do not speak. */
    IdleCrowd crowd();

    SpeechOutputs outputs();

    /** Tells whether the application holds all avatars. */
    boolean isPaused();

    /** Counts the application's frames. */
    long frame();
}
