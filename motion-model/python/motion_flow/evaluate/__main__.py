"""``python -m motion_flow.evaluate``."""

from motion_flow.evaluate import main

main()
