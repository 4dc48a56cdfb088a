/**
 * Lines baked for games that ship without the model: to jME's {@code AnimClip} and to glTF animations. A
 * {@link dev.parley.jme.bake.BakedMotion} holds what a rig wore, {@link dev.parley.jme.bake.BakedClips} and
 * {@link dev.parley.jme.bake.GltfBake} write it. What they write needs nothing of Parley to be played.
 */
package dev.parley.jme.bake;
