package dev.parley.sample;

import dev.parley.jme.TalkingAvatarControl;
import dev.parley.rig.AvatarRig;

/** An avatar whose cost is measured: its control, from listeners to lines, and its rig. */
final class MeasuredAvatar extends TalkingAvatarControl {

    private final PlayMeter meter;

    MeasuredAvatar(AvatarRig rig, PlayMeter meter) {
        super(rig);
        this.meter = meter;
    }

    @Override
    protected void controlUpdate(float tpf) {
        long start = System.nanoTime();
        super.controlUpdate(tpf);
        meter.avatar(System.nanoTime() - start);
    }
}
