"""Synthetic voices for training: other speakers, ways of speaking and emotions, reshaped from one prepared corpus.

``settings`` says what a reshaping changes, ``emotions`` gives the six emotions' settings, ``events`` are questions,
exclamations and emphasised words, ``melody`` draws the F0 contour, ``world`` analyses and synthesises sound,
``reshape`` joins them for one utterance, ``groups`` draws the voices, ``store`` writes a prepared folder, ``flite``
makes three more speakers with another synthesiser. docs/voices.md has the tables and what was measured.
"""
