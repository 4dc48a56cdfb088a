/**
 * Signal analysis: the short-time Fourier transform and its inverse, the mel spectrogram that the model reads, and what a
 * recorded or live voice does: pitch, energy, activity. Sizes and rates are parameters; the model's come from its
 * manifest.
 */
package dev.parley.analysis;
