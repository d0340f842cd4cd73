package dk.broen.simulator.mail;

import dk.broen.simulator.tls.LoopbackCertificate;

/** How a connection to the mail server is encrypted. */
public sealed interface Encryption {

    /** Not at all. */
    record None() implements Encryption {
    }

    /** By STARTTLS (RFC 3207). Before STARTTLS the server accepts only EHLO, NOOP and QUIT. */
    record StartTls(LoopbackCertificate certificate) implements Encryption {
    }
}
