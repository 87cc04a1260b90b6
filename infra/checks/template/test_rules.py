"""The template keeps every rule, and every rule complains of a template that breaks it."""

import unittest

from template import access, rules
from template.transformed import Template

TEMPLATE = Template()
REMOVED = object()


def spoiled(path, value):
    """A copy of the template with one thing changed: `path` is a resource, then where in it."""
    template = TEMPLATE.copy()
    *way, last = path
    place = template.resources
    for step in way:
        place = place[step]
    if value is REMOVED:
        del place[last]
    else:
        place[last] = value
    return template


def role(function, *way):
    return [f"{function}Role", "Properties", "Policies", 0, "PolicyDocument", "Statement", *way]


# What could be done to the template, and the rule that must not let it pass.
SPOILS = {
    rules.one_role_per_function: [
        (["Site", "Properties", "Role"], {"Fn::GetAtt": ["AgentApiRole", "Arn"]}),
        (["SiteRole", "Properties", "ManagedPolicyArns"], ["arn:aws:iam::aws:policy/AdministratorAccess"]),
        (["SiteRole", "Properties", "AssumeRolePolicyDocument", "Statement", 0, "Principal"], {"AWS": "*"}),
    ],
    rules.no_wildcard: [
        (role("Relay", 2, "Action"), ["dynamodb:*"]),
        (role("Relay", 2, "Resource"), "*"),
        (role("EmailWorker", 4, "Condition"), REMOVED),
        (role("EmailWorker", 4, "Condition"), {"StringLike": {"ses:FromAddress": "*@example.com"}}),
        (role("EmailWorker", 4, "Resource"), "*"),
        (role("EmailWorker", 5, "Resource"), {"Fn::Sub": "arn:aws:ses:eu-north-1:1:configuration-set/*"}),
        (role("Relay", 2, "NotAction"), ["dynamodb:Scan"]),
    ],
    rules.functions_are_called_only_by_what_is_wired_to_them: [
        (["AgentApiPermission"], REMOVED),
        (["SocketsDefaultPermission"], REMOVED),
        (["SweepEveryDayPermission"], REMOVED),
        (["SweepEveryMinutePermission", "Properties", "SourceArn"], REMOVED),
        (["SweepEveryMinutePermission", "Properties", "SourceArn"], {"Fn::GetAtt": ["MailEventsRule", "Arn"]}),
        (["SocketsConnectPermission", "Properties", "SourceArn"], {"Fn::Sub": "arn:aws:execute-api:eu-north-1:1:*"}),
        (["SocketsConnectPermission", "Properties", "FunctionName"], {"Ref": "SocketMessage"}),
        (["ContactSubmitPermission", "Properties", "Principal"], "*"),
        (["ContactSubmitPermission", "Properties", "Action"], "lambda:*"),
        (["ContactSubmitPermission", "Properties", "FunctionUrlAuthType"], "NONE"),
        (["Again"], TEMPLATE.resources["SocketsConnectPermission"]),
        (["SweepEveryDay", "Properties", "Targets", 0, "RoleArn"], {"Fn::GetAtt": ["SweepRole", "Arn"]}),
        (
            ["Stranger"],
            {
                "Type": "AWS::Lambda::Permission",
                "Properties": {"Action": "lambda:InvokeFunction", "FunctionName": {"Ref": "Relay"}, "Principal": "s3.amazonaws.com"},
            },
        ),
    ],
    rules.no_scan: [(role("Sweep", 1, "Action"), ["dynamodb:Query", "dynamodb:Scan"])],
    rules.every_queue_has_dead_letters: [
        (["Jobs", "Properties", "RedrivePolicy"], REMOVED),
        (["Jobs", "Properties", "RedrivePolicy", "maxReceiveCount"], 1),
        (["Jobs", "Properties", "MessageRetentionPeriod"], 14 * 86_400),
        (["DeadJobs", "Properties", "MessageRetentionPeriod"], REMOVED),
        (["Bounces"], {"Type": "AWS::SQS::Queue", "Properties": {}}),
    ],
    rules.every_dead_letter_rings: [(["DeadJobsAlarm"], REMOVED), (["DeadChangesAlarm", "Properties", "Dimensions"], [])],
    rules.every_source_without_dead_letters_rings: [
        (["ConsoleErrorsAlarm"], REMOVED),
        (["WidgetErrorsAlarm"], REMOVED),
        (["ConnectErrorsAlarm"], REMOVED),
        (["MessageErrorsAlarm"], REMOVED),
        (["SweepErrorsAlarm"], REMOVED),
    ],
    rules.every_gateway_of_sockets_rings: [
        (["GatewayErrorsAlarm"], REMOVED),
        (["GatewayErrorsAlarm", "Properties", "Dimensions", 1, "Value"], "prod"),
        (["GatewayErrorsAlarm", "Properties", "Dimensions", 0, "Value"], {"Ref": "WidgetHttp"}),
    ],
    rules.every_schedule_is_missed: [
        (["NoLookBackAlarm"], REMOVED),
        (["NoLookBackAlarm", "Properties", "TreatMissingData"], "notBreaching"),
        (["NoLookBackAlarm", "Properties", "Dimensions", 0, "Value"], {"Ref": "SweepEveryMinute"}),
        (["NoLookBackAlarm", "Properties", "EvaluationPeriods"], 24),
        (["SweepErrorsAlarm", "Properties", "TreatMissingData"], "missing"),
        (["Hourly"], {"Type": "AWS::Events::Rule", "Properties": {"ScheduleExpression": "rate(1 hour)", "Targets": []}}),
    ],
    rules.every_source_that_waits_rings: [(["OldJobAlarm"], REMOVED), (["OldSignInAlarm"], REMOVED), (["RelayBehindAlarm"], REMOVED)],
    rules.a_message_stays_hidden_long_enough: [
        (["Jobs", "Properties", "VisibilityTimeout"], 119),
        (["Jobs", "Properties", "VisibilityTimeout"], REMOVED),
        (["EmailWorker", "Properties", "Timeout"], 60),
    ],
    rules.a_queue_s_reader_that_sends_to_it_may_go_round: [
        (["EmailWorker", "Properties", "RecursiveLoop"], REMOVED),
        (["EmailWorker", "Properties", "RecursiveLoop"], "Terminate"),
    ],
    rules.a_second_try_rings_nobody: [
        (["OldJobAlarm", "Properties", "Threshold"], 60),
        (["SignInJobs", "Properties", "VisibilityTimeout"], 240),
    ],
    rules.few_calls_are_no_percentile: [(["SlowMailAlarm", "Properties", "EvaluateLowSampleCountPercentile"], REMOVED)],
    rules.every_batch_says_what_failed: [
        (["EmailWorkerJobs", "Properties", "FunctionResponseTypes"], REMOVED),
        (["RelayChanges", "Properties", "FunctionResponseTypes"], []),
    ],
    rules.a_bad_record_does_not_stop_the_stream: [
        (["RelayChanges", "Properties", "BisectBatchOnFunctionError"], REMOVED),
        (["RelayChanges", "Properties", "MaximumRetryAttempts"], REMOVED),
        (["RelayChanges", "Properties", "MaximumRecordAgeInSeconds"], REMOVED),
        (["RelayChanges", "Properties", "MaximumRecordAgeInSeconds"], 86_400),
        (["RelayChanges", "Properties", "DestinationConfig"], REMOVED),
        (["RelayChanges", "Properties", "StartingPosition"], "LATEST"),
    ],
    rules.everything_is_encrypted: [
        (["Jobs", "Properties", "SqsManagedSseEnabled"], REMOVED),
        (["DeadChanges", "Properties", "SqsManagedSseEnabled"], False),
        (["Table", "Properties", "SSESpecification"], REMOVED),
    ],
    rules.every_log_is_its_function_s_and_forgotten_in_time: [
        (["RelayLog", "Properties", "RetentionInDays"], REMOVED),
        (["Relay", "Properties", "LoggingConfig"], REMOVED),
        (role("Relay", 0, "Resource"), {"Fn::GetAtt": ["SiteLog", "Arn"]}),
        (role("Relay", 0, "Action"), ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"]),
    ],
    rules.data_survives_mistakes: [
        (["Table", "DeletionPolicy"], REMOVED),
        (["Table", "UpdateReplacePolicy"], "Delete"),
        (["Table", "Properties", "DeletionProtectionEnabled"], False),
        (["Table", "Properties", "PointInTimeRecoverySpecification"], REMOVED),
    ],
    rules.nothing_is_billed_while_idle: [
        (["Gateway"], {"Type": "AWS::EC2::NatGateway"}),
        (["DeadJobsAlarm", "Condition"], REMOVED),
        (["Site", "Properties", "VpcConfig"], {"SubnetIds": ["subnet-1"]}),
        (["Warm"], {"Type": "AWS::Lambda::Alias", "Properties": {"ProvisionedConcurrencyConfig": {"ProvisionedConcurrentExecutions": 1}}}),
        (["Table", "Properties", "BillingMode"], "PROVISIONED"),
        (["EmailWorkerJobs", "Properties", "ProvisionedPollerConfig"], {"MinimumPollers": 1}),
    ],
    rules.background_work_cannot_starve_the_send_path: [
        (["EmailWorkerJobs", "Properties", "ScalingConfig"], REMOVED),
        (["RelayChanges", "Properties", "ParallelizationFactor"], 10),
        (["SocketMessage", "Properties", "ReservedConcurrentExecutions"], REMOVED),
    ],
    rules.two_regions_hold_the_same_stack: [
        (["Dashboard", "Properties", "DashboardName"], {"Ref": "AWS::StackName"}),
        (["CachedFiles", "Properties", "CachePolicyConfig", "Name"], {"Fn::Sub": "${AWS::StackName}-files"}),
        (["SiteRole", "Properties", "RoleName"], "site"),
    ],
    rules.every_stage_is_throttled: [
        (["ConsoleStage", "Properties", "DefaultRouteSettings"], REMOVED),
        (["SocketsliveStage", "Properties", "DefaultRouteSettings", "ThrottlingRateLimit"], 0),
    ],
    rules.what_ses_tells_is_not_lost: [
        (["MailSet", "Properties", "SuppressionOptions"], {"SuppressedReasons": ["BOUNCE"]}),
        (["MailSet", "Properties", "DeliveryOptions"], REMOVED),
        (["MailSet", "Properties", "ReputationOptions"], REMOVED),
        (["MailEvents", "Properties", "EventDestination", "MatchingEventTypes"], ["bounce"]),
    ],
    rules.events_reach_their_queue: [
        (["MailEventsRule", "Properties", "Targets", 0, "DeadLetterConfig"], REMOVED),
        (["MailEventsRule", "Properties", "Targets", 0, "RetryPolicy"], REMOVED),
        (["MailEventsPolicy", "Properties", "PolicyDocument", "Statement", 0, "Resource"], {"Fn::GetAtt": ["Jobs", "Arn"]}),
        (["MailEventsPolicy", "Properties", "PolicyDocument", "Statement", 0, "Principal"], "*"),
        (["MailEventsPolicy", "Properties", "PolicyDocument", "Statement", 0, "Condition"], REMOVED),
        (["MailEventsPolicy", "Properties", "PolicyDocument", "Statement", 0, "Action"], "sqs:*"),
    ],
    rules.no_secret_is_told: [
        (["Site", "Properties", "Environment", "Variables", "SIGNING_KEY"], "x"),
        (["Site", "Properties", "Environment", "Variables", "HOOK"], "token=0123456789abcdef"),
        (["Site", "Properties", "Description"], "AKIA" + "A" * 16),
    ],
}


class Rules(unittest.TestCase):
    def test_the_template_keeps_every_rule(self):
        for rule in rules.RULES:
            with self.subTest(rule=rule.__name__):
                self.assertEqual([], list(rule(TEMPLATE)))

    def test_every_rule_can_complain(self):
        self.assertEqual(set(rules.RULES), set(SPOILS), "a rule that nothing breaks proves nothing")
        for rule, spoils in SPOILS.items():
            for path, value in spoils:
                with self.subTest(rule=rule.__name__, path=path):
                    self.assertNotEqual([], list(rule(spoiled(path, value))))

    def test_more_places_for_mail_than_the_others_can_spare_are_found(self):
        template = TEMPLATE.copy()
        template.body["Parameters"]["MailConcurrency"] = {"MinValue": 2, "MaxValue": 1000}
        self.assertNotEqual([], list(rules.background_work_cannot_starve_the_send_path(template)))

    def test_a_secret_among_the_parameters_is_found(self):
        template = TEMPLATE.copy()
        template.body["Parameters"]["SmtpPassword"] = {"Type": "String", "NoEcho": True}
        self.assertNotEqual([], list(rules.no_secret_is_told(template)))

    def test_every_exception_is_still_needed(self):
        for name in rules.UNWATCHED:
            self.assertIn(name, TEMPLATE.functions())
            self.assertNotIn(name, TEMPLATE.alarms("Errors"))
        granted = {action for _, statement in TEMPLATE.statements() for action in statement["Action"]}
        self.assertLessEqual(set(access.OPEN_RESOURCES), granted)
        self.assertLessEqual(set(access.HELD_BY), set(access.OPEN_RESOURCES))


if __name__ == "__main__":
    unittest.main()
