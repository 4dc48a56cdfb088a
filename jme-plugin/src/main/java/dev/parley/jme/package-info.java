/**
 * Talking avatars in a jMonkeyEngine application. Attach one {@link dev.parley.jme.TalkingAvatarState}, give each model a
 * {@link dev.parley.jme.TalkingAvatarControl}, and call {@code speak}. Sound leads; the face follows what is heard.
 */
package dev.parley.jme;
