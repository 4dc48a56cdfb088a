package dev.parley.rig;

import com.jme3.app.Application;
import com.jme3.app.state.BaseAppState;
import com.jme3.util.SafeArrayList;
import java.util.Objects;

/**
 * Spends the time for moving faces where it is seen. The vertices of its rigs are moved while the scene is drawn, and
 * only those that a camera sees: unseen faces cost nothing, far ones less, crowds no more than the policy allows, and a
 * face that comes into view is right in the same frame. Heads and eyes turn as ever.
 *
 * <pre>
 * DetailState detail = new DetailState(DetailPolicy.DEFAULT);
 * stateManager.attach(detail);
 * detail.add(rig);
 * </pre>
 *
 * <p>Without this state, or while it is disabled, every rig is exact in every frame. For the render thread; allocates
 * nothing in a frame.
 */
public final class DetailState extends BaseAppState {

    private final DetailPolicy policy;
    private final SafeArrayList<RigDetail> rigs = new SafeArrayList<>(RigDetail.class);
    private boolean active;

    /**
     * Makes a state with {@link DetailPolicy#DEFAULT}.
     */
    public DetailState() {
        this(DetailPolicy.DEFAULT);
    }

    /**
     * Makes a state.
     *
     * @param policy how much of a face is moved (not null)
     */
    public DetailState(DetailPolicy policy) {
        this.policy = Objects.requireNonNull(policy, "policy");
    }

    /**
     * Looks after a rig; does nothing if it does so already. A clone of the rig has to be added by itself.
     *
     * @param rig the rig (not null, alias created)
     */
    public void add(AvatarRig rig) {
        if (find(rig) == null) {
            RigDetail detail = new RigDetail(rig, policy);
            rigs.add(detail);
            if (active) {
                detail.start();
            }
        }
    }

    /**
     * Leaves a rig exact from now on; does nothing if it was not added.
     *
     * @param rig the rig
     */
    public void remove(AvatarRig rig) {
        RigDetail detail = find(rig);
        if (detail != null) {
            rigs.remove(detail);
            if (active) {
                detail.end();
            }
        }
    }

    private RigDetail find(AvatarRig rig) {
        for (RigDetail detail : rigs.getArray()) {
            if (detail.rig() == rig) {
                return detail;
            }
        }
        return null;
    }

    @Override
    protected void initialize(Application app) {
        // There is nothing to prepare.
    }

    @Override
    protected void onEnable() {
        active = true;
        for (RigDetail detail : rigs.getArray()) {
            detail.start();
        }
    }

    @Override
    public void update(float tpf) {
        for (RigDetail detail : rigs.getArray()) {
            detail.beginFrame();
        }
        for (int head = 0; head < policy.heads(); head++) {
            RigDetail next = mostUrgent();
            if (next == null) {
                return;
            }
            next.grant();
        }
    }

    private RigDetail mostUrgent() {
        RigDetail most = null;
        float urgency = 0;
        for (RigDetail detail : rigs.getArray()) {
            float own = detail.urgency();
            if (own > urgency) {
                urgency = own;
                most = detail;
            }
        }
        return most;
    }

    @Override
    protected void onDisable() {
        active = false;
        for (RigDetail detail : rigs.getArray()) {
            detail.end();
        }
    }

    @Override
    protected void cleanup(Application app) {
        // onDisable has ended what there was.
    }
}
