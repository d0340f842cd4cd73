package dk.broen.simulator.mail;

import dk.broen.simulator.tls.LoopbackCertificate;

/** When a connection to the mail server becomes encrypted. */
public sealed interface Encryption {

    /** Never. */
    record None() implements Encryption {
    }

    /** After STARTTLS (RFC 3207), and nothing but EHLO, NOOP and QUIT is taken before. */
    record StartTls(LoopbackCertificate certificate) implements Encryption {
    }
}
