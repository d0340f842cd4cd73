package dk.broen.simulator.hub;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A response from one of the hub's HTTP ports.
 *
 * @param status the HTTP status
 * @param body a text node when the body is not JSON, a missing node when the body is empty
 */
public record HubReply(int status, JsonNode body) {

    public boolean isSuccess() {
        return status / 100 == 2;
    }
}
