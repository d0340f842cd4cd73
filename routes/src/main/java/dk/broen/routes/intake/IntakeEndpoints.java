package dk.broen.routes.intake;

/** The HTTP endpoints for hospitals. The MLLP endpoint is in the adapters module. */
final class IntakeEndpoints {
    /**
     * MedCom messages, read as bytes. If Camel read them as text, a message that is not valid UTF-8 would fail before the hub could say
     * where it is wrong.
     */
    static final String FHIR = "platform-http:/fhir/messages?httpMethodRestrict=POST&useStreaming=true";

    /** Acknowledgements of municipalities, which arrive at {@link #FHIR}. */
    static final String ACKNOWLEDGEMENT = "direct:intake-acknowledgement";

    private IntakeEndpoints() {}
}
