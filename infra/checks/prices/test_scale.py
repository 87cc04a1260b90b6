"""The page of what more chats ask for is what the measured counts make it."""

import re
import unittest

from prices import cost, scale
from project import ROOT, TEMPLATE
from template.rules import most_at_once
from template.transformed import Template, target


class Scale(unittest.TestCase):
    def test_page_is_up_to_date(self):
        self.assertEqual(scale.PAGE.read_text(encoding="utf-8"), scale.page(), "run make pages")

    def test_every_limit_is_reached_at_last(self):
        chat = cost.walks(cost.read("tests/bench/measured.json"))[scale.CHAT]
        for name, of, limit, _ in scale.LIMITS:
            self.assertGreater(of(1, chat), 0, name)
            self.assertAlmostEqual(10, of(10, chat) / of(1, chat), msg=name)
            self.assertGreater(limit, 0, name)

    def test_limits_of_the_template_are_those_of_the_template(self):
        sockets = TEMPLATE["Resources"]["Sockets"]["Properties"]
        widget = TEMPLATE["Resources"]["WidgetStage"]["Properties"]["DefaultRouteSettings"]
        expected = {
            sockets["RouteSettings"]["$connect"]["ThrottlingRateLimit"],
            sockets["DefaultRouteSettings"]["ThrottlingRateLimit"],
            widget["ThrottlingRateLimit"],
        }
        self.assertEqual(expected, {limit for name, _, limit, _ in scale.LIMITS if name.startswith("`template.yaml`")})

    def test_a_new_account_keeps_places_for_people(self):
        """Each queue's reader at its most, each reader of the stream once a shard and part, each schedule's function once."""
        template = Template()
        found = {function: 0 for function, _, _ in [*template.sources("AWS::SQS::Queue"), *template.sources("AWS::DynamoDB::Table")]}
        for function, source, _ in template.sources("AWS::SQS::Queue"):
            found[function] += sum(most_at_once(template, source, "Default"))
        for function, source, _ in template.sources("AWS::DynamoDB::Table"):
            found[function] += scale.BACKGROUND["relay"] * source.get("ParallelizationFactor", 1)
        for rule in template.of_type("AWS::Events::Rule").values():
            found |= {target(each["Arn"]): 1 for each in rule["Targets"] if "ScheduleExpression" in rule}
        expected = {"".join(word.capitalize() for word in name.split("-")): places for name, places in scale.BACKGROUND.items()}
        self.assertEqual(expected, found)
        self.assertGreater(scale.NEW_ACCOUNT, sum(scale.BACKGROUND.values()))

    def test_one_look_of_sweep_takes_as_many_as_it_says(self):
        handler = (ROOT / "functions/sweep/src/handler.rs").read_text(encoding="utf-8")
        self.assertIn("const LOOK: Duration = Duration::from_secs(10);", handler)
        self.assertIn("const AT_ONCE: usize = 10;", handler)
        self.assertEqual(10 * 10 / 0.1, scale.LOOKED_AT)

    def test_what_is_more_than_there_is_stands_out(self):
        self.assertEqual("**500**", scale.cell(500, 499))
        self.assertEqual("0.50", scale.cell(0.5, 499))
        self.assertTrue(re.search(r"\*\*[\d,.]+\*\*", scale.page()))


if __name__ == "__main__":
    unittest.main()
