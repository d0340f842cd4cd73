package dk.broen.adapters.consent;

import dk.broen.adapters.facts.FactsReader;
import dk.broen.adapters.facts.FactsRefused;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.ConsentRecord;
import dk.broen.domain.terms.Cpr;
import dk.broen.mappings.consent.FhirConsents;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Client of a municipality's consent register over HTTP, in the hub's own form or as FHIR R4 (docs/CONSENT-REGISTERS.md). On any result but a
 * readable answer about the citizen asked about (no connection, a refused login, another status than 200, an answer that is unreadable,
 * incomplete, too late or too long) the register is {@code Unavailable}: the hub holds the notices and raises an alarm, and sends nothing
 * (domain.md §4).
 */
public final class ConsentRegister {
    private static final Logger LOG = LoggerFactory.getLogger(ConsentRegister.class);
    /** From the question to the last byte of the answer, with a token where one is needed and all pages. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(3);

    private final RegisterConnection connection;
    private final RegisterForm form;

    private ConsentRegister(RegisterConnection connection, RegisterForm form) {
        this.connection = connection;
        this.form = form;
    }

    /** A register that answers in the form of the hub. */
    public static ConsentRegister inOwnForm(RegisterAccess access, FactsReader reader) {
        return new ConsentRegister(new RegisterConnection(access), new BroenForm(reader));
    }

    /** A register that is a FHIR R4 server. */
    public static ConsentRegister inFhir(RegisterAccess access, FhirConsents mapping, Clock clock) {
        return new ConsentRegister(new RegisterConnection(access), new FhirForm(mapping, clock));
    }

    public ConsentRecord consentsOf(Cpr citizen) {
        try {
            return new ConsentRecord.Known(ask(citizen));
        } catch (OtherCitizenAnswered mixedUp) {
            LOG.error("BRN3302 consent-register-mixes-citizens host={}", connection.url().getHost());
        } catch (Unusable unusable) {
            LOG.error("BRN3301 consent-register-unavailable host={} cause={}", connection.url().getHost(), unusable.getMessage());
        }
        return new ConsentRecord.Unavailable();
    }

    /** Asks the register for a human who wants to know whether it can be used. Nothing is decided from the answer. */
    public RegisterCheck check(Cpr citizen) {
        long start = System.nanoTime();
        RegisterCheck.Result result;
        try {
            result = new RegisterCheck.Result.Answers(ask(citizen).size());
        } catch (OtherCitizenAnswered mixedUp) {
            result = new RegisterCheck.Result.Unusable("other-citizen");
        } catch (Unusable unusable) {
            result = new RegisterCheck.Result.Unusable(unusable.getMessage());
        }
        return new RegisterCheck(result, Duration.ofNanos(System.nanoTime() - start));
    }

    /** The next question opens a new connection, with the certificates that are valid then. */
    public void reconnect() {
        connection.reconnect();
    }

    private List<Consent> ask(Cpr citizen) throws OtherCitizenAnswered, Unusable {
        try {
            return form.consentsOf(citizen, connection, Deadline.in(ANSWER_TIMEOUT));
        } catch (OtherCitizenAnswered mixedUp) {
            throw mixedUp;
        } catch (NoAnswer unusable) {
            throw new Unusable(unusable.getMessage());
        } catch (IOException | FactsRefused unreadable) {
            throw new Unusable(unreadable.getClass().getSimpleName());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Unusable("interrupted");
        } catch (RuntimeException unexpected) {
            // for example a changed key store that cannot be read: a register without an alarm would be held in silence
            throw new Unusable(unexpected.getClass().getSimpleName());
        }
    }

    /** The answer cannot be used. The message is the cause as the log shows it. */
    private static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String cause) {
            super(cause, null, false, false);
        }
    }
}
