package dk.broen.routes.intake;

/** The addresses at which hospitals reach the hub by HTTP. The MLLP endpoint is an adapter of its own. */
final class IntakeEndpoints {
    /** MedCom messages as the bytes that came: as text, a message that is not UTF-8 would fail before its place could be named. */
    static final String FHIR = "platform-http:/fhir/messages?httpMethodRestrict=POST&useStreaming=true";

    private IntakeEndpoints() {}
}
