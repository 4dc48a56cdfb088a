/**
 * Builds the default avatars from MakeHuman's CC0 data: an offline tool, never used at run time.
 *
 * <p>Lengths inside this package are MakeHuman units, 1 unit = 1 dm; the glTF file is in metres. Axes: +x to the
 * face's own left, +y up, +z out of the face. Coordinates are flat arrays, {@code (vertices, 3)}. Everything runs on
 * one thread, and the same data give the same bytes.
 *
 * <p>May use {@code dev.parley.rig}, jgltf (only here) and Jackson.
 */
package dev.parley.rig.build;
