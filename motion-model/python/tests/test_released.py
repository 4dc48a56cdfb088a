"""Training starts from released graphs with the weights that they were exported from."""

import torch

from motion_flow import export, released


def test_weights_come_back_from_the_shipped_precision(tmp_path):
    _, model, vocoder, _ = export.tiny_models()
    for parameter in model.parameters():  # no two alike, as after training
        torch.nn.init.normal_(parameter, std=0.1)
    modules = export.graph_modules(model, vocoder)
    inputs = export.example_inputs(model, torch.Generator().manual_seed(1))
    for name in released.PREFIXES:
        exact = tmp_path / f"{name}.fp32.onnx"
        export.export_graph(modules[name], name, inputs[name], export.output_names(model)[name], exact)
        export.SHIPPED[name](exact, tmp_path / f"{name}.onnx")
    found = released.read(tmp_path)
    wanted = dict(model.named_parameters())
    assert set(wanted) <= set(found)
    for name, value in wanted.items():
        assert found[name].shape == value.shape, name
        worst = (found[name] - value).abs().max() / value.abs().max()
        assert worst < 0.01, (name, float(worst))
