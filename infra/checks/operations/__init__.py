"""Deploying, adopting, destroying, and the commands of the runbook."""
