/**
 * Values that travel through Parley: sound, mel frames, facial motion and timed events. Depends on the JDK alone.
 */
package dev.parley.signal;
