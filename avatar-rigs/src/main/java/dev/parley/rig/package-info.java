/**
 * Rigged heads in jMonkeyEngine: profiles (what a model's joints and shapes are called and how far they go), morphing,
 * eye aim, light. {@link dev.parley.rig.AvatarRig} moves a model by motion frames; {@link dev.parley.rig.AvatarLoader}
 * loads one with its profile. Uses the signal package, Jackson, and jME's core and glTF loader.
 */
package dev.parley.rig;
