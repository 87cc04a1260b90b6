"""What email-worker's role may send, asked of the emulator without a function: the role's own statements, deployed as a stack of their own."""

import json
import unittest

import boto3
from botocore.exceptions import ClientError

from emulator import REGION, Emulator, wait_for
from stack import DEPLOY_S, MAIL_DOMAIN, NAME, PARAMETERS, fit, outputs_when_there, transformed

TO = "olivia@example.org"


def about_mail(template):
    """The role as the template has it, with nothing but what it says of SES, and what that names."""
    role = template["Resources"]["EmailWorkerRole"]
    role["Properties"]["AssumeRolePolicyDocument"]["Statement"][0]["Principal"] = {"AWS": "*"}
    document = role["Properties"]["Policies"][0]["PolicyDocument"]
    document["Statement"] = [each for each in document["Statement"] if "ses:SendEmail" in each["Action"]]
    outputs = {"Role": {"Value": {"Fn::GetAtt": ["EmailWorkerRole", "Arn"]}}}
    resources = {"EmailWorkerRole": role, "MailSet": template["Resources"]["MailSet"]}
    return {"Parameters": template["Parameters"], "Resources": resources, "Outputs": outputs}


class Sender(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        emulator = Emulator().__enter__()
        cls.addClassCleanup(emulator.stop)
        for identity in (MAIL_DOMAIN, TO):
            emulator.client("sesv2").create_email_identity(EmailIdentity=identity)
        cloudformation = emulator.client("cloudformation")
        body = json.dumps(about_mail(fit(transformed(PARAMETERS), emulator.url)))
        given = [{"ParameterKey": name, "ParameterValue": value} for name, value in PARAMETERS.items()]
        cloudformation.create_stack(StackName=NAME, TemplateBody=body, Capabilities=["CAPABILITY_IAM"], Parameters=given)
        role = wait_for("the role", lambda: outputs_when_there(cloudformation, NAME), DEPLOY_S)["Role"]
        taken = emulator.client("sts").assume_role(RoleArn=role, RoleSessionName="worker")["Credentials"]
        cls.ses = boto3.client(
            "sesv2",
            region_name=REGION,
            endpoint_url=emulator.url,
            aws_access_key_id=taken["AccessKeyId"],
            aws_secret_access_key=taken["SecretAccessKey"],
            aws_session_token=taken["SessionToken"],
        )

    def send(self, sender=f"Olivia <desk@{MAIL_DOMAIN}>", mail_set=NAME):
        text = {"Subject": {"Data": "a"}, "Body": {"Text": {"Data": "b"}}}
        self.ses.send_email(
            FromEmailAddress=sender, Destination={"ToAddresses": [TO]}, Content={"Simple": text}, ConfigurationSetName=mail_set
        )

    def test_the_desk_may_write_also_in_the_sandbox(self):
        self.send()

    def test_another_sender_or_configuration_set_is_refused(self):
        for other in ({"sender": f"other@{MAIL_DOMAIN}"}, {"mail_set": "another"}):
            with self.subTest(other=other), self.assertRaises(ClientError) as refused:
                self.send(**other)
            self.assertIn("AccessDenied", refused.exception.response["Error"]["Code"])


if __name__ == "__main__":
    unittest.main()
