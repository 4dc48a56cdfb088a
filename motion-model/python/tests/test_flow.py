"""Flow matching."""

import torch

from motion_flow.model import flow
from motion_flow.model.towers import smoothed


def test_solver_follows_a_straight_field_exactly():
    data_mel, data_motion = torch.randn(1, 5, 3), torch.randn(1, 5, 2)
    noise_mel, noise_motion = torch.randn(1, 5, 3), torch.randn(1, 5, 2)

    def field(mel, motion, mel_time, motion_time):
        return data_mel - noise_mel, data_motion - noise_motion

    mel, motion = flow.solve(field, noise_mel, noise_motion, {}, steps=8, sway=-1.0)
    torch.testing.assert_close(mel, data_mel, atol=1e-5, rtol=0)
    torch.testing.assert_close(motion, data_motion, atol=1e-5, rtol=0)


def test_sway_times_start_slowly_and_end_at_one():
    times = flow.sway_times(8, -1.0)
    assert times[0] == 0 and abs(times[-1] - 1) < 1e-12
    steps = [b - a for a, b in zip(times, times[1:])]
    assert all(b > a for a, b in zip(steps, steps[1:]))


def test_known_sound_stays_as_it_is():
    mel = torch.randn(1, 4, 3)

    def field(mel, motion, mel_time, motion_time):
        assert float(mel_time) == 1.0
        return torch.ones_like(mel), torch.ones_like(motion)

    made, motion = flow.solve(field, mel, torch.zeros(1, 4, 2), {}, 4, -1.0, mel_time=torch.ones(1))
    torch.testing.assert_close(made, mel)
    torch.testing.assert_close(motion, torch.ones(1, 4, 2))


def test_twice_the_steps_leave_a_quarter_of_the_error():
    """Of dx/dt = -x, whose solution at 1 is 1/e; Euler's method would leave a half."""
    def error(steps, sway):
        def field(mel, motion, mel_time, motion_time):
            return -mel, -motion

        one = torch.ones(1, 1, 1, dtype=torch.float64)
        return abs(float(flow.solve(field, one, one, {}, steps, sway)[0]) - 0.36787944)

    for sway in (0.0, -0.5):
        assert 3.3 < error(16, sway) / error(32, sway) < 4.7


def test_detail_is_the_share_of_the_sample_beside_the_first_expectation():
    def field(mel, motion, mel_time, motion_time):
        return torch.full_like(mel, 2.0 if float(mel_time) == 0 else 4.0), torch.ones_like(motion)

    def mel(detail):
        return flow.solve(field, torch.ones(1, 3, 2), torch.zeros(1, 3, 2), {}, 2, 0.0, mel_detail=detail)[0]

    # Two equal steps: expected 1 + 2; sampled 1 + 2/2, then half of 4 and half of what it has risen by, (4 - 2)/2.
    for detail, wanted in ((0.0, 3.0), (0.5, 3.75), (1.0, 4.5)):
        torch.testing.assert_close(mel(detail), torch.full((1, 3, 2), wanted))


def test_smooth_noise_has_unit_variance_and_little_above_twelve_hertz():
    noise = flow.smooth_noise(1, 20000, 4, 2.0, torch.Generator().manual_seed(1))[0]
    assert abs(float(noise.var()) - 1) < 0.03
    power = torch.fft.rfft(noise, dim=0).abs().square()
    above = torch.fft.rfftfreq(20000, 1 / 86.13) > 12
    assert float(power[above].sum() / power.sum()) < 0.04


def test_no_smoothing_leaves_white_noise():
    made = flow.smooth_noise(1, 8, 2, 0.0, torch.Generator().manual_seed(3))
    torch.testing.assert_close(made, torch.randn(1, 8, 2, generator=torch.Generator().manual_seed(3)))


def test_smoothing_keeps_a_line_up_to_its_ends_and_stops_a_tremor():
    frames = (torch.arange(40) < 37).float()[None]
    steady = torch.full((1, 40, 2), 3.0)
    torch.testing.assert_close(smoothed(steady, frames)[0, :37], steady[0, :37])
    tremor = (torch.arange(40) % 2 * 2.0 - 1)[None, :, None]
    assert float(smoothed(tremor, frames)[0, 2:35].abs().max()) < 1e-6
