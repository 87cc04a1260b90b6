"""Alarms and the dashboard: each alarm tells what to do, and what they cost is said as it is."""

import json
import re
import unittest

from project import ROOT
from template.transformed import Template, target

TEMPLATE = Template()
ALARMS = TEMPLATE.of_type("AWS::CloudWatch::Alarm")
RUNBOOK = (ROOT / "infra" / "RUNBOOK.md").read_text(encoding="utf-8")
# What happens once a day is missed no sooner.
DAILY = {"NoLookBackAlarm"}
# Sections for what rings without being an alarm of this stack.
OTHER_SECTIONS = {"cost"}
ALARM_USD_A_MONTH = 0.10
FREE_ALARMS = 10
METRIC_USD_A_MONTH = 0.30
FREE_DASHBOARD_METRICS = 50


# Figures of our own, as the functions write them: name and unit.
METRIC = (ROOT / "shared" / "runtime" / "src" / "metric.rs").read_text(encoding="utf-8")
OWN_METRICS = dict(re.findall(r'Self::\w+ => \("(\w+)", "(\w+)"\)', METRIC))


def anchor(heading):
    return re.sub(r"[^a-z0-9 -]", "", heading.lower()).replace(" ", "-")


def sections():
    """The text below each heading of the part about alarms, by its anchor."""
    part = RUNBOOK.split("\n## When an alarm rings\n", 1)[1].split("\n## ", 1)[0]
    pieces = re.split(r"^### (.+)$", part, flags=re.MULTILINE)[1:]
    return {anchor(heading): text for heading, text in zip(pieces[::2], pieces[1::2], strict=True)}


def named_section(alarm):
    found = re.search(r"infra/RUNBOOK\.md#([a-z-]+)$", alarm["AlarmDescription"])
    return found and found[1]


def dashboard():
    body = TEMPLATE.properties("Dashboard")["DashboardBody"]["Fn::Sub"]
    return json.loads(body)["widgets"], set(re.findall(r"\$\{([A-Z]\w+)", body))


def curve(metric):
    """What a metric of the dashboard shows: namespace, name, and the name and value of each dimension."""
    words = [each for each in metric if isinstance(each, str)]
    values = [re.sub(r"^\$\{([\w:]+)(\.\w+)?\}$", r"\1", each) for each in words[3::2]]
    return (*words[:2], *zip(words[2::2], values, strict=True))


def looked_at(alarm):
    """The same of an alarm."""
    dimensions = [(each["Name"], target(each["Value"]) or each["Value"]) for each in alarm.get("Dimensions", [])]
    return (alarm["Namespace"], alarm["MetricName"], *dimensions)


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
            if name not in DAILY:
                self.assertLessEqual(alarm["Period"] * alarm["EvaluationPeriods"], 300, name)
            self.assertNotIn("ActionsEnabled", alarm, name)

    def test_silence_is_good_news_except_from_sweep(self):
        loud = {name for name, alarm in ALARMS.items() if alarm["TreatMissingData"] == "breaching"}
        self.assertEqual({"SweepErrorsAlarm"} | DAILY, loud, "sweep alone is called when nobody rings")

    def test_what_ses_said_last_holds_until_it_speaks_again(self):
        quiet = {name for name, alarm in ALARMS.items() if alarm["TreatMissingData"] == "ignore"}
        self.assertEqual({name for name, alarm in ALARMS.items() if alarm["Namespace"] == "AWS/SES"}, quiet)

    def test_mail_alarms_ring_at_half_of_what_ses_reviews(self):
        limits = {alarm["MetricName"]: alarm["Threshold"] for alarm in ALARMS.values() if alarm["Namespace"] == "AWS/SES"}
        self.assertEqual({"Reputation.BounceRate": 0.025, "Reputation.ComplaintRate": 0.0005}, limits)

    def test_each_alarm_looks_at_something_of_this_stack_or_of_the_account(self):
        account = {"Throttles", "Reputation.BounceRate", "Reputation.ComplaintRate"}
        for name, alarm in ALARMS.items():
            # A stage has a name of its own, and its API beside it.
            watched = {target(each["Value"]) for each in alarm.get("Dimensions", []) if each["Name"] != "Stage"}
            own = {"AWS::StackName"} if alarm["Namespace"] == "Doorbell" else set(TEMPLATE.resources)
            self.assertLessEqual(watched, own, name)
            self.assertEqual(alarm["MetricName"] in account, not watched, name)

    def test_the_runbook_says_what_watching_costs(self):
        for count in (len(ALARMS), max(0, len(ALARMS) - FREE_ALARMS)):
            self.assertIn(f"{count * ALARM_USD_A_MONTH:.2f} USD", RUNBOOK)
        self.assertIn(f"The {len(ALARMS)} alarms", RUNBOOK)
        self.assertIn(f"The {len(OWN_METRICS)} metrics of our own", RUNBOOK)
        self.assertIn(f"{len(OWN_METRICS) * METRIC_USD_A_MONTH:.2f} USD", RUNBOOK)


