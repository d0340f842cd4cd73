package dk.broen.routes.unread;

import dk.broen.adapters.outbox.DueNotification;

/** A notice that lies on an unread queue and can be told elsewhere. */
record UnreadNotice(String address, DueNotification notice) {
    @Override
    public String toString() {
        return "UnreadNotice[" + notice.reference() + "]";
    }
}
