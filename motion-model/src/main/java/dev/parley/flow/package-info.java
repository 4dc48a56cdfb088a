/**
 * From phones to mel and motion frames: the line's plan (durations, F0, energy), then flow matching in pieces that
 * continue each other. Frames are normalised here by the manifest's statistics, as the graphs read and write them.
 */
package dev.parley.flow;
