"""Rules for the template that no linter knows. A rule takes a transformed template and returns its complaints."""

import json
import re

from template.access import (
    functions_are_called_only_by_what_is_wired_to_them,
    no_scan,
    no_secret_is_told,
    no_wildcard,
    one_role_per_function,
)
from template.transformed import listed, target

HOUR_S = 3_600
DAY_S = 24 * HOUR_S
DATA = {"AWS::DynamoDB::Table", "AWS::S3::Bucket"}
LOG_ACTIONS = {"logs:CreateLogStream", "logs:PutLogEvents"}

# Functions that no alarm of their own watches, each with the reason.
UNWATCHED = {
    "SocketDisconnect": "$disconnect is best effort by AWS's own word; what it leaves behind expires or is met by the next 410",
}
# By which figure, of what, a schedule is missed, and how often it starts something. Lambda counts errors with every call, also none.
MISSED_BY = {
    "SweepEveryMinute": ("Errors", "Sweep", 60),
    "SweepEveryDay": ("Invocations", "SweepEveryDay", DAY_S),
}
# A new kind of resource is a decision about money: it is added by hand, with its price looked up.
FREE_WHILE_IDLE = {
    "AWS::CloudFormation::Stack",
    "AWS::ApiGatewayV2::Api",
    "AWS::ApiGatewayV2::ApiMapping",
    "AWS::ApiGatewayV2::DomainName",
    "AWS::ApiGatewayV2::Integration",
    "AWS::ApiGatewayV2::Route",
    "AWS::ApiGatewayV2::Stage",
    "AWS::CloudFront::CachePolicy",
    "AWS::CloudFront::OriginRequestPolicy",
    "AWS::CloudFront::Distribution",
    "AWS::CloudFront::ResponseHeadersPolicy",
    "AWS::DynamoDB::Table",
    "AWS::Events::Rule",
    "AWS::IAM::Role",
    "AWS::Lambda::EventInvokeConfig",
    "AWS::Lambda::EventSourceMapping",
    "AWS::Lambda::Function",
    "AWS::Lambda::Permission",
    "AWS::Logs::LogGroup",
    "AWS::SES::ConfigurationSet",
    "AWS::SES::ConfigurationSetEventDestination",
    "AWS::SES::EmailIdentity",
    "AWS::SNS::Subscription",
    "AWS::SNS::Topic",
    "AWS::SQS::Queue",
    "AWS::SQS::QueuePolicy",
}
# What may cost something by the month: only under this condition, so that it can be left out.
PAID_BY_THE_MONTH = {
    "AWS::CloudWatch::Alarm": "Watched",
    "AWS::CloudWatch::Dashboard": "Watched",
}


def dead_letter_queues(template):
    """The queues that take what another queue or a stream gave up on."""
    queues = template.of_type("AWS::SQS::Queue").values()
    found = {target(each["RedrivePolicy"]["deadLetterTargetArn"]) for each in queues if "RedrivePolicy" in each}
    for _, source, _ in template.sources("AWS::DynamoDB::Table"):
        found.add(target(source.get("DestinationConfig", {}).get("OnFailure", {}).get("Destination")))
    return found - {None}


def every_queue_has_dead_letters(template):
    queues, dead = template.of_type("AWS::SQS::Queue"), dead_letter_queues(template)
    for name, queue in queues.items():
        kept_s = queue.get("MessageRetentionPeriod", 4 * DAY_S)
        if name in dead:
            if kept_s != 14 * DAY_S:
                yield f"{name} forgets dead letters before 14 days"
            continue
        if "RedrivePolicy" not in queue:
            yield f"{name} has no dead letters"
        elif queue["RedrivePolicy"]["maxReceiveCount"] < 5:
            yield f"{name} gives up after fewer than five tries"
        if kept_s >= 14 * DAY_S:
            yield f"{name} keeps its own as long as its dead letters are kept"


