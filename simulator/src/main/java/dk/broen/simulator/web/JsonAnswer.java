package dk.broen.simulator.web;

import com.fasterxml.jackson.databind.JsonNode;

/** What a partner answers to a request: a document, or nothing at all so that the caller runs into its timeout, or a broken connection. */
public sealed interface JsonAnswer {

    /** An HTTP status with a JSON document. */
    record Document(int status, JsonNode body) implements JsonAnswer {
    }

    /** The connection stays open and no answer comes until the server is closed. */
    record Silence() implements JsonAnswer {
    }

    /** The connection is closed without an answer. */
    record HangUp() implements JsonAnswer {
    }
}