class Dashboard(unittest.TestCase):
    def test_it_fits_into_what_costs_nothing(self):
        widgets, _ = dashboard()
        self.assertLessEqual(sum(len(each["properties"]["metrics"]) for each in widgets), FREE_DASHBOARD_METRICS)

    def test_it_shows_every_metric_that_an_alarm_watches(self):
        widgets, _ = dashboard()
        shown = {curve(metric) for each in widgets for metric in each["properties"]["metrics"]}
        # One point a day is no curve.
        watched = {name: looked_at(alarm) for name, alarm in ALARMS.items() if name not in DAILY}
        self.assertEqual({}, {name: metric for name, metric in watched.items() if metric not in shown})

    def test_it_names_only_what_exists_and_every_function(self):
        widgets, named = dashboard()
        self.assertLessEqual(named, set(TEMPLATE.resources) | {"AWS"})
        self.assertLessEqual(set(TEMPLATE.functions()), named)
        places = [(each["x"], each["y"]) for each in widgets]
        self.assertEqual(len(places), len(set(places)), "two widgets lie on one another")


class OwnMetrics(unittest.TestCase):
    """Metrics that the functions write into their log (EMF)."""

    def shown(self):
        widgets, _ = dashboard()
        return [metric for each in widgets for metric in each["properties"]["metrics"] if metric[0] == "Doorbell"]

    def test_what_is_written_is_shown_and_what_is_shown_is_written(self):
        self.assertGreater(len(OWN_METRICS), 10, "the metrics are not found in the source")
        self.assertEqual(set(OWN_METRICS), {metric[1] for metric in self.shown()})

    def test_an_alarm_watches_only_what_is_written(self):
        watched = {alarm["MetricName"] for alarm in ALARMS.values() if alarm["Namespace"] == "Doorbell"}
        self.assertLessEqual(watched, set(OWN_METRICS))
        self.assertLessEqual({"OutboxAgeS", "Unreconciled", "Failed", "Missed", "RelayMs", "MailMs"}, watched)

    def test_the_outbox_rings_after_two_minutes_and_a_day_at_the_first_that_is_missing(self):
        limits = {alarm["MetricName"]: alarm["Threshold"] for alarm in ALARMS.values() if alarm["Namespace"] == "Doorbell"}
        self.assertEqual((120, 0), (limits["OutboxAgeS"], limits["Unreconciled"]))

    def test_they_are_counted_for_the_stack_as_a_whole(self):
        for metric in self.shown():
            self.assertEqual(["Stack", "${AWS::StackName}"], metric[2:4], "each further dimension is a further metric, and is paid")
        for name, alarm in ALARMS.items():
            if alarm["Namespace"] == "Doorbell":
                self.assertEqual([{"Name": "Stack", "Value": {"Ref": "AWS::StackName"}}], alarm["Dimensions"], name)

    def test_every_metric_is_written_somewhere(self):
        sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "functions").glob("*/src/**/*.rs"))
        sources += (ROOT / "shared" / "runtime" / "src" / "request_log.rs").read_text(encoding="utf-8").split("#[cfg(test)]")[0]
        self.assertLessEqual(set(OWN_METRICS), set(re.findall(r"Metric::(\w+)", sources)))

    def test_a_stack_that_is_not_watched_pays_for_none(self):
        for name, function in TEMPLATE.functions().items():
            given = function["Environment"]["Variables"]["METRICS_STACK"]
            self.assertEqual({"Fn::If": ["Watched", {"Ref": "AWS::StackName"}, ""]}, given, name)


if __name__ == "__main__":
    unittest.main()
