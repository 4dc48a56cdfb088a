/**
 * The model's files: the manifest and the graphs it describes, run by ONNX Runtime, whose types appear in no other
 * package. Everything a graph does not state itself (rates, channels, statistics, sizes) is read from the manifest.
 */
package dev.parley.onnx;
