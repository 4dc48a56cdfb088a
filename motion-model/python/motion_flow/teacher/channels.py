"""The 54 motion channels, in the order of the model's motion frames.

Weights are 0..1. Angles are radians about the face's own axes by the right-hand rule (+yaw turns to the face's
own left, +pitch looks down, +roll tilts to its own right). Translations are metres (+x to the face's own left,
+y up, +z out of the face). Eye angles are relative to the head.
"""

SHAPES = (
    "eyeBlinkLeft", "eyeSquintLeft", "eyeWideLeft", "eyeBlinkRight", "eyeSquintRight", "eyeWideRight",
    "jawForward", "jawLeft", "jawRight", "jawOpen",
    "mouthClose", "mouthFunnel", "mouthPucker", "mouthLeft", "mouthRight",
    "mouthSmileLeft", "mouthSmileRight", "mouthFrownLeft", "mouthFrownRight",
    "mouthDimpleLeft", "mouthDimpleRight", "mouthStretchLeft", "mouthStretchRight",
    "mouthRollLower", "mouthRollUpper", "mouthShrugLower", "mouthShrugUpper",
    "mouthPressLeft", "mouthPressRight", "mouthLowerDownLeft", "mouthLowerDownRight",
    "mouthUpperUpLeft", "mouthUpperUpRight",
    "browDownLeft", "browDownRight", "browInnerUp", "browOuterUpLeft", "browOuterUpRight",
    "cheekPuff", "cheekSquintLeft", "cheekSquintRight", "noseSneerLeft", "noseSneerRight", "tongueOut",
)
"""The 44 ARKit blendshapes that are not eyeLook*, in Apple's order."""

POSE = ("headYaw", "headPitch", "headRoll", "headX", "headY", "headZ",
        "leftEyeYaw", "leftEyePitch", "rightEyeYaw", "rightEyePitch")
"""Head rotation (radians) and translation (metres), then the eyes (radians, relative to the head)."""

CHANNELS = SHAPES + POSE
"""All 54 names in the order of a motion frame."""

INDEX = {name: i for i, name in enumerate(CHANNELS)}
"""Column of each channel by its name."""

PARTS = ("headPitch",)
"""Channels of which a part is sampled in a column of its own, after the channels: the nods of the head's pitch, which are
small and few beside its slow course."""

MARKS = ("nod", "raise")
"""Gestures of which a teacher whose parts stand apart tells when they begin, in columns after the parts (plan.marks)."""

COLUMNS = CHANNELS + PARTS
"""What each column of a sampled motion belongs to."""


def joined(columns):
    """(frames, columns), in units -> (frames, channels): each part added to its channel; marks are left out. Channels alone
    stay as they are."""
    motion = columns[..., :len(CHANNELS)].copy()
    for part, name in zip(range(len(CHANNELS), columns.shape[-1]), PARTS):
        motion[..., INDEX[name]] += columns[..., part]
    return motion