def every_dead_letter_rings(template):
    for name in dead_letter_queues(template) - template.alarms("ApproximateNumberOfMessagesVisible"):
        yield f"nobody hears of letters in {name}"


def every_source_without_dead_letters_rings(template):
    """A call over HTTP fails where its API counts 5xx; a frame or a scheduled call fails where its function counts errors."""
    apis = template.of_type("AWS::ApiGatewayV2::Api")
    rings = template.alarms("5xx")
    watched = template.alarms("Errors") | set(UNWATCHED)
    reads = {target(each["FunctionName"]) for each in template.of_type("AWS::Lambda::EventSourceMapping").values()}
    for permission in template.of_type("AWS::Lambda::Permission").values():
        function = target(permission["FunctionName"])
        called_by = re.findall(r"\$\{(\w+)(?:\.ApiId)?\}", json.dumps(permission["SourceArn"]))
        http = [api for api in called_by if apis.get(api, {}).get("ProtocolType") == "HTTP"]
        for api in set(http) - rings:
            yield f"nobody hears when {api} answers 5xx"
        if not http and function not in watched | reads:
            yield f"nobody hears when {function} fails"


def every_gateway_of_sockets_rings(template):
    """What an API of sockets cannot hand over, it answers by itself: no function counts it."""
    stages = template.of_type("AWS::ApiGatewayV2::Stage").values()
    for name, api in template.of_type("AWS::ApiGatewayV2::Api").items():
        if api["ProtocolType"] == "WEBSOCKET" and name not in template.alarms("ExecutionError"):
            yield f"nobody hears when {name} hands nothing over"
    for alarm in template.of_type("AWS::CloudWatch::Alarm").values():
        names = {each["Name"]: each["Value"] for each in alarm.get("Dimensions", [])}
        if "Stage" in names and names["Stage"] not in {
            each["StageName"] for each in stages if target(each["ApiId"]) == target(names["ApiId"])
        }:
            yield f"{names['Stage']} is no stage of {target(names['ApiId'])}"


def every_schedule_is_missed(template):
    """A schedule that stops makes no error: an alarm on a figure that each start leaves behind rings when there is none."""
    for name, rule in template.of_type("AWS::Events::Rule").items():
        if "ScheduleExpression" not in rule:
            continue
        metric, of, every_s = MISSED_BY.get(name, (None, None, 0))
        alarms = [
            each
            for each in template.of_type("AWS::CloudWatch::Alarm").values()
            if each.get("MetricName") == metric and of in map(target, values(each))
        ]
        loud = [
            each
            for each in alarms
            if each["TreatMissingData"] == "breaching" and every_s < each["Period"] * each["EvaluationPeriods"] <= every_s + 2 * HOUR_S
        ]
        if metric is None or not loud:
            yield f"nobody hears when {name} stops"


def values(alarm):
    """What the dimensions of an alarm look at."""
    return [each["Value"] for each in alarm.get("Dimensions", [])]


def every_source_that_waits_rings(template):
    for _, _, queue in template.sources("AWS::SQS::Queue"):
        if queue not in template.alarms("ApproximateAgeOfOldestMessage"):
            yield f"nobody hears when {queue} waits"
    for function, _, _ in template.sources("AWS::DynamoDB::Table"):
        if function not in template.alarms("IteratorAge"):
            yield f"nobody hears when {function} is behind"


def a_message_stays_hidden_long_enough(template):
    for function, _, queue in template.sources("AWS::SQS::Queue"):
        hidden_s = template.properties(queue).get("VisibilityTimeout", 30)
        if hidden_s < 6 * template.properties(function).get("Timeout", 3):
            yield f"{queue} shows a message again while {function} may still work on it"


