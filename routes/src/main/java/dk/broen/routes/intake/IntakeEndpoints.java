package dk.broen.routes.intake;

/** The HTTP endpoints for hospitals. The MLLP endpoint is in the adapters module. */
final class IntakeEndpoints {
    /**
     * MedCom messages, read as bytes. If Camel read them as text, a message that is not valid UTF-8 would fail before the hub could say
     * where it is wrong.
     */
    static final String FHIR = "platform-http:/fhir/messages?httpMethodRestrict=POST&useStreaming=true";

    /** XDIS messages, read as bytes: the XML declaration names their character set. */
    static final String XDIS = "platform-http:/xdis/messages?httpMethodRestrict=POST&useStreaming=true";

    private IntakeEndpoints() {}
}
