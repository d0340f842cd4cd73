package dk.broen.mappings.medcom;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.StringType;

/** The ids of a message as far as it has them, for the answer to its sender. What FHIR does not allow as an id is left out. */
record MessageIds(Optional<String> bundle, Optional<String> messageHeader) {
    static final String BASE = "https://broen.example/fhir/";
    private static final String ID = "[A-Za-z0-9.-]{1,64}";

    public MessageIds {
        bundle = bundle.filter(id -> id.matches(ID));
        messageHeader = messageHeader.filter(id -> id.matches(ID));
    }

    /** FHIR has no element for the id of the Bundle that an acknowledgement answers, so it is an extension. */
    Optional<Extension> bundleExtension() {
        return bundle.map(id -> new Extension(BASE + "bundle-id", new StringType(id)));
    }

    List<Extension> extensions() {
        return Stream.of(bundleExtension(), messageHeader.map(id -> new Extension(BASE + "message-header-id", new StringType(id))))
            .flatMap(Optional::stream).toList();
    }
}
