package dk.broen.domain.terms;

/** A way on which the wards of a hospital get the hub's answers (domain.md §5). */
public sealed interface AnswerAddress {
    /** @param address an Artemis address */
    record Queue(String address) implements AnswerAddress {}

    /**
     * A system of the hospital that takes HL7 v2 over MLLP.
     *
     * @param tls whether the connection is encrypted and the certificate of the host is checked
     */
    record Mllp(String host, int port, boolean tls) implements AnswerAddress {
        /** The host and the port, as the receiver of a notice is named. */
        public String receiver() {
            return host + ":" + port;
        }
    }

    /** @param address an address that staff of the hospital read */
    record Mail(String address) implements AnswerAddress {
        @Override
        public String toString() {
            return "Mail";
        }
    }
}
