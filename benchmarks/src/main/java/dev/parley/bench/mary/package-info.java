/**
 * MaryTTS as a voice to compare with.
 */
package dev.parley.bench.mary;