def a_queue_s_reader_that_sends_to_it_may_go_round(template):
    """Lambda stops a function after 16 rounds through its own queue, so that a job that waits for a day would end among the dead letters."""
    for function, _, queue in template.sources("AWS::SQS::Queue"):
        properties = template.properties(function)
        own = [each for role, each in template.statements() if role == target(properties["Role"])]
        sends = any("sqs:SendMessage" in listed(each["Action"]) and queue in map(target, listed(each["Resource"])) for each in own)
        if sends and properties.get("RecursiveLoop") != "Allow":
            yield f"{function} sends to {queue}, which starts it, and is stopped as a loop"


def a_second_try_rings_nobody(template):
    """A job that failed once is shown again when its time is over, and is that old then: only what waits longer is news."""
    for name, alarm in template.of_type("AWS::CloudWatch::Alarm").items():
        if alarm.get("MetricName") == "ApproximateAgeOfOldestMessage":
            [queue] = map(target, values(alarm))
            if alarm["Threshold"] <= template.properties(queue).get("VisibilityTimeout", 30) + alarm["Period"]:
                yield f"{name} rings when a job of {queue} is tried again"


def few_calls_are_no_percentile(template):
    """Of fewer than twenty calls the slowest one is the 95th percentile, and one cold start would ring."""
    for name, alarm in template.of_type("AWS::CloudWatch::Alarm").items():
        if "ExtendedStatistic" in alarm and alarm.get("EvaluateLowSampleCountPercentile") != "ignore":
            yield f"{name} rings for one slow call"


def every_batch_says_what_failed(template):
    for name, source in template.of_type("AWS::Lambda::EventSourceMapping").items():
        if source.get("FunctionResponseTypes") != ["ReportBatchItemFailures"]:
            yield f"{name} does whole batches again"


def a_bad_record_does_not_stop_the_stream(template):
    for function, source, _ in template.sources("AWS::DynamoDB::Table"):
        if source.get("BisectBatchOnFunctionError") is not True:
            yield f"{function}: a bad record fails its whole batch"
        if source.get("MaximumRetryAttempts", -1) not in range(5, 101):
            yield f"{function}: tries are too few, or without end"
        if not 0 < source.get("MaximumRecordAgeInSeconds", -1) < DAY_S:
            yield f"{function}: records grow older than the stream keeps them"
        if target(source.get("DestinationConfig", {}).get("OnFailure", {}).get("Destination")) is None:
            yield f"{function}: what is given up goes nowhere"
        if source["StartingPosition"] != "TRIM_HORIZON":
            yield f"{function}: what was written before the first start is skipped"


def everything_is_encrypted(template):
    """Logs always are. The topic of alarms holds no contents, and CloudWatch cannot publish through the key that AWS keeps for topics."""
    for name, queue in template.of_type("AWS::SQS::Queue").items():
        if queue.get("SqsManagedSseEnabled") is not True and "KmsMasterKeyId" not in queue:
            yield f"{name} is not encrypted"
    for name, table in template.of_type("AWS::DynamoDB::Table").items():
        if table.get("SSESpecification", {}).get("SSEEnabled") is not True:
            yield f"{name} is not encrypted with a key of this account"


def every_log_is_its_function_s_and_forgotten_in_time(template):
    logs = template.of_type("AWS::Logs::LogGroup")
    for name, log in logs.items():
        if "RetentionInDays" not in log:
            yield f"{name} is kept forever"
    for name, function in template.functions().items():
        log = target(function.get("LoggingConfig", {}).get("LogGroup"))
        if log not in logs:
            yield f"{name}: Lambda makes it a log that is kept forever"
            continue
        written = [
            each for role, each in template.statements() if role == target(function["Role"]) and LOG_ACTIONS & set(listed(each["Action"]))
        ]
        if [target(each["Resource"]) for each in written] != [log] or set(written[0]["Action"]) != LOG_ACTIONS:
            yield f"{name} writes elsewhere than into {log}"


