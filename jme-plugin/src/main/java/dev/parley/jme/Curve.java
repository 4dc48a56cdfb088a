package dev.parley.jme;

/** Values at the centres of frames, and between them by interpolation. */
record Curve(double[] values, double rate) {

    double at(double seconds) {
        double position = Math.max(0, Math.min(values.length - 1, seconds * rate - 0.5));
        int before = Math.min((int) position, values.length - 2);
        return before < 0 ? values[0] : values[before] + (position - before) * (values[before + 1] - values[before]);
    }

    /** Returns the standard deviation over a stretch. */
    double deviation(double from, double to) {
        int count = (int) Math.ceil((to - from) * rate);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double value = at(from + i / rate);
            sum += value;
            squares += value * value;
        }
        return Math.sqrt(Math.max(0, squares / count - sum / count * (sum / count)));
    }
}
