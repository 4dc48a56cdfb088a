/**
 * Measures Parley in a whole process: {@code speak --bench} and {@code speak --soak}.
 */
package dev.parley.sample.bench;
