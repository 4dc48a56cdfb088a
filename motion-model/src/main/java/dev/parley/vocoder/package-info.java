/**
 * From mel frames to sound: a pulse train and noise, filtered by the vocoder's graph in the short-time Fourier domain.
 * Sound comes out as mel frames go in, and is the same however they are cut.
 */
package dev.parley.vocoder;
