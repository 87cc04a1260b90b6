"""The function of a place for the contract suite: it is called by a table's stream, by a queue and by sockets, and writes down with what.

It runs in Lambda, with nothing but what Lambda brings."""

import json
import os
import time

import boto3
from botocore.exceptions import ClientError

# Of two large images nothing is written down: an item could not hold them, and no case asks.
MOST_BYTES = 100_000


def handler(event, _):
    if "requestContext" in event:
        return socket(event)
    failures = []
    for record in event["Records"]:
        if record["eventSource"] == "aws:sqs":
            whose, what = record["body"].split(" ", 1)
            write_down(whose, f"{time.time_ns():020}", record)
            if what == "bad":
                failures.append({"itemIdentifier": record["messageId"]})
        else:
            change = record["dynamodb"]
            # A record that comes again is written to the same place.
            write_down(change["Keys"]["pk"]["S"], change["SequenceNumber"].zfill(40), record)
    return {"batchItemFailures": failures}


def write_down(whose, place, record):
    written = json.dumps(record)
    if len(written) <= MOST_BYTES:
        item = {"pk": {"S": whose}, "sk": {"S": place}, "record": {"S": written}}
        boto3.client("dynamodb").put_item(TableName=os.environ["SEEN"], Item=item)


def socket(event):
    context, asked = event["requestContext"], event.get("queryStringParameters") or {}
    write_down(context["connectionId"], f"{time.time_ns():020}", event)
    if context["eventType"] == "MESSAGE":
        post(context, {"connection": context["connectionId"], "bytes": len(event["body"])})
        return {"statusCode": 200}
    if context["eventType"] != "CONNECT":
        return {"statusCode": 200}
    if asked.get("refuse") == "yes":
        return {"statusCode": 403}
    if asked.get("post") == "yes":
        chosen = "sent" if post(context, {}) else "gone"
    else:
        headers = {name.lower(): value for name, value in event["headers"].items()}
        chosen = headers.get("sec-websocket-protocol", "").split(",")[0].strip()
    return {"statusCode": 200, "headers": {"Sec-WebSocket-Protocol": chosen} if chosen else {}}


def post(context, told):
    """Whether the gateway took it; a socket that is gone is no error."""
    gateway = boto3.client("apigatewaymanagementapi", endpoint_url=os.environ["CONNECTIONS"])
    try:
        gateway.post_to_connection(ConnectionId=context["connectionId"], Data=json.dumps(told).encode())
    except ClientError as refused:
        if refused.response["ResponseMetadata"]["HTTPStatusCode"] == 410:
            return False
        raise
    return True
