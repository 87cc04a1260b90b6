"""The two hosts: what CloudFront may keep, what it must not, and that nothing of it is there without a certificate."""

import itertools
import re
import unittest

from project import ROOT
from template.transformed import Template

TEMPLATE = Template()
DISTRIBUTIONS = {name: each["DistributionConfig"] for name, each in TEMPLATE.of_type("AWS::CloudFront::Distribution").items()}
CACHING_DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
ALL_BUT_HOST = "b689b0a8-53d0-40ab-baf2-38268966ac53"
DEFAULTS = {name: each.get("Default", "given") for name, each in TEMPLATE.body["Parameters"].items()}
CERTIFICATE = {"CertificateArn": "arn:aws:acm:us-east-1:1:certificate/1"}
NAMES = {"ConsoleOrigin": "https://desk.example.com", "WidgetOrigin": "https://chat.example.com"}


def holds(condition, parameters):
    """Whether a condition is true under these parameters."""
    if isinstance(condition, str):
        return holds(TEMPLATE.body["Conditions"][condition], parameters)
    [(kind, parts)] = condition.items()

    def value(part):
        return str(parameters[part["Ref"]] if isinstance(part, dict) else part)

    match kind:
        case "Condition":
            return holds(parts, parameters)
        case "Fn::Equals":
            return value(parts[0]) == value(parts[1])
        case "Fn::Not":
            return not holds(parts[0], parameters)
        case "Fn::And":
            return all(holds(part, parameters) for part in parts)
        case "Fn::Or":
            return any(holds(part, parameters) for part in parts)
    raise AssertionError(f"unknown condition {kind}")


def made(**given):
    """The kinds of resources that are made only under the given parameters."""
    chosen = {name for name, each in TEMPLATE.resources.items() if "Condition" in each and holds(each["Condition"], {**DEFAULTS, **given})}
    return {name for name in chosen if TEMPLATE.resources[name]["Type"].startswith(("AWS::CloudFront", "AWS::ApiGateway"))}


class Parameters(unittest.TestCase):
    def test_without_a_certificate_there_is_no_cdn(self):
        self.assertEqual(set(), made())
        self.assertEqual(set(), made(**NAMES))
        self.assertEqual(set(), made(**CERTIFICATE))

    def test_each_host_can_have_its_cdn_alone(self):
        policies = {"CachedFiles", "MissingHeaders"}
        self.assertEqual(policies | {"ConsoleDistribution", "PageRequests"}, made(ConsoleOrigin=NAMES["ConsoleOrigin"], **CERTIFICATE))
        self.assertEqual(policies | {"WidgetDistribution"}, made(WidgetOrigin=NAMES["WidgetOrigin"], **CERTIFICATE))

    def test_sockets_have_their_own_name_only_with_their_own_certificate(self):
        certificate = "arn:aws:acm:eu-north-1:1:certificate/1"
        self.assertEqual(set(), made(SocketsDomain="live.example.com"))
        self.assertEqual(set(), made(SocketsCertificateArn=certificate))
        self.assertEqual({"SocketsHost", "SocketsMapping"}, made(SocketsDomain="live.example.com", SocketsCertificateArn=certificate))

    def test_the_stack_of_the_hosts_is_there_when_something_is_in_it(self):
        own = {
            **NAMES,
            **CERTIFICATE,
            "SocketsDomain": "live.example.com",
            "SocketsCertificateArn": "arn:aws:acm:eu-north-1:1:certificate/1",
        }
        for chosen in itertools.product((True, False), repeat=len(own)):
            given = dict(itertools.compress(own.items(), chosen))
            self.assertEqual(bool(made(**given)), holds(TEMPLATE.resources["Hosts"]["Condition"], {**DEFAULTS, **given}), given)

    def test_nothing_that_is_always_there_names_what_may_be_missing(self):
        missing = {name for name, each in TEMPLATE.resources.items() if "Condition" in each}
        for name, each in TEMPLATE.resources.items():
            if "Condition" not in each:
                named = set(re.findall(r"'(?:Ref|Fn::GetAtt)': \[?'(\w+)'", str(each)))
                self.assertEqual(set(), named & missing, name)


