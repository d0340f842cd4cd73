package dk.broen.adapters.smpp;

import java.net.ConnectException;

/** There is no connection to the SMSC: nothing was sent. */
public final class NotBoundException extends ConnectException {
    private static final long serialVersionUID = 1L;

    NotBoundException(String host) {
        super("not bound to " + host);
    }
}
