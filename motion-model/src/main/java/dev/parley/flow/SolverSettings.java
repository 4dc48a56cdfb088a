package dev.parley.flow;

import dev.parley.onnx.ModelManifest;

/**
 * How the flow is solved. Immutable; any thread.
 *
 * @param steps solver steps (&ge;1)
 * @param sway sway coefficient (-1..1); negative puts more steps near the noise
 * @param melTemperature scale of the mel's noise (&ge;0)
 * @param motionTemperature scale of the motion's noise (&ge;0)
 * @param prosodyTemperature scale of the prosody's noise (&ge;0); 0 gives the mean
 * @param guidance strength of classifier-free guidance (&ge;0); 0 is none and costs nothing
 */
public record SolverSettings(int steps, double sway, double melTemperature, double motionTemperature,
        double prosodyTemperature, double guidance) {

    /**
     * Returns the model's defaults.
     *
     * @param manifest the model's account of itself (not null)
     * @return new settings
     */
    public static SolverSettings of(ModelManifest manifest) {
        ModelManifest.Solver solver = manifest.solver();
        return new SolverSettings(solver.steps(), solver.sway(), solver.melTemperature(),
                solver.motionTemperature(), solver.prosodyTemperature(), solver.guidance());
    }

    /**
     * Returns these settings with other dials.
     *
     * @param newSteps solver steps (&ge;1)
     * @param newGuidance strength of guidance (&ge;0)
     * @return new settings
     */
    public SolverSettings with(int newSteps, double newGuidance) {
        return new SolverSettings(newSteps, sway, melTemperature, motionTemperature, prosodyTemperature, newGuidance);
    }
}
