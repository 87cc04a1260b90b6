"""Names of one's own: with certificates, the stack within the stack is made and says what each name must be an alias of."""

import tempfile
import unittest
from pathlib import Path

from emulator import Emulator
from operating.docs import head_of_program
from play import sample
from stack import OWN_NAMES, Stack, binaries

CERTIFICATES = {
    "CertificateArn": "arn:aws:acm:us-east-1:000000000000:certificate/1",
    "SocketsDomain": "live.example.com",
    "SocketsCertificateArn": "arn:aws:acm:eu-north-1:000000000000:certificate/1",
}


class Names(unittest.TestCase):
    def test_each_name_is_an_alias_of_what_is_made_for_it(self):
        with Emulator() as emulator, tempfile.TemporaryDirectory() as folder:
            # Nothing here calls a function.
            for name in binaries():
                (Path(folder) / name).write_bytes(head_of_program())
            outputs = Stack(emulator, Path(folder), sample.WEBSITE, {**OWN_NAMES, **CERTIFICATES}).outputs
            made = [each["DomainName"] for each in emulator.client("cloudfront").list_distributions()["DistributionList"]["Items"]]
            self.assertEqual(sorted(made), sorted([outputs["ConsoleAlias"], outputs["WidgetAlias"]]))
            self.assertEqual("wss://live.example.com", outputs["SocketsUrl"])
            [host] = emulator.client("apigatewayv2").get_domain_names()["Items"]
            self.assertEqual("live.example.com", host["DomainName"])
            self.assertEqual(host["DomainNameConfigurations"][0]["ApiGatewayDomainName"], outputs["SocketsAlias"])


if __name__ == "__main__":
    unittest.main()
