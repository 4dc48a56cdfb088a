/**
 * From written English (US) to phones: normalisation, sentence splitting, pronunciation. Start at
 * {@link dev.parley.text.TextFrontEnd}. Uses ICU4J to spell numbers and FreeTTS's letter-to-sound rules for words the
 * lexicon lacks; knows nothing of models, sound or faces. Everything public is immutable or safe to share between
 * threads once constructed.
 */
package dev.parley.text;
