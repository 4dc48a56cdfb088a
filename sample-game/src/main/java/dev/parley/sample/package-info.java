/**
 * Programs that use Parley: the {@code speak} command and its parts, and one small application a feature.
 */
package dev.parley.sample;
