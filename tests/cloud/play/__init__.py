"""The main job, and what becomes of it when a right is taken away."""
