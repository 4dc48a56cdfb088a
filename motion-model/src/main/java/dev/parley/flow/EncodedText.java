package dev.parley.flow;

/**
 * What the text encoder makes of a sentence. The arrays are not to be changed.
 *
 * @param phones number of phones and pauses
 * @param text (phones, features)
 * @param logDuration (phones), ln(1 + frames)
 * @param prosody (phones, 4 quarters, 3): normalised log-F0, voicing logit, normalised energy
 */
record EncodedText(int phones, float[] text, float[] logDuration, float[] prosody) {
}
