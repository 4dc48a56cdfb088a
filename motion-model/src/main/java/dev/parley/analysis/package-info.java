/**
 * Signal analysis: the short-time Fourier transform and its inverse, and the mel spectrogram that the model reads.
 * Sizes and rates are parameters; the model's come from its manifest.
 */
package dev.parley.analysis;
