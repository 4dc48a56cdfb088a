"""The procedural motion teacher (docs/teacher.md)."""

from .channels import CHANNELS, INDEX
from .emotion import EMOTIONS
from .teacher import MotionTeacher, Phone, TeacherStyle
from .dyad import Dyad

__all__ = ["CHANNELS", "EMOTIONS", "INDEX", "Dyad", "MotionTeacher", "Phone", "TeacherStyle"]
