package dk.broen.hub.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** The consent register that a simulator plays for the municipalities with an outage. */
interface PlayedRegister extends AutoCloseable {
    /** The settings of a hub that asks this register about the citizens of a municipality, as environment variables. */
    Map<String, String> settings(String municipality);

    /**
     * Replaces all consents of one citizen.
     *
     * @param consents in the form of the facts document
     */
    void put(String cpr, List<JsonNode> consents);

    void setDown(boolean down);

    @Override
    void close();
}
