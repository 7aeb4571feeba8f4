"""The forms of assistance and its assessments."""
