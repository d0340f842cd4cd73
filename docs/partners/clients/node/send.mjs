// Sends one message of a hospital with AMQP 1.0 and waits for its acknowledgement.
// node send.mjs HOST:PORT HOSPITAL FILE    USER_NAME and PASSWORD are read from the environment
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import rhea from "rhea";

const [broker, hospital, file] = process.argv.slice(2);
const [host, port] = broker.split(":");
const id = randomUUID();
const connection = rhea.connect({
  host, port: Number(port), username: process.env.USER_NAME, password: process.env.PASSWORD, reconnect: false
});

// The selector leaves the answers to other messages on the queue.
connection.open_receiver({
  source: { address: `hospital-answers.${hospital}`, filter: rhea.filter.selector(`JMSCorrelationID = '${id}'`) },
  autoaccept: false, credit_window: 1
});
connection.once("receiver_open", () => connection.open_sender(`hospital-messages.${hospital}`));
connection.once("sendable", ({ sender }) => sender.send({
  // Bytes in a data section are stored as they are. Do not name a textual content type: the broker would decode them.
  body: rhea.message.data_section(readFileSync(file)), durable: true, correlation_id: id
}));
connection.on("message", ({ message, delivery, receiver }) => {
  const body = message.body.content ?? message.body;
  console.log(JSON.stringify({
    contentType: message.content_type, correlates: message.correlation_id === id, answer: body.toString("latin1").split("\r")
  }));
  delivery.accept();
  receiver.connection.close();
});
for (const failure of ["rejected", "released", "connection_error", "receiver_error", "sender_error", "disconnected"]) {
  connection.on(failure, context => {
    const error = context.error ?? context.sender?.error ?? context.receiver?.error ?? context.connection?.error;
    if (error || failure === "rejected" || failure === "released") {
      console.error(String(error?.message ?? error?.description ?? failure));
      process.exit(1);
    }
  });
}
