package dk.broen.mappings.medcom;

import java.util.Optional;

/** The ids of a message as far as it has them, for the answer to its sender. What FHIR does not allow as an id is left out. */
public record MessageIds(Optional<String> bundle, Optional<String> messageHeader) {
    private static final String ID = "[A-Za-z0-9.-]{1,64}";

    public MessageIds {
        bundle = bundle.filter(id -> id.matches(ID));
        messageHeader = messageHeader.filter(id -> id.matches(ID));
    }
}
