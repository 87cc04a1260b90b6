"""Looks before a deployment: one finding a line, and whether it must not go on."""

from dataclasses import dataclass

from botocore.exceptions import BotoCoreError, ClientError

from plan import ROOT

BUILT = ROOT / "target" / "sam"
# The processor in the head of a program (ELF e_machine).
MACHINES = {0x3E: "x86_64", 0xB7: "arm64"}
# Lambda keeps so many places for functions that hold none back.
LAMBDA_KEEPS = 100
# Below this, mail must not have more than its least places: with relay, which has one for each shard, and sweep it could take all of them.
PLACES_FOR_MORE_MAIL = 50
LEAST_FOR_MAIL = 2
# Below this, an hour of many visitors is refused rather than served.
FEW_PLACES = 100
# What CloudFormation never changes again: it can only be deleted.
DELETE_FIRST = {
    "CREATE_FAILED": "was not made",
    "ROLLBACK_COMPLETE": "was not made",
    "ROLLBACK_FAILED": "was not made, and its rollback failed",
    "DELETE_FAILED": "was not deleted as a whole",
    "IMPORT_ROLLBACK_COMPLETE": "did not adopt its table",
    "IMPORT_ROLLBACK_FAILED": "did not adopt its table",
}
# The account's quotas of API Gateway, and what the throttles of infra/template.yaml let through. Below that, the account refuses first.
GATES = {"requests": ("L-8A5B8E43", 1000), "new sockets": ("L-9ED1E49A", 50)}


@dataclass(frozen=True)
class Finding:
    # `ok`, `note` (worth knowing) or `STOP` (the deployment would fail, or not work).
    level: str
    text: str

    def __str__(self):
        return f"{self.level:<4}  {self.text}"


def ok(text):
    return Finding("ok", text)


def note(text):
    return Finding("note", text)


def stop(text):
    return Finding("STOP", text)


def credentials(plan, aws):
    try:
        caller = aws.client("sts").get_caller_identity()
    except (BotoCoreError, ClientError) as error:
        yield stop(f"credentials: {error}; sign in with `aws sso login` or `aws configure`")
        return
    yield ok(f"credentials: account {caller['Account']}, as {caller['Arn']}")


def region(plan, aws):
    if plan.region in aws.regions("sesv2"):
        yield ok(f"region: {plan.region}")
    else:
        yield stop(f"region: SES is not in {plan.region}; write another one into infra/samconfig.toml")


def stack(plan, aws):
    """Asks for the running parameters too, so it comes before all that reads parameters."""
    plan.look(aws.client("cloudformation"))
    if plan.was_begun:
        yield note(f"stack: {plan.stack} is new; an earlier change set was not carried out")
    elif plan.stack_status is None:
        yield ok(f"stack: {plan.stack} is new")
    if plan.stack_status is None:
        logs = aws.client("logs").describe_log_groups(logGroupNamePrefix=f"/aws/lambda/{plan.stack}-")["logGroups"]
        if logs:
            names = ", ".join(each["logGroupName"] for each in logs)
            yield stop(f"stack: an earlier one left logs of the same names; delete them first: {names}")
    elif plan.stack_status in DELETE_FIRST:
        reason = DELETE_FIRST[plan.stack_status]
        yield stop(f"stack: {plan.stack} {reason} ({plan.stack_status}); delete what is left with `make destroy ENV={plan.environment}`")
    elif plan.stack_status.endswith("_IN_PROGRESS"):
        yield stop(f"stack: {plan.stack} is being changed right now ({plan.stack_status})")
    elif plan.stack_status == "UPDATE_ROLLBACK_FAILED":
        yield stop(f"stack: {plan.stack} is stuck; continue its rollback in the CloudFormation console")
    else:
        yield ok(f"stack: {plan.stack} is there ({plan.stack_status})")


def parameters(plan, aws):
    faults = list(plan.faults())
    yield from (stop(f"parameters: {fault}") for fault in faults)
    if not faults:
        yield ok("parameters: all fit")


def build(plan, aws):
    wanted = plan.parameters.get("Architecture")
    programs = sorted(aws.built.glob("*/bootstrap"))
    if not programs:
        yield stop("build: nothing is built; run `make build`")
        return
    runs = plan.running.get("Architecture", wanted)
    if runs != wanted:
        yield note(f"build: {plan.stack} runs on {runs} and will run on {wanted}")
    heads = {program.parent.name: program.read_bytes()[:20] for program in programs}
    other = [name for name, head in heads.items() if MACHINES.get(int.from_bytes(head[18:20], "little")) != wanted]
    if other:
        yield stop(f"build: not built for {wanted}: {', '.join(other)}; run `make build ARCH={wanted}`")
    else:
        yield ok(f"build: {len(programs)} functions for {wanted}")


def mail(plan, aws):
    ses = aws.client("sesv2")
    account = ses.get_account()
    if not account.get("SendingEnabled"):
        yield stop("mail: SES does not let this account send; answer its review in the SES console")
    if account.get("ProductionAccessEnabled"):
        quota = account["SendQuota"]
        yield ok(f"mail: {quota['Max24HourSend']:.0f} in 24 hours, {quota['MaxSendRate']:.0f} a second")
    else:
        yield note("mail: SES is in its sandbox and writes only to verified addresses; ask for production access in the SES console")
    yield from mail_identity(plan, ses)


