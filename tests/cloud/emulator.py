"""The emulator of AWS, as a process of its own on loopback, and the ways to speak to it."""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

import boto3
from botocore.config import Config

REGION = "eu-north-1"
START_S = 60
# Longest that anything is waited for that follows from something else.
PATIENCE_S = 30


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(what, condition, patience_s=PATIENCE_S):
    """Asks until the condition holds and returns what it returned."""
    until = time.monotonic() + patience_s
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > until:
            raise AssertionError(f"waited {patience_s} s in vain for {what}")
        time.sleep(0.05)


class Emulator:
    """Use as a context: the process ends with it, and so does everything that it holds."""

    def __init__(self, port=None):
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.folder = tempfile.TemporaryDirectory(prefix="doorbell-cloud-")
        self.log_path = Path(self.folder.name) / "emulator.log"
        self.process = None

    def __enter__(self):
        environment = {
            "PATH": os.environ["PATH"],
            "TMPDIR": self.folder.name,
            "BIND_HOST": "127.0.0.1",
            "GATEWAY_PORT": str(self.port),
            "IOT_MTLS_ENABLED": "0",
            "SFTP_ENABLED": "0",
            "LAMBDA_EXECUTOR": "local",
            # Roles are enforced: a call that a function's role does not allow is refused.
            "AUTH": "true",
            "MINISTACK_REGION": REGION,
            "AWS_DEFAULT_REGION": REGION,
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_ENDPOINT_URL": self.url,
        }
        with self.log_path.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, Path(__file__).with_name("mended.py")], env=environment, cwd=self.folder.name, stdout=log, stderr=log
            )
        try:
            wait_for("the emulator", self.is_up, START_S)
        except AssertionError:
            self.stop()
            raise
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.folder.cleanup()

    def is_up(self):
        if self.process.poll() is not None:
            raise RuntimeError("the emulator ended:\n" + self.log_path.read_text(errors="replace")[-3000:])
        try:
            with urllib.request.urlopen(f"{self.url}/_ministack/health", timeout=2) as answer:
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            return False

    def client(self, service):
        """A client with the account's own rights."""
        return boto3.client(
            service,
            endpoint_url=self.url,
            region_name=REGION,
            aws_access_key_id="test",
            aws_secret_access_key="test",
            config=Config(retries={"total_max_attempts": 1}, connect_timeout=5, read_timeout=60),
        )

    def mails(self):
        """Every mail that was sent, oldest first."""
        with urllib.request.urlopen(f"{self.url}/_ministack/ses/messages", timeout=10) as answer:
            accounts = json.load(answer)["messages"]
        return [mail for mails in accounts.values() for mail in mails]
