"""The page of what more chats ask for is what the measured counts make it."""

import re
import unittest

import cost
import scale
from project import ROOT, TEMPLATE


class Scale(unittest.TestCase):
    def test_page_is_up_to_date(self):
        self.assertEqual(scale.PAGE.read_text(encoding="utf-8"), scale.page(), "run python3 infra/checks/scale.py")

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

    def test_one_look_of_sweep_takes_as_many_as_it_says(self):
        handler = (ROOT / "functions/sweep/src/handler.rs").read_text(encoding="utf-8")
        self.assertIn(f"const MOST: i32 = {scale.LOOKED_AT};", handler)

    def test_what_is_more_than_there_is_stands_out(self):
        self.assertEqual("**500**", scale.cell(500, 499))
        self.assertEqual("0.50", scale.cell(0.5, 499))
        self.assertTrue(re.search(r"\*\*[\d,.]+\*\*", scale.page()))


if __name__ == "__main__":
    unittest.main()
