/**
 * Files that Parley writes and reads: WAV, Live Link Face CSV, motion JSON, WebVTT subtitles, events and report JSON. Every
 * writer works on a temporary sibling and moves it into place, so that no reader ever sees half a file. Depends on
 * {@code dev.parley.signal}, Jackson and the JDK's sound reader.
 */
package dev.parley.format;
