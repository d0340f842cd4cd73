package dk.broen.adapters.postgres;

/** Another process that is connected to the database uses the node name. A retry can help: the process may have ended just now. */
public final class NodeNameTakenException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    NodeNameTakenException(String node) {
        super("another hub on this database uses the name " + node + "; give each hub a name of its own, or stop the other one");
    }
}
