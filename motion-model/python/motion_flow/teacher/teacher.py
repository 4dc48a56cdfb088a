"""The procedural motion teacher: timed phones and prosody in, 54 channels of facial motion out."""

import numpy as np

from . import blink, brows, gaze, head, plan, prosody
from .channels import CHANNELS, INDEX, PARTS
from .curves import bumps, frame_times, slow_noise
from .emotion import Expression, Manner, Mood
from .lips import REST_JAW, Line, articulate
from .phones import COLUMN, PERIOD, SILENCE, Phone
from .style import TeacherStyle

__all__ = ["MotionTeacher", "Phone", "TeacherStyle"]

DEGREE = np.pi / 180.0
_PAIRED = ("mouthPress", "mouthUpperUp", "mouthLowerDown", "mouthStretch", "mouthSmile")
_CALM = Manner()


class _Act:
    """What style and mood ask of one call: the style in the mood, its manner, its expression and posture."""

    def __init__(self, teacher, times, style, emotion, rng, apexes=()):
        style = teacher.style if style is None else style
        mood = Mood.of(emotion)
        self.expression, self.manner, self.style = None, _CALM, style
        self.jaw_drop, self.parting, self.turn, self.forward = 0.0, 0.0, 0.0, 0.0
        if mood:
            self.style, self.manner = mood.on(style), mood.manner
            self.expression = Expression(mood, times, teacher.fps, rng, apexes)
            self.jaw_drop, self.parting = self.expression.jaw_drop, self.expression.parting
            self.turn, self.forward = self.expression.posture()