def data_survives_mistakes(template):
    for name, resource in template.resources.items():
        if resource["Type"] not in DATA:
            continue
        for policy in ("DeletionPolicy", "UpdateReplacePolicy"):
            if resource.get(policy) != "Retain":
                yield f"{name} goes with its stack: {policy}"
    for name, table in template.of_type("AWS::DynamoDB::Table").items():
        if table.get("DeletionProtectionEnabled") is not True:
            yield f"{name} can be deleted by a slip"
        if table.get("PointInTimeRecoverySpecification", {}).get("PointInTimeRecoveryEnabled") is not True:
            yield f"{name} cannot be taken back to a minute"


def nothing_is_billed_while_idle(template):
    for name, resource in template.resources.items():
        kind = resource["Type"]
        if kind in PAID_BY_THE_MONTH:
            if resource.get("Condition") != PAID_BY_THE_MONTH[kind]:
                yield f"{name} costs something by the month and cannot be left out"
        elif kind not in FREE_WHILE_IDLE:
            yield f"{name}: is {kind} free while nobody rings?"
    for name, function in template.functions().items():
        for held in ("VpcConfig", "FileSystemConfigs", "SnapStart"):
            if held in function:
                yield f"{name} holds {held}"
    for name, table in template.of_type("AWS::DynamoDB::Table").items():
        parts = [table, *table.get("GlobalSecondaryIndexes", [])]
        if table.get("BillingMode") != "PAY_PER_REQUEST" or any("ProvisionedThroughput" in part for part in parts):
            yield f"{name} holds capacity"
    for name, source in template.of_type("AWS::Lambda::EventSourceMapping").items():
        if "ProvisionedPollerConfig" in source:
            yield f"{name} holds pollers"


def background_work_cannot_starve_the_send_path(template):
    """R35: what does not answer a person is capped, and places for what stores messages can be held back."""
    for function, source, queue in template.sources("AWS::SQS::Queue"):
        if not set(most_at_once(template, source, "MinValue", "MaxValue")) <= set(range(2, 11)):
            yield f"{function} may grow with {queue} until nothing else starts"
    for function, source, _ in template.sources("AWS::DynamoDB::Table"):
        if source.get("ParallelizationFactor", 1) > 1:
            yield f"{function} takes several places for each part of the stream"
    held = template.properties("SocketMessage").get("ReservedConcurrentExecutions", {})
    if {"Ref": "SendConcurrency"} not in held.get("Fn::If", []):
        yield "no place can be held back for SocketMessage"


def most_at_once(template, source, *bounds):
    """How many functions a queue may start at once: its number, or these bounds of the parameter that says it."""
    most = source.get("ScalingConfig", {}).get("MaximumConcurrency", 1_000)
    parameter = template.body["Parameters"].get(target(most), {})
    return [int(parameter[bound]) for bound in bounds] if parameter else [int(most)]


# Where a name is one for all regions of an account, and what holds it.
GLOBAL_NAMES = {
    "AWS::CloudFront::CachePolicy": ("CachePolicyConfig", "Name"),
    "AWS::CloudFront::ResponseHeadersPolicy": ("ResponseHeadersPolicyConfig", "Name"),
    "AWS::CloudFront::OriginRequestPolicy": ("OriginRequestPolicyConfig", "Name"),
    "AWS::CloudWatch::Dashboard": ("DashboardName",),
    "AWS::IAM::Role": ("RoleName",),
    "AWS::S3::Bucket": ("BucketName",),
}


def two_regions_hold_the_same_stack(template):
    """While a stack moves it stands in both: a name that all regions share must say in which."""
    for kind, way in GLOBAL_NAMES.items():
        for name, body in template.of_type(kind).items():
            named = body
            for step in way:
                named = named.get(step, {})
            if named and "${AWS::Region}" not in json.dumps(named):
                yield f"{name} would be made twice when the stack moves to another region"


def every_stage_is_throttled(template):
    """S93: no firewall is needed to keep a flood from becoming a bill."""
    for name, stage in template.of_type("AWS::ApiGatewayV2::Stage").items():
        settings = stage.get("DefaultRouteSettings", {})
        if not all(settings.get(limit) for limit in ("ThrottlingRateLimit", "ThrottlingBurstLimit")):
            yield f"{name} takes whatever comes"


