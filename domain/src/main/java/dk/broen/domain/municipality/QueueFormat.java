package dk.broen.domain.municipality;

/** How a notice is written for the queues of a municipality: a CloudEvent in one of its two content modes. */
public enum QueueFormat {
    /** Structured mode: one JSON document with the attributes of the event and the notice. */
    CLOUDEVENTS,
    /** Binary mode: the notice is the body, and the attributes of the event are properties of the message. */
    CLOUDEVENTS_BINARY
}
