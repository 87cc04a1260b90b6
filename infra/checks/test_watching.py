"""Alarms and the dashboard: each alarm tells what to do, and what they cost is said as it is."""

import json
import re
import unittest

from project import ROOT
from transformed import Template, target

TEMPLATE = Template()
ALARMS = TEMPLATE.of_type("AWS::CloudWatch::Alarm")
RUNBOOK = (ROOT / "infra" / "RUNBOOK.md").read_text(encoding="utf-8")
# Sections for what rings without being an alarm of this stack.
OTHER_SECTIONS = {"cost"}
ALARM_USD_A_MONTH = 0.10
FREE_ALARMS = 10
FREE_DASHBOARD_METRICS = 50


def anchor(heading):
    return re.sub(r"[^a-z0-9 -]", "", heading.lower()).replace(" ", "-")


def sections():
    """The text below each heading of the part about alarms, by its anchor."""
    part = RUNBOOK.split("\n## When an alarm rings\n", 1)[1].split("\n## ", 1)[0]
    pieces = re.split(r"^### (.+)$", part, flags=re.MULTILINE)[1:]
    return {anchor(heading): text for heading, text in zip(pieces[::2], pieces[1::2])}


def named_section(alarm):
    found = re.search(r"infra/RUNBOOK\.md#([a-z-]+)$", alarm["AlarmDescription"])
    return found and found[1]


def dashboard():
    body = TEMPLATE.properties("Dashboard")["DashboardBody"]["Fn::Sub"]
    return json.loads(body)["widgets"], set(re.findall(r"\$\{([A-Z]\w+)", body))


class Alarms(unittest.TestCase):
    def test_each_alarm_has_a_section_and_each_section_an_alarm(self):
        named = {name: named_section(alarm) for name, alarm in ALARMS.items()}
        self.assertNotIn(None, named.values(), f"an alarm names no section: {named}")
        self.assertEqual(set(sections()), set(named.values()) | OTHER_SECTIONS)

    def test_each_section_says_what_it_means_where_to_look_and_what_to_do(self):
        for name, text in sections().items():
            for part in ("**Means.**", "**Look.**", "**Do.**"):
                self.assertIn(part, text, name)
            self.assertIn("```sh\n", text, f"{name} has no command")

    def test_each_alarm_tells_somebody_within_five_minutes(self):
        for name, alarm in ALARMS.items():
            self.assertEqual([{"Ref": "AlarmTopic"}], alarm["AlarmActions"], name)
            self.assertLessEqual(alarm["Period"] * alarm["EvaluationPeriods"], 300, name)
            self.assertNotIn("ActionsEnabled", alarm, name)

    def test_silence_is_good_news_except_from_sweep(self):
        loud = {name for name, alarm in ALARMS.items() if alarm["TreatMissingData"] == "breaching"}
        self.assertEqual({"SweepErrorsAlarm"}, loud, "sweep alone is called when nobody rings")

    def test_mail_alarms_ring_at_half_of_what_ses_reviews(self):
        limits = {alarm["MetricName"]: alarm["Threshold"] for alarm in ALARMS.values() if alarm["Namespace"] == "AWS/SES"}
        self.assertEqual({"Reputation.BounceRate": 0.025, "Reputation.ComplaintRate": 0.0005}, limits)

    def test_each_alarm_looks_at_something_of_this_stack_or_of_the_account(self):
        account = {"Throttles", "Reputation.BounceRate", "Reputation.ComplaintRate"}
        for name, alarm in ALARMS.items():
            watched = {target(each["Value"]) for each in alarm.get("Dimensions", [])}
            self.assertLessEqual(watched, set(TEMPLATE.resources), name)
            self.assertEqual(alarm["MetricName"] in account, not watched, name)

    def test_the_runbook_says_what_watching_costs(self):
        for count in (len(ALARMS), max(0, len(ALARMS) - FREE_ALARMS)):
            self.assertIn(f"{count * ALARM_USD_A_MONTH:.2f} USD", RUNBOOK)


class Dashboard(unittest.TestCase):
    def test_it_fits_into_what_costs_nothing(self):
        widgets, _ = dashboard()
        self.assertLessEqual(sum(len(each["properties"]["metrics"]) for each in widgets), FREE_DASHBOARD_METRICS)

    def test_it_shows_every_metric_that_an_alarm_watches(self):
        widgets, _ = dashboard()
        shown = {tuple(metric[:2]) for each in widgets for metric in each["properties"]["metrics"]}
        self.assertLessEqual({(alarm["Namespace"], alarm["MetricName"]) for alarm in ALARMS.values()}, shown)

    def test_it_names_only_what_exists_and_every_function(self):
        widgets, named = dashboard()
        self.assertLessEqual(named, set(TEMPLATE.resources) | {"AWS"})
        self.assertLessEqual(set(TEMPLATE.functions()), named)
        places = [(each["x"], each["y"]) for each in widgets]
        self.assertEqual(len(places), len(set(places)), "two widgets lie on one another")


if __name__ == "__main__":
    unittest.main()
