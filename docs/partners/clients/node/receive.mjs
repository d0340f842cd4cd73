// Reads notices from a queue with AMQP 1.0, checks each and acknowledges it. Prints ids and references only, never the notice.
// node receive.mjs HOST:PORT QUEUE COUNT SCHEMA    USER_NAME and PASSWORD are read from the environment
import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import { CloudEvent, HTTP } from "cloudevents";
import rhea from "rhea";

const PREFIX = /^cloudEvents[_:]/;
const [broker, queue, count, schema] = process.argv.slice(2);
const [host, port] = broker.split(":");
const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(JSON.parse(readFileSync(schema, "utf8")));
const seen = new Set();

/** The event of a message in either content mode of the CloudEvents AMQP binding. */
function eventOf(message) {
  const body = (message.body.content ?? message.body).toString("utf8");
  if (message.content_type.startsWith("application/cloudevents+json")) {
    return HTTP.toEvent({ headers: { "content-type": message.content_type }, body });
  }
  const attributes = Object.entries(message.application_properties)
    .filter(([name]) => PREFIX.test(name)).map(([name, value]) => [name.replace(PREFIX, ""), value]);
  return new CloudEvent({ ...Object.fromEntries(attributes), datacontenttype: message.content_type, data: JSON.parse(body) });
}

function checked(event) {
  if (event.type !== "dk.broen.notification.v1" || event.data.id !== event.id || !validate(event.data)) {
    throw new Error(`${event.id} is not a notice of version 1: ${JSON.stringify(validate.errors?.map(error => error.instancePath))}`);
  }
  return event;
}

const connection = rhea.connect({
  host, port: Number(port), username: process.env.USER_NAME, password: process.env.PASSWORD, reconnect: false
});
connection.open_receiver({ source: queue, autoaccept: false, credit_window: 10 });
connection.on("message", ({ message, delivery, receiver }) => {
  try {
    const event = checked(eventOf(message));
    // Store the notice here, in one transaction with its id; then acknowledge. A notice that is known is acknowledged only.
    if (!seen.has(event.id)) {
      seen.add(event.id);
      console.log(JSON.stringify({
        mode: message.content_type, id: event.id, source: event.source, subject: event.subject, correlates: event.correlates,
        kind: event.data.kind, takenBack: event.data.takesBack.map(one => one.notice)
      }));
    }
    delivery.accept();
  } catch (error) {
    console.error(error.message);
    delivery.release({ delivery_failed: true });
    process.exitCode = 1;
  }
  if (seen.size >= Number(count) || process.exitCode === 1) {
    receiver.close();
    receiver.connection.close();
  }
});
for (const failure of ["connection_error", "receiver_error", "disconnected"]) {
  connection.on(failure, context => {
    const error = context.error ?? context.receiver?.error ?? context.connection?.error;
    if (error) {
      console.error(String(error.message ?? error));
      process.exit(1);
    }
  });
}
