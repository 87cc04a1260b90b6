"""The stack's table, read and written with the account's own rights: what no person of the play could do."""

import secrets
import time

from boto3.dynamodb.types import TypeDeserializer, TypeSerializer

ENDS_IN_S = 3600


def read(item):
    return {name: TypeDeserializer().deserialize(value) for name, value in item.items()}


class Table:
    def __init__(self, client, name):
        self.client, self.name = client, name

    def put(self, **item):
        written = {name: TypeSerializer().serialize(value) for name, value in item.items()}
        self.client.put_item(TableName=self.name, Item=written)

    def get(self, pk, sk):
        """The item, or nothing."""
        key = {"pk": {"S": pk}, "sk": {"S": sk}}
        return read(self.client.get_item(TableName=self.name, Key=key, ConsistentRead=True).get("Item", {}))

    def delete(self, pk, sk):
        self.client.delete_item(TableName=self.name, Key={"pk": {"S": pk}, "sk": {"S": sk}})

    def all(self, prefix):
        """Every item under partitions that begin so."""
        pages = self.client.get_paginator("scan").paginate(TableName=self.name)
        items = [read(item) for page in pages for item in page["Items"]]
        return [item for item in items if item["pk"].startswith(prefix)]

    def set(self, pk, sk, **values):
        """Changes single attributes of an item; `a__b` is `b` within the map `a`."""
        names = [name.split("__") for name in values]
        places = [".".join(f"#n{row}_{depth}" for depth in range(len(parts))) for row, parts in enumerate(names)]
        self.client.update_item(
            TableName=self.name,
            Key={"pk": {"S": pk}, "sk": {"S": sk}},
            UpdateExpression="SET " + ", ".join(f"{place} = :v{row}" for row, place in enumerate(places)),
            ExpressionAttributeNames={f"#n{row}_{depth}": part for row, parts in enumerate(names) for depth, part in enumerate(parts)},
            ExpressionAttributeValues={f":v{row}": TypeSerializer().serialize(value) for row, value in enumerate(values.values())},
        )

    def ghost_in(self, conversation, visitor):
        """A socket that went away without a word and still follows a conversation. Returns its key."""
        ghost = f"ghost{secrets.token_hex(8)}"
        follows = {conversation: True}
        self.put(
            pk=f"K#{ghost}",
            sk="CONNECTION",
            visitor=visitor,
            site="demo",
            follows=follows,
            watches={},
            expires_at_s=int(time.time()) + ENDS_IN_S,
        )
        self.set(f"C#{conversation}", "HEAD", **{f"connections__{ghost}": "v"})
        return f"K#{ghost}", "CONNECTION"

    def ghost_at(self, queue, agent):
        """The same, of a console that watches a queue."""
        ghost = f"ghost{secrets.token_hex(8)}"
        ends = int(time.time()) + ENDS_IN_S
        self.put(pk=f"K#{ghost}", sk="CONNECTION", agent=agent, session="none", follows={}, watches={queue: True}, expires_at_s=ends)
        self.put(pk=f"Q#{queue}", sk=f"WATCH#{ghost}", connection=ghost, agent=agent, expires_at_s=ends)
        return f"K#{ghost}", "CONNECTION"