def what_ses_tells_is_not_lost(template):
    """R11: every mail goes out under a configuration set that keeps the account's standing and tells of bounces and complaints."""
    [(name, mail_set)] = template.of_type("AWS::SES::ConfigurationSet").items()
    if set(mail_set.get("SuppressionOptions", {}).get("SuppressedReasons", [])) != {"BOUNCE", "COMPLAINT"}:
        yield f"{name}: SES goes on writing to addresses that do not want it"
    if mail_set.get("DeliveryOptions", {}).get("TlsPolicy") != "REQUIRE":
        yield f"{name}: mails may travel in the clear"
    if mail_set.get("ReputationOptions", {}).get("ReputationMetricsEnabled") is not True:
        yield f"{name}: nobody sees its bounces"
    told = {
        kind
        for each in template.of_type("AWS::SES::ConfigurationSetEventDestination").values()
        for kind in each["EventDestination"]["MatchingEventTypes"]
    }
    if not {"bounce", "complaint", "reject", "deliveryDelay"} <= told:
        yield f"{name}: SES does not tell of everything"


def events_reach_their_queue(template):
    """A rule may send to its queue, nobody else may, and what cannot be sent is kept."""
    dead, queues = dead_letter_queues(template), template.of_type("AWS::SQS::Queue")
    for rule, body in template.of_type("AWS::Events::Rule").items():
        for to in body["Targets"]:
            queue = target(to["Arn"])
            if queue not in queues:
                continue
            letters = target(to.get("DeadLetterConfig", {}).get("Arn"))
            if letters not in dead or "RetryPolicy" not in to:
                yield f"{rule}: what {queue} does not take is lost"
            for needed in {queue, letters} - {None}:
                if needed not in opened_to(template, rule):
                    yield f"{rule} may not send to {needed}"
    for name, policy in template.of_type("AWS::SQS::QueuePolicy").items():
        for statement in policy["PolicyDocument"]["Statement"]:
            source = statement.get("Condition", {}).get("ArnEquals", {}).get("aws:SourceArn")
            closed = statement["Principal"] == {"Service": "events.amazonaws.com"} and target(source) in template.of_type(
                "AWS::Events::Rule"
            )
            if not closed or listed(statement["Action"]) != ["sqs:SendMessage"]:
                yield f"{name} lets in more than one rule's events"


def opened_to(template, rule):
    """The queues whose policies let a rule in."""
    for policy in template.of_type("AWS::SQS::QueuePolicy").values():
        for statement in policy["PolicyDocument"]["Statement"]:
            if target(statement.get("Condition", {}).get("ArnEquals", {}).get("aws:SourceArn")) == rule:
                yield from map(target, listed(statement["Resource"]))


RULES = [
    one_role_per_function,
    no_wildcard,
    functions_are_called_only_by_what_is_wired_to_them,
    no_scan,
    every_queue_has_dead_letters,
    every_dead_letter_rings,
    every_source_without_dead_letters_rings,
    every_gateway_of_sockets_rings,
    every_schedule_is_missed,
    every_source_that_waits_rings,
    a_message_stays_hidden_long_enough,
    a_queue_s_reader_that_sends_to_it_may_go_round,
    a_second_try_rings_nobody,
    few_calls_are_no_percentile,
    every_batch_says_what_failed,
    a_bad_record_does_not_stop_the_stream,
    everything_is_encrypted,
    every_log_is_its_function_s_and_forgotten_in_time,
    data_survives_mistakes,
    nothing_is_billed_while_idle,
    background_work_cannot_starve_the_send_path,
    two_regions_hold_the_same_stack,
    every_stage_is_throttled,
    what_ses_tells_is_not_lost,
    events_reach_their_queue,
    no_secret_is_told,
]
