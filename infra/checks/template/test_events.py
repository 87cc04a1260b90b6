"""The sample events: at least one for every trigger, each of them what AWS would send."""

import json
import unittest

from project import RESOURCES, ROOT, functions, of_type, target

EVENTS = {path.relative_to(ROOT / "events"): json.loads(path.read_text(encoding="utf-8")) for path in (ROOT / "events").glob("*/*.json")}


def of(function):
    return {path.stem: event for path, event in EVENTS.items() if path.parts[0] == function}


def http_routes():
    """The route keys that lead to each function."""
    integrations = of_type("AWS::ApiGatewayV2::Integration")
    routes = {}
    for route in of_type("AWS::ApiGatewayV2::Route").values():
        integration = route["Target"]["Fn::Sub"].removeprefix("integrations/${").removesuffix("}")
        routes.setdefault(target(integrations[integration]["IntegrationUri"]), set()).add(route["RouteKey"])
    return routes


class Events(unittest.TestCase):
    def test_every_function_has_some_and_nobody_else(self):
        self.assertEqual(set(functions()), {path.parts[0] for path in EVENTS})

    def test_http_events_come_by_a_route_of_the_template(self):
        by_id = {function["Id"]: name for name, function in functions().items()}
        for id, routes in http_routes().items():
            seen = {event["routeKey"] for event in of(by_id[id]).values()}
            self.assertEqual(routes, seen, f"every route of {by_id[id]} has an event, and no other")

    def test_socket_events_come_by_a_route_of_the_template(self):
        routes = RESOURCES["Sockets"]["Properties"]["Routes"]
        for name, function in functions().items():
            if not name.startswith("socket-"):
                continue
            for case, event in of(name).items():
                self.assertEqual(function["Id"], target(routes[event["requestContext"]["routeKey"]]["FunctionArn"]), case)

    def test_stream_events_pass_the_filter_that_wakes_relay(self):
        patterns = [
            json.loads(each["Pattern"]) for each in functions()["relay"]["Events"]["Changes"]["Properties"]["FilterCriteria"]["Filters"]
        ]
        used = set()
        for case, event in of("relay").items():
            for record in event["Records"]:
                passed = {place for place, pattern in enumerate(patterns) if passes(pattern, record)}
                self.assertTrue(passed, f"relay would never see a record of {case}")
                used |= passed
        self.assertEqual(set(range(len(patterns))), used, "every pattern has an event")

    def test_what_ses_tells_passes_the_rule_that_sends_it_on(self):
        pattern = json.loads(
            json.dumps(RESOURCES["MailEventsRule"]["Properties"]["EventPattern"]).replace('{"Ref": "MailSet"}', '"doorbell"')
        )
        bodies = {
            case: json.loads(record["body"])
            for case, event in of("email-worker").items()
            for record in event["Records"]
            if "aws.ses" in record["body"]
        }
        unasked = bodies.pop("unknown-event")
        self.assertFalse(passes(pattern, unasked), "email-worker should never see it")
        for case, body in bodies.items():
            self.assertTrue(passes(pattern, body), case)
        self.assertEqual(set(pattern["detail-type"]), {body["detail-type"] for body in bodies.values()}, "every kind has an event")

    def test_no_text_of_an_event_points_at_a_real_place(self):
        for path, event in EVENTS.items():
            for word in json.dumps(event).replace('"', " ").split():
                if "@" in word and not word.startswith("@"):
                    self.assertIn("example.com", word, f"{path}: only reserved names in samples")


def passes(pattern, value):
    """Whether the filter of Lambda or EventBridge lets a record through; only the forms that the template uses."""
    if isinstance(pattern, dict):
        return isinstance(value, dict) and all(key in value and passes(part, value[key]) for key, part in pattern.items())
    if isinstance(value, list):
        return any(passes(pattern, each) for each in value)
    return any(value.startswith(each["prefix"]) if isinstance(each, dict) else value == each for each in pattern)


if __name__ == "__main__":
    unittest.main()
