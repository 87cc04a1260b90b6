"""Starts the emulator with five of its faults mended, and with one misfortune that it does not know.

`REMOVE tail[0], tail[1]` takes away both elements that were there before. The emulator takes the first away, then what is the second by then,
so that a spilled conversation would show events twice. Taken from the end, no place moves before its turn.

An HTTP API without CORS settings passes a preflight on to its route, and functions answer it. The emulator answers 403, so that no page of another
origin could speak to the widget's API.

A socket is opened with the subprotocol that the function of `$connect` chose. The emulator chooses none, and browsers then close the socket.

SES asks for the right to send on the sender's identity, on the configuration set and, while the account is in its sandbox, on each recipient's identity; and it
says from whom the mail comes. The emulator asks for a right on everything and says nothing, so that no role that names what it needs could send.

API Gateway says from which address a call came. The emulator says 127.0.0.1, so that all the people of the plays would share one stranger's limits. Here a
call of the plays names its address in the header `x-caller`, which no function sees.

SES is too busy at times. Here it is so for an address that begins with `busy-`, for some seconds from the first mail on.
"""

import json
import time
from contextvars import ContextVar
from email.utils import parseaddr

from ministack import app
from ministack.core.responses import get_account_id
from ministack.services import apigateway, dynamodb, lambda_svc, ses_v2


def remove_at_once(item, tokens, names, changed):
    paths = [dynamodb._parse_path_from_tokens(part, names) for part in dynamodb._split_by_comma(tokens)]
    for path in sorted(paths, key=lambda path: path[-1] if isinstance(path[-1], int) else -1, reverse=True):
        changed.add(tuple(path))
        dynamodb._remove_at_path(item, path)


dynamodb._apply_remove = remove_at_once
execute, open_socket, invoke = apigateway._handle_execute_in_scope, apigateway.handle_websocket, apigateway._invoke_ws_lambda


async def execute_preflights_too(api, stage, path, method, headers, body, query, account, region, raw_query=None):
    route = apigateway._match_route(api, method, "/" + path.lstrip("/"))
    if method != "OPTIONS" or route is None or apigateway._apis[api].get("corsConfiguration"):
        return await execute(api, stage, path, method, headers, body, query, account, region, raw_query)
    integration = apigateway._integrations[api][route["target"].rpartition("/")[2]]
    given = {name.lower(): value for name, value in headers.items()}
    return await apigateway._invoke_lambda_proxy(
        integration,
        api,
        stage,
        path,
        method,
        given,
        body,
        query,
        route["routeKey"],
        owner_account_id=account,
        owner_region=region,
        raw_query_string=raw_query,
    )


apigateway._handle_execute_in_scope = execute_preflights_too
# What the function of `$connect` chose for the socket that is being opened.
chosen = ContextVar("chosen", default=None)


async def invoke_and_note(*given, **named):
    answer = await invoke(*given, **named)
    if "CONNECT" in given:
        headers = {name.lower(): value for name, value in ((answer or {}).get("headers") or {}).items()}
        chosen.set(headers.get("sec-websocket-protocol"))
    return answer


async def open_socket_as_chosen(scope, receive, send, *given, **named):
    async def told(message):
        if message["type"] == "websocket.accept" and chosen.get():
            message = {**message, "subprotocol": chosen.get()}
        await send(message)

    await open_socket(scope, receive, told, *given, **named)


apigateway._invoke_ws_lambda = invoke_and_note
apigateway.handle_websocket = open_socket_as_chosen
run_function = lambda_svc._execute_function_with_config_scope


def run_with_caller(function, event):
    http = event.get("requestContext", {}).get("http") if isinstance(event, dict) else None
    if http:
        http["sourceIp"] = event["headers"].pop("x-caller", http["sourceIp"])
    return run_function(function, event)


lambda_svc._execute_function_with_config_scope = run_with_caller
enforce_ses = app._enforce_ses_v2


def enforce_as_ses_does(method, path, headers, body, query, request):
    if not path.endswith("/outbound-emails"):
        return enforce_ses(method, path, headers, body, query, request)
    mail = json.loads(body)
    # A raw mail may say both in its own header alone; then there is nothing to ask for but the right itself.
    sender = parseaddr(mail.get("FromEmailAddress", ""))[1]
    names = [f"identity/{sender.partition('@')[2]}", *(f"identity/{each}" for each in mail.get("Destination", {}).get("ToAddresses", []))]
    if "ConfigurationSetName" in mail:
        names.append(f"configuration-set/{mail['ConfigurationSetName']}")
    for name in names:
        arn = f"arn:aws:ses:{app.extract_region(headers, query)}:{get_account_id()}:{name}"
        context = {"ses:fromaddress": sender}
        refused = app._enforce_data_plane(
            "sesv2", "ses:SendEmail", headers, query, request, resource_arn=arn, service_context=context, named_resource=arn
        )
        if refused:
            return refused
    return None


app._enforce_ses_v2 = enforce_as_ses_does
answer_ses = ses_v2.handle_request
# Longer than the SDK tries again by itself, shorter than the product puts a mail off.
BUSY_S = 4
# When each of these addresses was first written to.
first_s = {}


async def answer_unless_busy(method, path, headers, body, query):
    mail = json.loads(body) if path.endswith("/outbound-emails") else {}
    to = mail.get("Destination", {}).get("ToAddresses", [])
    now_s = time.monotonic()
    if any(address.startswith("busy-") and now_s - first_s.setdefault(address, now_s) < BUSY_S for address in to):
        told = {"Content-Type": "application/json", "x-amzn-errortype": "TooManyRequestsException"}
        return 429, told, b'{"message": "Maximum sending rate exceeded."}'
    return await answer_ses(method, path, headers, body, query)


ses_v2.handle_request = answer_unless_busy
app.main()
