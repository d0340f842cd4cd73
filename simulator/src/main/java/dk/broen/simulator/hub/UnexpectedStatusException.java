package dk.broen.simulator.hub;

/** The hub answered with something else than 2xx. The answer itself is kept apart from the message, for it may name a citizen. */
public final class UnexpectedStatusException extends RuntimeException {

    private final transient HubReply reply;

    UnexpectedStatusException(String method, String path, HubReply reply) {
        super(method + " " + path.replaceFirst("\\?.*", "") + " was answered " + reply.status());
        this.reply = reply;
    }

    public int status() {
        return reply.status();
    }

    public HubReply reply() {
        return reply;
    }
}
