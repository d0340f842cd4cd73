package dk.broen.routes.dispatch;

/** A pointer or subject would have told something (domain.md §7): it is never sent; what follows is a work item like any other failed delivery. */
final class BlockedPointerException extends RuntimeException {
    BlockedPointerException(String code) {
        super("blocked by the outbound filter: " + code);
    }
}
