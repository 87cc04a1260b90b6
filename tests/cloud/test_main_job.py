"""The main job on the deployed template: HTTP, sockets, stream, queue and mailbox, with every role enforced."""

import unittest

import main_job
from deployed import STACK


class MainJob(unittest.TestCase):
    def test_a_form_is_left_and_a_mail_with_a_link_comes(self):
        main_job.a_form_is_left_and_a_mail_with_a_link_comes(STACK)


if __name__ == "__main__":
    unittest.main()
