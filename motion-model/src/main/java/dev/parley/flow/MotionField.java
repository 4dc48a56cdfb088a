package dev.parley.flow;

import dev.parley.onnx.Cancellation;
import dev.parley.onnx.Graph;
import dev.parley.onnx.ModelManifest;
import dev.parley.onnx.OnnxGraph;
import dev.parley.onnx.OnnxModel;
import dev.parley.onnx.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Samples motion without speech, for several faces in one run of the graphs: a face is a row of the batch, and with
 * guidance a second one without its conditions. Usable on any thread, by several at once.
 */
final class MotionField {

    private static final float[] NOTHING = new float[0];

    private final OnnxModel model;
    private final ModelManifest manifest;
    private final Tower motion;
    private final SmoothNoise noise;
    private final MotionSmoother smoother;
    private final GesturePlanner planner;

    /**
     * A face's next piece.
     *
     * @param past what it continues (modified: then the piece itself)
     * @param first index of the first new frame, for the noise
     * @param heard the partner; null if there is none
     * @param settings who it is, and how it is solved
     * @param cancellation what may stop it
     */
    record Face(Continuity past, long first, Heard heard, FlowSettings settings, Cancellation cancellation) {
    }

    /**
     * The partner in every frame of a piece.
     *
     * @param participant (frames, features)
     * @param voice (frames, {@link ModelManifest#VOICE})
     */
    record Heard(float[] participant, float[] voice) {
    }

    /** A face, the conditions of its piece, and the piece at flow time 1. */
    record Solved(Face face, FrameInputs inputs, TowerState state) {
    }

    MotionField(OnnxModel model) {
        this.model = model;
        this.manifest = model.manifest();
        this.motion = Tower.motion(manifest.motion().columns());
        this.noise = new SmoothNoise(manifest.solver().motionNoiseSigma());
        this.smoother = new MotionSmoother(manifest.motion().smoothing(), manifest.pieces().lookahead());
        this.planner = new GesturePlanner(model);
    }

    /** Returns the frames of a face's piece: those known, the new ones, and those that are thrown away. */
    int frames(Continuity past) {
        return past.frames() + manifest.idle().chunk() + manifest.pieces().lookahead();
    }

    /**
     * Solves a piece for each face; {@link #follow} makes it theirs.
     *
     * @param faces of one padded length and one solver
     * @param cancellation what may stop the run of them all
     */
    List<Solved> solve(List<Face> faces, Cancellation cancellation) {
        List<TowerState> states = faces.stream().map(this::state).toList();
        SolverSettings solver = faces.get(0).settings().solver();
        int rows = solver.guidance() > 0 ? 2 * faces.size() : faces.size();
        int length = manifest.pieces().bucket(frames(faces.get(0).past()));
        List<FrameInputs> inputs = planned(faces, length, cancellation);
        try (Tensors condition = model.graph(Graph.CONDITION).acquire(rows, length)) {
            writeConditions(faces, inputs, condition);
            condition.run(cancellation);
            solve(faces, states, condition, cancellation);
        }
        List<Solved> solved = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            solved.add(new Solved(faces.get(i), inputs.get(i), states.get(i)));
        }
        return solved;
    }

    private TowerState state(Face face) {
        FlowSettings settings = face.settings();
        return new TowerState(motion, noise.rows(settings.noise(), motion.noise(), face.first() - face.past().frames(),
                frames(face.past()), motion.width(), settings.solver().motionTemperature()), face.past().motion(), 1);
    }

    private FrameInputs inputs(Face face) {
        int fresh = frames(face.past()) - face.past().frames();
        return face.past().inputs().then(new FrameInputs(FrameInputs.Widths.of(manifest), fresh));
    }

    /** Returns the conditions of each face's piece, with its plan: those who listen draw one, in one run. */
    private List<FrameInputs> planned(List<Face> faces, int length, Cancellation cancellation) {
        List<FrameInputs> all = new ArrayList<>();
        List<GesturePlanner.Piece> listening = new ArrayList<>();
        for (Face face : faces) {
            FrameInputs inputs = inputs(face);
            all.add(inputs);
            int known = face.past().frames();
            if (face.heard() == null) {
                planner.rest(inputs, known);
            } else {
                listening.add(new GesturePlanner.Piece(inputs, known, face.first(), face.heard().voice(),
                        face.settings()));
            }
        }
        if (!listening.isEmpty()) {
            planner.draw(listening, length, cancellation);
        }
        return all;
    }

    private void writeConditions(List<Face> faces, List<FrameInputs> inputs, Tensors condition) {
        int rowFrames = condition.length() * manifest.participant();
        for (int i = 0; i < faces.size(); i++) {
            Face face = faces.get(i);
            face.settings().conditions().write(condition, i);
            if (face.heard() != null) {
                condition.floats("participant").put(i * rowFrames, face.heard().participant());
            }
            for (int row = i; row < condition.batch(); row += faces.size()) {
                inputs.get(i).writeConditions(condition, row, false);
            }
        }
    }

    private void solve(List<Face> faces, List<TowerState> states, Tensors condition, Cancellation cancellation) {
        OnnxGraph field = model.graph(Graph.MOTION_VELOCITY);
        try (Tensors tensors = field.acquire(condition.batch(), condition.length())) {
            tensors.link(condition);
            for (int row = 0; row < tensors.batch(); row++) {
                Continuity past = faces.get(row % faces.size()).past();
                FrameInputs.writeFrames(tensors, row, frames(past));
                motion.writeKnown(tensors, row, past.motion());
            }
            step(faces, states, tensors, cancellation);
        }
    }

    private static void step(List<Face> faces, List<TowerState> states, Tensors tensors, Cancellation cancellation) {
        SolverSettings solver = faces.get(0).settings().solver();
        float[] times = new FlowSolver(solver).times();
        for (int i = 0; i + 1 < times.length; i++) {
            if (faces.stream().allMatch(face -> face.cancellation().cancelled())) {
                faces.get(0).cancellation().check("idle motion");
            }
            for (int row = 0; row < tensors.batch(); row++) {
                states.get(row % states.size()).load(tensors, row, times[i]);
            }
            tensors.run(cancellation);
            for (int face = 0; face < states.size(); face++) {
                states.get(face).advance(tensors, face, tensors.batch() - states.size() + face,
                        times[i + 1] - times[i], (float) solver.guidance());
            }
        }
    }

    /** Takes the new frames of a piece, and lets the face continue from them. */
    FlowPiece follow(Solved solved) {
        Continuity past = solved.face().past();
        float[] frames = solved.state().frames();
        int known = past.frames();
        int chunk = manifest.idle().chunk();
        past.ahead().join(frames, known);
        past.ahead().foresee(frames, known + chunk);
        FlowPiece piece = new FlowPiece(NOTHING, past.seam().join(smoother, frames, known, chunk));
        past.follow(solved.inputs().first(known + chunk), NOTHING,
                Arrays.copyOf(frames, (known + chunk) * motion.width()));
        return piece;
    }
}
