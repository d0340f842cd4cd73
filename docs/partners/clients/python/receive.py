"""Reads notices from a queue with AMQP 1.0, checks each and acknowledges it. Prints ids and references only, never the notice.

python3 receive.py HOST:PORT QUEUE COUNT    USER_NAME and PASSWORD are read from the environment

Needs Qpid Proton: on Debian python3-qpid-proton and libsasl2-modules.
"""
import json
import os
import sys

from proton.handlers import MessagingHandler
from proton.reactor import Container

TYPE = "dk.broen.notification.v1"
PREFIXES = ("cloudEvents_", "cloudEvents:")


def event_of(message):
    """The event of a message in either content mode of the CloudEvents AMQP binding: attributes and data."""
    body = bytes(message.body).decode("utf-8")
    if message.content_type.startswith("application/cloudevents+json"):
        return json.loads(body)
    attributes = {name[len(PREFIXES[0]):]: value for name, value in message.properties.items() if name.startswith(PREFIXES)}
    return {**attributes, "datacontenttype": message.content_type, "data": json.loads(body)}


def check(event):
    notice = event["data"]
    if event["specversion"] != "1.0" or event["type"] != TYPE or notice["version"] != 1 or notice["id"] != event["id"]:
        raise ValueError(event["id"] + " is not a notice of version 1")


class Receiver(MessagingHandler):
    def __init__(self, broker, queue, count):
        super().__init__(prefetch=10, auto_accept=False)
        self.broker, self.queue, self.count = broker, queue, count
        self.seen = set()
        self.failure = None

    def on_start(self, event):
        connection = event.container.connect("amqp://" + self.broker, user=os.environ["USER_NAME"], password=os.environ["PASSWORD"],
                                             allowed_mechs="PLAIN", allow_insecure_mechs=True, reconnect=False)
        event.container.create_receiver(connection, self.queue)

    def on_message(self, event):
        try:
            read = event_of(event.message)
            check(read)
        except (KeyError, ValueError) as wrong:
            self.release(event.delivery, delivered=True)
            self.fail(event, wrong)
            return
        # Store the notice here, in one transaction with its id; then acknowledge. A notice that is known is acknowledged only.
        if read["id"] not in self.seen:
            self.seen.add(read["id"])
            print(json.dumps({"mode": event.message.content_type, "id": read["id"], "source": read["source"],
                              "subject": read.get("subject"), "correlates": read.get("correlates"), "kind": read["data"]["kind"],
                              "takenBack": [one.get("notice") for one in read["data"]["takesBack"]]}), flush=True)
        self.accept(event.delivery)
        if len(self.seen) >= self.count:
            event.connection.close()

    def on_transport_error(self, event):
        self.fail(event, event.transport.condition)

    def on_link_error(self, event):
        self.fail(event, event.link.remote_condition)

    def on_connection_error(self, event):
        self.fail(event, event.connection.remote_condition)

    def fail(self, event, why):
        self.failure = str(why)
        event.connection.close()


receiver = Receiver(sys.argv[1], sys.argv[2], int(sys.argv[3]))
Container(receiver).run()
if receiver.failure:
    sys.exit(receiver.failure)