class Caching(unittest.TestCase):
    def test_there_are_two_hosts_and_each_leads_to_its_own_api(self):
        origins = {name: [each["DomainName"]["Fn::Sub"] for each in config["Origins"]] for name, config in DISTRIBUTIONS.items()}
        ending = ".execute-api.${AWS::Region}.${AWS::URLSuffix}"
        self.assertEqual({f"{side}Distribution": [f"${{{side}Http}}{ending}"] for side in ("Console", "Widget")}, origins)

    def test_no_answer_of_an_api_is_kept(self):
        for name, config in DISTRIBUTIONS.items():
            [api] = config["CacheBehaviors"]
            self.assertEqual(
                ("/v1/*", CACHING_DISABLED, ALL_BUT_HOST), (api["PathPattern"], api["CachePolicyId"], api["OriginRequestPolicyId"]), name
            )
            self.assertLessEqual({"POST", "PUT", "PATCH", "DELETE", "OPTIONS"}, set(api["AllowedMethods"]), name)

    def test_every_route_with_an_answer_of_its_own_is_below_that_path(self):
        for name, route in TEMPLATE.of_type("AWS::ApiGatewayV2::Route").items():
            path = route["RouteKey"].rpartition(" ")[2]
            self.assertTrue(path.startswith(("/v1/", "$")), f"{name}: CloudFront would take it for a file")

    def test_no_error_is_kept(self):
        # These are the ones that CloudFront keeps for ten seconds unless told otherwise, and that an API gives.
        for name, config in DISTRIBUTIONS.items():
            kept_s = {each["ErrorCode"]: each["ErrorCachingMinTTL"] for each in config["CustomErrorResponses"]}
            self.assertEqual(dict.fromkeys([404, 500, 502, 503, 504], 0), kept_s, name)

    def test_files_are_kept_as_long_as_site_says_and_compressed(self):
        policy = TEMPLATE.properties("CachedFiles")["CachePolicyConfig"]
        self.assertEqual((0, 0), (policy["MinTTL"], policy["DefaultTTL"]))
        handler = (ROOT / "functions/site/src/handler.rs").read_text(encoding="utf-8")
        self.assertIn(f"max-age={policy['MaxTTL']}, immutable", handler)
        key = policy["ParametersInCacheKeyAndForwardedToOrigin"]
        self.assertTrue(key["EnableAcceptEncodingBrotli"] and key["EnableAcceptEncodingGzip"])
        for config in DISTRIBUTIONS.values():
            self.assertEqual({"Ref": "CachedFiles"}, config["DefaultCacheBehavior"]["CachePolicyId"])
            self.assertIs(True, config["DefaultCacheBehavior"]["Compress"])

    def test_site_hears_who_opens_a_page_of_the_console(self):
        # CloudFront takes "Accept" away unless told otherwise; it must not come into the cache's key, where every browser has another.
        policy = TEMPLATE.properties("PageRequests")["OriginRequestPolicyConfig"]
        self.assertEqual({"HeaderBehavior": "whitelist", "Headers": ["Accept"]}, policy["HeadersConfig"])
        self.assertEqual(("none", "none"), (policy["CookiesConfig"]["CookieBehavior"], policy["QueryStringsConfig"]["QueryStringBehavior"]))
        self.assertEqual({"Ref": "PageRequests"}, DISTRIBUTIONS["ConsoleDistribution"]["DefaultCacheBehavior"]["OriginRequestPolicyId"])


class Safety(unittest.TestCase):
    def test_nothing_travels_in_the_clear(self):
        for name, config in DISTRIBUTIONS.items():
            self.assertEqual("TLSv1.2_2021", config["ViewerCertificate"]["MinimumProtocolVersion"], name)
            self.assertEqual("redirect-to-https", config["DefaultCacheBehavior"]["ViewerProtocolPolicy"], name)
            self.assertEqual("https-only", config["CacheBehaviors"][0]["ViewerProtocolPolicy"], name)
            for origin in config["Origins"]:
                self.assertEqual("https-only", origin["CustomOriginConfig"]["OriginProtocolPolicy"], name)

    def test_headers_are_those_of_the_functions_and_never_replace_theirs(self):
        policy = TEMPLATE.properties("MissingHeaders")["ResponseHeadersPolicyConfig"]
        parts = [*policy["SecurityHeadersConfig"].values(), *policy["CustomHeadersConfig"]["Items"]]
        self.assertEqual([False] * 5, [each["Override"] for each in parts])
        source = (ROOT / "shared/runtime/src/http.rs").read_text(encoding="utf-8")
        security = policy["SecurityHeadersConfig"]
        for value in (
            f"max-age={security['StrictTransportSecurity']['AccessControlMaxAgeSec']}; includeSubDomains",
            security["ReferrerPolicy"]["ReferrerPolicy"],
            security["ContentSecurityPolicy"]["ContentSecurityPolicy"],
            policy["CustomHeadersConfig"]["Items"][0]["Value"],
        ):
            self.assertIn(f'"{value}"', source)

    def test_a_firewall_stands_before_both_or_neither(self):
        for name, config in DISTRIBUTIONS.items():
            self.assertEqual({"Fn::If": ["Firewall", {"Ref": "WebAclArn"}, {"Ref": "AWS::NoValue"}]}, config["WebACLId"], name)

    def test_every_socket_address_follows_the_name(self):
        for name, function in TEMPLATE.functions().items():
            given = function.get("Environment", {}).get("Variables", {}).get("SOCKETS_URL")
            if given is not None:
                self.assertEqual({"Fn::Sub": "wss://${SocketsDomain}"}, given["Fn::If"][1], name)


if __name__ == "__main__":
    unittest.main()
