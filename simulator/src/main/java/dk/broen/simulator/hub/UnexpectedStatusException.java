package dk.broen.simulator.hub;

/** The hub answered with another status than 2xx. The exception message does not contain the response, which may contain citizen data. */
public final class UnexpectedStatusException extends RuntimeException {

    private final transient HubReply reply;

    UnexpectedStatusException(String method, String path, HubReply reply) {
        super(method + " " + path.replaceFirst("\\?.*", "") + " was answered with HTTP status " + reply.status());
        this.reply = reply;
    }

    public int status() {
        return reply.status();
    }

    public HubReply reply() {
        return reply;
    }
}
