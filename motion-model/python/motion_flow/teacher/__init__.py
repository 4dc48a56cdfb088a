"""The procedural motion teacher (docs/teacher.md)."""

from .channels import CHANNELS, INDEX
from .teacher import MotionTeacher, Phone, TeacherStyle

__all__ = ["CHANNELS", "INDEX", "MotionTeacher", "Phone", "TeacherStyle"]
