"""Rules about who may do what, and who may call whom. A rule takes a transformed template and returns its complaints."""

import json
import re

from template.transformed import listed, target

# The only resources that stand open, each with the reason.
OPEN_RESOURCES = {
    "execute-api:ManageConnections": (r"/live/(POST|DELETE)/@connections/\*", "API Gateway names a connection when it opens"),
    "ses:DeleteSuppressedDestination": (r"^\"\*\"$", "SES knows no resource for it: an account has one suppression list"),
    "ses:GetAccount": (r"^\"\*\"$", "SES knows no resource for it: an account has one quota"),
    "ses:SendEmail": (
        r":identity/\*",
        "SES picks the identity that it asks for, and asks for the recipient's too while the account is in its sandbox",
    ),
}
# What holds them closed all the same.
HELD_BY = {"ses:SendEmail": {"StringEquals": {"ses:FromAddress": {"Ref": "MailFrom"}}}}


def one_role_per_function(template):
    roles = {}
    for name, function in template.functions().items():
        roles.setdefault(target(function["Role"]), []).append(name)
    for role, users in roles.items():
        if len(users) > 1:
            yield f"{role} is shared by {', '.join(users)}"
    for role in set(template.of_type("AWS::IAM::Role")) - set(roles):
        yield f"{role} belongs to no function"
    for role, body in template.of_type("AWS::IAM::Role").items():
        if set(body) - {"AssumeRolePolicyDocument", "Policies"}:
            yield f"{role} has rights from elsewhere"
        if [each["Principal"] for each in body["AssumeRolePolicyDocument"]["Statement"]] != [{"Service": "lambda.amazonaws.com"}]:
            yield f"{role} may be taken by others than Lambda"


def no_wildcard(template):
    for role, statement in template.statements():
        if set(statement) - {"Effect", "Action", "Resource", "Condition"} or statement["Effect"] != "Allow":
            yield f"{role} says more than which action on which resource"
            continue
        actions = listed(statement["Action"])
        for action in actions:
            if "*" in action:
                yield f"{role} allows {action}"
        resource = json.dumps(statement["Resource"])
        if len(actions) == 1 and actions[0] in OPEN_RESOURCES and statement.get("Condition") == HELD_BY.get(actions[0]):
            resource = re.sub(OPEN_RESOURCES[actions[0]][0], "", resource)
        if "*" in resource:
            yield f"{role} allows {', '.join(actions)} on {resource}"


def functions_are_called_only_by_what_is_wired_to_them(template):
    """Who may call a function: exactly the routes, frames and schedules that lead to it, each by its own address."""
    needed = {json.dumps(each) for each in wired(template)}
    for name, permission in template.of_type("AWS::Lambda::Permission").items():
        given = json.dumps([target(permission["FunctionName"]), permission["Principal"], permission.get("SourceArn")])
        if (
            given not in needed
            or set(permission) != {"Action", "FunctionName", "Principal", "SourceArn"}
            or permission["Action"] != "lambda:InvokeFunction"
        ):
            yield f"{name} lets in more than what is wired, or the same again: {given}"
        needed.discard(given)
    for each in sorted(needed):
        yield f"what is wired may not call: {each}"
    for name, rule in template.of_type("AWS::Events::Rule").items():
        if any("RoleArn" in each for each in rule["Targets"]):
            yield f"{name} calls with a role, which no rule here looks at"


def wired(template):
    """Function, service and source of every route and every schedule."""
    apis, functions = template.of_type("AWS::ApiGatewayV2::Api"), template.functions()
    integrations, stages = template.of_type("AWS::ApiGatewayV2::Integration"), template.of_type("AWS::ApiGatewayV2::Stage")
    for route in template.of_type("AWS::ApiGatewayV2::Route").values():
        api = target(route["ApiId"])
        function = spoken_of(integrations[spoken_of(route["Target"], integrations)]["IntegrationUri"], functions)
        places = [f"${{{api}}}/*"]
        if apis[api]["ProtocolType"] == "WEBSOCKET":
            places = [
                f"${{{api}.ApiId}}/{stage['StageName']}/{route['RouteKey']}" for stage in stages.values() if target(stage["ApiId"]) == api
            ]
        for place in places:
            yield (
                function,
                "apigateway.amazonaws.com",
                {"Fn::Sub": f"arn:${{AWS::Partition}}:execute-api:${{AWS::Region}}:${{AWS::AccountId}}:{place}"},
            )
    for name, rule in template.of_type("AWS::Events::Rule").items():
        for to in rule["Targets"]:
            if target(to["Arn"]) in functions:
                yield target(to["Arn"]), "events.amazonaws.com", {"Fn::GetAtt": [name, "Arn"]}


def spoken_of(value, resources):
    """The one of these resources that a value names, however it is written."""
    [name] = set(re.findall(r"\w+", json.dumps(value))) & set(resources)
    return name


def no_scan(template):
    for role, statement in template.statements():
        for action in listed(statement["Action"]):
            if re.search("Scan|PartiQL|Export", action):
                yield f"{role} may {action}: its cost grows with the number of conversations"


# How keys and tokens look that people paste by mistake.
SECRET_VALUE = re.compile(
    r"AKIA[0-9A-Z]{16}|-----BEGIN|\b(?:gh[pousr]|xox[bap])[_-]\w{10,}|(?i:password|secret|token)\s*[=:]\s*\S{6,}|[0-9a-f]{40}"
)
SECRET_NAME = re.compile(r"SECRET|PASSWORD|PASSWD|TOKEN|CREDENTIAL|(^|_)KEY(_|$)", re.IGNORECASE)


def texts(value):
    """Every text within a value."""
    if isinstance(value, dict):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)
    elif isinstance(value, str):
        yield value


def no_secret_is_told(template):
    for name, function in template.functions().items():
        for setting in function.get("Environment", {}).get("Variables", {}):
            if SECRET_NAME.search(setting):
                yield f"{name}: {setting} in the environment is readable to all who may see the function"
    for name in template.body.get("Parameters", {}):
        if re.search("Secret|Password|Token|ApiKey", name):
            yield f"parameter {name} would be kept with the stack"
    for name, resource in template.resources.items():
        if any(SECRET_VALUE.search(text) for text in texts(resource)):
            yield f"{name} holds what looks like a secret"
