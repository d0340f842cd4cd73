package dk.broen.simulator.hub;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One answer of the hub's HTTP ports.
 *
 * @param status the HTTP status
 * @param body a text node when the answer is no JSON, a missing node when there is none
 */
public record HubReply(int status, JsonNode body) {

    public boolean isSuccess() {
        return status / 100 == 2;
    }
}
