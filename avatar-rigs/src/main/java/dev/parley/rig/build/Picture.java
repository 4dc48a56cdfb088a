package dev.parley.rig.build;

/**
 * An encoded image of the file.
 *
 * @param mimeType {@code image/jpeg} or {@code image/png}
 * @param bytes not copied
 */
record Picture(String mimeType, byte[] bytes) {
}
