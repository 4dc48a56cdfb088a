/**
 * Rendering without a screen, and recording of what a jMonkeyEngine application renders: an off-screen EGL context, a timer
 * with fixed steps, and a scene processor that pipes frames to the {@code ffmpeg} program. The same scene gives the same
 * bytes every time. Needs {@code jme3-lwjgl3} and {@code lwjgl-egl} on the class path, and {@code ffmpeg} on the PATH.
 */
package dev.parley.jme.record;
