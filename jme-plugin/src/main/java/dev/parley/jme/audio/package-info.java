/**
 * Plays generated speech and tells, to the sample, what of it is being heard. {@link dev.parley.jme.audio.OpenAlOutputs}
 * plays in jMonkeyEngine's own OpenAL context; {@link dev.parley.jme.audio.VirtualOutputs} plays into nothing or into a
 * recorder, on a clock of the caller's choice. OpenAL appears in no other package.
 */
package dev.parley.jme.audio;