class MotionTeacher:
    """Draws motion for a line, or for idling and listening. Immutable: any thread may use it.

    fps: motion frames a second; frame i is the face at (i + 0.5) / fps seconds. All chance comes from the generator
    that is passed in: the same generator state gives the same motion. apart: the parts of channels.PARTS stand in
    columns of their own after the 54 channels, which lack them, and after these the marks of channels.MARKS; channels.joined
    puts the parts back.
    """

    def __init__(self, fps: float = 22050 / 256, style: TeacherStyle = TeacherStyle(), apart: bool = False):
        self.fps = fps
        self.style = style
        self._apart = apart

    def speak(self, phones, log_f0, voiced, energy, rng, frames, *, style=None, emotion=None, emphasis=None):
        """Motion of a spoken line, (frames, 54) float32.

        phones: list[Phone], in order; log_f0: (>= frames,) ln Hz, interpolated through unvoiced frames; voiced:
        (>= frames,) 0..1; energy: (>= frames,) natural log energy. No phones mean silence. Lips follow the phones and
        loudness alone; the generator moves only their size, by a few per cent once a line. style: TeacherStyle of this line, None the teacher's own; emotion: (7,) intensities 0..1 in the order of
        emotion.EMOTIONS, None neutral; emphasis: (start, end) seconds of emphasised words: each gets a nod and a raise.
        """
        log_f0, voiced, energy = (np.nan_to_num(np.asarray(a, dtype=float)[:frames]) for a in (log_f0, voiced, energy))
        phones = phones or [Phone(SILENCE, 0, 0.0, frames / self.fps, -1, 0)]
        times = frame_times(frames, self.fps)
        loud = prosody.loudness(energy, voiced, self.fps)
        phrases = prosody.phrases(phones)
        accents = prosody.accents(phones, log_f0, energy, voiced, self.fps, phrases)
        if emphasis:
            accents = prosody.emphasise(accents, emphasis, phones, log_f0, self.fps)
        act = _Act(self, times, style, emotion, rng, [a.time for a in accents if a.nuclear])
        style = act.style
        out = np.zeros((frames, len(CHANNELS)))
        size = style.lip_amplitude * (1.0 + np.clip(0.03 * rng.normal(), -0.08, 0.08))
        lips = self._mouth(out, phones, times, loud, size, act)
        turns = [p.end for p in phrases if p.punctuation >= PERIOD and p.pause_after >= 0.5]
        look = gaze.plan(frames / self.fps, "speaking", style.gaze_contact, rng, turns, act.manner.down)
        rotation = head.sway(times, self.fps, style, rng, act.manner.speed) + head.moves(times, phrases, style, rng)
        rotation += head.voice_sway(prosody.semitones(log_f0, self.fps), loud, self.fps, style, rng)
        planned = head.plan_nods(accents, style, rng)
        nods = head.nod(times, planned, rng)
        rotation[:, 1] += nods
        raises = brows.plan_raises(accents, style, rng)
        lift = brows.lift(times, raises)
        ends = [p.end for p in phrases if p.pause_after >= 0.1 or p.punctuation > 0]
        self._face(out, times, look, rotation, lift, ends, blink.SPEAKING_INTERVAL, act, rng)
        if act.expression:
            act.expression.show(out, lips.talk, lips.touch)
        return self._given(out, nods, planned[:, 0] - plan.NOD_LEAD, raises[:, 0])

    def idle(self, frames, rng, listening: bool = False, responses=None, *, style=None, emotion=None):
        """Motion without speech, (frames, 54) float32: breathing, blinking, looking about or at the speaker.

        responses: seconds at which a listener starts to nod; None draws about six a minute when listening, none else.
        style and emotion as for speak.
        """
        times = frame_times(frames, self.fps)
        duration = frames / self.fps
        act = _Act(self, times, style, emotion, rng)
        style = act.style
        out = np.zeros((frames, len(CHANNELS)))
        jaw = REST_JAW + 0.004 * np.sin(2.0 * np.pi * (0.25 * times + rng.random()))
        out[:, INDEX["jawOpen"]] = jaw + act.jaw_drop
        out[:, INDEX["mouthClose"]] = out[:, INDEX["jawOpen"]] * (1.0 - act.parting)
        self._rest_lips(out, times, rng)
        look = gaze.plan(duration, "listening" if listening else "idle", style.gaze_contact, rng, (), act.manner.down)
        rotation = (0.6 if listening else 0.8) * head.sway(times, self.fps, style, rng, act.manner.speed)
        if responses is None:
            responses = head.plan_responses(duration, rng) if listening else ()
        nods = head.responses(times, responses, style, rng)
        rotation[:, 1] += nods
        self._face(out, times, look, rotation, np.zeros(frames), (), blink.RESTING_INTERVAL, act, rng)
        if act.expression:
            act.expression.show(out, None, None)
        return self._given(out, nods, responses, ())

    def _given(self, out, nods, nods_begin, raises_begin):
        if self._apart:
            out[:, INDEX[PARTS[0]]] -= DEGREE * nods
            marked = [plan.marks(begin, len(out), self.fps) for begin in (nods_begin, raises_begin)]
            out = np.concatenate([out, DEGREE * nods[:, None], np.stack(marked, 1)], axis=1)
        return out.astype(np.float32)

    def _mouth(self, out, phones, times, loud, amplitude, act):
        line = Line(phones)
        lips = articulate(line, times, self.fps, loud, amplitude, act.jaw_drop, act.parting)
        for name, column in COLUMN.items():
            if name in _PAIRED:
                out[:, INDEX[name + "Left"]] = out[:, INDEX[name + "Right"]] = lips.shapes[:, column]
            else:
                out[:, INDEX[name]] = lips.shapes[:, column]
        jaw, breath = out[:, INDEX["jawOpen"]], self._inhale(line, times)
        jaw += breath
        out[:, INDEX["mouthClose"]] = lips.closure * (jaw - 0.7 * breath)
        out[:, INDEX["cheekPuff"]] = 0.05 * lips.shapes[:, COLUMN["mouthPress"]]
        out[:, INDEX["noseSneerLeft"]] = out[:, INDEX["noseSneerRight"]] = 0.15 * lips.shapes[:, COLUMN["mouthUpperUp"]]
        return lips

    def _inhale(self, line, times):
        """Breath taken before a phrase after a pause of 0.4 s or more: the jaw drops by 0.02-0.04."""
        mask = line.silent & (line.length >= 0.4)
        mask[-1:] = False
        end = line.end[mask] - 0.22
        n = len(end)
        deep = np.clip(0.02 + 0.02 * (line.length[mask] - 0.4), 0.02, 0.04)
        return bumps(times, end - 0.05, end, np.full(n, 0.2), np.full(n, 0.25), deep)

    def _rest_lips(self, out, times, rng):
        """Now and then the lips press lightly, about every nine seconds."""
        count = rng.poisson(times[-1] / 9.0)
        start = rng.uniform(0.0, times[-1], count)
        press = bumps(times, start, start + 0.3, np.full(count, 0.25), np.full(count, 0.4), rng.uniform(0.06, 0.18, count))
        press = np.minimum(press, 0.3)
        for name in ("mouthPressLeft", "mouthPressRight"):
            out[:, INDEX[name]] += press
        out[:, INDEX["mouthRollLower"]] += 0.5 * press

    def _face(self, out, times, look, rotation, lift, ends, interval, act, rng):
        """All that is not lips: gaze, head pose, blinks, brows, smile and small movements."""
        rotation[:, :2] += gaze.head_turn(look, times, rng)
        rotation += 0.05 * act.manner.tremor * slow_noise(len(times), self.fps, rng, 1.0, 4.0, 3)
        rotation += act.turn
        self._pose(out, times, rotation, act, rng)
        events = np.concatenate([np.asarray(ends, dtype=float), look.shifts()])
        mean = interval / act.style.blink_rate
        lids = blink.lids(times, blink.plan(times[-1], events, mean, rng), rng)
        eyes = gaze.eyes(look, times, self.fps, rotation[:, :2], rng)
        eyes[:, 1::2] += (1.5 * DEGREE * lids)[:, None]
        out[:, INDEX["leftEyeYaw"]:] = eyes
        drift = slow_noise(len(times), self.fps, rng, 0.1, 0.8, 8)
        self._upper_face(out, lids, lift, drift, rng.normal(1.0, 0.05, 2))
        self._smile(out, drift[:, 4:], act.style, rng)
        np.clip(out[:, :INDEX["headYaw"]], 0.0, 1.0, out=out[:, :INDEX["headYaw"]])

    def _pose(self, out, times, rotation, act, rng):
        first = INDEX["headYaw"]
        out[:, first:first + 3] = DEGREE * rotation
        out[:, first + 3:first + 6] = head.translate(rotation, times, self.fps, act.style, rng)
        out[:, INDEX["headZ"]] += act.forward

    def _upper_face(self, out, lids, lift, drift, sides):
        raised = lift + 0.03 + 0.012 * drift[:, 0]
        out[:, INDEX["browInnerUp"]] = raised
        for side, gain in zip(("Left", "Right"), sides):
            out[:, INDEX["eyeBlink" + side]] = lids
            out[:, INDEX["browOuterUp" + side]] = raised * 0.9 * gain
            out[:, INDEX["browDown" + side]] = 0.03 + 0.008 * drift[:, 1] - 0.05 * lift + 0.03 * lids
            out[:, INDEX["eyeWide" + side]] = 0.2 * lift * (1.0 - lids) + 0.01 + 0.004 * drift[:, 2]
            out[:, INDEX["eyeSquint" + side]] = 0.04 + 0.01 * drift[:, 3] + 0.06 * lids

    def _smile(self, out, drift, style, rng):
        """A slight smile (0.05-0.1), the cheeks that go with it, and a mouth that is never quite still."""
        sides = np.clip(rng.normal(1.0, 0.03, 2), 0.92, 1.08)
        level = style.smile_bias + rng.uniform(-0.02, 0.02) + 0.012 * drift[:, 0]
        rounded = np.clip(1.0 - out[:, INDEX["mouthPucker"]], 0.0, 1.0)
        for side, gain in zip(("Left", "Right"), sides):
            smile = out[:, INDEX["mouthSmile" + side]]
            smile += np.maximum(level, 0.0) * rounded
            smile *= gain
            out[:, INDEX["cheekSquint" + side]] = 0.35 * smile + 0.1 * out[:, INDEX["eyeBlink" + side]]
            out[:, INDEX["mouthDimple" + side]] = 0.15 * smile
            out[:, INDEX["mouthFrown" + side]] = 0.01 + 0.004 * drift[:, 1]
            out[:, INDEX["noseSneer" + side]] += 0.01 + 0.003 * drift[:, 1]
        out[:, INDEX["mouthShrugLower"]] += 0.01 + 0.003 * drift[:, 0]
        out[:, INDEX["mouthShrugUpper"]] = 0.3 * out[:, INDEX["mouthShrugLower"]] + 0.01 + 0.004 * drift[:, 1]
        for name, column in (("mouth", 2), ("jaw", 3)):
            out[:, INDEX[name + "Left"]] = np.maximum(0.01 * drift[:, column], 0.0)
            out[:, INDEX[name + "Right"]] = np.maximum(-0.01 * drift[:, column], 0.0)
