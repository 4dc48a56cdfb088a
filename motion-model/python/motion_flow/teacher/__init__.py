"""The procedural motion teacher (docs/teacher.md)."""

from .channels import CHANNELS, INDEX
from .emotion import EMOTIONS
from .teacher import MotionTeacher, Phone, TeacherStyle

__all__ = ["CHANNELS", "EMOTIONS", "INDEX", "MotionTeacher", "Phone", "TeacherStyle"]
