"""The main job on the deployed template: HTTP, sockets, stream, queue and mailbox, with every role enforced."""

import unittest

from deployed import STACK
from play import main_job, setting_up

CAST = main_job.Cast(STACK)


class MainJob(unittest.TestCase):
    def play(self, part):
        STACK.begin()
        try:
            part(CAST)
        except AssertionError as failure:
            failure.add_note("The functions logged: " + "\n".join(STACK.complaints() or ["nothing of note"]))
            raise
        self.assertEqual([], STACK.complaints(), "a function met an error")

    def test_pages_and_script_are_served(self):
        self.play(main_job.pages_and_script_are_served)

    def test_preflights_are_answered(self):
        self.play(main_job.preflights_are_answered)

    def test_a_form_brings_a_mail_with_nothing_but_a_link(self):
        self.play(main_job.a_form_brings_a_mail_with_nothing_but_a_link)

    def test_a_stranger_who_sends_forms_without_end_is_told_to_wait(self):
        self.play(main_job.a_stranger_who_sends_forms_without_end_is_told_to_wait)

    def test_an_address_that_bounced_gets_mails_when_it_is_lifted(self):
        self.play(main_job.an_address_that_bounced_gets_mails_when_it_is_lifted)

    def test_a_mail_that_ses_is_too_busy_for_goes_out_later(self):
        self.play(main_job.a_mail_that_ses_is_too_busy_for_goes_out_later)

    def test_an_agent_signs_in_and_is_told_who_they_are(self):
        self.play(main_job.an_agent_signs_in_and_is_told_who_they_are)

    def test_an_agent_opens_a_form_and_comments(self):
        self.play(main_job.an_agent_opens_a_form_and_comments)

    def test_an_owner_changes_settings_and_visitors_see_it(self):
        self.play(setting_up.an_owner_changes_settings_and_visitors_see_it)

    def test_a_queue_comes_and_goes(self):
        self.play(setting_up.a_queue_comes_and_goes)

    def test_a_bot_is_published_and_leads_to_a_form(self):
        self.play(setting_up.a_bot_is_published_and_leads_to_a_form)

    def test_somebody_is_invited_joins_and_leaves(self):
        self.play(setting_up.somebody_is_invited_joins_and_leaves)

    def test_who_is_deactivated_leaves_their_conversations(self):
        self.play(setting_up.who_is_deactivated_leaves_their_conversations)

    def test_a_chat_goes_both_ways(self):
        self.play(main_job.a_chat_goes_both_ways)

    def test_a_chat_without_sockets(self):
        self.play(main_job.a_chat_without_sockets)

    def test_a_closed_socket_is_forgotten(self):
        self.play(main_job.a_closed_socket_is_forgotten)

    def test_a_console_changes_what_it_watches(self):
        self.play(main_job.a_console_changes_what_it_watches)

    def test_a_visitor_who_was_left_alone_is_noticed(self):
        self.play(main_job.a_visitor_who_was_left_alone_is_noticed)

    def test_a_console_that_went_away_is_forgotten(self):
        self.play(main_job.a_console_that_went_away_is_forgotten)

    def test_signing_out_closes_the_sockets(self):
        self.play(main_job.signing_out_closes_the_sockets)


if __name__ == "__main__":
    unittest.main()
