package dev.parley.jme.bake;

/**
 * Key frames of one geometry's morph targets.
 *
 * @param geometry its name
 * @param targets how many there are
 * @param times seconds, rising from 0
 * @param weights {@code (times, targets)}, row by row
 */
record MorphKeys(String geometry, int targets, float[] times, float[] weights) {
}
