"""Six emotions as settings of the voice, at full intensity.

The signs and most sizes follow published settings; docs/voices.md has the table of sources and says where these
differ and why. Sizes are smaller than the rule synthesisers' (which had to be recognised from prosody alone), so that
analysis and resynthesis of a recorded voice stays natural.
"""

from __future__ import annotations

from motion_flow.voices.settings import Shape

SHAPES = {
    "happy": Shape(pitch=4.0, range=1.5, accent=1.5, formant=1.05, tilt=1.0, gain=3.0, duration=0.90, stressed=1.06),
    "sad": Shape(pitch=-2.0, range=0.5, slope=-0.5, formant=0.98, breath=0.3, tilt=-3.0, gain=-5.0, duration=1.28,
                 pause=1.15, jitter=0.12),
    "angry": Shape(pitch=1.5, range=1.35, slope=-2.0, accent=2.0, formant=1.02, tilt=3.0, gain=6.0, duration=0.86,
                   stressed=1.12, pause=0.8, jitter=0.06),
    "afraid": Shape(pitch=6.0, range=0.75, slope=1.0, formant=1.02, breath=0.2, gain=-1.0, duration=0.80, pause=1.4,
                    jitter=0.22, tremor=0.55),
    "disgusted": Shape(pitch=-3.0, range=1.2, slope=-2.0, ending=-2.5, formant=0.94, tilt=1.5, gain=-2.0,
                       duration=1.18, stressed=1.15, jitter=0.15),
    "surprised": Shape(pitch=4.0, range=1.7, slope=3.0, accent=1.5, ending=4.0, breath=0.25, tilt=-0.5, gain=2.0,
                       duration=0.96, stressed=1.12),
}
