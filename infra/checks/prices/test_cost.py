"""The page of costs is what the measured counts and the prices make it."""

import unittest

from prices import cost


class Cost(unittest.TestCase):
    def test_page_is_up_to_date(self):
        self.assertEqual(cost.PAGE.read_text(encoding="utf-8"), cost.page(), "run make pages")

    def test_a_price_is_known_for_all_that_is_counted(self):
        prices = cost.read("infra/checks/prices/prices.json")
        for what, counts in cost.walks(cost.read("tests/bench/measured.json")).items():
            self.assertGreater(cost.dollars(counts, prices), 0, what)

    def test_more_of_everything_costs_more(self):
        prices = cost.read("infra/checks/prices/prices.json")
        one = cost.Counts({"write unit": 1_000_000, "mail": 1000})
        self.assertAlmostEqual(cost.dollars(one, prices), 0.625 + 0.1)
