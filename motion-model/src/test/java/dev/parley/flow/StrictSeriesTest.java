package dev.parley.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The series give what the library gives, over all that the noise asks of them. */
class StrictSeriesTest {

    private static final double TOLERANCE = 1e-10;

    @Test
    void logarithmIsTheLibrarys() {
        for (int exponent = 0; exponent <= 53; exponent++) {
            double power = Math.scalb(1.0, -exponent);
            for (double x : new double[] {power, power * 0.70710678, power * 0.70710679, power * 0.999999}) {
                assertEquals(StrictMath.log(x), StrictSeries.logarithm(x), TOLERANCE, "ln " + x);
            }
        }
    }

    @Test
    void sineAndCosineAreTheLibrarysAllTheWayRound() {
        Random random = new Random(1);
        for (int i = 0; i <= 2000; i++) {
            double turns = i <= 1000 ? i / 1000.0 : random.nextDouble();
            assertEquals(StrictMath.sin(2 * Math.PI * turns), StrictSeries.sine(turns), TOLERANCE, "sin of " + turns);
            assertEquals(StrictMath.cos(2 * Math.PI * turns), StrictSeries.cosine(turns), TOLERANCE, "cos of " + turns);
        }
    }
}
