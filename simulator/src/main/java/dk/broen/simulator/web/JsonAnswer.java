package dk.broen.simulator.web;

import com.fasterxml.jackson.databind.JsonNode;

/** What a stand-in answers to a request: a document, no answer at all, or a closed connection. */
public sealed interface JsonAnswer {

    /** An HTTP response with a JSON body. */
    record Document(int status, JsonNode body) implements JsonAnswer {
    }

    /** The connection stays open without an answer until the server is closed: the timeout of the caller passes. */
    record Silence() implements JsonAnswer {
    }

    /** The connection is closed without an answer. */
    record HangUp() implements JsonAnswer {
    }
}