def mail_identity(plan, ses):
    identity, mail_from = plan.mail_identity, plan.parameters["MailFrom"]
    makes = plan.parameters["MailDomain"] == "yes"
    made = plan.running.get("MailDomain") == "yes"
    if makes and plan.parameters["MailIdentity"]:
        yield stop("mail: the stack makes the domain of MailFrom, so MailIdentity must stay empty")
        return
    try:
        found = ses.get_email_identity(EmailIdentity=identity)
    except ClientError as error:
        if error.response["Error"]["Code"] != "NotFoundException":
            raise
        if makes:
            yield note(f"mail: the stack makes {identity}; no mail goes out until its DNS records are set")
        else:
            yield stop(
                f"mail: SES does not know {identity}; have the stack make it: MailDomain=yes, or name a verified address: MailIdentity={mail_from}"
            )
        return
    if makes and not made:
        yield stop(f"mail: SES has {identity} already, so the stack cannot make it: MailDomain=no")
        return
    if made and not makes:
        yield stop(f"mail: {identity} was made by this stack and would go: MailDomain=yes")
        return
    if not found.get("VerifiedForSendingStatus"):
        level = note if made else stop
        yield level(f"mail: {identity} is not verified yet; set its DNS records, or look at it in the SES console")
        return
    yield ok(f"mail: {identity} is verified")
    if found.get("DkimAttributes", {}).get("Status") != "SUCCESS":
        yield note(f"mail: {identity} does not sign with DKIM, so mails may land among spam")


def places(plan, aws):
    """How many functions may run at once."""
    settings = aws.client("lambda").get_account_settings()["AccountLimit"]
    limit, free = settings["ConcurrentExecutions"], settings["UnreservedConcurrentExecutions"]
    held_back = int(plan.parameters.get("SendConcurrency") or 0) - int(plan.running.get("SendConcurrency") or 0)
    if held_back > 0 and free - held_back < LAMBDA_KEEPS:
        yield stop(
            f"quotas: SendConcurrency asks for {held_back} places more, but of {free} Lambda keeps {LAMBDA_KEEPS}; set it to 0 or raise the limit"
        )
    for_mail = int(plan.parameters["MailConcurrency"])
    if limit < PLACES_FOR_MORE_MAIL and for_mail > LEAST_FOR_MAIL:
        yield note(
            f"quotas: mail may take {for_mail} of {limit} places, and chats are refused while it does; MailConcurrency={LEAST_FOR_MAIL}"
        )
    if limit < FEW_PLACES:
        yield note(f"quotas: this account runs {limit} functions at once; ask for more: service lambda, quota L-B99A9384")
    else:
        yield ok(f"quotas: {limit} functions at once, {free} not held back")


def gates(plan, aws):
    """How many requests and sockets API Gateway lets through."""
    quotas = aws.client("service-quotas")
    found = {}
    for what, (code, least) in GATES.items():
        found[what] = quotas.get_service_quota(ServiceCode="apigateway", QuotaCode=code)["Quota"]["Value"]
        if found[what] < least:
            yield note(
                f"quotas: API Gateway lets {found[what]:.0f} {what} a second through; ask for more: service apigateway, quota {code}"
            )
    if all(found[what] >= least for what, (_, least) in GATES.items()):
        yield ok("quotas: " + " and ".join(f"{value:.0f} {what}" for what, value in found.items()) + " a second")


def hosts(plan, aws):
    chosen = plan.parameters
    names = [chosen[each].removeprefix("https://") for each in ("ConsoleOrigin", "WidgetOrigin") if chosen.get(each)]
    if len(names) == 2 and names[0] == names[1]:
        yield stop("hosts: console and widget need two names, or pages that embed the widget share the console's cookies")
    if chosen.get("CertificateArn"):
        if names:
            yield from certificate(chosen["CertificateArn"], names, aws.client("acm", "us-east-1"))
        else:
            yield stop("hosts: CertificateArn needs ConsoleOrigin or WidgetOrigin")
    elif names:
        yield note(f"hosts: nothing in this stack serves {', '.join(names)}; a CDN of yours must, or give CertificateArn")
    sockets = [bool(chosen.get(each)) for each in ("SocketsDomain", "SocketsCertificateArn")]
    if all(sockets):
        yield from certificate(chosen["SocketsCertificateArn"], [chosen["SocketsDomain"]], aws.client("acm"))
    elif any(sockets):
        yield stop("hosts: SocketsDomain and SocketsCertificateArn need each other")
    if not names and not any(sockets):
        yield ok("hosts: the addresses that AWS gives")


def certificate(arn, names, acm):
    try:
        found = acm.describe_certificate(CertificateArn=arn)["Certificate"]
    except ClientError as error:
        yield stop(f"hosts: {error.response['Error']['Message']}")
        return
    if found["Status"] != "ISSUED":
        yield stop(f"hosts: the certificate for {', '.join(names)} is not issued: {found['Status']}")
        return
    covered = {found["DomainName"], *found.get("SubjectAlternativeNames", [])}
    bare = [name for name in names if name not in covered and f"*.{name.partition('.')[2]}" not in covered]
    if bare:
        yield stop(f"hosts: the certificate does not cover {', '.join(bare)}")
    else:
        yield ok(f"hosts: the certificate covers {', '.join(names)}")


CHECKS = [credentials, region, stack, parameters, build, mail, places, gates, hosts]
# What the checks after them rely on.
GROUND = {credentials, stack, parameters}


def look(plan, aws, checks=CHECKS):
    """Every finding, in order. Where the ground is missing, there is nothing more to find."""
    for check in checks:
        findings = []
        try:
            for finding in check(plan, aws):
                findings.append(finding)
                yield finding
        except ClientError as error:
            level = stop if check in GROUND else note
            findings.append(level(f"{check.__name__}: could not look: {error.response['Error']['Code']}"))
            yield findings[-1]
        if check in GROUND and any(each.level == "STOP" for each in findings):
            return
