/**
 * Text in, speech and motion out. Start at {@link dev.parley.synthesis.SpeechSynthesizer}; a line is a
 * {@link dev.parley.synthesis.SpeechRequest}, its answer a {@link dev.parley.synthesis.SpeechStream} of chunks in which
 * sound and motion cover the same time.
 */
package dev.parley.synthesis;
