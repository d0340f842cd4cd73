package dk.broen.routes.arrival;

import dk.broen.adapters.crypto.BrokenSealException;
import dk.broen.adapters.crypto.Seal;
import dk.broen.adapters.crypto.UnknownKeyException;
import org.springframework.stereotype.Component;

/** Encrypts arrivals and refusals before they reach the broker, and decrypts them afterwards (design.md §7). */
@Component
public class SealedArrivals {
    private static final String ARRIVAL = "arrival";
    private static final String REFUSAL = "refusal";

    private final Seal seal;

    public SealedArrivals(Seal seal) {
        this.seal = seal;
    }

    public byte[] seal(Arrival arrival) {
        return seal.seal(ArrivalBytes.of(arrival), ARRIVAL);
    }

    public Arrival open(byte[] sealed) {
        return ArrivalBytes.arrival(seal.open(sealed, ARRIVAL));
    }

    /** Whether this hub has the key of the arrival. Bytes that were changed never open: no key is missing then. */
    public boolean hasKeyOf(byte[] sealed) {
        try {
            seal.open(sealed, ARRIVAL);
            return true;
        } catch (BrokenSealException changed) {
            return true;
        } catch (UnknownKeyException missing) {
            return false;
        }
    }

    public byte[] seal(Refusal refusal) {
        return seal.seal(ArrivalBytes.of(refusal), REFUSAL);
    }

    public Refusal openRefusal(byte[] sealed) {
        return ArrivalBytes.refusal(seal.open(sealed, REFUSAL));
    }
}
